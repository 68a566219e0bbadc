import type { Referral, ReferralDraft, ReferralEvent } from "../../src/domain/referral.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { createReferralBook } from "../../src/redis/referral-book.ts";
import { createSealer } from "../../src/redis/sealing.ts";
import { aDraft } from "../unit/data/a-referral.ts";
import { ADMIN_ID } from "./house.ts";

export interface Story {
  readonly told?: Partial<ReferralDraft>;
  readonly events: readonly ReferralEvent[];
  /** When it began, in ms since the epoch; an event an hour follows. */
  readonly at: number;
}

const HOUR = 3_600_000;
let acts = 0;

/** Writes referrals into the book of a house as if they had happened at their time, by the moves themselves. */
export async function seedReferrals(redisUrl: string, stories: readonly Story[]): Promise<readonly Referral[]> {
  const redis = await connectRedis([redisUrl], () => undefined);
  // The key that `startHouse` gives the bot.
  const sealer = createSealer([{ id: "test", key: Buffer.alloc(32, 1) }]);
  let clock = 0;
  const book = createReferralBook({ redis, sealer, now: () => new Date(clock), keepDays: 180 });
  const seeded: Referral[] = [];
  for (const { told, events, at } of stories) {
    const { code: _, ...draft } = aDraft({ startedAt: at, ...told });
    clock = at;
    let referral = await book.open(draft, {}, `seed-${process.pid}-${acts++}`);
    for (const event of events) {
      const actor = { id: ADMIN_ID, role: "admin" } as const;
      const filing = await book.file({ code: referral.code, event, actor, act: `seed-${process.pid}-${acts++}` });
      if (filing.kind !== "moved") throw new Error(`${event.kind} did not move: ${JSON.stringify(filing)}`);
      referral = filing.referral;
      clock += HOUR;
    }
    seeded.push(referral);
  }
  await redis.close();
  return seeded;
}
