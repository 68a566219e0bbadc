import { randomBytes } from "node:crypto";
import { type Playground, type PlaygroundOptions, startPlayground } from "../../../src/playground/start-playground.ts";
import { freePort } from "../bot-process.ts";
import { notePlayground } from "../run-notes.ts";
import { until } from "../until.ts";
import { type Balancer, startBalancer } from "./balancer.ts";
import { compareBooks } from "./books.ts";
import { type Crowd, gatherCrowd } from "./crowd.ts";
import type { Figures } from "./figures.ts";
import { type Fleet, startFleet } from "./fleet.ts";
import { openPromises } from "./promised.ts";
import type { Size } from "./scenario.ts";
import { type SentTwice, watchSentTwice } from "./sent-twice.ts";

export interface WorldWishes {
  readonly mode: "polling" | "webhook";
  /** By webhook alone; from two on they stand behind a balancer. */
  readonly instances?: number;
  /** Places for instances that stand ready to be started; from one on the balancer asks each who is ready. */
  readonly spares?: number;
  /** What the bot is told: it may be a proxy, or nodes of a cluster. */
  readonly redisUrls: readonly string[];
  /** Where the books are read afterwards, if that is another way. */
  readonly booksRedisUrls?: readonly string[];
  /** Puts something between the bot and Telegram. */
  readonly apiRoot?: (root: string) => Promise<string>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly playground?: PlaygroundOptions;
  readonly thinkMs?: number;
  readonly patienceMs?: number;
  readonly areOnlyGuided?: boolean;
}

export interface FaultWorld {
  readonly playground: Playground;
  readonly crowd: Crowd;
  readonly fleet: Fleet;
  /** By webhook alone. */
  readonly balancer: Balancer | undefined;
  readonly sentTwice: SentTwice;
}

export const DATA_KEY = { id: "test", key: Buffer.alloc(32, 1) } as const;
const ADMIN_ID = 9001;
/** As a usual balancer does. */
const LOOKS_EVERY_MS = 1000;
/** Longer than the longest pause of anything that tries again. */
const QUIET_WITHIN = 60_000;

/**
 * Lets so many volunteers join and talk, hurts something (`hurt` gives the number of faults), lets everybody finish, waits
 * until nothing is on its way, and compares what was promised with what is kept.
 */
export async function underFault(
  wishes: WorldWishes,
  { volunteers }: Size,
  hurt: (world: FaultWorld) => Promise<number>,
): Promise<Figures> {
  const begun = performance.now();
  const { thinkMs = 150, patienceMs = 60_000, spares = 0, areOnlyGuided = false } = wishes;
  const playground = await startPlayground({ webhook: { retryStartMs: 50, retryMaxMs: 500 }, ...wishes.playground });
  notePlayground(playground);
  const stops: (() => Promise<void>)[] = [() => playground.close()];
  try {
    const sentTwice = watchSentTwice();
    playground.onCallEnd(sentTwice.note);
    playground.person({ firstName: "Pengelola", languageCode: "id", id: ADMIN_ID });
    const { environments, balancer } = await settle(wishes, playground);
    if (balancer !== undefined) stops.push(() => balancer.close());
    const fleet = await startFleet({ environments, spares, onKill: sentTwice.noteKill });
    stops.push(() => fleet.stop());
    const promised = openPromises();
    const crowd = gatherCrowd({ playground, volunteers, promised, thinkMs, patienceMs, areOnlyGuided });
    stops.push(async () => crowd.leave());

    await crowd.joined;
    const faults = await hurt({ playground, crowd, fleet, balancer, sentTwice });
    await crowd.finish();
    await until(() => playground.pendingUpdates() === 0, QUIET_WITHIN);

    const redisUrls = wishes.booksRedisUrls ?? wishes.redisUrls;
    const audit = await compareBooks(promised, { redisUrls, dataKey: DATA_KEY });
    if (sentTwice.noted() === 0)
      throw new Error("No message said for which update it was sent: nothing can be counted.");
    const doubles = sentTwice.count();
    return {
      ...{ ...crowd.tally, ...audit, faults },
      ...{ sentTwice: doubles.sentTwice, sentTwiceExcused: doubles.excused },
      longestSilenceMs: Math.round(crowd.tally.longestSilenceMs),
      longestWaitMs: Math.round(crowd.tally.longestWaitMs),
      seconds: Math.round((performance.now() - begun) / 1000),
      complaints: [...crowd.tally.complaints, ...audit.complaints, ...doubles.complaints],
    };
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

interface Settled {
  readonly environments: readonly Readonly<Record<string, string>>[];
  readonly balancer: Balancer | undefined;
}

async function settle(wishes: WorldWishes, playground: Playground): Promise<Settled> {
  const { mode, instances = 1, spares = 0, environment = {} } = wishes;
  const ports: number[] = [];
  for (let count = 0; count < instances + spares; count++) ports.push(await freePort());
  const looking = spares > 0 ? { looksEveryMs: LOOKS_EVERY_MS } : {};
  const balancer = mode === "webhook" ? await startBalancer(ports, looking) : undefined;
  const preload = new URL("./name-cause.ts", import.meta.url).href;
  const { NODE_OPTIONS = "", ...given } = environment;
  const common = {
    BOT_TOKEN: playground.token,
    TELEGRAM_API_ROOT: (await wishes.apiRoot?.(playground.apiRoot)) ?? playground.apiRoot,
    REDIS_URL: wishes.redisUrls.join(","),
    ADMIN_IDS: String(ADMIN_ID),
    DATA_KEYS: `${DATA_KEY.id}:${DATA_KEY.key.toString("base64")}`,
    JOINING: "open",
    // A crowd of tests is quicker than any person.
    ACTIONS_PER_MINUTE: "0",
    // No balancer of a crash looks who is ready.
    DRAIN_SECONDS: "0",
    ...(balancer && { WEBHOOK_URL: balancer.url, WEBHOOK_SECRET: randomBytes(24).toString("hex") }),
    ...given,
    NODE_OPTIONS: `${NODE_OPTIONS} --import=${preload}`.trim(),
  };
  return { environments: ports.map((port) => ({ ...common, PORT: String(port) })), balancer };
}
