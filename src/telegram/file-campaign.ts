import type { Speech } from "../content/speech.ts";
import type { AuditedAct } from "../domain/audit.ts";
import type { CampaignAttempt, CampaignFiling } from "../domain/campaign-book.ts";
import type { CampaignRefusal } from "../domain/move-campaign.ts";
import { noteAct } from "./admin-right.ts";
import type { House, JuruContext } from "./context.ts";
import { personOf } from "./referral-access.ts";

type AdminEvent = CampaignAttempt["event"];
type Filing = Pick<House, "campaigns" | "audit" | "adminIds">;

/** A preview changes nothing; the log of the campaign has it. */
const AUDITED: Readonly<Partial<Record<AdminEvent["kind"], AuditedAct>>> = {
  write: "broadcast.write",
  aim: "broadcast.write",
  plan: "broadcast.write",
  mark: "broadcast.write",
  settle: "broadcast.settle",
  confirm: "broadcast.confirm",
  pause: "broadcast.pause",
  resume: "broadcast.resume",
  cancel: "broadcast.cancel",
};

/** Moves a campaign for an admin, and notes it. One update may move it once in each way. */
export async function fileCampaign(
  ctx: JuruContext,
  id: string,
  event: AdminEvent,
  house: Filing,
): Promise<CampaignFiling> {
  const act = `${ctx.update.update_id}.${event.kind}`;
  const filing = await house.campaigns.file({ id, event, actor: personOf(ctx, house), act });
  const audited = AUDITED[event.kind];
  if (filing.kind === "moved" && audited !== undefined) await noteAct(ctx, audited, { about: id }, house);
  return filing;
}

/** Why nothing came of it, or that nothing had to. */
export function tellFiling(filing: CampaignFiling, speech: Speech): string | undefined {
  if (filing.kind === "unchanged") return speech.say("broadcast.unchanged");
  return filing.kind === "refused" ? tellRefusal(filing.reason, speech) : undefined;
}

function tellRefusal(reason: CampaignRefusal, speech: Speech): string {
  switch (reason) {
    case "not an admin":
      return speech.say("members.admins-only");
    case "frozen":
      return speech.say("broadcast.frozen");
    case "already ended":
      return speech.say("broadcast.already-ended");
    case "nothing written":
      return speech.say("broadcast.nothing-written");
    case "time has passed":
      return speech.say("broadcast.time-has-passed");
    case "nobody":
      return speech.say("broadcast.nobody");
    default:
      return speech.say("broadcast.not-from-here");
  }
}
