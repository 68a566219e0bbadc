import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { tellMoment } from "../../content/words/local-moment.ts";
import { tellWhat, tellWho } from "../../content/words/referral-log-words.ts";
import { pageOf } from "../../domain/pages.ts";
import type { Actor, LogEntry, Referral } from "../../domain/referral.ts";
import { turnButtons } from "./pages.ts";
import { openButton } from "./referral-buttons.ts";
import type { Reply } from "./reply.ts";

const LINES_A_PAGE = 6;
const NEWEST_SHOWN = 3;
/** Whole reasons in the log, their beginning on the screen of the referral; a page fits into one message. */
const WHOLE = 600;
const BEGINNING = 110;

/** The whole log, in the order of writing: who, when, from, to, why. */
export function logReply(
  { code, place }: Pick<Referral, "code" | "place">,
  log: readonly LogEntry[],
  asked: { readonly page: number; readonly viewer: Pick<Actor, "id"> },
  speech: Speech,
): Reply {
  const { shown, page, pages } = pageOf(log, asked.page, LINES_A_PAGE);
  const lines = shown.map((entry) => tellEntry(entry, { place, viewer: asked.viewer, most: WHOLE }, speech));
  return {
    text: [
      speech.say("referral.log", { code, page: page + 1, pages }),
      lines.length === 0 ? speech.say("referral.log-empty") : lines.join("\n"),
    ].join("\n\n"),
    buttons: [
      turnButtons(page, pages, (to) => ({ name: "referralLog", code, page: to }), speech),
      [openButton(code, speech)],
    ],
  };
}

/** The last lines, for the screen of the referral. */
export function latestLines(
  log: readonly LogEntry[],
  place: string,
  viewer: Pick<Actor, "id">,
  speech: Speech,
): readonly string[] {
  return log.slice(-NEWEST_SHOWN).map((entry) => tellEntry(entry, { place, viewer, most: BEGINNING }, speech));
}

interface Telling {
  readonly place: string;
  readonly viewer: Pick<Actor, "id">;
  readonly most: number;
}

function tellEntry(entry: LogEntry, { place, viewer, most }: Telling, speech: Speech): string {
  return speech.say("referral.log-line", {
    when: tellMoment(entry.when, place, speech),
    who: tellWho(entry.who, viewer, speech),
    what: shorten(tellWhat(entry, speech), most),
  });
}
