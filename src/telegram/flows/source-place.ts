import type { Context } from "grammy";
import type { NeedCategory } from "../../domain/need.ts";
import type { House, JuruContext } from "../context.ts";
import { dropPositionButton } from "../message-sender.ts";
import { askPositionReply, wherePlaceReply } from "../replies/source-place.ts";
import { showSources } from "../show-sources.ts";
import { createAsker, type Question, type Talk } from "./question.ts";

export const SOURCE_PLACE = "source-place@1";

/** What such a talk stores instead of the words, and instead of the position. */
const TYPED = "typed";
const SHARED = "shared";

const PLACES_FOUND = 8;

export interface PlaceWanted {
  readonly category: NeedCategory;
}

/** Nothing of what was typed or shared reaches the stored talk: only that it was. */
export function hearWhere({ position, words }: JuruContext): string | undefined {
  if (position !== undefined) return SHARED;
  return words === undefined ? undefined : TYPED;
}

/** Asks where help is needed, and shows what is found there. */
export function createSourcePlace(house: House) {
  const { places } = house;
  return async (talk: Talk, _ctx: Context, { category }: PlaceWanted): Promise<void> => {
    const ask = createAsker(talk);
    const here = talk.checkpoint();
    const answer = await ask({
      key: "where",
      reply: (ctx) => wherePlaceReply(category, findIn(ctx), places, ctx.speech),
      read: (press, text) => (press?.name === "sourceHere" ? "here" : readWay(press, text)),
    });
    if (answer === "leaves") return talk.halt({ next: true });
    if (answer === TYPED) return talk.rewind(here);
    if (answer === SHARED) return talk.external((ctx) => showAround(ctx, category, house));

    const next = await ask({ key: "position", reply: ({ speech }) => askPositionReply(speech), read: readWay });
    if (next === SHARED) return talk.external((ctx) => showAround(ctx, category, house));
    await talk.external((ctx) => dropPositionButton(ctx, ctx.speech.say("sources.without-position")));
    return next === TYPED ? talk.rewind(here) : talk.halt({ next: true });
  };

  function findIn({ words }: JuruContext): readonly string[] | undefined {
    return words === undefined ? undefined : places.search(words, PLACES_FOUND).map(({ code }) => code);
  }
}

type Way = typeof TYPED | typeof SHARED | "leaves";

/** A chosen place searches by itself, so for it, as for another need, the talk only ends. */
const readWay: Question<Way>["read"] = (press, text) => {
  if (press?.name === "sourceSearch" || press?.name === "sources") return "leaves";
  return text === TYPED || text === SHARED ? text : undefined;
};

/** The exact position is used for this one answer; what the buttons carry is a kilometre wide. */
async function showAround(ctx: JuruContext, category: NeedCategory, house: House): Promise<void> {
  const { position, speech } = ctx;
  if (position === undefined) return;
  await dropPositionButton(ctx, speech.say("sources.position-used"));
  await showSources(ctx, { category, place: "", near: position, reach: "near", page: 0 }, house);
}
