import { inject } from "vitest";
import type { Actor, Referral, ReferralDraft, ReferralEvent } from "../../src/domain/referral.ts";
import type { Filing, ReferralBook, ReferralWords } from "../../src/domain/referral-book.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createReferralBook } from "../../src/redis/referral-book.ts";
import { createSealer } from "../../src/redis/sealing.ts";
import { aDraft, COMPLETE, MONDAY_MORNING } from "../unit/data/a-referral.ts";
import { DATA_KEY } from "./house.ts";
import { freshChat } from "./scripted-intake.ts";

export const KEEP_DAYS = 180;
/** A house reads what it has sealed. */
export const sealer = createSealer([DATA_KEY]);
/** Consent, and on its way to the source. */
export const SENT = [COMPLETE.consent, { kind: "send" }] as const satisfies readonly ReferralEvent[];

let acts = 0;
/** A new act each time, as another update would be. */
export const anAct = (): string => `act-${freshChat()}-${acts++}`;

interface Filed {
  readonly actor?: Actor;
  readonly seen?: number;
  readonly act?: string;
}

export interface TestBook {
  readonly redis: RedisConnection;
  readonly book: ReferralBook;
  /** What the clock of the book shows, in ms since the epoch. */
  now: number;
  /** A volunteer in Sleman whom no other test knows. */
  volunteer(): Actor;
  opens(owner: Actor, told?: Partial<ReferralDraft>, words?: ReferralWords): Promise<Referral>;
  /** By its owner, unless told otherwise. */
  files({ code, owner }: Referral, event: ReferralEvent, more?: Filed): Promise<Filing>;
  /** A new referral after these events, a minute apart. */
  after(owner: Actor, events: readonly ReferralEvent[], told?: Partial<ReferralDraft>): Promise<Referral>;
}

/** The real book on the shared Redis, or on that of a house, with a clock that stands until it is set. */
export async function testBook(...urls: readonly string[]): Promise<TestBook> {
  const [first = inject("redisUrl"), ...others] = urls;
  const redis = await connectRedis([first, ...others], () => undefined);
  const book = createReferralBook({ redis, sealer, now: () => new Date(test.now), keepDays: KEEP_DAYS });
  const test: TestBook = {
    ...{ redis, book, now: MONDAY_MORNING },
    volunteer: () => ({ id: freshChat(), role: "volunteer", place: "34.04.01" }),
    opens: (owner, told, words = {}) => book.open(draftBy(owner, told), words, anAct()),
    files: ({ code, owner }, event, more) =>
      book.file({ code, event, actor: { id: owner, role: "volunteer" }, act: anAct(), ...more }),
    async after(owner, events, told) {
      let referral = await test.opens(owner, told);
      for (const event of events) {
        test.now += 60_000;
        const filing = await test.files(referral, event);
        if (filing.kind !== "moved") throw new Error(`${event.kind}: ${JSON.stringify(filing)}`);
        referral = filing.referral;
      }
      return referral;
    },
  };
  return test;
}

export function draftBy(owner: Actor, told: Partial<ReferralDraft> = {}): Omit<ReferralDraft, "code"> {
  const { code: _, ...draft } = aDraft({ owner: owner.id, ...told });
  return draft;
}
