import type { Speech } from "../../content/speech.ts";
import type { Case } from "../../domain/case.ts";
import type { MediationWords } from "../../domain/mediation-words.ts";
import type { Paper } from "../../domain/paper.ts";
import type { SessionForm, SessionStage } from "../../domain/session-form.ts";
import { tellLongDay } from "./contract-words.ts";
import { toCaseButton } from "./paper-parts.ts";
import type { Button } from "./reply.ts";

/** The plan of a session as it is kept, and what it is written with. */
export interface SessionView {
  readonly case: Case;
  readonly paper: Paper;
  readonly form: SessionForm;
  readonly words: MediationWords["session"];
  /** What the dangers of the case leave. */
  readonly allowed: readonly SessionStage[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export function sessionPlace({ paper }: Pick<SessionView, "paper">) {
  return { code: paper.case, paper: paper.id };
}

export function sessionChange({ paper }: Pick<SessionView, "paper">) {
  return { code: paper.case, paper: paper.id, seen: paper.version };
}

export const tellStage = (stage: SessionStage, speech: Speech) => speech.say(`word.stage-${stage}`);

/** "Kamis, 3 Desember 2026", or that it is settled at the end. */
export function tellNext({ form, case: it }: SessionView, speech: Speech): string {
  const { next } = form;
  return typeof next === "number" ? tellLongDay(next, it.place, speech) : speech.say("word.next-later");
}

/** Back, away, and out of it: on every question. */
export function sessionWays(view: SessionView, isFirst: boolean, speech: Speech): Button[][] {
  const back: Button = {
    text: speech.say("button.paper-back"),
    press: { name: "sessionBack", ...sessionChange(view) },
  };
  const drop: Button = { text: speech.say("button.paper-drop"), press: { name: "sessionDrop", ...sessionPlace(view) } };
  return [isFirst ? [drop] : [back, drop], [toCaseButton(view.case.code, speech)]];
}
