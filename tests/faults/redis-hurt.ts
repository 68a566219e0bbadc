import { setTimeout as sleep } from "node:timers/promises";
import type { Figures } from "../support/faults/figures.ts";
import type { FaultScenario, Size } from "../support/faults/scenario.ts";
import { type Network, type TcpProxy, tcpProxy } from "../support/faults/tcp-proxy.ts";
import { underFault } from "../support/faults/world.ts";
import { type HurtableRedis, hurtableRedis } from "../support/redis-server.ts";

/** Time to go on, before it is hurt again. */
const AFTERWARDS = 1500;
const FULL = -300_000;

interface Hurting {
  readonly redis: HurtableRedis;
  /** Between the bot and Redis. */
  readonly network: TcpProxy;
}

type Hurt = (parts: Hurting, time: number) => Promise<void>;

const killed: Hurt = async ({ redis }, time) => {
  // Spread over the whole of a talk: no two kills meet the same moment.
  await sleep(300 + ((time * 137) % 900));
  await redis.stop("SIGKILL");
  await sleep((time % 3) * 300);
  await redis.start();
};

const frozenFor =
  (milliseconds: number): Hurt =>
  async ({ redis }) => {
    process.kill(redis.pid(), "SIGSTOP");
    await sleep(milliseconds);
    process.kill(redis.pid(), "SIGCONT");
  };

const full: Hurt = async ({ redis }) => {
  await redis.limitMemory(FULL);
  await sleep(3000);
  await redis.limitMemory(undefined);
};

const diskFull: Hurt = async ({ redis }) => {
  await redis.limitDisk(true);
  await sleep(3000);
  await redis.limitDisk(false);
};

const CUTS: readonly Network[] = ["refused", "black hole", "replies lost", "reply resets"];

const cut: Hurt = async ({ network }, time) => {
  network.set(CUTS[time % CUTS.length] ?? "refused");
  await sleep(1000 + ((time * 731) % 3500));
  network.set("open");
};

/** Slower than the bot waits for an answer: what it gives up is done all the same. */
const slow: Hurt = async ({ network }) => {
  network.slow(1700);
  await sleep(8000);
  network.slow(0);
};

interface Wished extends Pick<FaultScenario, "name" | "title" | "short" | "long"> {
  readonly mode: "polling" | "webhook";
  readonly instances?: number;
  readonly appendfsync?: "everysec" | "always";
  readonly hurt: Hurt;
}

function scenario({ mode, instances = 1, appendfsync, hurt, ...named }: Wished): FaultScenario {
  return { ...named, run: (size) => onHurtableRedis({ mode, instances, appendfsync, hurt }, size) };
}

interface Hurtable extends Pick<Wished, "mode" | "hurt"> {
  readonly instances: number;
  readonly appendfsync: Wished["appendfsync"];
}

async function onHurtableRedis({ mode, instances, appendfsync, hurt }: Hurtable, size: Size): Promise<Figures> {
  const redis = await hurtableRedis(appendfsync);
  await redis.start();
  const network = await tcpProxy(redis.port);
  const urls = { redisUrls: [`redis://127.0.0.1:${network.port}`], booksRedisUrls: [redis.url] };
  try {
    return await underFault({ mode, instances, ...urls }, size, async () => {
      for (let time = 0; time < size.faults; time++) {
        await hurt({ redis, network }, time);
        await sleep(AFTERWARDS);
      }
      return size.faults;
    });
  } finally {
    await network.close();
    await redis.remove();
  }
}

/** In turn: a world of its own would cost more than the way itself. */
const EVERY_WAY: readonly Hurt[] = [killed, frozenFor(6000), full, cut, cut, cut, cut];
const everyWay: Hurt = (parts, time) => (EVERY_WAY[time % EVERY_WAY.length] ?? killed)(parts, time);

const short = { volunteers: 6, faults: 2 };

export const redisHurt = scenario({
  ...{ name: "redis-hurt", title: "Redis killed, frozen, full and cut off in turn", mode: "polling" },
  appendfsync: "always",
  ...{ short: { volunteers: 6, faults: EVERY_WAY.length }, long: { volunteers: 50, faults: 2 * EVERY_WAY.length } },
  hurt: everyWay,
});

/** With "always" Redis would end itself. With "everysec" nobody may kill it: it answers before the file has the words. */
export const diskIsFull = scenario({
  ...{ name: "redis-disk-full", title: "no room on the disk for the append-only file", mode: "webhook" },
  ...{ short, long: { volunteers: 50, faults: 20 } },
  hurt: diskFull,
});

export const REDIS_HURT: readonly FaultScenario[] = [
  redisHurt,
  scenario({
    ...{ name: "redis-killed", title: "kill -9 of Redis with an append-only file", mode: "webhook" },
    ...{ instances: 2, appendfsync: "always" },
    ...{ short, long: { volunteers: 50, faults: 50 } },
    hurt: killed,
  }),
  scenario({
    ...{ name: "redis-frozen", title: "Redis frozen by SIGSTOP for 20 s", mode: "webhook" },
    ...{ short: { volunteers: 6, faults: 1 }, long: { volunteers: 50, faults: 3 } },
    hurt: frozenFor(20_000),
  }),
  scenario({
    ...{ name: "redis-full", title: "Redis full, noeviction", mode: "polling" },
    ...{ short, long: { volunteers: 50, faults: 20 } },
    hurt: full,
  }),
  diskIsFull,
  scenario({
    ...{ name: "redis-cut", title: "network between bot and Redis cut in four ways", mode: "webhook" },
    ...{ instances: 2, short: { volunteers: 6, faults: 4 }, long: { volunteers: 50, faults: 40 } },
    hurt: cut,
  }),
  scenario({
    ...{ name: "redis-slow", title: "network to Redis slower than the bot waits", mode: "webhook" },
    ...{ short, long: { volunteers: 50, faults: 5 } },
    hurt: slow,
  }),
];
