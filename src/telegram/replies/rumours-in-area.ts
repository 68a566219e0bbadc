import type { Speech } from "../../content/speech.ts";
import { pageOf } from "../../domain/pages.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import type { RumourTopic, Sighting } from "../../domain/rumour.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";
import { rumourAreaButton, tellResults, tellTopic } from "./rumours.ts";

const SIGHTINGS_A_PAGE = 5;
const WORDS_A_PAGE = 5;

/** For a coordinator: the same rumour is told by how many, and what came of checking. Nobody is named. */
export function rumoursInReply(
  sightings: readonly Sighting[],
  { asked, area }: { readonly asked: number; readonly area: string },
  places: PlaceIndex,
  speech: Speech,
): Reply {
  if (sightings.length === 0) return { text: speech.say("rumour.area-none", { area }), buttons: [[toStart(speech)]] };
  const { shown, page, pages } = pageOf(sightings, asked, SIGHTINGS_A_PAGE);
  const lines = shown.map((sighting) =>
    speech.say("rumour.area-line", {
      topic: tellTopic(sighting.topic, speech),
      place: tellPlace(sighting.area, places) ?? sighting.area,
      people: sighting.people,
      results: tellResults(sighting.results, speech) ?? speech.say("word.rumour-unchecked"),
    }),
  );
  return {
    text: [speech.say("rumour.area", { area, page: page + 1, pages }), ...lines].join("\n\n"),
    buttons: [
      ...shown.map((sighting): Button[] => [
        {
          text: speech.say("button.rumour-words", { topic: tellTopic(sighting.topic, speech) }),
          press: { name: "rumourWords", area: sighting.area, topic: sighting.topic, page: 0 },
        },
      ]),
      turnButtons(page, pages, (to) => ({ name: "rumoursIn", page: to }), speech),
      [toStart(speech)],
    ],
  };
}

/** What people say, without who wrote it down. */
export function rumourWordsReply(
  words: readonly string[],
  { area, topic, asked }: { readonly area: string; readonly topic: RumourTopic; readonly asked: number },
  places: PlaceIndex,
  speech: Speech,
): Reply {
  const { shown, page, pages } = pageOf(words, asked, WORDS_A_PAGE);
  const place = tellPlace(area, places) ?? area;
  const head = speech.say("rumour.words", { topic: tellTopic(topic, speech), place, page: page + 1, pages });
  const said =
    words.length === 0
      ? [speech.say("rumour.words-none")]
      : shown.map((text) => speech.say("rumour.word", { words: text }));
  return {
    text: [head, ...said].join("\n\n"),
    buttons: [
      turnButtons(page, pages, (to) => ({ name: "rumourWords", area, topic, page: to }), speech),
      [rumourAreaButton(speech)],
    ],
  };
}

function toStart(speech: Speech): Button {
  return { text: speech.say("button.rumour-new"), press: { name: "rumours" } };
}
