import { spawnBot, untilReady } from "../bot-process.ts";

type RunningBot = ReturnType<typeof spawnBot>;

/** The bot, once or several times over, each of them a process that can be killed and started again. */
export interface Fleet {
  readonly size: number;
  pid(instance: number): number;
  /** With SIGKILL: it has no moment to write anything. Resolves when it is gone. */
  kill(instance: number): Promise<void>;
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
  readonly onKill: (pid: number) => void;
}

export async function startFleet({ environments, onKill }: FleetParts): Promise<Fleet> {
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
    await Promise.all(environments.map((_, instance) => fleet.start(instance)));
  } catch (error) {
    await fleet.stop();
    throw error;
  }
  return fleet;
}
