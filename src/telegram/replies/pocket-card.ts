import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { isRole, isTechnique, type PocketCard } from "../../domain/pocket-card.ts";
import { PAPERS, type Paper } from "../../domain/print-document.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton } from "./safety.ts";

/** From where a card is taken along, and so to where the way back leads. */
export type PocketPress = PressOf<
  "pocket" | "pocketMake" | "guidedPocket" | "guidedPocketMake" | "casePocket" | "casePocketMake"
>;

export function cardIn(press: PocketPress): PocketCard {
  return "of" in press ? press.of : press.id;
}

/** On paper, or on the phone? */
export function pocketReply(press: PocketPress, catalogue: Catalogue, speech: Speech): Reply {
  return {
    text: speech.say("pocket.ask", { card: nameOfCard(cardIn(press), catalogue, speech) }),
    buttons: [
      ...PAPERS.map((paper): Button[] => [
        { text: speech.say(PAPER_BUTTONS[paper]), press: makePress(press, paper), style: "success" },
      ]),
      ...pocketWays(press, speech),
    ],
  };
}

const PAPER_BUTTONS = {
  a4: "button.pocket-a4",
  phone: "button.pocket-phone",
} as const satisfies Readonly<Record<Paper, MessageKey>>;

/** The ways on below the question, and below the file. */
export function pocketWays(press: PocketPress, speech: Speech): Button[][] {
  const back = wayBack(press);
  return [
    ...(back === undefined ? [] : [[{ text: speech.say("button.pocket-back"), press: back }]]),
    [emergencyButton(speech)],
  ];
}

function makePress(press: PocketPress, paper: Paper): Press {
  if ("of" in press) return { name: "pocketMake", of: press.of, paper };
  if ("code" in press) return { name: "casePocketMake", code: press.code, id: press.id, paper };
  return { ...press, name: "guidedPocketMake", paper };
}

/** A safety card still stands above the question. */
function wayBack(press: PocketPress): Press | undefined {
  if ("code" in press) return { name: "caseCard", code: press.code, id: press.id, view: "front" };
  if (!("of" in press)) return { ...press, name: "card", view: "front" };
  const { of: card } = press;
  if (isTechnique(card)) return { name: "cardAlone", id: card, view: "front" };
  return isRole(card) ? { name: "cardsOfRole", role: card } : undefined;
}

function nameOfCard(card: PocketCard, { techniques, roles, safety }: Catalogue, speech: Speech): string {
  const technique = techniques.find(({ id }) => id === card);
  if (technique !== undefined) return `${card} · ${speech.tell(technique.card.name)}`;
  const words = roles.find(({ id }) => id === card)?.name ?? safety.find(({ id }) => id === card)?.title;
  return words === undefined ? card : speech.tell(words);
}

/** A plain name: it says nothing of a danger to whoever else looks through the phone. */
export function pocketFileName(card: PocketCard, speech: Speech): string {
  return `${speech.say("word.pocket-file")}-${card}.pdf`;
}
