import { setTimeout as sleep } from "node:timers/promises";
import { type BotAddress, callBot } from "./bot-api.ts";

export interface Admin {
  readonly id: number;
  readonly name: string;
}

export type AdminSearch =
  | { readonly kind: "found"; readonly admin: Admin }
  | { readonly kind: "busy" }
  | { readonly kind: "nobody came" };

interface Update {
  readonly update_id: number;
  readonly message?: {
    readonly text?: string;
    readonly from?: { readonly id: number; readonly first_name: string; readonly username?: string };
  };
}

const PAUSE = 1000;

/** Waits until somebody opens the link and presses START: only a person who sees this terminal knows the code. */
export async function findAdmin(
  bot: BotAddress,
  code: string,
  { signal, milliseconds }: { readonly signal: AbortSignal; readonly milliseconds: number },
): Promise<AdminSearch> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(PAUSE, undefined, { signal })) {
    // Without an offset nothing is confirmed: what others wrote meanwhile stays for the bot.
    const answer = await callBot<readonly Update[]>(bot, "getUpdates", { allowed_updates: ["message"] });
    if (answer.kind === "refused" && answer.code === 409) return { kind: "busy" };
    if (answer.kind !== "ok") continue;
    const opened = answer.result.find(({ message }) => message?.text === `/start ${code}`);
    const from = opened?.message?.from;
    if (opened === undefined || from === undefined) continue;
    const isAlone = answer.result.every(
      ({ update_id, message }) => update_id > opened.update_id || message?.from?.id === from.id,
    );
    if (isAlone) await callBot(bot, "getUpdates", { offset: opened.update_id + 1, limit: 1 });
    return { kind: "found", admin: { id: from.id, name: from.first_name } };
  }
  return { kind: "nobody came" };
}
