import type { Composer } from "grammy";
import { isWithin, NATIONWIDE } from "../../domain/area.ts";
import { tellPlace } from "../../domain/place.ts";
import { RUMOUR_STEPS, SAME_RUMOUR } from "../../domain/rumour.ts";
import { gatherSightings } from "../../domain/sightings.ts";
import { noteRefusal } from "../admin-right.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { enterWriting } from "../flows/writing.ts";
import { settle, show } from "../message-sender.ts";
import { personOf } from "../referral-access.ts";
import {
  heardWhereReply,
  ownRumoursReply,
  rumourGoneReply,
  rumourGuestReply,
  rumourNoPlaceReply,
  rumourStartReply,
  witnessReply,
} from "../replies/rumours.ts";
import { rumoursInReply, rumourWordsReply } from "../replies/rumours-in-area.ts";
import { showRumour } from "../show-rumour.ts";
import { RUMOUR_WRITER } from "../write-rumour.ts";

/** /rumor: what people say is checked before it goes on. Who has not joined gets the same advice, and leaves no record. */
export function addRumours(composer: Composer<JuruContext>, house: House): void {
  composer.command(["rumor", "rumour"], (ctx) => begin(ctx, house));
  composer.use(async (ctx, next) => {
    const { press } = ctx;
    if (press === undefined || !press.name.startsWith("rumour")) return next();
    await (ctx.member?.status === "active" ? act(ctx, press, house) : begin(ctx, house));
  });
}

function begin(ctx: JuruContext, house: House): Promise<void> {
  const { member, speech } = ctx;
  if (member?.status !== "active") return show(ctx, rumourGuestReply(speech));
  return show(ctx, rumourStartReply(areaOf(ctx, house) !== undefined, speech));
}

async function act(ctx: JuruContext, press: Press, house: House): Promise<void> {
  const { speech, from } = ctx;
  switch (press.name) {
    case "rumours":
      return begin(ctx, house);
    case "rumourTopic":
      return show(ctx, heardWhereReply(press.topic, speech));
    case "rumourHeard":
      return show(ctx, witnessReply(press.topic, press.heardAt, speech));
    case "rumourTell":
      return tell(ctx, press, house);
    case "rumourList":
      return show(ctx, ownRumoursReply(await house.rumours.ofOwner(from?.id ?? 0), press.page, speech));
    case "rumoursIn":
    case "rumourWords":
      return oversee(ctx, press, house);
    case "rumour":
    case "rumourStep":
    case "rumourResult":
    case "rumourWrite":
      return actOnOwn(ctx, press, house);
    default:
      return settle(ctx, speech.say("general.old-button"));
  }
}

async function tell(ctx: JuruContext, press: PressOf<"rumourTell">, house: House): Promise<void> {
  const { member, update } = ctx;
  if (member?.place === undefined) return show(ctx, rumourNoPlaceReply(ctx.speech));
  const { topic, heardAt, witness } = press;
  const told = { owner: member.id, place: member.place, topic, heardAt, witness, at: house.now().getTime() };
  await showRumour(ctx, await house.rumours.tell(told, String(update.update_id)), house);
}

/** One's own rumour: to anybody else it is not there. */
async function actOnOwn(
  ctx: JuruContext,
  press: PressOf<"rumour" | "rumourStep" | "rumourResult" | "rumourWrite">,
  house: House,
): Promise<void> {
  const { rumours } = house;
  const rumour = await rumours.find(press.id);
  if (rumour === undefined || rumour.owner !== ctx.from?.id) {
    // Also of one that is gone or never was: nobody may tell the two apart, not by the time it takes either.
    await noteRefusal(ctx, press.name, house);
    return show(ctx, rumourGoneReply(ctx.speech));
  }
  switch (press.name) {
    case "rumour":
      return showRumour(ctx, rumour, house);
    case "rumourWrite":
      return enterWriting(ctx, { target: "rumour", field: rumour.id }, RUMOUR_WRITER);
    case "rumourStep": {
      if (press.step >= RUMOUR_STEPS) return settle(ctx, ctx.speech.say("general.old-button"));
      const others = rumour.steps.filter((step) => step !== press.step);
      const steps = press.isDone === "yes" ? [...others, press.step] : others;
      return showRumour(ctx, (await rumours.change(rumour.id, { steps })) ?? rumour, house);
    }
    case "rumourResult": {
      if (rumour.result === press.result) return settle(ctx, ctx.speech.say("toast.rumour-so-already"));
      const changed = (await rumours.change(rumour.id, { result: press.result })) ?? rumour;
      await settle(ctx, ctx.speech.say("toast.rumour-counted"));
      return showRumour(ctx, changed, house);
    }
  }
}

/** The area a coordinator looks after, the whole country for an admin; undefined for everybody else. */
function areaOf(ctx: JuruContext, house: House): string | undefined {
  const { role, place } = personOf(ctx, house);
  if (role === "admin") return NATIONWIDE;
  return role === "coordinator" ? place : undefined;
}

async function oversee(ctx: JuruContext, press: PressOf<"rumoursIn" | "rumourWords">, house: House): Promise<void> {
  const { rumours, places, now } = house;
  const area = areaOf(ctx, house);
  const isWithinOwn = area !== undefined && (press.name === "rumoursIn" || isWithin(press.area, area));
  if (!isWithinOwn) {
    await noteRefusal(ctx, press.name, house);
    return settle(ctx, ctx.speech.say("general.old-button"));
  }
  const since = now().getTime() - SAME_RUMOUR;
  if (press.name === "rumoursIn") {
    const sightings = gatherSightings(await rumours.toldIn(area, since));
    const name = area === NATIONWIDE ? ctx.speech.say("referrals.everywhere") : (tellPlace(area, places) ?? area);
    return show(ctx, rumoursInReply(sightings, { asked: press.page, area: name }, places, ctx.speech));
  }
  const told = (await rumours.toldIn(press.area, since)).filter(
    ({ topic, hasWords }) => topic === press.topic && hasWords,
  );
  const words = (await Promise.all(told.map(({ id }) => rumours.words(id)))).filter((text) => text !== undefined);
  await show(ctx, rumourWordsReply(words, { ...press, asked: press.page }, places, ctx.speech));
}
