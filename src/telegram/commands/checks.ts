import type { Composer } from "grammy";
import type { Source } from "../../domain/source.ts";
import type { PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { settle, show } from "../message-sender.ts";
import { entryGoneReply, wrongQuestionReply } from "../replies/source.ts";

/** The answers to "is this entry still true?". Only who was asked may answer, whoever else has the button. */
export function addChecks(composer: Composer<JuruContext>, house: House): void {
  composer.use(async (ctx, next) => {
    const { press, from } = ctx;
    if (press?.name !== "check" || from === undefined) return next();
    const source = await house.directory.find(press.id);
    if (source === undefined) return show(ctx, entryGoneReply(ctx.speech));
    const isAsked = ctx.member?.status === "active" && (await house.checks.answer(press.id, from.id, press.answer));
    if (!isAsked) return settle(ctx, ctx.speech.say("toast.not-your-check"));
    await goOn(ctx, press, source, house);
  });
}

async function goOn(ctx: JuruContext, { answer, id }: PressOf<"check">, source: Source, house: House): Promise<void> {
  const { speech, from } = ctx;
  switch (answer) {
    case "right":
      await house.directory.verify(id, from?.id ?? 0, house.now().getTime());
      return show(ctx, { text: speech.say("notices.check-right", { organisation: source.organisation }) });
    case "wrong":
      return show(ctx, wrongQuestionReply(source, speech));
    case "later":
      return show(ctx, { text: speech.say("notices.check-later") });
  }
}
