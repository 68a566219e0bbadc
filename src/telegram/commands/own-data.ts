import { type Composer, InputFile } from "grammy";
import { withdrawFromAdmin } from "../command-list.ts";
import type { House, JuruContext } from "../context.ts";
import { erasePerson, mayLeave } from "../erase-person.ts";
import { send, show } from "../message-sender.ts";
import { tellOwnData } from "../own-data.ts";
import { waysOn } from "../replies/guide.ts";
import type { Reply } from "../replies/reply.ts";

/** UU 27/2022: everybody may see and erase what is stored. Here it is done on the spot. */
export function addOwnData(composer: Composer<JuruContext>, house: House): void {
  composer.command(["dataku", "mydata"], async (ctx) => {
    if (ctx.from === undefined) return;
    const unfinishedTalks = Object.keys(ctx.conversation.active());
    const { isAny, ...own } = await tellOwnData(ctx.from.id, ctx.member, house);
    if (!isAny && unfinishedTalks.length === 0) return send(ctx, { text: ctx.speech.say("data.nothing") });
    const data = { ...own, unfinishedTalks };
    const file = new InputFile(Buffer.from(JSON.stringify(data, undefined, 2)), "juru-damai-data.json");
    await ctx.replyWithDocument(file, { caption: ctx.speech.say("data.here") });
  });

  composer.command(["hapus", "erase"], (ctx) =>
    send(ctx, {
      text: ctx.speech.say("erase.sure"),
      buttons: [
        [{ text: ctx.speech.say("button.erase"), press: { name: "erase", answer: "yes" }, style: "danger" }],
        [{ text: ctx.speech.say("button.keep"), press: { name: "erase", answer: "no" } }],
      ],
    }),
  );

  composer.use(async (ctx, next) => {
    if (ctx.press?.name !== "erase" || ctx.from === undefined) return next();
    if (ctx.press.answer === "no") return show(ctx, keptReply(ctx));
    const { id } = ctx.from;
    if (!(await mayLeave(id, house))) return show(ctx, { text: ctx.speech.say("erase.last-admin") });
    await ctx.conversation.exitAll();
    await erasePerson(id, house);
    if (ctx.member?.isAdmin === true) await withdrawFromAdmin(ctx.api, house, id);
    await show(ctx, { text: ctx.speech.say("erase.done") });
  });
}

function keptReply({ conversation, speech }: JuruContext): Reply {
  const isTalking = Object.keys(conversation.active()).length > 0;
  return { text: speech.say("erase.kept"), buttons: waysOn(isTalking, speech) };
}
