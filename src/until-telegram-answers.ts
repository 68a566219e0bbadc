import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { SettingsError } from "./config.ts";

/** Whoever writes to the bot waits for so long after Telegram is back. */
const LONGEST_PAUSE = 4000;

/** Telegram may be away when the bot starts; the health address answers meanwhile. A wrong token ends the start. */
export async function untilTelegramAnswers(ask: () => Promise<unknown>, log: Logger): Promise<void> {
  for (let pause = 500; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      await ask();
      return;
    } catch (error) {
      const { error_code: code, parameters } = error as {
        readonly error_code?: number;
        readonly parameters?: { readonly retry_after?: number };
      };
      if (code === 401 || code === 404) {
        throw new SettingsError([
          { variable: "BOT_TOKEN", problem: "is refused by Telegram. Copy it again from @BotFather." },
        ]);
      }
      log.warn({ code }, "Telegram does not answer yet, trying again");
      await sleep(Math.max(pause, (parameters?.retry_after ?? 0) * 1000));
    }
  }
}

/** For what the bot can do without meanwhile. */
export async function soonOrLater(ask: () => Promise<unknown>, log: Logger): Promise<void> {
  await ask().catch(() => {
    void untilTelegramAnswers(ask, log).catch(() => undefined);
  });
}
