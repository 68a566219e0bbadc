import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { tellField, tellStatus, tellValue } from "../../content/words/entry-words.ts";
import type { EntryField } from "../../domain/entry-field.ts";
import { pageOf } from "../../domain/pages.ts";
import type { Source } from "../../domain/source.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";
import { tellEntry } from "./source.ts";
import type { Viewing } from "./sources.ts";

const ENTRIES_A_PAGE = 8;
const LONGEST_BUTTON = 60;

export interface DirectoryCounts {
  readonly active: number;
  readonly retired: number;
  readonly stale: number;
  /** Entries with open reports. */
  readonly reported: number;
  readonly proposed: number;
}

export function directoryMenuReply(counts: DirectoryCounts, speech: Speech): Reply {
  const { active, retired, stale, reported, proposed } = counts;
  return {
    text: speech.say("directory.menu", { active, retired }),
    buttons: [
      [{ text: speech.say("button.directory-search"), press: { name: "directorySearch" }, style: "primary" }],
      [{ text: speech.say("button.entry-add"), press: { name: "entryAdd" } }],
      [
        { text: speech.say("button.wrong-entries", { count: reported }), press: { name: "wrongEntries", page: 0 } },
        { text: speech.say("button.proposals", { count: proposed }), press: { name: "proposals", page: 0 } },
      ],
      [
        { text: speech.say("button.import"), press: { name: "importAsk" } },
        { text: speech.say("button.export"), press: { name: "exportAll" } },
      ],
      [{ text: speech.say("button.unchecked-entries", { count: stale }), press: { name: "staleEntries", page: 0 } }],
    ],
  };
}

/** One entry as an admin sees it. */
export function managedEntryReply(source: Source, viewing: Viewing, note?: string): Reply {
  const { speech } = viewing;
  const { id, status } = source;
  const isStanding = status === "active" || status === "temporarily closed";
  const parts = [
    ...(note === undefined ? [] : [note]),
    speech.say("directory.entry"),
    tellEntry(source, viewing),
    speech.say("directory.status", { status: tellStatus(status, speech) }),
  ];
  return {
    text: parts.join("\n\n"),
    buttons: [
      [
        { text: speech.say("button.entry-edit"), press: { name: "entryFields", id }, style: "primary" },
        { text: speech.say("button.entry-status"), press: { name: "entryStatuses", id } },
      ],
      [{ text: speech.say("button.entry-verify"), press: { name: "entryVerify", id } }],
      [
        { text: speech.say("button.entry-quality"), press: { name: "sourceQuality", id } },
        ...(isStanding
          ? [
              {
                text: speech.say("button.entry-retire"),
                press: { name: "entryStatus" as const, id, status: "defunct" as const },
              },
            ]
          : []),
      ],
      backToDirectory(speech),
    ],
  };
}

export function changedMeanwhileReply(source: Source, field: EntryField, viewing: Viewing): Reply {
  const { speech } = viewing;
  const { id } = source;
  return {
    text: speech.say("directory.changed-meanwhile", {
      field: tellField(field, speech),
      current: tellValue(source, field, viewing),
    }),
    buttons: [
      [{ text: speech.say("button.entry-edit"), press: { name: "entryEdit", id, field } }],
      [{ text: speech.say("button.entry-open"), press: { name: "entry", id } }],
    ],
  };
}

export function foundEntriesReply(text: string, found: readonly Source[], speech: Speech): Reply {
  return {
    text: speech.say(found.length === 0 ? "directory.none-found" : "directory.found", { text: shorten(text, 60) }),
    buttons: [
      ...found.map((source) => [entryButton(source)]),
      [{ text: speech.say("button.directory-search"), press: { name: "directorySearch" } }],
      found.length === 0 ? [{ text: speech.say("button.entry-add"), press: { name: "entryAdd" } }] : [],
      backToDirectory(speech),
    ],
  };
}

/** Entries that nobody has checked for long. */
export function staleEntriesReply(stale: readonly Source[], asked: number, speech: Speech): Reply {
  const { shown, page, pages } = pageOf(stale, asked, ENTRIES_A_PAGE);
  return {
    text:
      stale.length === 0 ? speech.say("directory.no-stale") : speech.say("directory.stale", { count: stale.length }),
    buttons: [
      ...shown.map((source) => [entryButton(source)]),
      turnButtons(page, pages, (to) => ({ name: "staleEntries", page: to }), speech),
      backToDirectory(speech),
    ],
  };
}

export function nameOfEntry({ organisation, service }: Pick<Source, "organisation" | "service">): string {
  return shorten(`${organisation} · ${service}`, LONGEST_BUTTON);
}

export function backToDirectory(speech: Speech): Button[] {
  return [{ text: speech.say("button.directory"), press: { name: "directory" } }];
}

function entryButton(source: Source): Button {
  return { text: nameOfEntry(source), press: { name: "entry", id: source.id } };
}
