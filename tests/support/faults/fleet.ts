import { spawnBot, untilReady } from "../bot-process.ts";

type RunningBot = ReturnType<typeof spawnBot>;

/** The bot, once or several times over, each of them a process that can be killed and started again. */
export interface Fleet {
  readonly size: number;
  pid(instance: number): number;
  /** With SIGKILL: it has no moment to write anything. Resolves when it is gone. */
  kill(instance: number): Promise<void>;
  /** In good order, with SIGTERM. Resolves with its exit code. */
  end(instance: number): Promise<number | null>;
  /** Resolves when it is ready. */
  start(instance: number): Promise<void>;
  /** From now on whoever dies by itself is started again, as a supervisor would. */
  revive(): void;
  /** How many have died by themselves. */
  deaths(): number;
  /** All that all of them have written. */
  output(): string;
  /** In good order, and each by its own number. */
  stop(): Promise<void>;
}

export interface FleetParts {
  /** Of each instance. */
  readonly environments: readonly Readonly<Record<string, string>>[];
  /** So many of the last ones are not started yet. */
  readonly spares?: number;
  readonly onKill: (pid: number) => void;
}

export async function startFleet({ environments, spares = 0, onKill }: FleetParts): Promise<Fleet> {
  const bots = new Map<number, RunningBot>();
  const past: string[] = [];
  const revivals: Promise<void>[] = [];
  let isReviving = false;
  let deaths = 0;

  const botOf = (instance: number) => {
    const bot = bots.get(instance);
    if (bot === undefined) throw new Error(`Instance ${instance} of the bot is not running.`);
    return bot;
  };

  async function watch(instance: number, bot: RunningBot): Promise<void> {
    await bot.exited;
    if (!isReviving || bots.get(instance) !== bot) return;
    deaths += 1;
    onKill(bot.pid);
    past.push(bot.output());
    // One that dies again before it is ready is revived by its own watch; one that is stopped meanwhile is not missed.
    await begin(instance).catch(() => undefined);
  }

  async function begin(instance: number): Promise<void> {
    const bot = spawnBot(environments[instance] ?? {});
    bots.set(instance, bot);
    revivals.push(watch(instance, bot));
    await untilReady(bot);
  }

  const fleet: Fleet = {
    size: environments.length,
    pid: (instance) => botOf(instance).pid,
    async kill(instance) {
      const bot = botOf(instance);
      bots.delete(instance);
      // Noted first: what is in hand now may come twice.
      onKill(bot.pid);
      await bot.stop("SIGKILL");
      past.push(bot.output());
    },
    async end(instance) {
      const bot = botOf(instance);
      bots.delete(instance);
      const code = await bot.stop("SIGTERM");
      past.push(bot.output());
      return code;
    },
    start: begin,
    revive: () => {
      isReviving = true;
    },
    deaths: () => deaths,
    output: () => [...past, ...[...bots.values()].map((bot) => bot.output())].join(""),
    async stop() {
      isReviving = false;
      await Promise.all([...bots.values()].map((bot) => bot.stop()));
      await Promise.all(revivals);
    },
  };
  try {
    const first = environments.slice(0, environments.length - spares);
    await Promise.all(first.map((_, instance) => fleet.start(instance)));
  } catch (error) {
    await fleet.stop();
    throw error;
  }
  return fleet;
}
