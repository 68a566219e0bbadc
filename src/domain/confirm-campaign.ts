import { keyOfAudience } from "./audience-key.ts";
import type { Audit } from "./audit.ts";
import type { Confirmation } from "./campaign.ts";
import type { CampaignBook, CampaignFile, CampaignFiling } from "./campaign-book.ts";
import { nextOccurrence } from "./campaign-schedule.ts";
import type { AudienceCount } from "./count-audience.ts";
import { type AdminAct, fileAdminsMove } from "./file-campaign.ts";
import { type Sending, sentLately } from "./sent-lately.ts";

/** What an admin has read and agreed to. */
export interface Agreement {
  readonly recipients: number;
  /** The number was named once more. */
  readonly isNamed: boolean;
  /** "Yes, once more" to what the same people got lately. */
  readonly isRepeatMeant: boolean;
}

export type Confirming =
  /** Counting takes longer than one answer can wait. */
  | { readonly kind: "late" }
  | { readonly kind: "number changed" | "many recipients"; readonly count: AudienceCount }
  /** `other`: what says the same to the same people. */
  | { readonly kind: "sent lately"; readonly other: Sending | undefined }
  | CampaignFiling;

export interface ConfirmDesk {
  readonly campaigns: Pick<CampaignBook, "file" | "recent">;
  readonly audit: Pick<Audit, "note">;
  readonly now: () => Date;
  /** Counts the recipients anew. */
  readonly count: () => Promise<AudienceCount | "late">;
}

/** Sends a broadcast on its way. The number that was read is the number that is sent to, or it is asked once more. */
export async function confirmCampaign(
  by: AdminAct,
  file: CampaignFile,
  { recipients, isNamed, isRepeatMeant }: Agreement,
  desk: ConfirmDesk,
): Promise<Confirming> {
  let counted: AudienceCount | undefined;
  // What is confirmed already is not counted again: a second tap, or an update that comes again, only hears how it stands.
  if (file.campaign.state === "previewed") {
    const count = await desk.count();
    if (count === "late") return { kind: "late" };
    if (count.recipients !== recipients) return { kind: "number changed", count };
    counted = count;
  }
  const recent = await desk.campaigns.recent();
  const confirmation: Confirmation = {
    recipients,
    ...(isNamed && { named: recipients }),
    ...(isRepeatMeant && ({ isRepeatMeant: true } as const)),
  };
  const filing = await fileAdminsMove(
    { ...by, id: file.campaign.id, event: { kind: "confirm", ...confirmation, recent } },
    desk,
  );
  if (filing.kind !== "refused") return filing;
  if (filing.reason === "many recipients" && counted !== undefined) return { kind: filing.reason, count: counted };
  if (filing.reason !== "sent lately") return filing;
  return { kind: filing.reason, other: sentLately(sendingOf(file, desk.now().getTime()), recent) };
}

/** What it would be, for the words about what was sent lately. */
function sendingOf({ campaign }: CampaignFile, now: number): Sending {
  const { id, content = "", audience, schedule } = campaign;
  return {
    ...{ campaign: id, content, audience: keyOfAudience(audience) },
    at: nextOccurrence(schedule, now) ?? now,
    isWeekly: schedule.kind === "weekly",
  };
}
