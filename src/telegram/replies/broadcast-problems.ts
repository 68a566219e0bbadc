import type { Speech } from "../../content/speech.ts";
import type { Language } from "../../domain/language.ts";
import { tellNumber, tellShort } from "./broadcast-words.ts";

/** Why Telegram would refuse a broadcast as it is. */
export type ShownProblem =
  | { readonly kind: "nothing written" }
  | { readonly kind: "too long"; readonly language: Language; readonly over: number; readonly most: number }
  | { readonly kind: "too many links"; readonly most: number }
  | { readonly kind: "bad link" | "link without a label"; readonly url: string };

const ADDRESS_SHOWN = 60;

/** Each with what to do about it. */
export function tellProblem(problem: ShownProblem, speech: Speech): string {
  switch (problem.kind) {
    case "nothing written":
      return speech.say("word.broadcast-problem-nothing");
    case "too long": {
      const { language, over, most } = problem;
      const words = {
        language: speech.say(`word.language-${language}`),
        ...{ over: tellNumber(over, speech), most: tellNumber(most, speech) },
      };
      return speech.say(most < 2000 ? "word.broadcast-problem-long-caption" : "word.broadcast-problem-long", words);
    }
    case "too many links":
      return speech.say("word.broadcast-problem-links", { most: problem.most });
    default:
      return speech.say("word.broadcast-problem-link", { url: tellShort(problem.url, ADDRESS_SHOWN) });
  }
}
