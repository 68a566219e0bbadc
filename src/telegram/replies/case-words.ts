import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import { tellDuration } from "../../content/words/local-moment.ts";
import { type Case, type CaseOutcome, type CaseTitle, type Helped, SIDES } from "../../domain/case.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import type { Colour } from "../../domain/check-in.ts";
import type { Level } from "../../domain/level.ts";
import type { CaseNeed } from "../../domain/need-of-case.ts";
import type { Phase } from "../../domain/phase.ts";
import type { Role } from "../../domain/role.ts";
import type { GateId } from "../../domain/safety.ts";
import type { TechniqueId } from "../../domain/technique.ts";
import { techniqueOf } from "./cards.ts";

const OUTCOMES = {
  settled: "settled",
  calmer: "calmer",
  "passed up": "passed-up",
  unsettled: "unsettled",
} as const satisfies Readonly<Record<CaseOutcome, string>>;

const OUTCOME_BUTTONS: Readonly<Record<CaseOutcome, Extract<MessageKey, `button.ended-${string}`>>> = {
  settled: "button.ended-settled",
  calmer: "button.ended-calmer",
  "passed up": "button.ended-passed-up",
  unsettled: "button.ended-unsettled",
};

const HELPED = {
  yes: "yes",
  partly: "partly",
  no: "no",
  "not yet": "not-yet",
} as const satisfies Readonly<Record<Helped, string>>;

const NEEDS: Readonly<Record<CaseNeed, Extract<MessageKey, `word.case-need-${string}`>>> = {
  danger: "word.case-need-danger",
  worse: "word.case-need-worse",
  offered: "word.case-need-offered",
  "help asked": "word.case-need-help",
  "without owner": "word.case-need-owner",
  "check-in due": "word.case-need-check-in",
};

/** The names of what a case speaks of; plain text, also for buttons. */
export const tellTitle = (title: CaseTitle, speech: Speech) => speech.say(`word.title-${title}`);
export const tellColour = (colour: Colour, speech: Speech) => speech.say(`word.colour-${colour}`);
export const tellHelped = (helped: Helped, speech: Speech) => speech.say(`word.helped-${HELPED[helped]}`);
export const tellCaseOutcome = (outcome: CaseOutcome, speech: Speech) => speech.say(`word.ended-${OUTCOMES[outcome]}`);
export const outcomeButton = (outcome: CaseOutcome, speech: Speech) => speech.say(OUTCOME_BUTTONS[outcome]);
export const tellCaseNeed = (need: CaseNeed, speech: Speech) => speech.say(NEEDS[need]);

/** "3 hari": how long ago, or for how long. */
export const tellAgo = (since: number, now: number, speech: Speech) => tellDuration(Math.max(0, now - since), speech);

export function tellPhase(phase: Phase, { phases }: Catalogue, speech: Speech): string {
  return tellName(phases, phase, speech);
}

export function tellLevel(level: Level, { levels }: Catalogue, speech: Speech): string {
  return tellName(levels, level, speech);
}

export function tellRole(role: Role, { roles }: Catalogue, speech: Speech): string {
  return tellName(roles, role, speech);
}

export function tellTechnique(id: TechniqueId, catalogue: Catalogue, speech: Speech): string {
  return `${id} ${speech.tell(techniqueOf(id, catalogue).card.name)}`;
}

/** "ada orang terluka, ada senjata": dangers as they stand on their buttons. */
export function tellDangers(gates: readonly GateId[], { safety }: Catalogue, speech: Speech): string {
  const named = safety.filter(({ id }) => id !== "profiling" && gates.includes(id));
  return named.map(({ button }) => speech.tell(button)).join(", ");
}

/** "Pihak A, Pihak B", or that it is not clear yet. */
export function tellSides({ sides }: Pick<Case, "sides">, speech: Speech): string {
  if (sides === 0) return speech.say("word.sides-few");
  return SIDES.slice(0, sides)
    .map((letter) => speech.say("word.party", { letter }))
    .join(", ");
}

function tellName<Id extends string>(
  words: readonly { readonly id: Id; readonly name: Parameters<Speech["tell"]>[0] }[],
  id: Id,
  speech: Speech,
): string {
  const found = words.find((word) => word.id === id);
  return found === undefined ? id : speech.tell(found.name);
}
