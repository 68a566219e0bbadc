import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { SettingsError } from "./config.ts";

/** Telegram may be away when the bot starts; the health address answers meanwhile. A wrong token ends the start. */
export async function untilTelegramAnswers(ask: () => Promise<unknown>, log: Logger): Promise<void> {
  for (let pause = 500; ; pause = Math.min(pause * 2, 30_000)) {
    try {
      await ask();
      return;
    } catch (error) {
      const code = (error as { error_code?: number }).error_code;
      if (code === 401 || code === 404) {
        throw new SettingsError([
          { variable: "BOT_TOKEN", problem: "is refused by Telegram. Copy it again from @BotFather." },
        ]);
      }
      log.warn({ code }, "Telegram does not answer yet, trying again");
      await sleep(pause);
    }
  }
}
