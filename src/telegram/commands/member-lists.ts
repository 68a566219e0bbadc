import type { Composer } from "grammy";
import { NATIONWIDE } from "../../domain/area.ts";
import { countMemberGroups, listMemberGroup } from "../../domain/list-members.ts";
import type { Member } from "../../domain/member.ts";
import type { MemberGroup } from "../../domain/member-roles.ts";
import { admitAdmin } from "../admin-right.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { show } from "../message-sender.ts";
import { nameOf } from "../person-name.ts";
import { membersPageReply, membersPlacesReply, type NamedMember } from "../replies/member-lists.ts";
import { memberGroupReply, memberGroupsReply } from "../replies/members.ts";

const MEMBERS_A_PAGE = 8;
const PLACES_FOUND = 8;

type ListsPress = PressOf<"memberList" | "memberGroups" | "memberGroup">;

/** The part of /anggota that lists members: by place, by what they do, by how things stand. For admins, checked at each press. */
export function addMemberLists(composer: Composer<JuruContext>, house: House): void {
  composer.use(async (ctx, next) => {
    const { press } = ctx;
    if (press === undefined || !isListsPress(press)) return next();
    if (await admitAdmin(ctx, press.name, house)) await act(ctx, press, house);
  });
}

/** "/anggota Sleman": where to look. The right has been checked by the command. */
export async function searchMembers(ctx: JuruContext, typed: string, house: House): Promise<void> {
  const found = house.places.search(typed, PLACES_FOUND).map(({ code }) => code);
  const [only] = found;
  if (only !== undefined && found.length === 1) return showPage(ctx, only, 0, house);
  await show(ctx, membersPlacesReply(typed, found, house.places, ctx.speech));
}

function isListsPress(press: Press): press is ListsPress {
  return ["memberList", "memberGroups", "memberGroup"].includes(press.name);
}

function act(ctx: JuruContext, press: ListsPress, house: House): Promise<void> {
  switch (press.name) {
    case "memberList":
      return showPage(ctx, press.area, press.page, house);
    case "memberGroups":
      return showGroups(ctx, house);
    case "memberGroup":
      return showGroup(ctx, press.group, press.page, house);
  }
}

async function showPage(ctx: JuruContext, area: string, asked: number, house: House): Promise<void> {
  const { members, places } = house;
  const within = area === "" ? NATIONWIDE : area;
  const { total } = await members.listIn(within, 0, 0);
  const { page, pages, from } = pageAmong(total, asked);
  const found = await members.listIn(within, from, MEMBERS_A_PAGE);
  const people = await named(ctx, found.members);
  await show(ctx, membersPageReply({ area, people, total, page, pages }, places, ctx.speech));
}

async function showGroups(ctx: JuruContext, house: House): Promise<void> {
  await show(ctx, memberGroupsReply(await countMemberGroups(house), ctx.speech));
}

async function showGroup(ctx: JuruContext, group: MemberGroup, asked: number, house: House): Promise<void> {
  const { total } = await listMemberGroup(group, { from: 0, count: 0 }, house);
  const { page, pages, from } = pageAmong(total, asked);
  const found = await listMemberGroup(group, { from, count: MEMBERS_A_PAGE }, house);
  const people = await named(ctx, found.members);
  await show(ctx, memberGroupReply({ group, people, total, page, pages }, house.places, ctx.speech));
}

function pageAmong(total: number, asked: number) {
  const pages = Math.max(1, Math.ceil(total / MEMBERS_A_PAGE));
  const page = Math.min(asked, pages - 1);
  return { page, pages, from: page * MEMBERS_A_PAGE };
}

function named(ctx: JuruContext, members: readonly Member[]): Promise<readonly NamedMember[]> {
  return Promise.all(members.map(async (member) => ({ member, name: await nameOf(ctx, member.id) })));
}
