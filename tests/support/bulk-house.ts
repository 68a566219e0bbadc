import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import type { UncertainPolicy } from "../../src/domain/recipient-ledger.ts";
import type { LedgerTally } from "../../src/domain/tally-ledger.ts";
import { addTallies, EMPTY_TALLY, tallyLedger } from "../../src/domain/tally-ledger.ts";
import { type BotProcess, freePort, startBot } from "./bot-process.ts";
import { BULK_TOKEN, type BulkWishes } from "./bulk-books.ts";
import { type BulkTelegram, startBulkTelegram } from "./bulk-telegram.ts";
import { type TestCampaigns, testCampaigns, WORDS } from "./campaign-book.ts";
import { enrolMany } from "./many-members.ts";
import { hurtableRedis } from "./redis-server.ts";

export interface Order {
  /** Breaks into talks and the night; a usual one waits for them. */
  readonly isUrgent: boolean;
  readonly policy?: UncertainPolicy;
  /** What the bot's clock shows, in ms since the epoch, where it is not the real time. */
  readonly at?: number;
}

export interface BulkHouse {
  readonly telegram: BulkTelegram;
  readonly stores: TestCampaigns;
  bot: BotProcess;
  start(): Promise<void>;
  /** Written and confirmed by an admin, past the bot; its next sweep takes it up, at the start at once. */
  order(order: Order): Promise<string>;
  isDone(campaign: string): Promise<boolean>;
  untilDone(campaign: string): Promise<void>;
  tally(campaign: string): Promise<LedgerTally>;
  /** Ids with how they stand, in order. */
  lines(campaign: string): Promise<readonly { readonly id: number; readonly kind: string; readonly claims: number }[]>;
  close(): Promise<void>;
}

interface BulkHouseWishes extends BulkWishes {
  /** What BROADCAST_PER_SECOND says. */
  readonly pace: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The real bot with a Redis and a Telegram of its own, and so many people in both. Stopped when the test ends. */
export async function bulkHouse(wishes: BulkHouseWishes): Promise<BulkHouse> {
  const house = await openBulkHouse(wishes);
  onTestFinished(() => house.close());
  return house;
}

/** The same, for who is no test. */
export async function openBulkHouse({ pace, environment = {}, ...wishes }: BulkHouseWishes): Promise<BulkHouse> {
  const redis = await hurtableRedis();
  await redis.start();
  await enrolMany(redis.url, wishes.people);
  const stores = await testCampaigns(redis.url);
  const telegram = await startBulkTelegram(wishes);
  const all = {
    BOT_TOKEN: BULK_TOKEN,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    REDIS_URL: redis.url,
    ADMIN_IDS: "9001",
    DATA_KEYS: `test:${Buffer.alloc(32, 1).toString("base64")}`,
    JOINING: "open",
    PORT: String(await freePort()),
    BROADCAST_PER_SECOND: String(pace),
    ...environment,
  };

  const house: BulkHouse = {
    ...{ telegram, stores },
    bot: undefined as unknown as BotProcess,
    async start() {
      house.bot = await startBot(all);
    },
    async order({ isUrgent, policy = "send again", at = Date.now() }) {
      stores.now = at;
      const { campaign } = await stores.after(
        { kind: "write", content: WORDS },
        ...(isUrgent ? ([{ kind: "mark", isUrgent }] as const) : []),
        ...(policy === "send again" ? [] : ([{ kind: "settle", policy }] as const)),
        { kind: "preview" },
        { kind: "confirm", recipients: wishes.people, named: wishes.people, recent: [] },
      );
      return campaign.id;
    },
    isDone: async (id) => (await stores.campaigns.find(id))?.campaign.state === "done",
    async untilDone(id) {
      while (!(await house.isDone(id))) await sleep(200);
    },
    async tally(id) {
      let tally = EMPTY_TALLY;
      for await (const page of pagesOf(id, stores)) {
        tally = addTallies(tally, tallyLedger(page.map(({ line }) => line)));
      }
      return tally;
    },
    async lines(id) {
      const lines: { id: number; kind: string; claims: number }[] = [];
      for await (const page of pagesOf(id, stores)) {
        for (const { id: person, line } of page) lines.push({ id: person, kind: line.kind, claims: line.claims });
      }
      return lines;
    },
    async close() {
      await (house.bot as BotProcess | undefined)?.stop("SIGKILL");
      await telegram.stop();
      await stores.redis.close();
      await redis.remove();
    },
  };
  return house;
}

async function* pagesOf(campaign: string, { ledger }: TestCampaigns) {
  const round = { campaign, number: 1 };
  const { pages } = await ledger.state(round);
  for (let number = 0; number < pages; number++) yield await ledger.page(round, number);
}
