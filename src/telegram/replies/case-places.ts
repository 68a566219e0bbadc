import type { Speech } from "../../content/speech.ts";
import { pageOf } from "../../domain/pages.ts";
import type { Place, PlaceIndex } from "../../domain/place.ts";
import type { Press } from "../callback-data.ts";
import { turnButtons } from "./pages.ts";
import { inPairs } from "./referral-buttons.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton } from "./safety.ts";

const PLACES_A_PAGE = 12;

/** What the buttons of a list of places do. */
export interface PlaceWays {
  readonly open: (area: string, page: number) => Press;
  readonly choose: (place: string) => Press;
  readonly back: Button | undefined;
}

/** One page of the places within a province or regency, or of the provinces. A province is too wide for a case. */
export function casePlacesReply(
  asked: { readonly area: string; readonly page: number },
  ways: PlaceWays,
  places: PlaceIndex,
  speech: Speech,
): Reply {
  const inside = places.get(asked.area);
  const { shown, page, pages } = pageOf(places.children(inside?.code), asked.page, PLACES_A_PAGE);
  return {
    text:
      inside === undefined
        ? speech.say("cases.where")
        : speech.say("cases.where-in", { place: inside.name, page: page + 1, pages }),
    buttons: [
      ...inPairs(shown.map((place) => placeButton(place, ways))),
      turnButtons(page, pages, (to) => ways.open(asked.area, to), speech),
      ...(inside === undefined ? [] : [waysUp(inside, ways, speech)]),
      [...(ways.back === undefined ? [] : [ways.back]), emergencyButton(speech)],
    ],
  };
}

function placeButton({ code, name, kind }: Place, { open, choose }: PlaceWays): Button {
  return { text: name, press: kind === "district" ? choose(code) : open(code, 0) };
}

function waysUp({ code, name, kind, parent }: Place, { open, choose }: PlaceWays, speech: Speech): Button[] {
  const whole: Button = { text: speech.say("button.place-whole", { place: name }), press: choose(code) };
  const up: Button = { text: speech.say("button.up"), press: open(parent ?? "", 0) };
  return kind === "province" ? [up] : [whole, up];
}
