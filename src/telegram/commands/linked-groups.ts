import { type Composer, GrammyError } from "grammy";
import type { Speech } from "../../content/speech.ts";
import { actorOf } from "../../domain/actor.ts";
import { areaToLink, isStillLinked, type LinkedGroup, type Linking } from "../../domain/linked-group.ts";
import { tellPlace } from "../../domain/place.ts";
import { noteAct, noteRefusal } from "../admin-right.ts";
import type { House, JuruContext } from "../context.ts";
import { send, sendTo } from "../message-sender.ts";

interface Linker {
  readonly id: number;
  /** Looked after by this person. */
  readonly area: string;
}

/** /hubungkan and /putuskan, typed in a group by somebody who is an admin there and a coordinator here. */
export function addLinkedGroups(composer: Composer<JuruContext>, house: House): void {
  const inGroup = composer.chatType(["group", "supergroup"]);
  inGroup.command(["hubungkan", "link"], (ctx) => link(ctx, house));
  inGroup.command(["putuskan", "unlink"], (ctx) => unlink(ctx, house));
}

/** Typed where nobody hears it. */
export function addLinkingHint(composer: Composer<JuruContext>): void {
  composer.command(["hubungkan", "link", "putuskan", "unlink"], (ctx) =>
    send(ctx, { text: ctx.speech.say("groups.type-in-group") }),
  );
}

async function link(ctx: JuruContext, house: House): Promise<void> {
  const linker = await admit(ctx, "hubungkan", house);
  if (linker === undefined) return;
  const speech = speechOf(house);
  const linking = await linkPatiently(ctx, linker, house);
  if (linking.kind !== "full") await noteAct(ctx, "group.link", { about: linker.area }, house);
  await send(ctx, { text: tellLinking(linking, linker.area, house, speech) });
}

/** Where the right of who linked a group is gone, it makes room for another one. */
async function linkPatiently(
  ctx: JuruContext,
  { id, area }: Linker,
  { groups, members, now }: House,
): Promise<Linking> {
  const act = String(ctx.update.update_id);
  const group: LinkedGroup = { chat: ctx.chat?.id ?? 0, place: area, by: id, since: now().getTime() };
  const linking = await groups.link(group, act);
  if (linking.kind !== "full") return linking;
  for (const other of linking.groups) {
    if (!isStillLinked(other, await members.find(other.by))) await groups.unlink(other.chat, `room.${act}`);
  }
  return groups.link(group, act);
}

function tellLinking(linking: Linking, area: string, { places }: House, speech: Speech): string {
  const place = tellPlace(area, places) ?? area;
  switch (linking.kind) {
    case "linked":
      return speech.say("groups.linked", { place });
    case "already":
      return speech.say("groups.already", { place });
    case "moved":
      return speech.say("groups.moved", { place, from: tellPlace(linking.from, places) ?? linking.from });
    case "full":
      return speech.say("groups.full", { place, count: linking.groups.length });
  }
}

async function unlink(ctx: JuruContext, house: House): Promise<void> {
  if ((await admit(ctx, "putuskan", house)) === undefined) return;
  const { groups, places } = house;
  const speech = speechOf(house);
  const group = await groups.unlink(ctx.chat?.id ?? 0, String(ctx.update.update_id));
  if (group === undefined) return send(ctx, { text: speech.say("groups.not-linked") });
  await noteAct(ctx, "group.unlink", { about: group.place }, house);
  await send(ctx, { text: speech.say("groups.unlinked", { place: tellPlace(group.place, places) ?? group.place }) });
}

/** Undefined for who may not; the group is told in a sentence that says nothing about the person. */
async function admit(ctx: JuruContext, what: string, house: House): Promise<Linker | undefined> {
  const { from, message } = ctx;
  const speech = speechOf(house);
  // Whoever writes in the name of the group, or of a channel, is nobody we could know.
  if (from === undefined || message?.sender_chat !== undefined) {
    await send(ctx, { text: speech.say("groups.anonymous") });
    return undefined;
  }
  const member = await house.members.find(from.id);
  const area = areaToLink(member);
  if (area === undefined) {
    await noteRefusal(ctx, what, house);
    await send(ctx, { text: speech.say("groups.who-may") });
    // Not in the group: who the admins of the bot are is nobody's business there.
    const isAdmin = actorOf(from.id, member, house.adminIds).role === "admin";
    const own = house.speeches[member?.language ?? house.defaultLanguage];
    if (isAdmin) await sendTo(ctx.api, from.id, { text: own.say("groups.become-coordinator") });
    return undefined;
  }
  const standing = await standingIn(ctx, from.id);
  if (standing === "admin") return { id: from.id, area };
  await send(ctx, { text: speech.say(standing === "unknown" ? "groups.cannot-see" : "groups.who-may") });
  return undefined;
}

/** Asked of Telegram in this moment. A bot that is no admin itself is not always told. */
async function standingIn(ctx: JuruContext, person: number): Promise<"admin" | "other" | "unknown"> {
  try {
    const { status } = await ctx.api.getChatMember(ctx.chat?.id ?? 0, person);
    return status === "creator" || status === "administrator" ? "admin" : "other";
  } catch (error) {
    if (error instanceof GrammyError && error.error_code === 400) return "unknown";
    throw error;
  }
}

/** A group has no language of its own. */
function speechOf({ speeches, defaultLanguage }: House): Speech {
  return speeches[defaultLanguage];
}
