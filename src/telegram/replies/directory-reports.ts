import type { Speech } from "../../content/speech.ts";
import { tellWrong } from "../../content/words/broker-words.ts";
import { tellWhere } from "../../content/words/source-words.ts";
import type { Proposal, Wrong } from "../../domain/directory.ts";
import type { ReportedSource } from "../../domain/directory-lists.ts";
import { pageOf } from "../../domain/pages.ts";
import type { Source } from "../../domain/source.ts";
import { backToDirectory, nameOfEntry } from "./directory.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";
import { tellEntry } from "./source.ts";
import type { Viewing } from "./sources.ts";

const LINES_A_PAGE = 8;

/** What a volunteer says of an entry, and what an admin can do about it in one tap. */
export function wrongEntryReply(
  { id, organisation, service }: Source,
  wrongs: readonly Wrong[],
  speech: Speech,
): Reply {
  const what = new Intl.ListFormat(speech.language).format(
    wrongs.map((wrong) => tellWrong(wrong, speech).toLowerCase()),
  );
  return {
    text: speech.say("directory.report", { organisation, service, what }),
    buttons: [
      [{ text: speech.say("button.still-true"), press: { name: "wrongSettled", id }, style: "success" }],
      [
        { text: speech.say("button.entry-open"), press: { name: "entry", id } },
        { text: speech.say("button.entry-edit"), press: { name: "entryFields", id } },
      ],
      [{ text: speech.say("button.entry-retire"), press: { name: "entryStatus", id, status: "defunct" } }],
    ],
  };
}

export function wrongEntriesReply(reported: readonly ReportedSource[], asked: number, speech: Speech): Reply {
  const { shown, page, pages } = pageOf(reported, asked, LINES_A_PAGE);
  const none = reported.length === 0;
  return {
    text: none ? speech.say("directory.no-reports") : speech.say("directory.reports", { count: reported.length }),
    buttons: [
      ...shown.map(({ source }): Button[] => [
        { text: nameOfEntry(source), press: { name: "wrongEntry", id: source.id } },
      ]),
      turnButtons(page, pages, (to) => ({ name: "wrongEntries", page: to }), speech),
      backToDirectory(speech),
    ],
  };
}

export function proposalsReply(proposals: readonly Proposal[], asked: number, speech: Speech): Reply {
  const { shown, page, pages } = pageOf(proposals, asked, LINES_A_PAGE);
  const none = proposals.length === 0;
  return {
    text: none ? speech.say("directory.no-proposals") : speech.say("directory.proposals", { count: proposals.length }),
    buttons: [
      ...shown.map(({ id, source }): Button[] => [{ text: nameOfEntry(source), press: { name: "proposal", id } }]),
      turnButtons(page, pages, (to) => ({ name: "proposals", page: to }), speech),
      backToDirectory(speech),
    ],
  };
}

export function proposalReply({ id, source }: Proposal, viewing: Viewing): Reply {
  const { speech } = viewing;
  const quality = { kind: "too few", outcomes: 0 } as const;
  return {
    text: [speech.say("directory.proposal"), tellEntry({ ...source, id, quality }, viewing)].join("\n\n"),
    buttons: [
      [
        { text: speech.say("button.accept"), press: { name: "proposalDecide", id, answer: "yes" }, style: "success" },
        { text: speech.say("button.refuse"), press: { name: "proposalDecide", id, answer: "no" }, style: "danger" },
      ],
      [{ text: speech.say("button.back"), press: { name: "proposals", page: 0 } }],
    ],
  };
}

/** Brought to every admin at once. */
export function proposalArrivedReply({ id, source }: Proposal, viewing: Viewing): Reply {
  const { speech, places } = viewing;
  const { organisation, service } = source;
  return {
    text: speech.say("propose.arrived", { organisation, service, place: tellWhere(source, places) }),
    buttons: [[{ text: speech.say("button.see-proposal"), press: { name: "proposal", id }, style: "primary" }]],
  };
}
