import { afterAll, beforeAll } from "vitest";
import type { Referral, ReferralDraft, ReferralEvent } from "../../src/domain/referral.ts";
import type { ReferralBook, ReferralWords } from "../../src/domain/referral-book.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { createReferralBook } from "../../src/redis/referral-book.ts";
import { createSealer } from "../../src/redis/sealing.ts";
import { aDraft } from "../unit/data/a-referral.ts";
import { laterOn, type TestHouse } from "./house.ts";
import type { Person } from "./person.ts";

/** As houses of tests have it. */
const DATA_KEY = { id: "test", key: Buffer.alloc(32, 1) };

let acts = 0;

/** The book of a running house, written to past the bot. */
export interface HouseBook {
  readonly book: ReferralBook;
  /** A referral of this person to whom these events have happened; what is not told is as `aDraft` has it. */
  after(
    owner: Person,
    events: readonly ReferralEvent[],
    told?: Partial<ReferralDraft>,
    words?: ReferralWords,
  ): Promise<Referral>;
}

export function useReferrals(house: TestHouse): HouseBook {
  let there: HouseBook | undefined;
  let close: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    const redis = await connectRedis([house.redisUrl], () => undefined);
    close = () => redis.close();
    const parts = { redis, sealer: createSealer([DATA_KEY]), keepDays: 180 };
    there = { book: createReferralBook({ ...parts, now: () => new Date() }), after };

    async function after(...[owner, events, told, words]: Parameters<HouseBook["after"]>): Promise<Referral> {
      let at = told?.startedAt ?? Date.now();
      const book = createReferralBook({ ...parts, now: () => new Date(at) });
      const { code: _, ...draft } = aDraft({ startedAt: at, ...told, owner: owner.id });
      let referral = await book.open(draft, words ?? {}, anAct());
      for (const event of events) {
        at += 1;
        const actor = { id: owner.id, role: "volunteer" } as const;
        const filing = await book.file({ code: referral.code, event, actor, act: anAct() });
        if (filing.kind !== "moved") throw new Error(`${event.kind}: ${JSON.stringify(filing)}`);
        referral = filing.referral;
      }
      return referral;
    }
  });
  afterAll(() => close?.());
  return laterOn(() => there);
}

function anAct(): string {
  return `seed-${process.pid}-${acts++}`;
}
