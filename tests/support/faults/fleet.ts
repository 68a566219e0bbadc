import { type BotProcess, startBot } from "../bot-process.ts";

/** The bot, once or several times over, each of them a process that can be killed and started again. */
export interface Fleet {
  readonly size: number;
  pid(instance: number): number;
  /** With SIGKILL: it has no moment to write anything. Resolves when it is gone. */
  kill(instance: number): Promise<void>;
  /** Resolves when it is ready. */
  start(instance: number): Promise<void>;
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
  const bots = new Map<number, BotProcess>();
  const past: string[] = [];

  const botOf = (instance: number) => {
    const bot = bots.get(instance);
    if (bot === undefined) throw new Error(`Instance ${instance} of the bot is not running.`);
    return bot;
  };

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
    async start(instance) {
      bots.set(instance, await startBot(environments[instance] ?? {}));
    },
    output: () => [...past, ...[...bots.values()].map((bot) => bot.output())].join(""),
    async stop() {
      await Promise.all([...bots.values()].map((bot) => bot.stop()));
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
