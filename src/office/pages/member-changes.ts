import { changeMember, type MemberOutcome, type MemberWish } from "../../domain/change-member.ts";
import type { OfficeHouse } from "../office-house.ts";
import type { Saying } from "../sayings.ts";
import type { Answer, Corridor, Visit } from "../visit.ts";
import { ACCOUNT_NUMBER, NEVER } from "./member.ts";

const SAID = {
  ...NEVER,
  "last admin": "member-last-admin",
  already: "already",
  "not now": "too-late",
} as const satisfies Partial<Readonly<Record<Extract<MemberOutcome, string>, Saying>>>;

/** What an admin makes of a member: role, area, place, standing. */
export function addMemberChanges(corridor: Corridor, house: OfficeHouse): void {
  const changes = (path: string, wishIn: (visit: Visit) => MemberWish | undefined) =>
    corridor.act(`/members/:id/${path}`, "admins", (visit) => change(visit, wishIn(visit), house));

  changes("appoint", ({ fields: { area } }) => (area === undefined ? undefined : { kind: "appoint", area }));
  changes("move", ({ fields: { place } }) => (place === undefined ? undefined : { kind: "move", place }));
  for (const kind of ["promote", "dismiss", "suspend", "readmit"] as const) changes(kind, () => ({ kind }));
}

async function change(
  { params, id: who, act }: Visit,
  wish: MemberWish | undefined,
  house: OfficeHouse,
): Promise<Answer> {
  const number = params["id"] ?? "";
  if (!ACCOUNT_NUMBER.test(number) || wish === undefined) return { kind: "missing" };
  const id = Number(number);
  const outcome = await changeMember(id, wish, { who, act }, { ...house, notices: house.memberNotices });
  if (outcome === "no such place") return { kind: "missing" };
  // Who is no admin any more is told so by the page itself.
  if (outcome === "not allowed") return { kind: "go", to: "/members" };
  const to = `/members/${id}`;
  if (typeof outcome === "string") return { kind: "go", to, said: SAID[outcome] };
  return { kind: "go", to, said: outcome.isTold ? "member-told" : "member-untold" };
}
