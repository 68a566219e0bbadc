import type { Acting } from "./acting.ts";
import { actorOf } from "./actor.ts";
import { isAdminLeft } from "./all-admins.ts";
import type { Audit, AuditedAct } from "./audit.ts";
import type { CaseBook } from "./case-book.ts";
import type { Members } from "./member.ts";
import type { MemberNews, MemberNotices } from "./member-notices.ts";
import type { MemberChange } from "./member-roles.ts";
import { giveCasesBack, passCasesOn } from "./pass-cases-on.ts";
import type { PlaceIndex } from "./place.ts";
import type { Actor } from "./referral.ts";

/** What an admin may make of a member. Areas and places are Kemendagri codes; "" for no area any more. */
export type MemberWish =
  | { readonly kind: "appoint"; readonly area: string }
  | { readonly kind: "move"; readonly place: string }
  | { readonly kind: "promote" | "dismiss" | "suspend" | "readmit" };

/** Who stands in the settings stays an admin, whatever is asked for; and nobody shuts themselves out. */
export type NeverChanged = "in settings" | "not yourself";

export type MemberOutcome =
  | ("not allowed" | "no such place" | NeverChanged | Exclude<MemberChange, "changed">)
  | { readonly isTold: boolean };

export interface ChangingHouse {
  readonly members: Members;
  readonly cases: CaseBook;
  readonly audit: Pick<Audit, "note">;
  readonly places: Pick<PlaceIndex, "get">;
  readonly notices: MemberNotices;
  readonly adminIds: readonly number[];
  readonly now: () => { getTime(): number };
}

interface Change extends Acting {
  readonly id: number;
  readonly actor: Actor;
}

/** To be asked before anybody is asked whether they are sure. */
export function whyNever(
  kind: MemberWish["kind"],
  { id, who }: { readonly id: number; readonly who: number },
  adminIds: readonly number[],
): NeverChanged | undefined {
  if (!["promote", "dismiss", "suspend"].includes(kind)) return undefined;
  if (adminIds.includes(id)) return "in settings";
  return kind === "suspend" && id === who ? "not yourself" : undefined;
}

/** Changed, noted, and told to the member; or why not. The right is looked up here. Throws StoreAway. */
export async function changeMember(
  id: number,
  wish: MemberWish,
  { who, act }: Acting,
  house: ChangingHouse,
): Promise<MemberOutcome> {
  const { members, audit, notices, adminIds } = house;
  const actor = actorOf(who, await members.find(who), adminIds);
  if (actor.role !== "admin") return "not allowed";
  const never = whyNever(wish.kind, { id, who }, adminIds);
  if (never !== undefined) return never;
  if (!isPlaceFor(wish, house.places)) return "no such place";
  const change = await carryOut(wish, { id, who, act, actor }, house);
  if (change !== "changed") return change;
  const { what, about, news } = consequences(wish);
  const isNew = await audit.note({ act, who, what, whom: id, ...(about !== undefined && { about }) });
  return { isTold: await notices.tell({ id, news, isRepeated: !isNew }) };
}

/** Somebody looks after a province or a regency, wherever that person lives. */
function isPlaceFor(wish: MemberWish, places: ChangingHouse["places"]): boolean {
  if (wish.kind === "move") return places.get(wish.place) !== undefined;
  if (wish.kind !== "appoint" || wish.area === "") return true;
  return ["province", "regency"].includes(places.get(wish.area)?.kind ?? "");
}

async function carryOut(
  wish: MemberWish,
  { id, act, actor }: Change,
  { members, cases, now, notices, adminIds }: ChangingHouse,
): Promise<MemberChange> {
  switch (wish.kind) {
    case "appoint": {
      const answer = await members.appoint(id, wish.area === "" ? undefined : wish.area, act);
      if (answer === "appointed") return "changed";
      return answer === "not active" ? "not now" : answer;
    }
    case "move":
      return members.move(id, wish.place, act);
    case "promote": {
      const change = await members.promote(id, act);
      if (change === "changed") await notices.showCommands(id, true);
      return change;
    }
    case "dismiss": {
      const change = await members.dismiss(id, { act, isAdminLeft: await isAdminLeft({ members, adminIds }) });
      if (change === "changed") await notices.showCommands(id, false);
      return change;
    }
    case "suspend": {
      const wasAdmin = (await members.find(id))?.isAdmin === true;
      const change = await members.suspend(id, { act, isAdminLeft: await isAdminLeft({ members, adminIds }) });
      if (change === "changed" && wasAdmin) await notices.showCommands(id, false);
      if (change === "changed") await passCasesOn(id, { reason: "suspended", actor }, { cases, now });
      return change;
    }
    case "readmit": {
      const change = await members.readmit(id, act);
      if (change === "changed") await giveCasesBack(id, { actor, act }, { cases });
      return change;
    }
  }
}

function consequences(wish: MemberWish): {
  readonly what: AuditedAct;
  readonly about?: string;
  readonly news: MemberNews;
} {
  switch (wish.kind) {
    case "appoint":
      return wish.area === ""
        ? { what: "member.make-volunteer", news: { kind: "no coordinator" } }
        : { what: "member.make-coordinator", about: wish.area, news: { kind: "appointed", area: wish.area } };
    case "move":
      return { what: "member.move", about: wish.place, news: { kind: "moved", place: wish.place } };
    case "promote":
      return { what: "member.make-admin", news: { kind: "promoted" } };
    case "dismiss":
      return { what: "member.dismiss-admin", news: { kind: "dismissed" } };
    case "suspend":
      return { what: "member.suspend", news: { kind: "suspended" } };
    case "readmit":
      return { what: "member.readmit", news: { kind: "readmitted" } };
  }
}
