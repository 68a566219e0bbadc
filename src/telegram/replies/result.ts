import type { Speech } from "../../content/speech.ts";
import type { Catalogue, RoleWords } from "../../domain/catalogue.ts";
import { guide, type Suggestion } from "../../domain/guidance.ts";
import { planSteps } from "../../domain/plan.ts";
import type { Role, RoleReason } from "../../domain/role.ts";
import { isMediationBarred, NO_MEDIATION } from "../../domain/safety.ts";
import type { SignalId } from "../../domain/signal.ts";
import type { Situation } from "../../domain/situation.ts";
import type { TechniqueId } from "../../domain/technique.ts";
import { brokerButtons } from "./broker-ways.ts";
import { techniqueOf } from "./cards.ts";
import { becauseOf } from "./guide.ts";
import { type Carried, carriedAlong, type Guided } from "./guided.ts";
import type { Button, Reply } from "./reply.ts";
import { rumoursButton } from "./rumours.ts";
import { safetyButton, safetyReply } from "./safety.ts";
import { newMark } from "./updated-mark.ts";

export function resultReply(carried: Carried, catalogue: Catalogue, speech: Speech): Reply {
  return guidedResultReply(carriedAlong(carried, speech), catalogue, speech);
}

export function planReply(carried: Carried, catalogue: Catalogue, speech: Speech): Reply {
  return guidedPlanReply(carriedAlong(carried, speech), catalogue, speech);
}

/** The role and why, a role beside it, and the techniques with a reason each. */
export function guidedResultReply(guided: Guided, catalogue: Catalogue, speech: Speech): Reply {
  const { situation } = guided;
  const guidance = guide(situation, catalogue.techniques);
  if (guidance.kind === "stop") return safetyReply(guided.dangers, {}, catalogue, speech);

  const { first, also, suggestions } = guidance;
  const lines = (role: Role, told: readonly SignalId[]) =>
    suggestions.flatMap((suggestion, index) =>
      suggestion.role === role
        ? [techniqueLine(suggestion, { number: index + 1, told, guided }, catalogue, speech)]
        : [],
    );
  const role = roleWords(first.role, catalogue);
  const isBarred = isMediationBarred(situation.gates);
  const text = [
    ...(guided.head === undefined ? [] : [guided.head]),
    `${speech.say("guide.role", { role: speech.tell(role.name) })}\n${whyRole(first, situation, catalogue, speech)}`,
    ...(isBarred && first.ground !== "not ripe" ? [speech.say("guide.why-not-ripe")] : []),
    ...(situation.level === "makro" ? [speech.say("guide.macro")] : []),
    [speech.say("guide.try-first"), ...lines(first.role, [])].join("\n"),
    ...also.map((beside) =>
      [
        speech.say("guide.also", {
          role: speech.tell(roleWords(beside.role, catalogue).name),
          why: whyBeside(beside, catalogue, speech),
        }),
        ...lines(beside.role, beside.signals),
      ].join("\n"),
    ),
    ...(guided.foot === undefined ? [] : [guided.foot]),
    `<i>${speech.tell(role.not)}</i>`,
  ];
  return {
    text: text.join("\n\n"),
    buttons: [
      ...suggestions.map(({ id }, index) => [cardButton(id, index + 1, guided, catalogue, speech)]),
      ...brokerWays([first, ...also], speech),
      ...(isBarred ? [[safetyButton(NO_MEDIATION, catalogue, speech)]] : []),
      ...rumourWay(situation.signals, speech),
      [{ text: speech.say("button.plan"), press: guided.toPlan }],
      ...guided.ways,
    ],
  };
}

/** What to do first, second, third, in the usual order of the work. */
export function guidedPlanReply(guided: Guided, catalogue: Catalogue, speech: Speech): Reply {
  const guidance = guide(guided.situation, catalogue.techniques);
  if (guidance.kind === "stop") return safetyReply(guided.dangers, {}, catalogue, speech);

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
  return {
    text: text.join("\n\n"),
    buttons: [
      ...[...steps, ...allAlong].map((id, index) => [cardButton(id, index + 1, guided, catalogue, speech)]),
      ...brokerWays([guidance.first, ...guidance.also], speech),
      [{ text: speech.say("button.to-result"), press: guided.toResult }],
      ...guided.ways,
    ],
  };
}

/** Opens a card; numbered as in the text above it. */
function cardButton(id: TechniqueId, number: number, guided: Guided, catalogue: Catalogue, speech: Speech): Button {
  const technique = techniqueOf(id, catalogue);
  return {
    text: `${number} · ${speech.tell(technique.card.name)}${newMark(technique)}`,
    press: guided.toCard(id, "front"),
    style: "primary",
  };
}

/** A broker's work begins right here, whichever role stands first. */
function brokerWays(reasons: readonly RoleReason[], speech: Speech): Button[][] {
  return reasons.some(({ role }) => role === "broker") ? [brokerButtons(speech)] : [];
}

/** Rumours about: they can be checked right here. */
function rumourWay(signals: readonly SignalId[], speech: Speech): Button[][] {
  return signals.includes("S1") ? [[rumoursButton(speech)]] : [];
}

/** A technique with its reason: what was ticked, else what it is for. The line above may have told the reason already. */
function techniqueLine(
  { id, because }: Suggestion,
  { number, told, guided }: { readonly number: number; readonly told: readonly SignalId[]; readonly guided: Guided },
  catalogue: Catalogue,
  speech: Speech,
): string {
  const { card } = techniqueOf(id, catalogue);
  const name = speech.tell(card.name);
  const plain = speech.say("guide.technique-plain", { number, name });
  const remark = guided.remarkOn(id);
  const remarked = (line: string) => (remark === undefined ? line : `${line}\n${remark}`);
  if (because.length === 0) return remarked(`${plain}\n${speech.tell(card.purpose)}`);
  if (because.every((signal) => told.includes(signal))) return remarked(plain);
  return remarked(
    speech.say("guide.technique-because", { number, name, because: becauseOf(because, catalogue, speech) }),
  );
}

/** Why a role is taken, in whole sentences. */
export function whyRole(
  { ground, signals }: RoleReason,
  { phase }: Situation,
  catalogue: Catalogue,
  speech: Speech,
): string {
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

export function whyBeside({ signals }: RoleReason, catalogue: Catalogue, speech: Speech): string {
  return signals.length === 0 ? speech.say("guide.also-phase") : becauseOf(signals, catalogue, speech);
}

export function roleWords(role: Role, catalogue: Catalogue): RoleWords {
  const words = catalogue.roles.find(({ id }) => id === role);
  if (words === undefined) throw new Error(`The catalogue was loaded without the role ${role}.`);
  return words;
}
