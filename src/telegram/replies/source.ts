import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { tellNeed, tellWrong } from "../../content/words/broker-words.ts";
import { tellDuration } from "../../content/words/local-moment.ts";
import { tellHours, tellOpening, tellWhere } from "../../content/words/source-words.ts";
import { WRONGS } from "../../domain/directory.ts";
import { isRetired, type Source } from "../../domain/source.ts";
import type { Button, Reply } from "./reply.ts";
import { tellChecked } from "./source-checked.ts";
import { mapLink, whatsappLink } from "./source-links.ts";
import type { Search, Viewing } from "./sources.ts";

export interface Entry {
  readonly source: Source;
  readonly isAdmin: boolean;
  /** Admins look at what came of a source where they manage it. */
  readonly isCoordinator?: boolean;
  /** The list it was opened from. */
  readonly from?: Search;
}

/** How much of each text fits on a screen, in characters; the rest is one tap away. */
const SHORT = {
  ...{ organisation: 70, service: 70, categories: 70, address: 80, hours: 110 },
  ...{ eligibility: 100, documents: 140, cost: 60, phone: 24 },
} as const;
const LONG = 1500;
const LONGEST_COPIED = 256;

/** Everything about one source that somebody needs to go there. What is not known is left out. */
export function entryReply(entry: Entry, viewing: Viewing): Reply {
  const short = tellEntry(entry.source, viewing);
  const isCut = short !== entryText(entry.source, undefined, viewing);
  return { text: short, buttons: entryButtons(entry, isCut, viewing) };
}

/** The same without a word cut. */
export function fullEntryReply(source: Source, viewing: Viewing): Reply {
  const { speech } = viewing;
  const back: Button = { text: speech.say("button.back"), press: { name: "source", id: source.id } };
  return { text: entryText(source, undefined, viewing), buttons: [[back]] };
}

export function wrongQuestionReply({ id, organisation, service }: Source, speech: Speech): Reply {
  return {
    text: speech.say("sources.what-is-wrong", { organisation, service }),
    buttons: [
      ...WRONGS.map((wrong): Button[] => [
        { text: tellWrong(wrong, speech), press: { name: "sourceReport", id, wrong } },
      ]),
      [{ text: speech.say("button.back"), press: { name: "source", id } }],
    ],
  };
}

export function reportedReply(id: string, isNew: boolean, speech: Speech): Reply {
  return {
    text: speech.say(isNew ? "sources.reported" : "sources.reported-already"),
    buttons: onFromReport(id, speech),
  };
}

/** From somebody who is not let in yet. */
export function notReportedReply(id: string, speech: Speech): Reply {
  return { text: speech.say("sources.report-active-only"), buttons: onFromReport(id, speech) };
}

function onFromReport(id: string, speech: Speech): Button[][] {
  return [
    [{ text: speech.say("button.back"), press: { name: "source", id } }],
    [{ text: speech.say("button.other-need"), press: { name: "sources" } }],
  ];
}

export function entryGoneReply(speech: Speech): Reply {
  return {
    text: speech.say("sources.gone"),
    buttons: [[{ text: speech.say("button.other-need"), press: { name: "sources" } }]],
  };
}

/** The same words wherever an entry is shown: here, in a proposal, and to the admins. */
export function tellEntry(source: Source, viewing: Viewing): string {
  return entryText(source, SHORT, viewing);
}

function entryText(source: Source, limits: typeof SHORT | undefined, { places, now, speech }: Viewing): string {
  const cut = (text: string, kind: keyof typeof SHORT) => cutAt(text, limits?.[kind] ?? LONG);
  const { contact, capacity } = source;
  const place = tellWhere(source, places);
  const categories = source.categories.map((category) => tellNeed(category, speech)).join(", ");
  const line = (text: string | undefined, say: (text: string) => string) =>
    text === undefined || text.trim() === "" ? [] : [say(text)];
  const blocks = [
    [
      speech.say("sources.entry", {
        organisation: cut(source.organisation, "organisation"),
        service: cut(source.service, "service"),
        categories: cut(categories, "categories"),
      }),
    ],
    [
      speech.say("sources.where", {
        place: [place, ...line(contact.address, (text) => cut(text, "address"))].join(", "),
      }),
      speech.say("sources.opening", { opening: tellOpening(source, now, speech) }),
      ...(source.hours === undefined
        ? []
        : [speech.say("sources.hours", { hours: cut(tellHours(source, speech), "hours") })]),
    ],
    [
      ...line(source.documents.join(", "), (text) => speech.say("sources.bring", { text: cut(text, "documents") })),
      ...line(source.eligibility, (text) => speech.say("sources.for-whom", { text: cut(text, "eligibility") })),
      ...line(source.cost, (text) => speech.say("sources.cost", { text: cut(text, "cost") })),
      ...(capacity === undefined
        ? []
        : [
            speech.say("sources.room", {
              count: capacity.available,
              time: tellDuration(now - capacity.updatedAt, speech),
            }),
          ]),
    ],
    [
      ...line(contact.phone, (number) => speech.say("sources.phone", { number: cut(number, "phone") })),
      ...line(contact.whatsapp, (number) => speech.say("sources.whatsapp", { number: cut(number, "phone") })),
    ],
    [speech.say("sources.checked", { checked: tellChecked(source, now, speech) })],
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function entryButtons(
  { source, isAdmin, isCoordinator = false, from }: Entry,
  isCut: boolean,
  viewing: Viewing,
): Button[][] {
  const { speech, places } = viewing;
  const { id, contact } = source;
  const chat = contact.whatsapp === undefined ? undefined : whatsappLink(contact.whatsapp);
  const number = contact.phone ?? contact.whatsapp;
  return [
    [
      ...(number === undefined || number.trim() === ""
        ? []
        : [{ text: speech.say("button.copy-number"), copy: shorten(number, LONGEST_COPIED) }]),
      ...(chat === undefined ? [] : [{ text: speech.say("button.whatsapp"), url: chat }]),
      { text: speech.say("button.map"), url: mapLink(source, places) },
    ],
    isRetired(source) ? [] : [referHere({ source, from }, speech)],
    isCut ? [{ text: speech.say("button.read-all"), press: { name: "sourceFull", id } }] : [],
    [{ text: speech.say("button.something-wrong"), press: { name: "sourceWrong", id } }],
    isAdmin ? [{ text: speech.say("button.manage-entry"), press: { name: "entry", id } }] : [],
    isCoordinator ? [{ text: speech.say("button.see-quality"), press: { name: "sourceQuality", id } }] : [],
    [
      from === undefined
        ? { text: speech.say("button.other-need"), press: { name: "sources" } }
        : { text: speech.say("button.back-to-list"), press: { ...from, name: "sourceSearch" } },
    ],
  ];
}

/** For the need and the place that were looked for. */
function referHere(
  { source, from }: Pick<Entry, "source"> & { readonly from: Search | undefined },
  speech: Speech,
): Button {
  const { id, categories } = source;
  const category = from?.category ?? categories[0] ?? "food";
  const press = { name: "sourceRefer", id, category, place: from?.place ?? "" } as const;
  return { text: speech.say("button.refer-here"), press, style: "success" };
}

function cutAt(text: string, most: number): string {
  return Array.from(text).length <= most ? text : `${shorten(text, most - 1)}…`;
}
