import { NATIONWIDE } from "../../domain/area.ts";
import { listMemberGroup } from "../../domain/list-members.ts";
import { MEMBER_GROUPS } from "../../domain/member-roles.ts";
import { tellPlace } from "../../domain/place.ts";
import { askedPage, turnTo } from "../asked-page.ts";
import { namedPeople } from "../named-people.ts";
import type { OfficeHouse } from "../office-house.ts";
import { foundView, listedView } from "../views/members.ts";
import type { Answer, Corridor, Visit } from "../visit.ts";
import { ACCOUNT_NUMBER } from "./member.ts";

const PEOPLE_A_PAGE = 20;
const PLACES_FOUND = 20;

/** Members by place, by what they do, by how things stand; and by number. */
export function addMemberLists(corridor: Corridor, house: OfficeHouse): void {
  corridor.page("/members/find", "admins", (visit) => search(visit, house));
  corridor.page("/members/in", "admins", (visit) => showArea(visit, house));
  corridor.page("/members/group/:group", "admins", (visit) => showGroup(visit, house));
}

async function search({ query, speech }: Visit, house: OfficeHouse): Promise<Answer> {
  const typed = (query["q"] ?? "").trim().slice(0, 80);
  if (typed === "") return { kind: "go", to: "/members" };
  const page = (note: string, places: Parameters<typeof foundView>[0]["places"] = []): Answer => ({
    ...{ kind: "page", title: speech.say("office.members-search") },
    body: foundView({ typed, note, places }, speech),
  });
  if (ACCOUNT_NUMBER.test(typed)) {
    const id = Number(typed);
    const isKnown = house.adminIds.includes(id) || (await house.members.find(id)) !== undefined;
    return isKnown ? { kind: "go", to: `/members/${id}` } : page(speech.say("members.nobody", { id }));
  }
  const found = house.places.search(typed, PLACES_FOUND);
  const [only] = found;
  if (only === undefined) return page(speech.say("office.members-none-found", { text: typed }));
  if (found.length === 1) return { kind: "go", to: `/members/in?area=${only.code}` };
  const places = found.map(({ code }) => ({ code, words: tellPlace(code, house.places) ?? code }));
  return page(speech.say("office.members-which-place"), places);
}

async function showArea(visit: Visit, house: OfficeHouse): Promise<Answer> {
  const { query, speech } = visit;
  const { members, places } = house;
  const area = query["area"] ?? "";
  const place = area === "" ? speech.say("members.whole-country") : tellPlace(area, places);
  if (place === undefined) return { kind: "missing" };
  const within = area === "" ? NATIONWIDE : area;
  const { total } = await members.listIn(within, 0, 0);
  const { page, pages, from } = turnTo(total, askedPage(visit), PEOPLE_A_PAGE);
  const found = await members.listIn(within, from, PEOPLE_A_PAGE);
  const title = speech.say("office.members-in", { place });
  const listed = { title, people: await namedPeople(found.members, house), total, page, pages, frame: house };
  const empty = speech.say("office.members-none-in", { place });
  const to = (other: number) => `/office/members/in?area=${area}&page=${other}`;
  return { kind: "page", title, body: listedView({ ...listed, empty, to }, speech) };
}

async function showGroup(visit: Visit, house: OfficeHouse): Promise<Answer> {
  const { params, speech } = visit;
  const group = MEMBER_GROUPS.find((name) => name === params["group"]);
  if (group === undefined) return { kind: "missing" };
  const { total } = await listMemberGroup(group, { from: 0, count: 0 }, house);
  const { page, pages, from } = turnTo(total, askedPage(visit), PEOPLE_A_PAGE);
  const found = await listMemberGroup(group, { from, count: PEOPLE_A_PAGE }, house);
  const title = speech.say(`member-group.${group}`);
  const listed = { title, people: await namedPeople(found.members, house), total, page, pages, frame: house };
  const empty = speech.say("office.members-none-of-group");
  const to = (other: number) => `/office/members/group/${group}?page=${other}`;
  return { kind: "page", title, body: listedView({ ...listed, empty, to }, speech) };
}
