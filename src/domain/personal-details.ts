/** What points at a person, and does not belong into a case. Source: UU 27/2022; domain rules, "no names, no NIK, no address". */
export const PERSONAL_DETAILS = ["nik", "phone", "e-mail", "address"] as const;
export type PersonalDetail = (typeof PERSONAL_DETAILS)[number];

const PATTERNS: Readonly<Record<PersonalDetail, readonly RegExp[]>> = {
  /** Sixteen digits, as on an identity card, written in one or in groups. */
  nik: [/(?<!\d)\d(?:[ .-]?\d){15}(?!\d)/g],
  /** Indonesian numbers: +62 or 0, then 8 to 12 more digits. Dates and sums of money are shorter, or begin otherwise. */
  phone: [/(?<![\d+])(?:\+?62|\(?0)[ .-]?[2-9](?:[ .()-]{0,2}\d){7,11}(?!\d)/g],
  // Only from the start of a run of letters: 4,000 of them without an @ are looked at once, not from each letter on.
  "e-mail": [/(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w/g],
  address: [
    // A street with its name in capitals, or with a number: "jalan kaki" and "jalan desa" are none.
    /\b(?:[Jj]alan|[Jj]ln?\.?|[Gg]ang|[Gg]g\.?) +(?:\p{Lu}[\p{L}\d.]*(?: +[\p{Lu}\d][\p{L}\d.]*)*)(?: +[Nn]o(?:mor)?\b\.? *\d+\w?)?/gu,
    /\b(?:[Jj]alan|[Jj]ln?\.?|[Gg]ang|[Gg]g\.?) +(?:\p{L}+ +){1,3}[Nn]o(?:mor)?\b\.? *\d+\w?/gu,
    /\bR[TW] *[.:]? *\d{1,3}(?: *[/,]? *RW *[.:]? *\d{1,3})?/gi,
    /\b(?:rumah +(?:no|nomor)|(?:no|nomor) +rumah)\b *[.:]? *\d+\w?/gi,
  ],
};

/** Stands where a detail was. */
const MASK = "[…]";

/** The kinds of details that the text seems to hold, in a fixed order. Names cannot be told from other words: for them only a warning helps. */
export function findPersonalDetails(text: string): readonly PersonalDetail[] {
  return PERSONAL_DETAILS.filter((detail) => PATTERNS[detail].some((pattern) => text.match(pattern) !== null));
}

/** The text without them; `findPersonalDetails` then finds none. */
export function maskPersonalDetails(text: string): string {
  const masked = PERSONAL_DETAILS.flatMap((detail) => PATTERNS[detail]).reduce(
    (left, pattern) => left.replace(pattern, MASK),
    text,
  );
  // A mask parts what was one word before, and may so lay bare another detail: "RT 3Jl. Mawar 5". Each round leaves less.
  return masked === text ? masked : maskPersonalDetails(masked);
}
