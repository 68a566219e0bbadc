import type { ContentProblem } from "../broadcast-problems.ts";
import type { Speech } from "../speech.ts";
import { tellNumber, tellShort } from "./broadcast-words.ts";

const ADDRESS_SHOWN = 60;

/** Each with what to do about it. */
export function tellProblem(problem: ContentProblem, speech: Speech): string {
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
