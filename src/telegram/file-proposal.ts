import type { NewSource } from "../domain/directory.ts";
import { addEntry } from "../domain/directory-acts.ts";
import { admitAdmin } from "./admin-right.ts";
import type { House, JuruContext } from "./context.ts";
import { show } from "./message-sender.ts";
import { doingOf } from "./referral-access.ts";
import { managedEntryReply } from "./replies/directory.ts";
import { proposalArrivedReply } from "./replies/directory-reports.ts";
import { proposeClosedReply, proposedReply } from "./replies/propose.ts";
import { viewingOf } from "./show-sources.ts";
import { tellAdmins } from "./tell-admins.ts";

/** More than these of one person wait for nobody: the admins answer first. */
const MOST_WAITING = 3;

/** Who may do it is looked at here once more: the talk may have stood open for days. */
export async function fileProposal(
  ctx: JuruContext,
  source: NewSource,
  by: "volunteer" | "admin",
  house: House,
): Promise<void> {
  const { speech, from } = ctx;
  if (from === undefined) return;
  const act = `${ctx.update.update_id}`;
  if (by === "admin") {
    if (!(await admitAdmin(ctx, "entryAdd", house))) return;
    const added = await addEntry(source, doingOf(ctx, house), house);
    if (added.kind !== "done") return;
    const note = speech.say("propose.added", { organisation: added.source.organisation });
    return show(ctx, managedEntryReply(added.source, viewingOf(ctx, house), note));
  }
  // Not counted once more: when this update comes again, the proposal that waits is its own.
  if (ctx.member?.status !== "active") return show(ctx, proposeClosedReply(speech.say("propose.active-only"), speech));
  const proposal = await house.directory.propose(source, from.id, act);
  await tellAdmins(ctx.api, house, (theirs) =>
    proposalArrivedReply(proposal, { ...viewingOf(ctx, house), speech: theirs }),
  );
  await show(ctx, proposedReply(speech));
}

/** Only volunteers whom the admins know, and not without end. */
export async function whyNotPropose(
  { member, speech }: JuruContext,
  { directory }: House,
): Promise<string | undefined> {
  if (member?.status !== "active") return speech.say("propose.active-only");
  const waiting = (await directory.proposals()).filter(({ by }) => by === member.id).length;
  return waiting >= MOST_WAITING ? speech.say("propose.too-many", { count: waiting }) : undefined;
}
