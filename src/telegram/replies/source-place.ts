import type { Speech } from "../../content/speech.ts";
import { tellNeed } from "../../content/words/broker-words.ts";
import type { NeedCategory } from "../../domain/need.ts";
import { pageOf } from "../../domain/pages.ts";
import { type Place, type PlaceIndex, tellPlace } from "../../domain/place.ts";
import type { PressOf } from "../callback-data.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton } from "./safety.ts";

const PLACES_A_PAGE = 12;

/** Where help is needed: typed, chosen from the list, or where the phone is. */
export function wherePlaceReply(
  category: NeedCategory,
  found: readonly string[] | undefined,
  places: PlaceIndex,
  speech: Speech,
): Reply {
  const ways: Button[][] = [
    [
      { text: speech.say("button.place-list"), press: { name: "sourceAreas", category, code: "", page: 0 } },
      { text: speech.say("button.share-position"), press: { name: "sourceHere", category } },
    ],
    [{ text: speech.say("button.other-need"), press: { name: "sources" } }, emergencyButton(speech)],
  ];
  if (found === undefined) {
    return { text: speech.say("sources.where-needed", { need: tellNeed(category, speech) }), buttons: ways };
  }
  const text = speech.say(found.length > 0 ? "sources.places-found" : "sources.no-place-found");
  return { text, buttons: [...found.map((code) => [searchButton(category, code, places)]), ...ways] };
}

export function askPositionReply(speech: Speech): Reply {
  return { text: speech.say("sources.press-below"), positionButton: speech.say("button.send-position") };
}

/** One page of the places within a province or regency, or of the provinces. */
export function placesOfSearchReply(
  { category, code, page }: Omit<PressOf<"sourceAreas">, "name">,
  places: PlaceIndex,
  speech: Speech,
): Reply {
  const inside = places.get(code);
  const { shown, page: at, pages } = pageOf(places.children(inside?.code), page, PLACES_A_PAGE);
  const open = (within: string, to: number) => ({ name: "sourceAreas" as const, category, code: within, page: to });
  const button = (place: Place): Button =>
    place.kind === "district"
      ? searchButton(category, place.code, places)
      : { text: place.name, press: open(place.code, 0) };
  return {
    text: speech.say("sources.place-list", { place: inside?.name ?? "Indonesia", page: at + 1, pages }),
    buttons: [
      ...shown.map((place) => [button(place)]),
      turnButtons(at, pages, (to) => open(code, to), speech),
      ...(inside === undefined
        ? []
        : [
            [
              {
                text: speech.say("button.place-whole", { place: inside.name }),
                press: searchPress(category, inside.code),
              },
              { text: speech.say("button.up"), press: open(inside.parent ?? "", 0) },
            ],
          ]),
      [{ text: speech.say("button.other-need"), press: { name: "sources" } }],
    ],
  };
}

function searchButton(category: NeedCategory, code: string, places: PlaceIndex): Button {
  return { text: tellPlace(code, places) ?? code, press: searchPress(category, code) };
}

function searchPress(category: NeedCategory, place: string): PressOf<"sourceSearch"> {
  return { name: "sourceSearch", category, place, near: "nowhere", reach: "near", page: 0 };
}
