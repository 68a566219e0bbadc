import type { Audit, AuditedAct } from "./audit.ts";
import type { CampaignAttempt, CampaignBook, CampaignFiling } from "./campaign-book.ts";
import type { Actor } from "./referral.ts";

export type AdminEvent = CampaignAttempt["event"];

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

/** Who does something, and in which act: an update of the chat or a form of the page. The same act once more changes nothing. */
export interface AdminAct {
  /** The campaign itself refuses whoever is no admin. */
  readonly actor: Actor;
  readonly act: string;
}

export interface AdminsMove extends AdminAct {
  readonly id: string;
  readonly event: AdminEvent;
}

/** Moves a campaign for an admin, and notes it. One act may move it once in each way. Throws StoreAway. */
export async function fileAdminsMove(
  { id, event, actor, act }: AdminsMove,
  { campaigns, audit }: { readonly campaigns: Pick<CampaignBook, "file">; readonly audit: Pick<Audit, "note"> },
): Promise<CampaignFiling> {
  const filing = await campaigns.file({ id, event, actor, act: `${act}.${event.kind}` });
  const audited = AUDITED[event.kind];
  if (filing.kind === "moved" && audited !== undefined) {
    await audit.note({ act, who: actor.id, what: audited, about: id });
  }
  return filing;
}
