import { nameToShow } from "../content/showable.ts";
import type { Speech } from "../content/speech.ts";
import type { JuruContext } from "./context.ts";

/** Asked of Telegram each time: names are not stored. */
export async function nameOf(ctx: JuruContext, id: number): Promise<string> {
  const chat = await ctx.api.getChat(id).catch(() => undefined);
  return tellPersonName(chat?.first_name, id, ctx.speech);
}

/** The name that somebody has on Telegram: of blanks alone, or with a command in it, if they like. */
export function tellPersonName(name: string | undefined, id: number, speech: Speech): string {
  return nameToShow(name ?? "") || speech.say("members.no-name", { id });
}
