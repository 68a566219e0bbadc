import { inject } from "vitest";
import { type BroadcastContent, EMPTY_CONTENT } from "../../src/domain/broadcast-content.ts";
import type { CampaignActor } from "../../src/domain/campaign.ts";
import type { CampaignAttempt, CampaignFile, CampaignFiling } from "../../src/domain/campaign-book.ts";
import { type BroadcastStores, createBroadcastStores } from "../../src/redis/broadcast-stores.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { MONDAY_MORNING } from "../unit/data/a-referral.ts";
import { anAct, KEEP_DAYS, sealer } from "./referral-book.ts";
import { freshChat } from "./scripted-intake.ts";

export type Event = CampaignAttempt["event"];

export const SENDER: CampaignActor = { role: "sender" };
export const WORDS: BroadcastContent = {
  ...EMPTY_CONTENT,
  texts: { id: { text: "Rapat Sabtu pukul 10.", parts: [] } },
};
export const OTHER_WORDS: BroadcastContent = { ...WORDS, links: [{ label: "Peta", url: "https://example.org/peta" }] };

/** The way to a confirmed broadcast to forty people. */
export const CONFIRMED: readonly Event[] = [
  { kind: "write", content: WORDS },
  { kind: "preview" },
  { kind: "confirm", recipients: 40, recent: [] },
];
export const RUNNING: readonly Event[] = [...CONFIRMED, { kind: "start", round: 1 }];
export const DONE: readonly Event[] = [...RUNNING, { kind: "finish", round: 1 }];

export interface TestCampaigns extends BroadcastStores {
  readonly redis: RedisConnection;
  /** What the clock of the book shows, in ms since the epoch. */
  now: number;
  /** In its own name: a new act, and by whoever such an event is meant to come from. */
  files(id: string, event: Event, more?: Partial<CampaignAttempt>): Promise<CampaignFiling>;
  /** A new campaign after these events. */
  after(...events: readonly Event[]): Promise<CampaignFile>;
  /** Milliseconds until this key expires; -1 for never, -2 where there is none. */
  left(key: string): Promise<number>;
}

/** The real stores on the shared Redis, or on others, with a clock that stands until it is set. */
export async function testCampaigns(...urls: readonly string[]): Promise<TestCampaigns> {
  const [first = inject("redisUrl"), ...others] = urls;
  const redis = await connectRedis([first, ...others], () => undefined);
  const stores = createBroadcastStores({ redis, sealer, now: () => new Date(test.now), keepDays: KEEP_DAYS });
  const admin = freshChat();
  const test: TestCampaigns = {
    ...{ ...stores, redis, now: MONDAY_MORNING },
    files(id, event, more) {
      const isOfSender = event.kind === "schedule" || event.kind === "start" || event.kind === "finish";
      const actor = isOfSender ? SENDER : { id: admin, role: "admin" as const };
      return stores.campaigns.file({ id, event, actor, act: anAct(), ...more });
    },
    async after(...events) {
      let file = await stores.campaigns.open(admin, anAct());
      for (const event of events) {
        const filing = await test.files(file.campaign.id, event);
        if (filing.kind !== "moved") throw new Error(`${event.kind}: ${JSON.stringify(filing)}`);
        file = filing.file;
      }
      return file;
    },
    left: async (key) => Number(await redis.command(key, "PTTL", key)),
  };
  return test;
}
