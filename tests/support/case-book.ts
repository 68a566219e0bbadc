import { inject } from "vitest";
import type { Case, CaseDraft } from "../../src/domain/case.ts";
import type { CaseBook, CaseFiling } from "../../src/domain/case-book.ts";
import type { CaseEvent } from "../../src/domain/case-event.ts";
import type { Papers } from "../../src/domain/paper.ts";
import type { Actor } from "../../src/domain/referral.ts";
import type { Rumours } from "../../src/domain/rumour.ts";
import { createCaseStores } from "../../src/redis/case-stores.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { keys } from "../../src/redis/keys.ts";
import { aCaseDraft } from "../unit/data/a-case.ts";
import { MONDAY_MORNING } from "../unit/data/a-referral.ts";
import { anAct, KEEP_DAYS, sealer } from "./referral-book.ts";
import { freshChat } from "./scripted-intake.ts";

export interface TestCases {
  readonly redis: RedisConnection;
  readonly cases: CaseBook;
  readonly papers: Papers;
  readonly rumours: Rumours;
  /** What the clock of the book shows, in ms since the epoch. */
  now: number;
  /** A volunteer in Sleman whom no other test knows. */
  volunteer(): Actor;
  /** All that stands there of a case, as it stands. */
  rawOf(code: string): Promise<string>;
  opens(owner: Actor, told?: Partial<CaseDraft>): Promise<Case>;
  /** By its owner, unless told otherwise. */
  files(
    filed: Case,
    event: CaseEvent,
    more?: { readonly actor?: Actor; readonly seen?: number; readonly act?: string },
  ): Promise<CaseFiling>;
}

/** The real book on the shared Redis, or on that of a house, with a clock that stands until it is set. */
export async function testCases(...urls: readonly string[]): Promise<TestCases> {
  const [first = inject("redisUrl"), ...others] = urls;
  const redis = await connectRedis([first, ...others], () => undefined);
  const stores = createCaseStores({ redis, sealer, now: () => new Date(test.now), keepDays: KEEP_DAYS });
  const test: TestCases = {
    ...{ redis, ...stores, now: MONDAY_MORNING },
    volunteer: () => ({ id: freshChat(), role: "volunteer", place: "34.04.01" }),
    async rawOf(code) {
      const log = await redis.command(keys.caseLog(code), "XRANGE", keys.caseLog(code), "-", "+");
      const held = await redis.command(keys.casePapers(code), "HVALS", keys.casePapers(code));
      const texts = [log, held].flat(4).map(String);
      return texts.join("\n");
    },
    async opens(owner, told) {
      const { code: _, ...draft } = aCaseDraft({ owner: owner.id, ...told });
      const opening = await stores.cases.open(draft, anAct());
      if (opening.kind !== "opened") throw new Error(opening.kind);
      return opening.case;
    },
    files: ({ code, owner }, event, more) =>
      stores.cases.file({ code, event, actor: { id: owner, role: "volunteer" }, act: anAct(), ...more }),
  };
  return test;
}
