import type { Speech } from "../../content/speech.ts";
import type { Situation } from "../../domain/situation.ts";
import type { TechniqueId } from "../../domain/technique.ts";
import type { Press, PressOf } from "../callback-data.ts";
import { callButton } from "./call-button.ts";
import type { View } from "./cards.ts";
import type { Button } from "./reply.ts";
import { type Dangers, emergencyButton } from "./safety.ts";

/** What a button on or below the result carries of the situation. */
export type Carried = Omit<PressOf<"result">, "name">;

/** Guidance for one situation, and where its buttons lead: the situation travels in them, or it is looked up in a case. */
export interface Guided {
  readonly situation: Situation;
  readonly dangers: Dangers;
  /** Stands above everything else. */
  readonly head?: string;
  readonly toResult: Press;
  readonly toPlan: Press;
  toCard(id: TechniqueId, view: View): Press;
  /** The card as a PDF. */
  toPocket(id: TechniqueId): Press;
  /** What else can be done with this technique. */
  rowsFor(id: TechniqueId): readonly Button[][];
  /** Said behind the reason of a technique; undefined where there is nothing to say. */
  remarkOn(id: TechniqueId): string | undefined;
  /** Said below the techniques. */
  readonly foot?: string;
  /** The last rows of the result. */
  readonly ways: readonly Button[][];
}

export function situationOf({ phase, level, parties, gates, signals }: Carried): Situation {
  return { phase, level, parties, gates, signals, tried: [] };
}

/** Enough to show it again after weeks, without any store. */
export function carriedAlong(carried: Carried, speech: Speech): Guided {
  const { phase, level, parties, gates, signals } = carried;
  const situation = { phase, level, parties, gates, signals };
  return {
    situation: situationOf(carried),
    dangers: { gates, signals },
    toResult: { ...situation, name: "result" },
    toPlan: { ...situation, name: "plan" },
    toCard: (id, view) => ({ ...situation, name: "card", id, view }),
    toPocket: (id) => ({ ...situation, name: "guidedPocket", id }),
    rowsFor: () => [],
    remarkOn: () => undefined,
    ways: [
      // From here on the bot remembers what was tried.
      [{ text: speech.say("button.save-case"), press: { ...situation, name: "caseSave" } }],
      [callButton(speech)],
      [{ text: speech.say("button.restart"), press: { name: "restart" } }, emergencyButton(speech)],
    ],
  };
}
