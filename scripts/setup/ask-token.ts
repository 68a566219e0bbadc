import type { Asker } from "./asker.ts";
import { type BotAddress, type BotUser, callBot } from "./bot-api.ts";
import type { Say } from "./words.ts";

export interface KnownBot {
  readonly address: BotAddress;
  readonly username: string;
}

/** Asks until Telegram knows the token. */
export async function askToken(
  asker: Asker,
  say: Say,
  { apiRoot, oldToken }: { readonly apiRoot: string; readonly oldToken: string | undefined },
): Promise<KnownBot> {
  if (oldToken !== undefined) {
    const old = await meet(asker, say, { apiRoot, token: oldToken });
    if (old !== undefined) {
      const choices = [
        { value: "yes", label: say("yes") },
        { value: "another", label: say("another") },
      ] as const;
      if ((await asker.choose("same bot", say("oldToken", { bot: old.username }), choices)) === "yes") return old;
    }
  }
  asker.tell("note", say("aboutToken"));
  for (;;) {
    const token = await asker.text("token", say("token"), {
      isSecret: true,
      mistakeIn: (text) => (/^\d+:[\w-]+$/.test(text) ? undefined : say("tokenShape")),
    });
    const bot = await meet(asker, say, { apiRoot, token });
    if (bot !== undefined) return bot;
  }
}

async function meet(asker: Asker, say: Say, address: BotAddress): Promise<KnownBot | undefined> {
  const answer = await asker.during(say("checkingToken"), () => callBot<BotUser>(address, "getMe"));
  if (answer.kind === "ok") {
    const { username, first_name: name } = answer.result;
    asker.tell("good", say("tokenGood", { name, bot: username }));
    return { address, username };
  }
  asker.tell("bad", say(answer.kind === "refused" ? "tokenWrong" : "telegramSilent"));
  return undefined;
}
