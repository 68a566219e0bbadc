import { LONGEST_RUMOUR, type Rumour } from "../domain/rumour.ts";
import type { House, JuruContext } from "./context.ts";
import { WRITE, type Writer, type Writing } from "./flows/writing.ts";
import { show } from "./message-sender.ts";
import { rumourGoneReply, writeRumourReply } from "./replies/rumours.ts";
import { showRumour } from "./show-rumour.ts";

/** What is said, as somebody writes it down. `field` is the id of the rumour. */
export const RUMOUR_WRITER: Writer = {
  talk: WRITE,
  longest: () => LONGEST_RUMOUR,
  ask: (ctx) => writeRumourReply(ctx.speech),
  async take(ctx, words, wanted, house) {
    const rumour = await ownRumour(ctx, wanted, house);
    const changed = rumour === undefined ? undefined : await house.rumours.change(rumour.id, { words });
    if (ctx.isDangerTold) return "done";
    await (changed === undefined ? show(ctx, rumourGoneReply(ctx.speech)) : showRumour(ctx, changed, house));
    return "done";
  },
};

async function ownRumour(ctx: JuruContext, { field = "" }: Writing, { rumours }: House): Promise<Rumour | undefined> {
  const rumour = await rumours.find(field);
  return rumour !== undefined && rumour.owner === ctx.from?.id && ctx.member?.status === "active" ? rumour : undefined;
}
