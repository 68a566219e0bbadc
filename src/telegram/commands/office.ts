import type { Composer } from "grammy";
import { noteRefusal } from "../admin-right.ts";
import type { House, JuruContext } from "../context.ts";
import { send } from "../message-sender.ts";
import { overseerOf } from "../overseer.ts";
import { officeReply } from "../replies/office.ts";

/** /halaman: the way into the coordinators' page, for who looks after an area. */
export function addOfficeDoor(composer: Composer<JuruContext>, house: House): void {
  composer.command(["halaman", "page"], async (ctx) => {
    const { speech } = ctx;
    if (overseerOf(ctx, house) === undefined) {
      await noteRefusal(ctx, "halaman", house);
      return send(ctx, { text: speech.say("office-door.not-yours") });
    }
    const { officeUrl, sessions } = house;
    if (officeUrl === undefined) return send(ctx, { text: speech.say("office-door.none") });
    await send(ctx, officeReply(officeUrl, await sessions.link(ctx.from?.id ?? 0), speech));
  });
}
