import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import type { BroadcastViewing } from "../../content/words/broadcast-words.ts";
import type { Campaign } from "../../domain/campaign.ts";
import { pageOf } from "../../domain/pages.ts";
import { type Place, type PlaceIndex, tellPlace } from "../../domain/place.ts";
import { ticked } from "./broadcast-audience.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";

const PLACES_A_PAGE = 8;
const NAME_SHOWN = 32;

type Aimed = Pick<Campaign, "id" | "audience">;

export interface PlacesScreen {
  /** Whose areas are shown; the provinces for none. */
  readonly area: string;
  readonly page: number;
}

/** The areas in one area, each with a tick and, where there is something in it, a way in. */
export function broadcastPlacesReply(aimed: Aimed, screen: PlacesScreen, viewing: BroadcastViewing): Reply {
  const { places, speech } = viewing;
  const { area } = screen;
  const inside = places.children(area === "" ? undefined : area);
  const { shown, page, pages } = pageOf(inside, screen.page, PLACES_A_PAGE);
  const { id } = aimed;
  return {
    text: speech.say("broadcast.places", {
      area: tellPlace(area, places) ?? speech.say("word.all-of-indonesia"),
      ...{ page: page + 1, pages },
    }),
    buttons: [
      ...shown.map((place) => [placeTick(aimed, place, page), ...wayIn(id, place, places)]),
      turnButtons(page, pages, (to) => ({ name: "broadcastPlaces", id, area, page: to }), speech),
      ...(area === "" ? [] : [[wayUp(id, area, viewing)]]),
      ...ways(id, speech),
    ],
  };
}

/** What was found for a typed name, to be ticked. */
export function broadcastPlacesFoundReply(
  aimed: Aimed,
  { typed, found }: { readonly typed: string; readonly found: readonly Place[] },
  { places, speech }: BroadcastViewing,
): Reply {
  const text = shorten(typed, NAME_SHOWN);
  return {
    text: speech.say(found.length === 0 ? "broadcast.no-place-found" : "broadcast.places-found", { text }),
    buttons: [
      ...found.map((place) => {
        const name = shorten(tellPlace(place.code, places) ?? place.name, NAME_SHOWN + 10);
        return [placeTick(aimed, { ...place, name }, 0)];
      }),
      ...ways(aimed.id, speech),
    ],
  };
}

export function placeQuestionReply(id: string, speech: Speech): Reply {
  const back: Button = {
    text: speech.say("button.audience-places"),
    press: { name: "broadcastPlaces", id, area: "", page: 0 },
  };
  return { text: speech.say("broadcast.ask-place"), buttons: [[back]] };
}

function placeTick({ id, audience }: Aimed, { code, name }: Place, page: number): Button {
  const isOn = audience.places?.includes(code) ?? false;
  return ticked(isOn, {
    text: shorten(name, NAME_SHOWN + 10),
    press: { name: "broadcastPlace", id, code, page, on: isOn ? "no" : "yes" },
  });
}

function wayIn(id: string, { code, name }: Place, places: PlaceIndex): Button[] {
  if (places.children(code).length === 0) return [];
  return [{ text: `🔎 ${shorten(name, NAME_SHOWN)}`, press: { name: "broadcastPlaces", id, area: code, page: 0 } }];
}

function wayUp(id: string, area: string, { places, speech }: BroadcastViewing): Button {
  const parent = places.get(area)?.parent ?? "";
  return { text: speech.say("button.up"), press: { name: "broadcastPlaces", id, area: parent, page: 0 } };
}

function ways(id: string, speech: Speech): readonly Button[][] {
  return [
    [
      { text: speech.say("button.audience-type-place"), press: { name: "broadcastPlaceType", id } },
      { text: speech.say("button.audience-clear-places"), press: { name: "broadcastPlacesClear", id } },
    ],
    [{ text: speech.say("button.audience-done"), press: { name: "broadcastAudience", id }, style: "success" }],
  ];
}
