import type { Composer } from "grammy";
import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import { isAdminLeft, isAdminNow } from "../../domain/all-admins.ts";
import type { AuditedAct } from "../../domain/audit.ts";
import type { MemberChange } from "../../domain/member-roles.ts";
import { admitAdmin, noteAct } from "../admin-right.ts";
import type { Press, PressOf } from "../callback-data.ts";
import { publishForAdmin, withdrawFromAdmin } from "../command-list.ts";
import type { House, JuruContext } from "../context.ts";
import { sendTo, settle, show } from "../message-sender.ts";
import { giveCasesBack, passCasesOn } from "../pass-cases-on.ts";
import { nameOf } from "../person-name.ts";
import { personOf } from "../referral-access.ts";
import { memberReply } from "../replies/member.ts";
import { appointedReply, listButton } from "../replies/member-lists.ts";
import { areasReply, type GraveAct, placesReply, sureReply } from "../replies/member-questions.ts";
import { movedReply, TOLD } from "../replies/member-told.ts";
import type { Reply } from "../replies/reply.ts";

const NAMES = [
  ...(["member", "memberAreas", "memberAppoint", "memberPromoteAsk", "memberPromote"] as const),
  ...(["memberDismissAsk", "memberDismiss", "memberPlaces", "memberMove"] as const),
  ...(["memberSuspendAsk", "memberSuspend", "memberReadmit"] as const),
] as const;

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
      return appoint(ctx, press, house);
    case "memberMove":
      return move(ctx, press, house);
    case "memberPromote":
    case "memberDismiss":
    case "memberSuspend":
    case "memberReadmit":
      return changeStanding(ctx, press, house);
  }
}

async function askIfSure(ctx: JuruContext, act: GraveAct, id: number, house: House): Promise<void> {
  const refusal = whyNot(ctx, act, id, house);
  if (refusal !== undefined) return settle(ctx, ctx.speech.say(refusal));
  const isSelf = ctx.from?.id === id;
  await show(ctx, sureReply(act, { id, name: await nameOf(ctx, id), isSelf }, ctx.speech));
}

/** Who stands in the settings stays an admin, whatever is pressed; and nobody shuts themselves out. */
function whyNot(
  ctx: JuruContext,
  act: GraveAct | "memberReadmit",
  id: number,
  { adminIds }: House,
): Extract<MessageKey, `toast.${string}`> | undefined {
  if (act === "memberReadmit") return undefined;
  if (adminIds.includes(id)) return "toast.in-settings";
  return act === "memberSuspend" && ctx.from?.id === id ? "toast.not-yourself" : undefined;
}

/** Of a province or a regency, wherever the person lives. */
async function appoint(ctx: JuruContext, { id, area }: PressOf<"memberAppoint">, house: House): Promise<void> {
  const { members, places } = house;
  const isArea = area === "" || ["province", "regency"].includes(places.get(area)?.kind ?? "");
  if (!isArea) return settle(ctx, ctx.speech.say("general.old-button"));
  const answer = await members.appoint(id, area === "" ? undefined : area, String(ctx.update.update_id));
  const change = answer === "appointed" ? "changed" : answer === "not active" ? "not now" : answer;
  const what = area === "" ? "member.make-volunteer" : "member.make-coordinator";
  await conclude(ctx, { id, change, what, about: area, tell: (theirs) => appointedReply(area, places, theirs) }, house);
}

async function move(ctx: JuruContext, { id, code }: PressOf<"memberMove">, house: House): Promise<void> {
  const { members, places } = house;
  if (places.get(code) === undefined) return settle(ctx, ctx.speech.say("general.old-button"));
  const change = await members.move(id, code, String(ctx.update.update_id));
  const tell = (theirs: Speech) => movedReply(code, places, theirs);
  await conclude(ctx, { id, change, what: "member.move", about: code, tell }, house);
}

type Standing = PressOf<"memberPromote" | "memberDismiss" | "memberSuspend" | "memberReadmit">;

async function changeStanding(ctx: JuruContext, { name, id }: Standing, house: House): Promise<void> {
  const { members } = house;
  const refusal = whyNot(ctx, name, id, house);
  if (refusal !== undefined) return settle(ctx, ctx.speech.say(refusal));
  const act = String(ctx.update.update_id);
  const leaving = { act, isAdminLeft: await isAdminLeft(house) };
  const wasAdmin = (await members.find(id))?.isAdmin === true;
  switch (name) {
    case "memberPromote": {
      const change = await members.promote(id, act);
      if (change === "changed") await publishForAdmin(ctx.api, house, id);
      return conclude(ctx, { id, change, what: "member.make-admin", tell: TOLD.promote }, house);
    }
    case "memberDismiss": {
      const change = await members.dismiss(id, leaving);
      if (change === "changed") await withdrawFromAdmin(ctx.api, house, id);
      return conclude(ctx, { id, change, what: "member.dismiss-admin", tell: TOLD.dismiss }, house);
    }
    case "memberSuspend": {
      const change = await members.suspend(id, leaving);
      if (change === "changed" && wasAdmin) await withdrawFromAdmin(ctx.api, house, id);
      if (change === "changed") await passCasesOn(id, { reason: "suspended", actor: personOf(ctx, house) }, house);
      return conclude(ctx, { id, change, what: "member.suspend", tell: TOLD.suspend }, house);
    }
    case "memberReadmit": {
      const change = await members.readmit(id, act);
      if (change === "changed") await giveCasesBack(id, { actor: personOf(ctx, house), act }, house);
      return conclude(ctx, { id, change, what: "member.readmit", tell: TOLD.readmit }, house);
    }
  }
}

interface Concluding {
  readonly id: number;
  readonly change: MemberChange;
  readonly what: AuditedAct;
  readonly about?: string;
  readonly tell: (theirs: Speech) => Reply;
}

/** Noted, told to the person in that person's language, and shown as it stands now. */
async function conclude(ctx: JuruContext, concluding: Concluding, house: House): Promise<void> {
  const { id, change, what, about, tell } = concluding;
  const { speech } = ctx;
  if (change === "last admin") return settle(ctx, speech.say("toast.last-admin"));
  if (change === "already") return settle(ctx, speech.say("toast.already-done"));
  if (change === "not now") return showMember(ctx, id, house, speech.say("members.changed-meanwhile"));
  await noteAct(ctx, what, { whom: id, ...(about !== undefined && about !== "" && { about }) }, house);
  // Whoever has just stopped being an admin sees no more of the members.
  if (ctx.from?.id === id && !(await isAdminNow(id, house))) return show(ctx, tell(speech));
  const language = (await house.members.find(id))?.language ?? speech.language;
  const isTold = await sendTo(ctx.api, id, tell(house.speeches[language]));
  await showMember(ctx, id, house, speech.say(isTold ? "members.appointed" : "members.appointed-untold"));
}
