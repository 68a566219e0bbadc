import type { Speech } from "../../content/speech.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { guide, isAdvisedAgainst } from "../../domain/guidance.ts";
import type { Phase } from "../../domain/phase.ts";
import { PHASES } from "../../domain/phase.ts";
import { ROLES, type Role } from "../../domain/role.ts";
import type { Technique, TechniqueId } from "../../domain/technique.ts";
import type { Press } from "../callback-data.ts";
import { brokerButtons } from "./broker-ways.ts";
import type { Guided } from "./guided.ts";
import { pocketButton } from "./pocket-button.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton, safetyReply, startGuideButton } from "./safety.ts";
import { newMark, updatedLine } from "./updated-mark.ts";

export type View = "front" | "steps" | "simple";

/** A list longer than this gets pages. */
const CARDS_A_PAGE = 8;

/** One card of a guided talk, with the way to the next one and back to the result. */
export function guidedCardReply(
  { id, view }: { readonly id: TechniqueId; readonly view: View },
  guided: Guided,
  catalogue: Catalogue,
  speech: Speech,
): Reply {
  const { situation } = guided;
  const guidance = guide(situation, catalogue.techniques);
  if (guidance.kind === "stop") return safetyReply(guided.dangers, {}, catalogue, speech);

  const technique = techniqueOf(id, catalogue);
  const order = guidance.suggestions.map((suggestion) => suggestion.id);
  const next = order[(order.indexOf(id) + 1) % order.length] ?? id;
  const warning = isAdvisedAgainst(technique, situation) ? [speech.say("card.not-now")] : [];
  return {
    text: [...warning, cardText(technique, view, speech)].join("\n\n"),
    buttons: [
      ...viewButtons(view, (other) => guided.toCard(id, other), speech),
      [{ text: speech.say("button.next-card"), press: guided.toCard(next, "front"), style: "success" }],
      ...guided.rowsFor(id),
      ...actOn(id, speech),
      [{ text: speech.say("button.pocket"), press: guided.toPocket(id) }],
      [{ text: speech.say("button.to-result"), press: guided.toResult }, emergencyButton(speech)],
    ],
  };
}

/** One card found by browsing, searching, or a link. */
export function cardReply(id: TechniqueId, view: View, catalogue: Catalogue, speech: Speech): Reply {
  const technique = techniqueOf(id, catalogue);
  return {
    text: cardText(technique, view, speech),
    buttons: [
      ...viewButtons(view, (other) => ({ name: "cardAlone", id, view: other }), speech),
      ...actOn(id, speech),
      [pocketButton(id, speech), { text: speech.say("button.share"), shareQuery: id }],
      [{ text: speech.say("button.all-cards"), press: { name: "cardsOfRole", role: technique.role } }],
      [startGuideButton(speech), emergencyButton(speech)],
    ],
  };
}

export function cardsMenuReply(catalogue: Catalogue, speech: Speech): Reply {
  return {
    text: speech.say("cards.menu"),
    buttons: [
      ...ROLES.map((role): Button[] => [
        { text: roleName(role, catalogue, speech), press: { name: "cardsOfRole", role } },
      ]),
      ...PHASES.map((phase): Button[] => [
        { text: phaseName(phase, catalogue, speech), press: { name: "cardsOfPhase", phase, page: 0 } },
      ]),
      [{ text: speech.say("button.search"), press: { name: "search" } }],
      [startGuideButton(speech), emergencyButton(speech)],
    ],
  };
}

export function cardsOfRoleReply(role: Role, catalogue: Catalogue, speech: Speech): Reply {
  const words = catalogue.roles.find(({ id }) => id === role);
  const techniques = catalogue.techniques.filter((technique) => technique.role === role);
  return {
    text:
      words === undefined
        ? ""
        : speech.say("cards.of-role", {
            role: speech.tell(words.name),
            meaning: speech.tell(words.meaning),
            not: speech.tell(words.not),
          }),
    buttons: [
      ...techniques.map((technique) => [openButton(technique, speech)]),
      ...(role === "broker"
        ? [[{ text: speech.say("button.broker-sets"), press: { name: "brokerSets" } } as const]]
        : []),
      [pocketButton(role, speech)],
      [{ text: speech.say("button.all-cards"), press: { name: "cards" } }],
    ],
  };
}

