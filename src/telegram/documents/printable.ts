/** The letters that the standard fonts of PDF hold beyond Latin-1 (WinAnsi). */
const BEYOND_LATIN_1 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

/** Signs that have no parts, and what is written for them where they are missing. */
const INSTEAD: Readonly<Record<string, string>> = {
  ...{ ʼ: "'", ʻ: "'", ʿ: "'", ʾ: "'", "′": "'", "″": '"', "‐": "-", "‑": "-", "‒": "-", "−": "-" },
  ...{
    "→": "->",
    "←": "<-",
    "↔": "<->",
    "≤": "<=",
    "≥": ">=",
    "≠": "=/=",
    "≈": "~",
    "●": "•",
    "▪": "•",
    "✓": "v",
    "✔": "v",
  },
  ...{ đ: "d", Đ: "D", ł: "l", Ł: "L", ı: "i", ŋ: "ng", Ŋ: "Ng", ɓ: "b", ɗ: "d", "₂": "2" },
};

/** Unicode counts ©, ® and ™, some arrows and the tick among the pictures; these are printed. */
const PRINTED = "©®™↔✔";
const KINDS = ["Extended_Pictographic", "Emoji_Modifier", "Regional_Indicator", "Variation_Selector", "Join_Control"];
const PICTURES = new RegExp(`(?![${PRINTED}])(?:[${KINDS.map((kind) => `\\p{${kind}}`).join("")}]|\u20e3)`, "gu");

/**
 * The text in letters that every PDF viewer can show without a font of our own: accents that are missing are left
 * off, pictures are dropped, and any other sign becomes "?", so that nobody takes a gap for the whole name.
 */
export function toPrintable(text: string): string {
  const plain = text.normalize("NFC").replaceAll(PICTURES, "").replaceAll(/\s+/g, " ").trim();
  return Array.from(plain, toPrintableLetter).join("");
}

function toPrintableLetter(letter: string): string {
  if (isPrintable(letter)) return letter;
  const instead = INSTEAD[letter] ?? letter.normalize("NFKD").replaceAll(/\p{Mark}/gu, "");
  return instead !== "" && Array.from(instead).every(isPrintable) ? instead : isUnseen(letter) ? "" : "?";
}

function isUnseen(letter: string): boolean {
  return /^[\p{Mark}\p{Cf}\p{Cc}]$/u.test(letter);
}

function isPrintable(letter: string): boolean {
  return /^[ -~\u00a1-\u00ac\u00ae-\u00ff]$/u.test(letter) || BEYOND_LATIN_1.includes(letter);
}
