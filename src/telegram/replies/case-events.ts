import type { Speech } from "../../content/speech.ts";
import type { CaseEvent } from "../../domain/case-event.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import type { Role } from "../../domain/role.ts";
import { tellReason } from "./call-card.ts";
import {
  tellCaseOutcome,
  tellColour,
  tellDangers,
  tellHelped,
  tellPhase,
  tellRole,
  tellSides,
  tellTechnique,
  tellTitle,
} from "./case-words.ts";

export interface EventWords {
  readonly catalogue: Catalogue;
  /** A place as people say it. */
  readonly nameOf: (place: string) => string;
}

/** What happened, in plain words; with what somebody wrote, whole. Plain text. */
export function tellCaseEvent(event: CaseEvent, words: EventWords, speech: Speech): string {
  const line = lineOf(event, words, speech);
  const text = "text" in event ? event.text : undefined;
  if (event.kind === "note" || text === undefined) return line;
  return `${line}: ${written(text, speech)}`;
}

/** As it was written: whoever puts the line into a message escapes it, once. */
function written(text: string, speech: Speech): string {
  return text === "" ? speech.say("word.text-gone") : text;
}

function lineOf(event: CaseEvent, { catalogue, nameOf }: EventWords, speech: Speech): string {
  const roles = (taken: readonly Role[]) => taken.map((role) => tellRole(role, catalogue, speech)).join(", ");
  switch (event.kind) {
    case "retitle":
      return speech.say("word.line-retitle", { title: tellTitle(event.title, speech) });
    case "move place":
      return speech.say("word.line-place", { place: nameOf(event.place) });
    case "guided": {
      const techniques = event.techniques.map((id) => tellTechnique(id, catalogue, speech)).join(", ");
      return speech.say("word.line-guided", { roles: roles(event.roles), techniques });
    }
    case "tried": {
      const technique = tellTechnique(event.technique, catalogue, speech);
      return speech.say("word.line-tried", { technique, helped: tellHelped(event.helped, speech) });
    }
    case "phase":
      return speech.say("word.line-phase", {
        phase: tellPhase(event.phase, catalogue, speech),
        roles: roles(event.roles),
      });
    case "sides":
      return speech.say("word.line-sides", { sides: tellSides({ sides: event.count }, speech) });
    case "check-in": {
      const { colour, safety, gates } = event;
      const line = speech.say("word.line-check-in", { colour: tellColour(colour, speech), safety });
      return gates.length === 0
        ? line
        : [line, speech.say("word.line-danger", { dangers: tellDangers(gates, catalogue, speech) })].join(". ");
    }
    case "rhythm":
      return event.everyDays === 0
        ? speech.say("word.line-no-rhythm")
        : speech.say("word.line-rhythm", { days: event.everyDays });
    case "ask":
      return speech.say("word.line-ask", { days: event.inDays });
    case "danger":
      return speech.say("word.line-danger", { dangers: tellDangers(event.gates, catalogue, speech) });
    case "note":
      return `📝 ${written(event.text, speech)}`;
    case "referral":
      return speech.say("word.line-referral", { code: event.code });
    case "document":
      return speech.say("word.line-document", { document: speech.say(`word.document-${event.document}`) });
    case "review":
      return speech.say("word.line-review", { held: speech.say(`word.held-${event.held}`) });
    case "help":
      return speech.say(event.isUrgent ? "word.line-help-urgent" : "word.line-help");
    case "offer": {
      const reason = tellReason(event.reason, speech);
      const isToPerson = event.to !== undefined || event.link !== undefined;
      return speech.say(isToPerson ? "word.line-offer-person" : "word.line-offer-coordinator", { reason });
    }
    case "close":
      return speech.say("word.line-close", { outcome: tellCaseOutcome(event.outcome, speech) });
    case "answer":
    case "claim":
    case "accept":
    case "decline":
    case "withdraw":
    case "take":
    case "reopen":
      return speech.say(`word.line-${event.kind}`);
  }
}
