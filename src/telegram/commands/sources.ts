import type { Composer } from "grammy";
import { DISTRICT_CODE } from "../../content/words/source-words.ts";
import { isWithin, regencyOf } from "../../domain/area.ts";
import { isRetired, type Source } from "../../domain/source.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { NOTHING_KNOWN } from "../flows/guide.ts";
import { REFER } from "../flows/refer.ts";
import { SOURCE_PLACE } from "../flows/source-place.ts";
import { dropPositionButton, send, show } from "../message-sender.ts";
import { trimUpdate } from "../middleware/trim-update.ts";
import { personOf } from "../referral-access.ts";
import { wrongEntryReply } from "../replies/directory-reports.ts";
import { unfinishedReferralReply } from "../replies/refer.ts";
import {
  entryGoneReply,
  entryReply,
  fullEntryReply,
  notReportedReply,
  reportedReply,
  wrongQuestionReply,
} from "../replies/source.ts";
import { placesOfSearchReply } from "../replies/source-place.ts";
import { type Search, sourcesMenuReply } from "../replies/sources.ts";
import { showSources, viewingOf } from "../show-sources.ts";
import { tellAdmins } from "../tell-admins.ts";
import { isJoined } from "./join-first.ts";
import { enterRefer } from "./refer.ts";

/** /sumber. Reading the directory needs no joining: help is never closed. */
export function addSources(composer: Composer<JuruContext>, house: House): void {
  composer.command(["sumber", "sources"], async (ctx) => {
    await ctx.conversation.exit(SOURCE_PLACE);
    await send(ctx, sourcesMenuReply("nowhere", ctx.speech));
  });
  composer.use(async (ctx, next) => {
    if (ctx.press === undefined || !(await answerSourcePress(ctx, ctx.press, house))) await next();
  });
  composer.on("message:location", async (ctx, next) => {
    const isTalking = Object.keys(ctx.conversation.active()).length > 0;
    if (isTalking || ctx.position === undefined) return next();
    await dropPositionButton(ctx, ctx.speech.say("sources.position-used"));
    await send(ctx, sourcesMenuReply(ctx.position, ctx.speech));
  });
}

async function answerSourcePress(ctx: JuruContext, press: Press, house: House): Promise<boolean> {
  const { speech } = ctx;
  switch (press.name) {
    case "sources":
      await show(ctx, sourcesMenuReply("nowhere", speech));
      return true;
    case "sourceSearch":
      await search(ctx, press, house);
      return true;
    case "sourcePlace":
    case "sourceHere":
      await askWhere(ctx, press);
      return true;
    case "sourceAreas":
      await show(ctx, placesOfSearchReply(press, house.places, speech));
      return true;
    case "source":
    case "sourceFound":
      await showEntry(ctx, press, house);
      return true;
    case "sourceRefer":
      await withSource(ctx, press.id, house, (source) => referTo(ctx, press, source, house));
      return true;
    case "sourceFull":
      await withSource(ctx, press.id, house, (source) => show(ctx, fullEntryReply(source, viewingOf(ctx, house))));
      return true;
    case "sourceWrong":
      await withSource(ctx, press.id, house, (source) => show(ctx, wrongQuestionReply(source, speech)));
      return true;
    case "sourceReport":
      await withSource(ctx, press.id, house, (source) => report(ctx, press, source, house));
      return true;
    default:
      return false;
  }
}

/** Where the member is at home, unless another place or a position is told. */
async function search(ctx: JuruContext, asked: Search, house: House): Promise<void> {
  const isPlaced = asked.place !== "" || asked.near !== "nowhere";
  const place = isPlaced ? asked.place : ctx.member?.place;
  if (place === undefined) return askWhere(ctx, asked);
  await showSources(ctx, { ...asked, place }, house);
}

async function askWhere(ctx: JuruContext, { category }: Pick<Search, "category">): Promise<void> {
  await ctx.conversation.exitAll();
  trimUpdate(ctx.update, undefined);
  await ctx.conversation.enter(SOURCE_PLACE, { category });
}

async function showEntry(ctx: JuruContext, press: PressOf<"source" | "sourceFound">, house: House): Promise<void> {
  const { name: _, id, ...from } = press as PressOf<"sourceFound">;
  const list = press.name === "sourceFound" ? { from } : {};
  const { role } = personOf(ctx, house);
  const rights = { isAdmin: role === "admin", isCoordinator: role === "coordinator" };
  await withSource(ctx, id, house, (source) =>
    show(ctx, entryReply({ source, ...rights, ...list }, viewingOf(ctx, house))),
  );
}

/** From memory, so that it is there while the store is away; what was added just now is asked of the store. */
async function withSource(
  ctx: JuruContext,
  id: string,
  { sources, directory }: House,
  then: (source: Source) => Promise<void>,
): Promise<void> {
  const source = sources.get(id) ?? (await directory.find(id));
  await (source === undefined ? show(ctx, entryGoneReply(ctx.speech)) : then(source));
}

/** The referral begins with what is known by now. */
async function referTo(ctx: JuruContext, press: PressOf<"sourceRefer">, source: Source, house: House): Promise<void> {
  const { id, category, place } = press;
  // An older message still has the button.
  if (isRetired(source)) return showEntry(ctx, { name: "source", id }, house);
  if (ctx.conversation.active(REFER) > 0) return send(ctx, unfinishedReferralReply(ctx.speech));
  const where = placeNeeded(place, ctx.member?.place, source);
  const known = where === undefined ? {} : { place: where };
  await enterRefer(ctx, house, { category, ...known, source: { kind: "listed", id }, refusedBy: [] });
}

/**
 * Where help is needed: as it was looked for; at home, or where the source is, when only the entry was looked at or a
 * whole province. No coordinator looks after one who is "somewhere in Papua".
 */
function placeNeeded(lookedFor: string, home: string | undefined, source: Source): string | undefined {
  const isInside = (place: string) => lookedFor === "" || isWithin(place, lookedFor);
  const likely = [lookedFor, ...(home !== undefined && isInside(home) ? [home] : []), source.place];
  return likely.find((place) => regencyOf(place) !== undefined)?.slice(0, DISTRICT_CODE);
}

/**
 * Only from somebody whom the admins have let in: each report is a message to them. They are told before it is
 * written down: if we are stopped in between, it is told and written once more.
 */
async function report(
  ctx: JuruContext,
  { wrong }: PressOf<"sourceReport">,
  source: Source,
  house: House,
): Promise<void> {
  if (!(await isJoined(ctx, NOTHING_KNOWN))) return;
  if (ctx.member?.status !== "active") return show(ctx, notReportedReply(source.id, ctx.speech));
  const by = ctx.from?.id ?? 0;
  const open = await house.directory.reports();
  const isKnown = open.some((entry) => entry.source === source.id && entry.by === by && entry.wrong === wrong);
  if (!isKnown) {
    await tellAdmins(ctx.api, house, (speech) => wrongEntryReply(source, [wrong], speech));
    await house.directory.report({ source: source.id, wrong, by, at: house.now().getTime() });
  }
  await show(ctx, reportedReply(source.id, !isKnown, ctx.speech));
}
