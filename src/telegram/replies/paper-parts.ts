import type { MessageKey } from "../../content/message-keys.ts";
import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { SIDES, type Side } from "../../domain/case.ts";
import type { MediationBarrier } from "../../domain/mediation-barrier.ts";
import type { Example } from "../../domain/mediation-words.ts";
import { holdsPoint, type Point } from "../../domain/point.ts";
import { pointOf } from "../../domain/propose-session.ts";
import type { Press } from "../callback-data.ts";
import type { Button } from "./reply.ts";

/** On a list; the whole of it stands on the screen of the item, and where it is read out. */
const LONGEST_LINE = 90;
const NUMBERS_A_ROW = 4;

export const CHOSEN = "☑️";
export const OPEN = "⬜️";

export function tellSide(side: Side, speech: Speech): string {
  return speech.say("word.party", { letter: side });
}

/** "Pihak A, Pihak B". */
export function tellAllSides(count: number, speech: Speech): string {
  return SIDES.slice(0, count)
    .map((side) => tellSide(side, speech))
    .join(", ");
}

export function cutLine(text: string): string {
  return Array.from(text).length > LONGEST_LINE ? `${shorten(text, LONGEST_LINE).trimEnd()}…` : text;
}

/** One that is offered or that somebody typed, with a mark that says whether it is chosen. */
export interface Tickable {
  readonly point: Point;
  readonly isTicked: boolean;
}

/** What is offered, then what was typed: in an order that a tick does not change. */
export function tickables(offered: readonly Example[], chosen: readonly Point[]): readonly Tickable[] {
  const ids = new Set(offered.map(({ id }) => id));
  const others = chosen.filter(({ example }) => example === undefined || !ids.has(example));
  return [
    ...offered.map((example) => ({ point: pointOf(example), isTicked: holdsPoint(chosen, pointOf(example)) })),
    ...others.map((point) => ({ point, isTicked: true })),
  ];
}

export function tickLines(all: readonly Tickable[], speech: Speech): string {
  return all
    .map(({ point, isTicked }, at) => {
      const words = cutLine(speech.tell(point.words));
      return `${isTicked ? CHOSEN : OPEN} ${speech.say("contract.plain-line", { number: at + 1, words })}`;
    })
    .join("\n");
}

/** A button with its number for each line. */
export function tickRows(all: readonly Tickable[], pressOf: (point: Point) => Press): Button[][] {
  return inRows(
    all.map(({ point, isTicked }, at) => ({
      text: `${isTicked ? CHOSEN : OPEN} ${at + 1}`,
      press: pressOf(point),
    })),
    NUMBERS_A_ROW,
  );
}

export function inRows(buttons: readonly Button[], size: number): Button[][] {
  const rows = Math.ceil(buttons.length / size);
  return Array.from({ length: rows }, (_, row) => buttons.slice(row * size, (row + 1) * size));
}

export function toCaseButton(code: string, speech: Speech): Button {
  return { text: speech.say("button.to-case", { code }), press: { name: "case", code } };
}

/** How many parties: as many buttons as a case can have. */
export function sidesRow(pressOf: (count: number) => Press, speech: Speech): Button[][] {
  const counts = SIDES.map((_, at) => at + 1).filter((count) => count > 1);
  return inRows(
    counts.map((count) => ({ text: speech.say("button.sides-count", { count }), press: pressOf(count) })),
    3,
  );
}

/** These are never settled between the parties, however calm it is. Sources: UU 23/2004, UU 12/2022 art. 23, UU 27/2022, R9. */
const NEVER: readonly string[] = ["R4", "R5", "R6", "R9"];

export function whyBarred(
  barrier: MediationBarrier & { readonly kind: "gate" },
): Extract<MessageKey, `contract.why-${string}`> {
  if (barrier.gate === "R10") return "contract.why-refused";
  return NEVER.includes(barrier.gate) ? "contract.why-never" : "contract.why-gate";
}
