import type { Audience } from "./audience.ts";
import type { Audit } from "./audit.ts";
import type { BroadcastContent } from "./broadcast-content.ts";
import type { CampaignBook, CampaignFile } from "./campaign-book.ts";
import { fileAdminsMove } from "./file-campaign.ts";
import type { Actor } from "./referral.ts";

export interface DraftWish {
  readonly content: BroadcastContent;
  readonly audience: Audience;
}

interface Opening {
  /** An admin: looked up by whoever calls. */
  readonly actor: Actor;
  /** Names what opens it: the same once more gives the same campaign. */
  readonly opened: string;
  /** Names what fills it. */
  readonly act: string;
}

interface Desk {
  readonly campaigns: Pick<CampaignBook, "open" | "file" | "find">;
  readonly audit: Pick<Audit, "note">;
}

/** Once it has words and readers, an admin may have changed them. */
const BEGUN = 2;

/**
 * A draft that says this already, or the one that was opened so before, as it stands now. Undefined when that one is no
 * draft any more. Throws StoreAway.
 */
export async function draftBroadcast(
  { content, audience }: DraftWish,
  { actor, opened, act }: Opening,
  desk: Desk,
): Promise<CampaignFile | undefined> {
  const { campaign } = await desk.campaigns.open(actor.id, opened);
  const { id, version } = campaign;
  if (version < BEGUN) {
    await fileAdminsMove({ id, event: { kind: "write", content }, actor, act }, desk);
    await fileAdminsMove({ id, event: { kind: "aim", audience }, actor, act }, desk);
  }
  const file = await desk.campaigns.find(id);
  return file !== undefined && ["draft", "previewed"].includes(file.campaign.state) ? file : undefined;
}
