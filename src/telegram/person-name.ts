import type { JuruContext } from "./context.ts";

/** Asked of Telegram each time: names are not stored. */
export async function nameOf(ctx: JuruContext, id: number): Promise<string> {
  const chat = await ctx.api.getChat(id).catch(() => undefined);
  return chat?.first_name ?? ctx.speech.say("members.no-name", { id });
}
