import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { tellMoment } from "../../content/words/local-moment.ts";
import { tellWho } from "../../content/words/referral-log-words.ts";
import type { CaseEntry } from "../../domain/case-event.ts";
import { pageOf } from "../../domain/pages.ts";
import { backToCase } from "./case-edit.ts";
import { type EventWords, tellCaseEvent } from "./case-events.ts";
import type { CaseView } from "./case-tools.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";

const LINES_A_PAGE = 6;
/** A page fits on a screen; the whole of a long note is one tap away. */
const BEGINNING = 160;
const CUT = "…";

type Told = Pick<CaseView, "case" | "timeline" | "viewer">;

/** The newest line first; each with the number that it keeps. The opening is number 0. */
export function caseTimelineReply(view: Told, asked: number, words: EventWords, speech: Speech): Reply {
  const { code } = view.case;
  const { shown, page, pages } = pageOf(numbered(view).toReversed(), asked, LINES_A_PAGE);
  const lines = shown.map(({ number, entry }) => ({ number, ...tell(view, entry, words, speech) }));
  return {
    text: [
      speech.say("case.timeline", { code, page: page + 1, pages }),
      ...lines.map(({ number, when, who, what }) =>
        speech.say("case.timeline-line", { number, when, who, what: beginningOf(what) }),
      ),
    ].join("\n\n"),
    buttons: [
      ...lines
        .filter(({ what }) => beginningOf(what) !== what)
        .map(({ number }): Button[] => [
          { text: speech.say("button.case-line", { number }), press: { name: "caseLine", code, number } },
        ]),
      turnButtons(page, pages, (to) => ({ name: "caseTimeline", code, page: to }), speech),
      [backToCase(code, speech)],
    ],
  };
}

/** One line in full; undefined for a number that no line has. */
export function caseLineReply(view: Told, number: number, words: EventWords, speech: Speech): Reply | undefined {
  const { code } = view.case;
  const all = numbered(view);
  const entry = all[number]?.entry;
  if (entry === undefined) return undefined;
  const page = Math.floor((all.length - 1 - number) / LINES_A_PAGE);
  return {
    text: speech.say("case.line-whole", { code, number, ...tell(view, entry, words, speech) }),
    buttons: [
      [{ text: speech.say("button.case-to-timeline"), press: { name: "caseTimeline", code, page } }],
      [backToCase(code, speech)],
    ],
  };
}

type Entry = CaseEntry | "opened";

function numbered({ timeline }: Told): readonly { readonly number: number; readonly entry: Entry }[] {
  return (["opened", ...timeline] as const).map((entry, number) => ({ number, entry }));
}

function tell({ case: it, viewer, timeline }: Told, entry: Entry, words: EventWords, speech: Speech) {
  if (entry === "opened") {
    // Whoever opened it wrote its first line too, and stands there as 0 when gone.
    const first = timeline[0]?.who ?? { id: it.owner, role: "volunteer" };
    const who = tellWho(first, viewer, speech);
    return { when: tellMoment(it.openedAt, it.place, speech), who, what: speech.say("word.line-opened") };
  }
  return {
    when: tellMoment(entry.when, it.place, speech),
    who: tellWho(entry.who, viewer, speech),
    what: tellCaseEvent(entry.what, words, speech),
  };
}

function beginningOf(what: string): string {
  const beginning = shorten(what, BEGINNING);
  return beginning === what ? what : `${beginning}${CUT}`;
}
