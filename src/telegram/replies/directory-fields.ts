import type { Speech } from "../../content/speech.ts";
import { tellNeed } from "../../content/words/broker-words.ts";
import { tellField, tellStatus, tellValue } from "../../content/words/entry-words.ts";
import { ENTRY_FIELDS, type EntryField } from "../../domain/entry-field.ts";
import { NEED_CATEGORIES } from "../../domain/need.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import { SOURCE_STATUSES, type Source } from "../../domain/source.ts";
import type { PressOf } from "../callback-data.ts";
import type { Button, Reply } from "./reply.ts";
import type { Viewing } from "./sources.ts";

/** How each field that is more than words is typed. */
const HOW_TO = {
  hours: "directory.how-hours",
  documents: "directory.how-documents",
  coordinates: "directory.how-coordinates",
  areasServed: "directory.how-areas",
  capacity: "directory.how-capacity",
} as const;

export function fieldsReply({ id, organisation, service }: Source, speech: Speech): Reply {
  const buttons = ENTRY_FIELDS.map(
    (field): Button => ({
      text: speech.say("button.field", { field: tellField(field, speech) }),
      press: { name: "entryEdit", id, field },
    }),
  );
  const pairs = buttons.flatMap((button, index) =>
    index % 2 === 0 ? [[button, ...buttons.slice(index + 1, index + 2)]] : [],
  );
  return {
    text: speech.say("directory.what-to-edit", { organisation, service }),
    buttons: [...pairs, backToEntry(id, speech)],
  };
}

/** Asks for the new words of a field; what may be empty can be emptied. */
export function fieldQuestionReply(id: string, field: EntryField, source: Source | undefined, viewing: Viewing): Reply {
  const { speech, places } = viewing;
  const how = field in HOW_TO ? [speech.say(HOW_TO[field as keyof typeof HOW_TO])] : [];
  const text = speech.say("directory.edit", {
    field: tellField(field, speech),
    current: source === undefined ? speech.say("word.nothing-known") : tellValue(source, field, viewing),
  });
  const clear: Button = {
    text: speech.say(field === "areasServed" ? "word.own-place-only" : "button.field-clear"),
    press: { name: "skipThis" },
  };
  const canBeEmpty = !["organisation", "service"].includes(field);
  return {
    text: [text, ...how].join("\n\n"),
    buttons: [
      ...(field === "areasServed" && source !== undefined ? areaButtons(source, places, speech) : []),
      canBeEmpty ? [clear] : [],
      backToEntry(id, speech),
    ],
  };
}

export function placeFieldReply(
  id: string,
  found: readonly string[] | undefined,
  places: PlaceIndex,
  speech: Speech,
): Reply {
  const asked =
    found === undefined ? "directory.edit-place" : found.length > 0 ? "sources.places-found" : "sources.no-place-found";
  return { text: speech.say(asked), buttons: [...pickButtons(found ?? [], places), backToEntry(id, speech)] };
}

export function pickButtons(codes: readonly string[], places: PlaceIndex): Button[][] {
  return codes.map((code) => [{ text: tellPlace(code, places) ?? code, press: { name: "pickPlace", code } }]);
}

export function needsReply(
  { id, was, needs }: Omit<PressOf<"entryNeeds">, "name">,
  organisation: string,
  speech: Speech,
): Reply {
  const ticks = NEED_CATEGORIES.map((need): Button[] => [
    {
      text: `${needs.includes(need) ? "☑️" : "⬜️"} ${tellNeed(need, speech)}`,
      press: {
        name: "entryNeeds",
        id,
        was,
        needs: needs.includes(need) ? needs.filter((other) => other !== need) : [...needs, need],
      },
    },
  ]);
  const save: Button = {
    text: speech.say("button.save"),
    press: { name: "entryNeedsDone", id, was, needs },
    style: "success",
  };
  return {
    text: speech.say("directory.needs", { organisation }),
    buttons: [...ticks, [save], backToEntry(id, speech)],
  };
}

export function statusesReply({ id, organisation, status }: Source, speech: Speech): Reply {
  return {
    text: speech.say("directory.statuses", { organisation, status: tellStatus(status, speech) }),
    buttons: [
      ...SOURCE_STATUSES.filter((other) => other !== status).map((other): Button[] => [
        { text: tellStatus(other, speech), press: { name: "entryStatus", id, status: other } },
      ]),
      backToEntry(id, speech),
    ],
  };
}

export function sureToRetireReply(
  { id, organisation, service }: Source,
  status: "inactive" | "defunct",
  speech: Speech,
): Reply {
  return {
    text: speech.say("directory.sure-retire", { organisation, service, status: tellStatus(status, speech) }),
    buttons: [
      [{ text: speech.say("button.yes-retire"), press: { name: "entryRetire", id, status }, style: "danger" }],
      backToEntry(id, speech),
    ],
  };
}

/** From the district out to the whole country. */
function areaButtons({ place }: Source, places: PlaceIndex, speech: Speech): Button[][] {
  const around = places.path(place.slice(0, 8)).toReversed();
  return [
    ...around.map(({ code, name }): Button[] => [
      { text: speech.say("button.area", { place: name }), press: { name: "pickPlace", code } },
    ]),
    [{ text: speech.say("button.all-country"), press: { name: "pickCountry" } }],
  ];
}

function backToEntry(id: string, speech: Speech): Button[] {
  return [{ text: speech.say("button.back"), press: { name: "entry", id } }];
}
