import type { Audience } from "../../src/domain/audience.ts";
import { type BroadcastContent, EMPTY_CONTENT } from "../../src/domain/broadcast-content.ts";
import type { CampaignAttempt, CampaignBook } from "../../src/domain/campaign-book.ts";
import type { Schedule } from "../../src/domain/campaign-schedule.ts";
import type { UncertainPolicy } from "../../src/domain/recipient-ledger.ts";

export interface Order {
  readonly audience?: Audience;
  readonly schedule?: Schedule;
  readonly isUrgent?: boolean;
  readonly policy?: UncertainPolicy;
  readonly content?: BroadcastContent;
}

const CONTENT: BroadcastContent = { ...EMPTY_CONTENT, texts: { id: { text: "Rapat besok.", parts: [] } } };

/** What an admin does in /siaran, from the first word to the confirmation. Gives the id. */
export async function orderCampaign(
  campaigns: CampaignBook,
  order: Order & { readonly act: string; readonly now: number },
): Promise<string> {
  const { audience = {}, schedule = { kind: "now" }, isUrgent = false, policy, content = CONTENT, act } = order;
  const actor = { id: 9, role: "admin" } as const;
  const { campaign } = await campaigns.open(9, act);
  const events: CampaignAttempt["event"][] = [
    { kind: "write", content },
    { kind: "aim", audience },
    { kind: "plan", schedule },
    { kind: "mark", isUrgent },
    ...(policy === undefined ? [] : [{ kind: "settle", policy } as const]),
    { kind: "preview" },
    { kind: "confirm", recipients: 1_000, named: 1_000, isRepeatMeant: true, recent: [] },
  ];
  for (const [step, event] of events.entries()) {
    const filing = await campaigns.file({ id: campaign.id, event, actor, act: `${act}-${step}` });
    if (filing.kind !== "moved" && filing.kind !== "unchanged") throw new Error(`${event.kind} was ${filing.kind}`);
  }
  return campaign.id;
}
