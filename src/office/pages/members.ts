import { countMemberGroups } from "../../domain/list-members.ts";
import type { Member } from "../../domain/member.ts";
import { pageOf } from "../../domain/pages.ts";
import { askedPage } from "../asked-page.ts";
import { namedPeople } from "../named-people.ts";
import type { OfficeHouse } from "../office-house.ts";
import { membersView } from "../views/members.ts";
import type { Answer, Corridor, Visit } from "../visit.ts";
import { addInvites } from "./invites.ts";
import { addMember } from "./member.ts";
import { addMemberChanges } from "./member-changes.ts";
import { addMemberLists } from "./member-lists.ts";
import { addMemberRequests } from "./member-requests.ts";

const WAITING_A_PAGE = 20;

/** Who wants to join, and the ways to everybody else. */
export function addMembers(corridor: Corridor, house: OfficeHouse): void {
  corridor.page("/members", "admins", (visit) => showHome(visit, house));
  addMemberLists(corridor, house);
  addInvites(corridor, house);
  addMember(corridor, house);
  addMemberRequests(corridor, house);
  addMemberChanges(corridor, house);
}

async function showHome(visit: Visit, house: OfficeHouse): Promise<Answer> {
  const { speech } = visit;
  const [ids, groups] = await Promise.all([house.members.pending(), countMemberGroups(house)]);
  const { shown, page, pages } = pageOf(ids, askedPage(visit), WAITING_A_PAGE);
  const found = await Promise.all(shown.map((id) => house.members.find(id)));
  const waiting = await namedPeople(
    found.filter((member): member is Member => member !== undefined),
    house,
  );
  return {
    ...{ kind: "page", title: speech.say("office.menu-members") },
    body: membersView({ waiting, count: ids.length, page, pages, groups, frame: house }, speech),
  };
}
