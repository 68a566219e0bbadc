import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, inject } from "vitest";
import { type Playground, startPlayground } from "../../src/playground/start-playground.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { type BotProcess, freePort, startBot } from "./bot-process.ts";
import { type Person, person } from "./person.ts";
import { notePlayground } from "./run-notes.ts";

export const MODES = ["polling", "webhook"] as const;
export type Mode = (typeof MODES)[number];

export const ADMIN_ID = 9001;
/** With which the house seals what people write. */
export const DATA_KEY = { id: "test", key: Buffer.alloc(32, 1) } as const;

export interface TestHouse {
  readonly playground: Playground;
  readonly environment: Readonly<Record<string, string>>;
  readonly redisUrl: string;
  bot: BotProcess;
  /** A new person each time, so that tests do not meet in one chat. */
  someone(languageCode?: string): Promise<Person>;
  admin(): Promise<Person>;
  stop(): Promise<void>;
}

interface Wishes {
  readonly mode?: Mode;
  readonly environment?: Readonly<Record<string, string>>;
  /** A Redis of one's own, for a test that hurts it. */
  readonly redisUrl?: string;
}

/** The real bot as a process, a local Telegram, and a real Redis. */
export async function startHouse({
  mode = "polling",
  environment: wished = {},
  redisUrl,
}: Wishes = {}): Promise<TestHouse> {
  const url = redisUrl ?? (await emptyDatabase());
  const playground = await startPlayground({ webhook: { retryStartMs: 50, retryMaxMs: 500 } });
  notePlayground(playground);
  const port = String(await freePort());
  const environment = {
    BOT_TOKEN: playground.token,
    TELEGRAM_API_ROOT: playground.apiRoot,
    REDIS_URL: url,
    ADMIN_IDS: String(ADMIN_ID),
    DATA_KEYS: `${DATA_KEY.id}:${DATA_KEY.key.toString("base64")}`,
    JOINING: "open",
    // A test is faster than any finger; those of the limit set one.
    ACTIONS_PER_MINUTE: "0",
    // No balancer stands in front that would have to see the end coming.
    DRAIN_SECONDS: "0",
    PORT: port,
    ...(mode === "webhook"
      ? { WEBHOOK_URL: `http://127.0.0.1:${port}`, WEBHOOK_SECRET: randomBytes(24).toString("hex") }
      : {}),
    ...wished,
  };
  const house: TestHouse = {
    ...{ playground, environment, redisUrl: url },
    bot: await startBot(environment),
    someone: (languageCode = "id") => person(playground, { firstName: "Relawan", languageCode }),
    admin: () => person(playground, { firstName: "Pengelola", languageCode: "id", id: ADMIN_ID }),
    async stop() {
      await house.bot.stop();
      await playground.close();
    },
  };
  return house;
}

/** The house of a whole block of tests: started before its first one, stopped after its last. */
export function useHouse(wishes: Wishes = {}): TestHouse {
  let house: TestHouse | undefined;
  beforeAll(async () => {
    house = await startHouse(wishes);
  });
  afterAll(() => house?.stop());
  return laterOn(() => house);
}

/** Stands for something that is there only once the tests run. */
export function laterOn<T extends object>(there: () => T | undefined): T {
  const target = {} as T;
  const now = () => {
    const value = there();
    if (value === undefined) throw new Error("This is there only while a test runs.");
    return value;
  };
  return new Proxy(target, {
    get: (_, name) => Reflect.get(now(), name) as unknown,
    set: (_, name, value) => Reflect.set(now(), name, value),
  });
}

/** A database of the shared Redis that no other test file uses at the same time. */
export async function emptyDatabase(): Promise<string> {
  const shared = inject("redisUrl");
  if (shared.includes(",")) {
    // A cluster has one database only, and its files run one after the other.
    for (const url of shared.split(",")) await emptied(url);
    return shared;
  }
  const url = `${shared}/${1 + (Number(process.env["VITEST_POOL_ID"] ?? "0") % 15)}`;
  await emptied(url);
  return url;
}

async function emptied(url: string): Promise<void> {
  const redis = await connectRedis([url], () => undefined);
  await redis.command("", "FLUSHDB");
  await redis.close();
}

/** From nothing to a volunteer who has joined. */
export async function joins(volunteer: Person): Promise<void> {
  await volunteer.starts();
  await volunteer.presses("Bahasa Indonesia");
  await volunteer.presses("✅ Saya setuju");
  await volunteer.presses("Nanti saja");
  await volunteer.sees(/bergabung/);
}
