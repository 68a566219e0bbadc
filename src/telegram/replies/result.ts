import type { Speech } from "../../content/speech.ts";
import type { Catalogue, RoleWords } from "../../domain/catalogue.ts";
import { type Guidance, guide, type Suggestion } from "../../domain/guidance.ts";
import { planSteps } from "../../domain/plan.ts";
import type { Role, RoleReason } from "../../domain/role.ts";
import type { Situation } from "../../domain/situation.ts";
import type { PressOf } from "../callback-data.ts";
import { techniqueOf } from "./cards.ts";
import { becauseOf } from "./guide.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton, safetyReply } from "./safety.ts";

/** What a button on or below the result carries of the situation. */
export type Carried = Omit<PressOf<"result">, "name">;

export function situationOf({ phase, level, parties, gates, signals }: Carried): Situation {
  return { phase, level, parties, gates, signals, tried: [] };
}

/** The role and why, a role beside it, and the techniques with a reason each. */
export function resultReply(carried: Carried, catalogue: Catalogue, speech: Speech): Reply {
  const situation = situationOf(carried);
  const guidance = guide(situation, catalogue.techniques);
  if (guidance.kind === "stop") return safetyReply(carried, {}, catalogue, speech);

  const { first, also, suggestions } = guidance;
  const ofRole = (role: Role) => suggestions.filter((suggestion) => suggestion.role === role);
  const line = (suggestion: Suggestion) => techniqueLine(suggestion, suggestions, catalogue, speech);
  const role = roleWords(first.role, catalogue);
  const text = [
    `${speech.say("guide.role", { role: speech.tell(role.name) })}\n${whyRole(first, situation, catalogue, speech)}`,
    ...(situation.level === "makro" ? [speech.say("guide.macro")] : []),
    [speech.say("guide.try-first"), ...ofRole(first.role).map(line)].join("\n"),
    ...also.map((beside) =>
      [
        speech.say("guide.also", {
          role: speech.tell(roleWords(beside.role, catalogue).name),
          why: whyBeside(beside, catalogue, speech),
        }),
        ...ofRole(beside.role).map(line),
      ].join("\n"),
    ),
    `<i>${speech.tell(role.not)}</i>`,
  ];
  return {
    text: text.join("\n\n"),
    buttons: [...cardButtons(suggestions, carried, catalogue, speech), ...ways(carried, speech)],
  };
}

/** What to do first, second, third, in the usual order of the work. */
export function planReply(carried: Carried, catalogue: Catalogue, speech: Speech): Reply {
  const situation = situationOf(carried);
  const guidance = guide(situation, catalogue.techniques);
  if (guidance.kind === "stop") return safetyReply(carried, {}, catalogue, speech);

  const { steps, allAlong } = planSteps(guidance.suggestions);
  const say = (id: (typeof steps)[number]) => {
    const { name, steps: ofCard } = techniqueOf(id, catalogue).card;
    const [step] = ofCard;
    return { name: speech.tell(name), step: step === undefined ? "" : speech.tell(step) };
  };
  const text = [
    speech.say("guide.plan"),
    ...steps.map((id, index) => speech.say("guide.plan-step", { number: index + 1, ...say(id) })),
    ...allAlong.map((id) => speech.say("guide.plan-all-along", say(id))),
    ...(guidance.first.role === "mediator" ? [speech.say("guide.agreement")] : []),
  ];
  const [, ...otherWays] = ways(carried, speech);
  return {
    text: text.join("\n\n"),
    buttons: [
      ...cardButtons(guidance.suggestions, carried, catalogue, speech),
      [{ text: speech.say("button.to-result"), press: { ...carried, name: "result" } }],
      ...otherWays,
    ],
  };
}

function cardButtons(
  suggestions: readonly Suggestion[],
  carried: Carried,
  catalogue: Catalogue,
  speech: Speech,
): Button[][] {
  return suggestions.map(({ id }, index): Button[] => [
    {
      text: `${index + 1} · ${speech.tell(techniqueOf(id, catalogue).card.name)}`,
      press: { ...carried, name: "card", id, view: "front" },
      style: "primary",
    },
  ]);
}

function ways(carried: Carried, speech: Speech): Button[][] {
  return [
    [{ text: speech.say("button.plan"), press: { ...carried, name: "plan" } }],
    [{ text: speech.say("button.restart"), press: { name: "restart" } }, emergencyButton(speech)],
  ];
}

function techniqueLine(
  { id, because }: Suggestion,
  all: Extract<Guidance, { kind: "guidance" }>["suggestions"],
  catalogue: Catalogue,
  speech: Speech,
): string {
  const number = all.findIndex((suggestion) => suggestion.id === id) + 1;
  const name = speech.tell(techniqueOf(id, catalogue).card.name);
  return because.length === 0
    ? speech.say("guide.technique-plain", { number, name })
    : speech.say("guide.technique-because", { number, name, because: becauseOf(because, catalogue, speech) });
}

function whyRole({ ground, signals }: RoleReason, { phase }: Situation, catalogue: Catalogue, speech: Speech): string {
  const because = becauseOf(signals, catalogue, speech);
  switch (ground) {
    case "phase":
      return speech.say(phase === "prakonflik" ? "guide.why-phase-prakonflik" : "guide.why-phase-pascakonflik");
    case "signals":
      return speech.say("guide.why-signals", { because });
    case "need":
      return speech.say("guide.why-need", { because });
    case "not ripe":
      return speech.say("guide.why-not-ripe");
    case "parties not ready":
      return signals.length === 0
        ? speech.say("guide.why-parties-plain")
        : speech.say("guide.why-parties", { because });
  }
}

function whyBeside({ signals }: RoleReason, catalogue: Catalogue, speech: Speech): string {
  return signals.length === 0 ? speech.say("guide.also-phase") : becauseOf(signals, catalogue, speech);
}

function roleWords(role: Role, catalogue: Catalogue): RoleWords {
  const words = catalogue.roles.find(({ id }) => id === role);
  if (words === undefined) throw new Error(`The catalogue was loaded without the role ${role}.`);
  return words;
}
