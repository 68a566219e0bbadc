import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { pageOf } from "../../domain/pages.ts";
import { type Place, type PlaceIndex, tellPlace } from "../../domain/place.ts";
import type { Press } from "../callback-data.ts";
import { turnButtons } from "./pages.ts";
import { inPairs, wayBack } from "./refer.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton } from "./safety.ts";

const PLACES_A_PAGE = 12;

interface PlaceQuestion {
  /** Where the volunteer is at home: the first button. */
  readonly own: string | undefined;
  /** Codes of what was found last; undefined before anything was typed. */
  readonly found: readonly string[] | undefined;
  /** There only while it is being answered. */
  readonly typed: string | undefined;
}

export function referPlaceReply({ own, found, typed }: PlaceQuestion, places: PlaceIndex, speech: Speech): Reply {
  const codes = found === undefined || found.length === 0 ? (own === undefined ? [] : [own]) : found;
  return {
    text: questionText(found, typed, speech),
    buttons: [
      ...codes.filter((code) => isExact(places.get(code))).map((code) => [placeButton(code, places)]),
      [{ text: speech.say("button.place-list"), press: { name: "referPlaces", code: "", page: 0 } }],
      wayBack(speech),
    ],
  };
}

/** One page of the places within a province or regency, or of the provinces. */
export function referPlacesReply(code: string, asked: number, places: PlaceIndex, speech: Speech): Reply {
  const inside = places.get(code);
  const { shown, page, pages } = pageOf(places.children(inside?.code), asked, PLACES_A_PAGE);
  const numbers = { page: page + 1, pages };
  const toPage = (to: number): Press => ({ name: "referPlaces", code, page: to });
  return {
    text:
      inside === undefined
        ? speech.say("start.place-list", numbers)
        : speech.say("start.place-list-in", { place: inside.name, ...numbers }),
    buttons: [
      ...inPairs(shown.map(openOrChoose)),
      turnButtons(page, pages, toPage, speech),
      ...(inside === undefined ? [] : [waysUp(inside, speech)]),
      // The list stands beside the question: back leads to the question itself.
      [{ text: speech.say("button.back"), press: { name: "resume" } }, emergencyButton(speech)],
    ],
  };
}

function questionText(found: readonly string[] | undefined, typed: string | undefined, speech: Speech): string {
  if (found === undefined) return speech.say("refer.place");
  if (found.length > 0) return speech.say("refer.places-found");
  const question = speech.say("refer.place");
  return typed === undefined
    ? question
    : `${speech.say("refer.no-place-found", { text: shorten(typed, 40) })}\n\n${question}`;
}

/** A province is too wide: nobody is sent somewhere in Papua. */
function isExact(place: Place | undefined): boolean {
  return place !== undefined && place.kind !== "province";
}

function placeButton(code: string, places: PlaceIndex): Button {
  return { text: `📍 ${tellPlace(code, places) ?? code}`, press: { name: "referPlace", code } };
}

function openOrChoose({ code, name, kind }: Place): Button {
  return kind === "district"
    ? { text: name, press: { name: "referPlace", code } }
    : { text: name, press: { name: "referPlaces", code, page: 0 } };
}

function waysUp({ code, name, kind, parent }: Place, speech: Speech): Button[] {
  const whole: Button = {
    text: speech.say("button.place-whole", { place: name }),
    press: { name: "referPlace", code },
  };
  const up: Button = { text: speech.say("button.up"), press: { name: "referPlaces", code: parent ?? "", page: 0 } };
  return kind === "province" ? [up] : [whole, up];
}
