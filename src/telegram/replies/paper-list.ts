import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import type { Case } from "../../domain/case.ts";
import { pageOf } from "../../domain/pages.ts";
import type { Paper } from "../../domain/paper.ts";
import { tellDay } from "./contract-words.ts";
import { turnButtons } from "./pages.ts";
import { toCaseButton } from "./paper-parts.ts";
import type { Button, Reply } from "./reply.ts";

const PAPERS_A_PAGE = 6;

const WORDS = {
  contract: { none: "contracts.none", list: "contracts.list", start: "button.contract-new" },
  session: { none: "sessions.none", list: "sessions.list", start: "button.session-new" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, MessageKey>>>>;

const PRESSES = {
  contract: { start: "contractNew", list: "contracts" },
  session: { start: "sessionNew", list: "sessions" },
} as const;

export interface PaperListView {
  readonly kind: "contract" | "session";
  readonly case: Case;
  /** The latest changed first. */
  readonly papers: readonly Paper[];
  readonly page: number;
  /** A new one may be begun. */
  readonly isOpen: boolean;
}

/** The papers of one kind in a case: drafts to go on with, and what is done. */
export function paperListReply(view: PaperListView, speech: Speech, note?: string): Reply {
  const { kind, case: it, papers, isOpen } = view;
  const { code } = it;
  const { shown, page, pages } = pageOf(papers, view.page, PAPERS_A_PAGE);
  const { none, list, start } = WORDS[kind];
  const text = papers.length === 0 ? speech.say(none, { code }) : speech.say(list, { code, page: page + 1, pages });
  const begin: Button = { text: speech.say(start), press: { name: PRESSES[kind].start, code } };
  return {
    text: note === undefined ? text : `${note}\n\n${text}`,
    buttons: [
      ...shown.map((paper) => [openButton(paper, view, speech)]),
      turnButtons(page, pages, (to) => ({ name: PRESSES[kind].list, code, page: to }), speech),
      ...(isOpen ? [[begin]] : []),
      [toCaseButton(code, speech)],
    ].filter((row) => row.length > 0),
  };
}

function openButton({ id, isFinal, changedAt }: Paper, { kind, case: it }: PaperListView, speech: Speech): Button {
  const date = tellDay(changedAt, it.place, speech);
  const place = { code: it.code, paper: id };
  if (kind === "session")
    return { text: speech.say("button.session-open", { date }), press: { name: "session", ...place } };
  const text = speech.say(isFinal ? "button.contract-open" : "button.contract-resume", { date });
  return { text, press: { name: "contract", ...place } };
}
