import type { PressOf } from "../callback-data.ts";
import { findConcerning } from "../concerning-referral.ts";
import type { House, JuruContext } from "../context.ts";
import { settle, show } from "../message-sender.ts";
import { screenOf } from "../referral-screen.ts";
import { isComplaint } from "../replies/referral.ts";
import { complaintReply, unknownReply } from "../replies/referral-notes.ts";
import { tellAdmins } from "../tell-admins.ts";

/**
 * The client was not treated well, or got what did not fit: it counts against the source, and admins hear of it.
 * They are told before it is written down: if we are stopped in between, both are done once more.
 */
export async function complain(ctx: JuruContext, { code }: PressOf<"referralComplain">, house: House): Promise<void> {
  const { speech } = ctx;
  const { directory, now } = house;
  const referral = await findConcerning(ctx, code, house);
  if (referral === undefined) return show(ctx, unknownReply(code, speech));
  const source = referral.source.kind === "listed" ? await directory.find(referral.source.id) : undefined;
  if (source === undefined) return settle(ctx, speech.say("toast.no-source"));
  if (!isComplaint(referral)) return settle(ctx, speech.say("general.old-button"));

  const by = ctx.from?.id ?? 0;
  const isKnown = (await directory.reports()).some(
    (entry) => entry.source === source.id && entry.by === by && entry.wrong === "other",
  );
  if (isKnown) return settle(ctx, speech.say("toast.already-complained"));
  await tellAdmins(ctx.api, house, (theirs) => complaintReply(referral, source, theirs));
  await directory.report({ source: source.id, wrong: "other", by, at: now().getTime() });
  await show(ctx, await screenOf(ctx, referral, house, speech.say("referral.complained")));
}
