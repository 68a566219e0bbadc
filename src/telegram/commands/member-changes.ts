import type { Composer } from "grammy";
import type { MessageKey } from "../../content/message-keys.ts";
import { isAdminNow } from "../../domain/all-admins.ts";
import { changeMember, type MemberOutcome, type MemberWish, whyNever } from "../../domain/change-member.ts";
import type { MemberTold } from "../../domain/member-notices.ts";
import { admitAdmin } from "../admin-right.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { createMemberNotices } from "../member-notices.ts";
import { settle, show } from "../message-sender.ts";
import { nameOf } from "../person-name.ts";
import { actingIn } from "../referral-access.ts";
import { memberReply } from "../replies/member.ts";
import { listButton } from "../replies/member-lists.ts";
import { areasReply, type GraveAct, placesReply, sureReply } from "../replies/member-questions.ts";
import { newsReply } from "../replies/member-told.ts";

const NAMES = [
  ...(["member", "memberAreas", "memberAppoint", "memberPromoteAsk", "memberPromote"] as const),
  ...(["memberDismissAsk", "memberDismiss", "memberPlaces", "memberMove"] as const),
  ...(["memberSuspendAsk", "memberSuspend", "memberReadmit"] as const),
] as const;

const WISHES = {
  memberPromote: "promote",
  memberDismiss: "dismiss",
  memberSuspend: "suspend",
  memberReadmit: "readmit",
} as const;

type MemberPress = PressOf<(typeof NAMES)[number]>;

/** The part of /anggota that is about one member: role, place, standing. For admins, checked at each press. */
export function addMemberChanges(composer: Composer<JuruContext>, house: House): void {
  composer.use(async (ctx, next) => {
    const { press } = ctx;
    if (press === undefined || !isMemberPress(press)) return next();
    if (await admitAdmin(ctx, press.name, house)) await act(ctx, press, house);
  });
}

/** The right has been checked by whoever asks. */
export async function showMember(ctx: JuruContext, id: number, house: House, note?: string): Promise<void> {
  const { members, places, adminIds } = house;
  const member = await members.find(id);
  const { speech } = ctx;
  if (member === undefined) {
    return show(ctx, { text: speech.say("members.nobody", { id }), buttons: [[listButton("", speech)]] });
  }
  const isOfSettings = adminIds.includes(id);
  await show(ctx, memberReply({ member, name: await nameOf(ctx, id), isOfSettings, places, note }, speech));
}

function isMemberPress(press: Press): press is MemberPress {
  return NAMES.some((name) => name === press.name);
}

async function act(ctx: JuruContext, press: MemberPress, house: House): Promise<void> {
  const { speech } = ctx;
  switch (press.name) {
    case "member":
      return showMember(ctx, press.id, house);
    case "memberAreas":
      return show(ctx, areasReply(press, house.places, speech));
    case "memberPlaces":
      return show(ctx, placesReply(press, house.places, speech));
    case "memberPromoteAsk":
      return askIfSure(ctx, "memberPromote", press.id, house);
    case "memberDismissAsk":
      return askIfSure(ctx, "memberDismiss", press.id, house);
    case "memberSuspendAsk":
      return askIfSure(ctx, "memberSuspend", press.id, house);
    case "memberAppoint":
      return change(ctx, press.id, { kind: "appoint", area: press.area }, house);
    case "memberMove":
      return change(ctx, press.id, { kind: "move", place: press.code }, house);
    case "memberPromote":
    case "memberDismiss":
    case "memberSuspend":
    case "memberReadmit":
      return change(ctx, press.id, { kind: WISHES[press.name] }, house);
  }
}

async function askIfSure(ctx: JuruContext, act: GraveAct, id: number, house: House): Promise<void> {
  const never = whyNever(WISHES[act], { id, who: ctx.from?.id ?? 0 }, house.adminIds);
  if (never !== undefined) return settle(ctx, ctx.speech.say(WHY_NOT[never]));
  const isSelf = ctx.from?.id === id;
  await show(ctx, sureReply(act, { id, name: await nameOf(ctx, id), isSelf }, ctx.speech));
}

/** What is said for a moment when nothing was changed. */
const WHY_NOT = {
  "in settings": "toast.in-settings",
  "not yourself": "toast.not-yourself",
  "last admin": "toast.last-admin",
  already: "toast.already-done",
  "no such place": "general.old-button",
  "not allowed": "members.admins-only",
} as const satisfies Readonly<Record<Exclude<Extract<MemberOutcome, string>, "not now">, MessageKey>>;

/** Done, told to the person in that person's language, and shown as it stands now. */
async function change(ctx: JuruContext, id: number, wish: MemberWish, house: House): Promise<void> {
  const { speech } = ctx;
  const notices = createMemberNotices(ctx.api, house);
  const isEndOfMine = async () => ctx.from?.id === id && !(await isAdminNow(id, house));
  const tell = async (told: MemberTold): Promise<boolean> => {
    if (!(await isEndOfMine())) return notices.tell(told);
    // Whoever has just stopped being an admin sees no more of the members.
    await show(ctx, newsReply(told.news, house.places, speech));
    return true;
  };
  const outcome = await changeMember(id, wish, actingIn(ctx), { ...house, notices: { ...notices, tell } });
  if (outcome === "not now") return showMember(ctx, id, house, speech.say("members.changed-meanwhile"));
  if (typeof outcome === "string") return settle(ctx, speech.say(WHY_NOT[outcome]));
  if (await isEndOfMine()) return;
  await showMember(ctx, id, house, speech.say(outcome.isTold ? "members.appointed" : "members.appointed-untold"));
}