export function cardsOfPhaseReply(phase: Phase, page: number, catalogue: Catalogue, speech: Speech): Reply {
  const words = catalogue.phases.find(({ id }) => id === phase);
  const techniques = catalogue.techniques.filter(({ phases }) => [...phases.full, ...phases.half].includes(phase));
  const pages = Math.ceil(techniques.length / CARDS_A_PAGE);
  const shown = Math.min(page, pages - 1);
  const turn = (text: string, to: number): Button[] =>
    to < 0 || to >= pages ? [] : [{ text, press: { name: "cardsOfPhase", phase, page: to } }];
  return {
    text: [
      speech.say("cards.of-phase", {
        phase: words === undefined ? "" : speech.tell(words.name),
        meaning: words === undefined ? "" : speech.tell(words.meaning),
      }) + updatedLine(words ?? {}, speech),
      ...(pages > 1 ? [speech.say("cards.page", { page: shown + 1, pages })] : []),
    ].join("\n"),
    buttons: [
      ...techniques
        .slice(shown * CARDS_A_PAGE, (shown + 1) * CARDS_A_PAGE)
        .map((technique) => [openButton(technique, speech)]),
      [...turn(speech.say("button.earlier"), shown - 1), ...turn(speech.say("button.later"), shown + 1)],
      [{ text: speech.say("button.all-cards"), press: { name: "cards" } }],
    ],
  };
}

export function foundCardsReply(text: string, found: readonly Technique[], speech: Speech): Reply {
  const all: Button = { text: speech.say("button.all-cards"), press: { name: "cards" } };
  if (found.length === 0) return { text: speech.say("cards.none-found", { text }), buttons: [[all]] };
  return {
    text: speech.say("cards.found", { text }),
    buttons: [...found.slice(0, CARDS_A_PAGE).map((technique) => [openButton(technique, speech)]), [all]],
  };
}

/** The source's two sets of three, side by side and never mixed. */
export function brokerSetsReply({ broker }: Catalogue, speech: Speech): Reply {
  const principles = broker.principles.map((words, index) => `${index + 1}. ${speech.tell(words)}`).join("\n");
  const keywords = broker.keywords
    .map(({ name, meaning }, index) => `${index + 1}. ${speech.tell(name)}: ${speech.tell(meaning)}`)
    .join("\n");
  return {
    text: speech.say("cards.broker-sets", { principles, keywords }),
    buttons: [[{ text: speech.say("button.all-cards"), press: { name: "cardsOfRole", role: "broker" } }]],
  };
}

export function techniqueOf(id: TechniqueId, catalogue: Catalogue): Technique {
  const technique = catalogue.techniques.find((candidate) => candidate.id === id);
  if (technique === undefined) throw new Error(`The catalogue was loaded without the technique ${id}.`);
  return technique;
}

export function cardText(technique: Technique, view: View, speech: Speech): string {
  const { id, card } = technique;
  const title = `<b>${id} · ${speech.tell(card.name)}</b>${updatedLine(technique, speech)}`;
  switch (view) {
    case "front":
      return [
        `${title}\n${speech.tell(card.purpose)}`,
        [speech.say("card.say"), ...card.say.map((words) => `“${speech.tell(words)}”`)].join("\n"),
        speech.say("card.avoid", { text: speech.tell(card.avoid) }),
      ].join("\n\n");
    case "steps":
      return [
        title,
        [speech.say("card.steps"), ...card.steps.map((step, index) => `${index + 1}. ${speech.tell(step)}`)].join("\n"),
        `${speech.say("card.works", { text: speech.tell(card.works) })}\n${speech.say("card.stop", { text: speech.tell(card.stop) })}`,
        speech.say("card.source", { text: speech.tell(card.source) }),
      ].join("\n\n");
    case "simple":
      return [title, `${speech.say("card.simple")}\n${speech.tell(card.simple)}`].join("\n\n");
  }
}

function viewButtons(view: View, pressFor: (view: View) => Press, speech: Speech): Button[][] {
  const all = [
    { view: "front", text: speech.say("button.card-front") },
    { view: "steps", text: speech.say("button.steps") },
    { view: "simple", text: speech.say("button.simple") },
  ] as const;
  return all
    .filter((button) => button.view !== view)
    .map((button) => [{ text: button.text, press: pressFor(button.view) }]);
}

/** Linking, and goods and services: what these two cards say can be done here and now. */
function actOn(id: TechniqueId, speech: Speech): Button[][] {
  return id === "B1" || id === "B2" ? [brokerButtons(speech)] : [];
}

function openButton(technique: Technique, speech: Speech): Button {
  const { id, card } = technique;
  return {
    text: `${id} · ${speech.tell(card.name)}${newMark(technique)}`,
    press: { name: "cardAlone", id, view: "front" },
  };
}

function roleName(role: Role, catalogue: Catalogue, speech: Speech): string {
  const words = catalogue.roles.find(({ id }) => id === role);
  return words === undefined ? role : speech.tell(words.button);
}

function phaseName(phase: Phase, catalogue: Catalogue, speech: Speech): string {
  const words = catalogue.phases.find(({ id }) => id === phase);
  return words === undefined ? phase : `${speech.tell(words.name)}${newMark(words)}`;
}
