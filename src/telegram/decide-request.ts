import type { Speech } from "../content/speech.ts";
import { admitAdmin, noteAct } from "./admin-right.ts";
import type { House, JuruContext } from "./context.ts";
import { sendTo, show } from "./message-sender.ts";
import { nameOf } from "./person-name.ts";
import { waysOn } from "./replies/guide.ts";
import { decidedReply } from "./replies/requests.ts";

export interface Decision {
  readonly id: number;
  readonly isAccepted: boolean;
  /** A word for the person, in that person's language. */
  readonly word?: (speech: Speech) => string;
}

/** The first decision counts, and the person is told of it. The right is looked at here, where it is done. */
export async function decideRequest(ctx: JuruContext, { id, isAccepted, word }: Decision, house: House): Promise<void> {
  if (!(await admitAdmin(ctx, "decide", house))) return;
  const { members, speeches } = house;
  const name = await nameOf(ctx, id);
  const isChanged = await members.decide(id, isAccepted ? "active" : "refused", String(ctx.update.update_id));
  const waiting = (await members.pending()).length;
  if (!isChanged) return show(ctx, decidedReply(ctx.speech.say("members.already-decided"), waiting, ctx.speech));
  await noteAct(ctx, isAccepted ? "member.accept" : "member.refuse", { whom: id }, house);

  const member = await members.find(id);
  const theirs = speeches[member?.language ?? ctx.speech.language];
  const text = isAccepted ? theirs.say("start.approved") : refusalText(word?.(theirs), theirs);
  const isTold = member !== undefined && (await sendTo(ctx.api, id, { text, buttons: waysOn(false, theirs) }));
  const key = isAccepted
    ? (["members.accepted", "members.accepted-untold"] as const)
    : (["members.refused", "members.refused-untold"] as const);
  await show(ctx, decidedReply(ctx.speech.say(isTold ? key[0] : key[1], { name }), waiting, ctx.speech));
}

function refusalText(word: string | undefined, speech: Speech): string {
  return word === undefined ? speech.say("start.refused") : speech.say("start.refused-because", { word });
}
