import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { tellOutcome, tellRefusal, tellState } from "../../content/words/broker-words.ts";
import { tellMoment } from "../../content/words/local-moment.ts";
import { pageOf } from "../../domain/pages.ts";
import type { Actor, ClientAnswer, LogEntry, Referral } from "../../domain/referral.ts";
import { isUsualReason, reasonOf } from "../../domain/usual-reasons.ts";
import { turnButtons } from "./pages.ts";
import { openButton } from "./referral-buttons.ts";
import type { Reply } from "./reply.ts";

const LINES_A_PAGE = 6;
const NEWEST_SHOWN = 3;
/** Whole reasons in the log, their beginning on the screen of the referral; a page fits into one message. */
const WHOLE = 600;
const BEGINNING = 110;
/** Whoever wants to be erased stands in the log with this number. */
const NOBODY = 0;

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

export function tellWho(who: LogEntry["who"], viewer: Pick<Actor, "id">, speech: Speech): string {
  if (who.id === NOBODY) return speech.say("word.gone");
  return who.id === viewer.id ? speech.say("word.you") : speech.say(`word.${who.role}`);
}

/** "Terkirim → Ditolak (Sudah penuh)"; plain text. */
export function tellWhat(entry: LogEntry, speech: Speech): string {
  const why = tellWhy(entry, speech);
  return why === "" ? tellChange(entry, speech) : `${tellChange(entry, speech)} (${why})`;
}

function tellChange({ from, to, why }: LogEntry, speech: Speech): string {
  if (why.kind === "consent") return speech.say("word.consented");
  if (why.kind === "no_news") return speech.say("word.no-news");
  return from === to ? tellState(to, speech) : `${tellState(from, speech)} → ${tellState(to, speech)}`;
}

function tellWhy({ why }: LogEntry, speech: Speech): string {
  const reason = reasonOf(why);
  const written = reason === undefined ? [] : [tellReason(reason, speech)];
  switch (why.kind) {
    case "receive":
      return why.client === undefined ? "" : tellAnswer(why.client, speech);
    case "close":
      return why.outcome === undefined ? "" : tellOutcome(why.outcome, speech);
    case "refuse":
      return [...(why.reason === undefined ? [] : [tellRefusal(why.reason, speech)]), ...written].join(": ");
    case "lose_touch":
      return [speech.say(`word.touch-${why.whom}`), ...written].join(": ");
    case "send":
      return [...(reason === undefined ? [] : [speech.say("word.without-consent")]), ...written].join(": ");
    default:
      return written.join("");
  }
}

/** A usual reason in the reader's language; what was written stays as it was written. */
function tellReason(reason: string, speech: Speech): string {
  return isUsualReason(reason) ? speech.say(`word.${reason}`) : reason;
}

export function tellAnswer({ word, didFit, wasRespected }: ClientAnswer, speech: Speech): string {
  const tell = (answer: ClientAnswer["word"]) => speech.say(`word.${answer}`);
  return [
    speech.say("word.arrived", { word: tell(word) }),
    ...(didFit === undefined ? [] : [speech.say("word.fitted", { word: tell(didFit) })]),
    ...(wasRespected === undefined ? [] : [speech.say("word.respected", { word: tell(wasRespected) })]),
  ].join(", ");
}
