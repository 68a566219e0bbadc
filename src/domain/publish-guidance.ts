import type { Audit } from "./audit.ts";
import type { GuidanceDraft } from "./guidance-draft.ts";
import type { GuidanceItem } from "./guidance-item.ts";
import type { GuidanceUpdates, Publishing, RollBackAttempt, RollingBack } from "./guidance-log.ts";
import { updateId } from "./guidance-update.ts";
import type { Actor } from "./referral.ts";

interface Desk {
  readonly updates: Pick<GuidanceUpdates, "publish" | "rollBack">;
  readonly audit: Pick<Audit, "note" | "noteRefusal">;
}

interface Finished {
  readonly item: GuidanceItem;
  readonly draft: GuidanceDraft;
  /** Names the act: the same once more gives the version of the first time. */
  readonly act: string;
}

export type NotAdmin = { readonly kind: "not an admin" };

/** Publishes what an admin has changed in one item, and notes it. Whoever is no admin is refused, and that is noted. Throws StoreAway. */
export async function publishGuidance(
  actor: Actor,
  { item, draft: { wanted, why }, act }: Finished,
  { updates, audit }: Desk,
): Promise<Publishing | NotAdmin> {
  if (actor.role !== "admin") return refuse(actor, { act, what: "guidanceSure" }, audit);
  const publishing = await updates.publish({ item, wanted, act, ...(why !== undefined && { why }) });
  if (publishing.kind === "published") {
    await audit.note({ act, who: actor.id, what: "guidance.publish", about: updateId(publishing.update) });
  }
  return publishing;
}

/** Takes a version back, as its admin was shown it, and notes it. Refuses like publishing. Throws StoreAway. */
export async function rollBackGuidance(
  actor: Actor,
  attempt: RollBackAttempt,
  { updates, audit }: Desk,
): Promise<RollingBack | NotAdmin> {
  const { act } = attempt;
  if (actor.role !== "admin") return refuse(actor, { act, what: "updateBackSure" }, audit);
  const done = await updates.rollBack(attempt);
  if (done.kind === "rolled back") {
    await audit.note({ act, who: actor.id, what: "guidance.roll-back", about: updateId(done.update) });
  }
  return done;
}

async function refuse(
  { id }: Actor,
  tried: { readonly act: string; readonly what: string },
  audit: Pick<Audit, "noteRefusal">,
): Promise<NotAdmin> {
  await audit.noteRefusal({ ...tried, who: id });
  return { kind: "not an admin" };
}
