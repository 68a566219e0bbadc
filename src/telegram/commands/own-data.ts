import type { Composer } from "grammy";
import { NATIONWIDE } from "../../domain/area.ts";
import { withdrawFromAdmin } from "../command-list.ts";
import type { House, JuruContext } from "../context.ts";
import { eraseAndProve, mayLeave } from "../erase-person.ts";
import { send, show } from "../message-sender.ts";
import { tellOwnData } from "../own-data.ts";
import { sendOwnFiles } from "../own-files.ts";
import { erasedReply } from "../replies/erased.ts";
import { waysOn } from "../replies/guide.ts";
import type { Reply } from "../replies/reply.ts";

/** UU 27/2022: everybody may see and erase what is stored. Here it is done on the spot. */
export function addOwnData(composer: Composer<JuruContext>, house: House): void {
  composer.command(["dataku", "mydata"], async (ctx) => {
    if (ctx.from === undefined) return;
    const { isAny, ...own } = await tellOwnData(ctx.from.id, ctx.member, house);
    if (!isAny) return send(ctx, { text: ctx.speech.say("data.nothing") });
    await sendOwnFiles(ctx, own, house);
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
    const { isAdmin, place = NATIONWIDE } = ctx.member ?? {};
    const erased = await eraseAndProve(id, house);
    if (isAdmin === true) await withdrawFromAdmin(ctx.api, house, id);
    await show(ctx, erasedReply({ ...erased, at: house.now().getTime(), place }, ctx.speech));
  });
}

function keptReply({ conversation, speech }: JuruContext): Reply {
  const isTalking = Object.keys(conversation.active()).length > 0;
  return { text: speech.say("erase.kept"), buttons: waysOn(isTalking, speech) };
}
