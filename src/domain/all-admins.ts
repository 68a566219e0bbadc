import { actorOf } from "./actor.ts";
import type { Members } from "./member.ts";

interface AdminHouse {
  readonly members: Pick<Members, "admins">;
  /** Those of `ADMIN_IDS`. */
  readonly adminIds: readonly number[];
}

interface FindingHouse {
  readonly members: Pick<Members, "find">;
  readonly adminIds: readonly number[];
}

/** Those of the settings, then those whom another admin appointed; each once. Throws StoreAway. */
export async function allAdmins({ members, adminIds }: AdminHouse): Promise<readonly number[]> {
  return [...new Set([...adminIds, ...(await members.admins())])];
}

/** Looked up for each act, for what is done outside of an update. Throws StoreAway. */
export async function isAdminNow(id: number, { members, adminIds }: FindingHouse): Promise<boolean> {
  return actorOf(id, await members.find(id), adminIds).role === "admin";
}

/** True while somebody of the settings is an active member: then nobody else is the last admin. */
export async function isAdminLeft({ members, adminIds }: FindingHouse): Promise<boolean> {
  for (const id of adminIds) if ((await members.find(id))?.status === "active") return true;
  return false;
}
