import { readEnvironment, TELEGRAM_API_ROOT } from "../../src/config.ts";
import type { Asker } from "./asker.ts";
import { callBot } from "./bot-api.ts";
import { reasonAgainstRedis } from "./check-redis.ts";
import type { Variables } from "./env-file.ts";
import type { Say } from "./words.ts";

/** The last look, at the file as the bot will read it. True when everything answers. */
export async function checkEverything(asker: Asker, say: Say, written: Variables): Promise<boolean> {
  const address = {
    apiRoot: written["TELEGRAM_API_ROOT"] || TELEGRAM_API_ROOT,
    token: written["BOT_TOKEN"] ?? "",
  };
  const checks = [
    ["checkSettings", async () => reasonAgainstSettings(written)],
    ["checkTelegram", async () => reasonAgainst(await callBot(address, "getMe"))],
    ["checkRedis", () => reasonAgainstRedis(written["REDIS_URL"] ?? "")],
  ] as const;
  let isFine = true;
  for (const [name, findReason] of checks) {
    const reason = await asker.during(say("checking"), findReason);
    if (reason === undefined) asker.tell("good", say(name));
    else asker.tell("bad", `${say(name)}: ${reason}`);
    isFine = isFine && reason === undefined;
  }
  return isFine;
}

function reasonAgainstSettings(written: Variables): string | undefined {
  try {
    readEnvironment(written);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function reasonAgainst(answer: Awaited<ReturnType<typeof callBot>>): string | undefined {
  if (answer.kind === "ok") return undefined;
  return answer.kind === "refused" ? answer.description : "-";
}
