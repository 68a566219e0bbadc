import type { Actor, ClientAnswer, LogEntry } from "../../domain/referral.ts";
import { isUsualReason, reasonOf } from "../../domain/usual-reasons.ts";
import type { Speech } from "../speech.ts";
import { tellOutcome, tellRefusal, tellState } from "./broker-words.ts";

/** Whoever wants to be erased stands in the log with this number. */
const NOBODY = 0;

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
