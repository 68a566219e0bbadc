import { type Decision, decideJoining } from "../domain/decide-joining.ts";
import { admitAdmin } from "./admin-right.ts";
import type { House, JuruContext } from "./context.ts";
import { createMemberNotices } from "./member-notices.ts";
import { show } from "./message-sender.ts";
import { nameOf } from "./person-name.ts";
import { actingIn } from "./referral-access.ts";
import { decidedReply } from "./replies/requests.ts";

/** The first decision counts, and the person is told of it. The right is looked at here, where it is done. */
export async function decideRequest(ctx: JuruContext, decision: Decision, house: House): Promise<void> {
  if (!(await admitAdmin(ctx, "decide", house))) return;
  const { speech } = ctx;
  const name = await nameOf(ctx, decision.id);
  const notices = createMemberNotices(ctx.api, house);
  const decided = await decideJoining(decision, actingIn(ctx), { ...house, notices });
  const waiting = (await house.members.pending()).length;
  if (typeof decided === "string") {
    return show(ctx, decidedReply(speech.say("members.already-decided"), waiting, speech));
  }
  const key = decision.isAccepted
    ? (["members.accepted", "members.accepted-untold"] as const)
    : (["members.refused", "members.refused-untold"] as const);
  await show(ctx, decidedReply(speech.say(decided.isTold ? key[0] : key[1], { name }), waiting, speech));
}
