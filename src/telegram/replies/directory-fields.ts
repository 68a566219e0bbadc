import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { tellNeed } from "../../content/words/broker-words.ts";
import { NATIONWIDE } from "../../domain/area.ts";
import { ENTRY_FIELDS, type EntryField } from "../../domain/entry-field.ts";
import { NEED_CATEGORIES } from "../../domain/need.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import { SOURCE_STATUSES, type Source, type SourceStatus } from "../../domain/source.ts";
import type { PressOf } from "../callback-data.ts";
import type { Button, Reply } from "./reply.ts";
import { tellHours, tellWhere } from "./source-words.ts";
import type { Viewing } from "./sources.ts";

const LONGEST_SHOWN = 400;

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

export function tellField(field: EntryField, speech: Speech): string {
  return speech.say(`word.field-${field}`);
}

export function tellStatus(status: SourceStatus, speech: Speech): string {
  return speech.say(status === "temporarily closed" ? "word.status-temporarily-closed" : `word.status-${status}`);
}

/** What stands in a field now, in words. */
export function tellValue(source: Source, field: EntryField, { places, speech }: Viewing): string {
  const { contact, coordinates, capacity } = source;
  const words: Readonly<Record<EntryField, string | undefined>> = {
    organisation: source.organisation,
    service: source.service,
    categories: source.categories.map((category) => tellNeed(category, speech)).join(", "),
    place: tellWhere(source, places),
    coordinates: coordinates === undefined ? undefined : `${coordinates.latitude}, ${coordinates.longitude}`,
    areasServed: tellAreas(source, places, speech),
    hours: source.hours === undefined ? undefined : tellHours(source, speech),
    eligibility: source.eligibility,
    documents: source.documents.join(", "),
    cost: source.cost,
    phone: contact.phone,
    whatsapp: contact.whatsapp,
    address: contact.address,
    capacity: capacity === undefined ? undefined : String(capacity.available),
  };
  const text = words[field] ?? "";
  return text === "" ? speech.say("word.nothing-known") : shorten(text, LONGEST_SHOWN);
}

function tellAreas({ areasServed }: Source, places: PlaceIndex, speech: Speech): string {
  if (areasServed.length === 0) return speech.say("word.own-place-only");
  const tell = (area: string) =>
    area === NATIONWIDE ? speech.say("word.whole-country") : tellWhere({ place: area }, places);
  return areasServed.map(tell).join("; ");
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
