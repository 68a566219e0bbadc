import type { Speech } from "../../content/speech.ts";
import { tellArea } from "../../content/words/statistics-words.ts";
import { tellSign, tellWeek } from "../../content/words/warning-words.ts";
import { casesIn, type EarlyWarning, type PlaceWarning } from "../../domain/early-warning.ts";
import { pageOf } from "../../domain/pages.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import type { Sighting } from "../../domain/rumour.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";
import { rumourAreaButton, tellResults, tellTopic } from "./rumours.ts";

export interface WarningView {
  readonly area: string;
  readonly warning: EarlyWarning;
  readonly places: PlaceIndex;
  readonly speech: Speech;
}

/** Letters that the places have under a picture, the first one always: Telegram takes 1,024 of all together. */
const ROOM_FOR_PLACES = 480;
const PLACES_A_PAGE = 8;
/** All of them are a tap away. */
const RUMOURS_SHOWN = 2;

/** The text under the picture. It says all that the picture shows: not everybody can see it. */
export function warningReply({ area, warning, places, speech }: WarningView): Reply {
  const shown = fitting(warning.places.map((place) => tellWarning(place, places, speech)));
  const more = warning.places.length - shown.length;
  const parts = [
    speech.say("warnings.head", { area: tellArea(area, places, speech) }),
    speech.say("warnings.whole", { colours: tellWeek(warning.weeks.at(-1), speech) }),
    ...shown,
    ...(more > 0 ? [speech.say("warnings.more", { count: more })] : []),
    ...tellRumours(warning.rumours, places, speech),
    speech.say(warning.places.length > 0 ? "warnings.what-now" : "warnings.check-rumours"),
  ];
  const all = { text: speech.say("button.warning-places", { count: warning.places.length }) };
  return {
    text: parts.join("\n\n"),
    buttons: [
      ...(more > 0 ? [[{ ...all, press: { name: "warningPlaces", page: 0 } } satisfies Button]] : []),
      ...(warning.rumours.length > 0 ? [[rumourAreaButton(speech)]] : []),
    ],
  };
}

/** From where a coordinator looks at cases. */
export function warningButton(speech: Speech): Button {
  return { text: speech.say("button.warning"), press: { name: "warningChart" } };
}

/** Asked for in a week in which there is nothing to warn of. */
export function quietReply({ area, warning, places, speech }: WarningView): Reply {
  const name = tellArea(area, places, speech);
  const week = warning.weeks.at(-1);
  if (week === undefined || casesIn(week) === 0) return { text: speech.say("warnings.no-word", { area: name }) };
  const whole = speech.say("warnings.whole", { colours: tellWeek(week, speech) });
  return { text: [speech.say("warnings.quiet", { area: name }), whole].join("\n\n") };
}

export function warningPlacesReply({ area, warning, places, speech }: WarningView, asked: number): Reply {
  const { shown, page, pages } = pageOf(warning.places, asked, PLACES_A_PAGE);
  const head = { area: tellArea(area, places, speech), page: page + 1, pages };
  return {
    text: [speech.say("warnings.places", head), ...shown.map((place) => tellWarning(place, places, speech))].join(
      "\n\n",
    ),
    buttons: [
      turnButtons(page, pages, (to) => ({ name: "warningPlaces", page: to }), speech),
      [{ text: speech.say("button.warning-chart"), press: { name: "warningChart" } }],
    ],
  };
}

function tellRumours(rumours: readonly Sighting[], places: PlaceIndex, speech: Speech): readonly string[] {
  if (rumours.length === 0) return [];
  const lines = rumours.slice(0, RUMOURS_SHOWN).map(({ topic, area, people, results }) =>
    speech.say("warnings.rumour", {
      ...{ topic: tellTopic(topic, speech), place: tellPlace(area, places) ?? area, people },
      results: tellResults(results, speech) ?? speech.say("word.rumour-unchecked"),
    }),
  );
  return [[speech.say("warnings.rumours"), ...lines].join("\n")];
}

function fitting(told: readonly string[]): readonly string[] {
  let room = ROOM_FOR_PLACES;
  return told.filter((text, at) => {
    room -= text.length;
    return at === 0 || room >= 0;
  });
}

function tellWarning({ place, signs, week }: PlaceWarning, places: PlaceIndex, speech: Speech): string {
  const head = { place: tellPlace(place, places) ?? place, colours: tellWeek(week, speech) };
  return [speech.say("warnings.place", head), ...signs.map((sign) => tellSign(sign, speech))].join("\n");
}
