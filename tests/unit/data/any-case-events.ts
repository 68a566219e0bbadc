import fc from "fast-check";
import { CASE_OUTCOMES, CASE_TITLES, HELPED, OFFER_REASONS } from "../../../src/domain/case.ts";
import { type CaseEvent, DOCUMENT_KINDS } from "../../../src/domain/case-event.ts";
import { COLOURS } from "../../../src/domain/check-in.ts";
import { ASK_AFTER, RHYTHMS } from "../../../src/domain/check-in-due.ts";
import { PHASES } from "../../../src/domain/phase.ts";
import { ROLES } from "../../../src/domain/role.ts";
import { GATES } from "../../../src/domain/safety.ts";
import { TECHNIQUES } from "../../../src/domain/technique.ts";
import { OPEN_CONFLICT } from "./a-case.ts";
import type { CaseStory } from "./a-case-story.ts";

const gates = fc.subarray([...GATES], { maxLength: 3 });
const roles = fc.subarray([...ROLES], { minLength: 1 });
const text = fc.string({ maxLength: 20 });
const some = <const T>(values: readonly T[]) => fc.constantFrom(...values);

const anyEvent: fc.Arbitrary<CaseEvent> = fc.oneof(
  fc.record({ kind: fc.constant("retitle" as const), title: some(CASE_TITLES) }),
  fc.record({ kind: fc.constant("move place" as const), place: some(["34.04.02", "34.04"]) }),
  fc.record({
    ...{ kind: fc.constant("guided" as const), roles, techniques: fc.subarray([...TECHNIQUES], { maxLength: 4 }) },
    situation: some(PHASES).map((phase) => ({ ...OPEN_CONFLICT, phase })),
  }),
  fc.record({ kind: fc.constant("tried" as const), technique: some(TECHNIQUES), helped: some(HELPED) }),
  fc.record({ kind: fc.constant("phase" as const), phase: some(PHASES), roles }),
  fc.record({ kind: fc.constant("sides" as const), count: fc.nat(6) }),
  fc.record({
    ...{ kind: fc.constant("check-in" as const), gates },
    ...{ colour: some(COLOURS), safety: fc.integer({ min: 1, max: 10 }) },
  }),
  fc.record({ kind: fc.constant("rhythm" as const), everyDays: some(RHYTHMS) }),
  fc.record({ kind: fc.constant("ask" as const), inDays: some(ASK_AFTER) }),
  fc.record({ kind: fc.constant("danger" as const), gates }),
  fc.record({ kind: some(["note", "answer"]), text }),
  fc.record({ kind: fc.constant("referral" as const), code: fc.constant("K7M2QX") }),
  fc.record({ kind: fc.constant("document" as const), document: some(DOCUMENT_KINDS) }),
  fc.record({ kind: fc.constant("help" as const), isUrgent: fc.boolean() }),
  fc.record({ kind: fc.constant("offer" as const), to: fc.nat(3), reason: some(OFFER_REASONS) }),
  fc.record({ kind: fc.constant("claim" as const), link: fc.constant("a-link") }),
  fc.record({ kind: some(["accept", "decline", "withdraw", "take", "reopen"]) }),
  fc.record({ kind: fc.constant("close" as const), outcome: some(CASE_OUTCOMES) }),
);

/** Days since the opening, ascending, and what happened then; as it may stand in a timeline, allowed or not. */
export const anyCaseEvents: fc.Arbitrary<CaseStory> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 120 }), anyEvent), { maxLength: 25 })
  .map((told) => told.toSorted(([one], [other]) => one - other));
