import type { Composer } from "grammy";
import type { House, JuruContext } from "../context.ts";
import { send, show } from "../message-sender.ts";
import { languageButtons, languageKeptReply } from "../replies/join.ts";

export function addLanguage(composer: Composer<JuruContext>): void {
  composer.command(["bahasa", "language"], (ctx) =>
    send(ctx, { text: ctx.speech.say("language.choose"), buttons: languageButtons() }),
  );
}

/** Outside the talk of joining too. False for what is no choice of a language. */
export async function keepLanguage(ctx: JuruContext, { members, speeches }: House): Promise<boolean> {
  const { press, member } = ctx;
  if (press?.name !== "language") return false;
  if (member !== undefined) await members.save({ ...member, language: press.language });
  const isTalking = Object.keys(ctx.conversation.active()).length > 0;
  await show(ctx, languageKeptReply(isTalking, speeches[press.language]));
  return true;
}
