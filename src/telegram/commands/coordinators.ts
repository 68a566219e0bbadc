import type { Composer } from "grammy";
import { NATIONWIDE } from "../../domain/area.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { sendTo, settle, show } from "../message-sender.ts";
import { nameOf } from "../person-name.ts";
import { personOf } from "../referral-access.ts";
import {
  appointedReply,
  areasAround,
  listButton,
  memberReply,
  membersPageReply,
  membersPlacesReply,
  type NamedMember,
} from "../replies/coordinators.ts";

const MEMBERS_A_PAGE = 8;
const PLACES_FOUND = 8;

type CoordinatorsPress = PressOf<"memberList" | "member" | "memberAppoint">;

/** The part of /anggota that lists active members and makes coordinators of them. For admins, checked at each press. */
export function addCoordinators(composer: Composer<JuruContext>, house: House): void {
  composer.use(async (ctx, next) => {
    const { press } = ctx;
    if (press === undefined || !isCoordinatorsPress(press)) return next();
    if (personOf(ctx, house).role !== "admin") return settle(ctx, ctx.speech.say("members.admins-only"));
    await act(ctx, press, house);
  });
}

/** "/anggota Sleman": where to look. The right has been checked by the command. */
export async function searchMembers(ctx: JuruContext, typed: string, house: House): Promise<void> {
  const found = house.places.search(typed, PLACES_FOUND).map(({ code }) => code);
  const [only] = found;
  if (only !== undefined && found.length === 1) return showPage(ctx, only, 0, house);
  await show(ctx, membersPlacesReply(typed, found, house.places, ctx.speech));
}

function isCoordinatorsPress(press: Press): press is CoordinatorsPress {
  return ["memberList", "member", "memberAppoint"].includes(press.name);
}

function act(ctx: JuruContext, press: CoordinatorsPress, house: House): Promise<void> {
  switch (press.name) {
    case "memberList":
      return showPage(ctx, press.area, press.page, house);
    case "member":
      return showMember(ctx, press.id, house);
    case "memberAppoint":
      return appoint(ctx, press, house);
  }
}

async function showPage(ctx: JuruContext, area: string, asked: number, house: House): Promise<void> {
  const { members, places } = house;
  const within = area === "" ? NATIONWIDE : area;
  const { total } = await members.listIn(within, 0, 0);
  const pages = Math.max(1, Math.ceil(total / MEMBERS_A_PAGE));
  const page = Math.min(asked, pages - 1);
  const found = await members.listIn(within, page * MEMBERS_A_PAGE, MEMBERS_A_PAGE);
  const people = await Promise.all(
    found.members.map(async (member) => ({ member, name: await nameOf(ctx, member.id) })),
  );
  await show(ctx, membersPageReply({ area, people, total, page, pages }, places, ctx.speech));
}

async function showMember(ctx: JuruContext, id: number, house: House, note?: string): Promise<void> {
  const named = await findActive(ctx, id, house);
  if (named === undefined) {
    return show(ctx, { text: ctx.speech.say("members.not-active"), buttons: [[listButton("", ctx.speech)]] });
  }
  await show(ctx, memberReply(named, house.places, ctx.speech, note));
}

async function findActive(ctx: JuruContext, id: number, { members }: House): Promise<NamedMember | undefined> {
  const member = await members.find(id);
  return member?.status === "active" ? { member, name: await nameOf(ctx, id) } : undefined;
}

/** Only for an area that the person lives in: a made-up button gives nobody another one. */
async function appoint(ctx: JuruContext, { id, area }: PressOf<"memberAppoint">, house: House): Promise<void> {
  const { members, places, speeches } = house;
  const before = await members.find(id);
  const isOffered = area === "" || areasAround(before?.place, places).includes(area);
  if (before !== undefined && !isOffered) return settle(ctx, ctx.speech.say("general.old-button"));
  const answer = await members.appoint(id, area === "" ? undefined : area, String(ctx.update.update_id));
  if (answer === "already") return settle(ctx, ctx.speech.say("toast.already-done"));
  if (answer !== "appointed" || before === undefined) return showMember(ctx, id, house);
  const isTold = await sendTo(ctx.api, id, appointedReply(area, places, speeches[before.language]));
  await showMember(ctx, id, house, ctx.speech.say(isTold ? "members.appointed" : "members.appointed-untold"));
}
