import type { Speech } from "../../content/speech.ts";
import { CODE_ALPHABET } from "../../domain/referral-code.ts";

type CodeSymbol =
  | "2"
  | "3"
  | "4"
  | "5"
  | "6"
  | "7"
  | "8"
  | "9"
  | "F"
  | "H"
  | "J"
  | "K"
  | "M"
  | "Q"
  | "R"
  | "T"
  | "W"
  | "X"
  | "Y";

/** As it is said on the phone: "ka · tujuh · em". */
export function spellCode(code: string, speech: Speech): string {
  return Array.from(code)
    .filter(isCodeSymbol)
    .map((symbol) => speech.say(`word.spell-${symbol}`))
    .join(" · ");
}

function isCodeSymbol(symbol: string): symbol is CodeSymbol {
  return CODE_ALPHABET.includes(symbol);
}
