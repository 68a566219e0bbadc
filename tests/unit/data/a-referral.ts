import fc from "fast-check";
import type { EVENT_KINDS } from "../../../src/domain/move-referral.ts";
import { move } from "../../../src/domain/move-referral.ts";
import { NEED_CATEGORIES, URGENCIES } from "../../../src/domain/need.ts";
import type { Actor, Referral, ReferralDraft, ReferralEvent } from "../../../src/domain/referral.ts";
import { CLIENT_WORDS, OUTCOMES, REFUSAL_REASONS } from "../../../src/domain/referral.ts";
import { startReferral } from "../../../src/domain/referral-log.ts";

/** Monday, 2 November 2026, 03:00 UTC: ten in the morning in Sleman. */
export const MONDAY_MORNING = 1_793_588_400_000;

export const OWNER: Actor = { id: 7, role: "volunteer", place: "34.04.01" };
export const COORDINATOR: Actor = { id: 8, role: "coordinator", place: "34.04" };
export const ADMIN: Actor = { id: 9, role: "admin" };

/** Food for a household in Sleman, in three days. */
export function aDraft(told: Partial<ReferralDraft> = {}): ReferralDraft {
  return {
    code: "K7M2QX",
    forWhom: "R4T9",
    startedAt: MONDAY_MORNING,
    owner: OWNER.id,
    place: "34.04.01",
    need: { category: "food", urgency: "urgent" },
    source: { kind: "listed", id: "dinsos-sleman" },
    handOver: "letter",
    ...told,
  };
}

/** Of every kind, one that brings all that the rules ask for. */
export const COMPLETE = {
  consent: { kind: "consent" },
  send: { kind: "send", override: "He bleeds and cannot speak." },
  acknowledge: { kind: "acknowledge" },
  accept: { kind: "accept" },
  start: { kind: "start" },
  receive: { kind: "receive", client: { word: "yes" } },
  close: { kind: "close", outcome: "not_helped" },
  no_news: { kind: "no_news" },
  hold: { kind: "hold", reason: "The road is flooded." },
  resume: { kind: "resume" },
  refuse: { kind: "refuse", reason: "capacity" },
  fail: { kind: "fail", reason: "The stock was stolen." },
  lose_touch: { kind: "lose_touch", whom: "source", reason: "Nobody answers." },
  cancel: { kind: "cancel", reason: "The neighbours have helped." },
  mistake: { kind: "mistake", reason: "Written twice." },
} as const satisfies Readonly<Record<(typeof EVENT_KINDS)[number], ReferralEvent>>;

/** What the events make of a new draft, one an hour and a bit; throws at the first that does not move. */
export function afterEvents(events: readonly ReferralEvent[], told: Partial<ReferralDraft> = {}): Referral {
  return events.reduce(
    (referral, event, index) => {
      const moved = move(referral, event, OWNER, MONDAY_MORNING + index * 4_000_000);
      if (moved.kind !== "moved") throw new Error(`${event.kind} did not move: ${JSON.stringify(moved)}`);
      return moved.referral;
    },
    startReferral(aDraft(told)),
  );
}

const reasons = fc.constantFrom({}, { reason: "" }, { reason: " \n" }, { reason: "a reason" });

/** Complete and incomplete ones. */
export const anyEvents: fc.Arbitrary<ReferralEvent> = fc.oneof(
  fc.constantFrom<ReferralEvent>(...Object.values(COMPLETE), { kind: "send" }, { kind: "send", override: " " }),
  fc.constantFrom(...CLIENT_WORDS).map((word) => ({ kind: "receive" as const, client: { word } })),
  fc.constant({ kind: "receive" as const }),
  fc.constantFrom(...OUTCOMES).map((outcome) => ({ kind: "close" as const, outcome })),
  fc.constant({ kind: "close" as const }),
  fc.constantFrom(...REFUSAL_REASONS).map((reason) => ({ kind: "refuse" as const, reason })),
  fc
    .tuple(fc.constantFrom("hold" as const, "fail" as const, "cancel" as const, "mistake" as const), reasons)
    .map(([kind, reason]) => ({ kind, ...reason })),
  fc
    .tuple(fc.constantFrom("client" as const, "source" as const), reasons)
    .map(([whom, reason]) => ({ kind: "lose_touch" as const, whom, ...reason })),
);

export const anyActors: fc.Arbitrary<Actor> = fc.constantFrom<Actor>(
  OWNER,
  OWNER,
  COORDINATOR,
  ADMIN,
  { id: 70, role: "volunteer", place: "34.04.01" },
  { id: 80, role: "coordinator", place: "34.05" },
  { id: 81, role: "coordinator" },
);

export const anyDrafts: fc.Arbitrary<ReferralDraft> = fc
  .record({ category: fc.constantFrom(...NEED_CATEGORIES), urgency: fc.constantFrom(...URGENCIES) })
  .map((need) => aDraft({ need }));

/** Attempts by all kinds of people, some minutes to some days apart. */
export const anyAttempts = fc.array(
  fc.record({ event: anyEvents, actor: anyActors, wait: fc.integer({ min: 0, max: 200_000_000 }) }),
  { maxLength: 40 },
);

/** Events that follow the way to its end, with others strewn in: chance alone seldom gets far. */
export const likelyAttempts = fc
  .tuple(
    fc.constantFrom<readonly ReferralEvent[]>(
      [COMPLETE.consent, COMPLETE.send, COMPLETE.acknowledge, COMPLETE.accept, COMPLETE.start, COMPLETE.receive],
      [COMPLETE.consent, COMPLETE.send, COMPLETE.hold, COMPLETE.resume, COMPLETE.acknowledge],
      [COMPLETE.send, COMPLETE.acknowledge, COMPLETE.hold],
    ),
    fc.nat(6),
    anyAttempts,
  )
  .map(([way, length, attempts]) => [
    ...way.slice(0, length).map((event) => ({ event, actor: OWNER, wait: 60_000 })),
    ...attempts,
  ]);
