export const LANGUAGES = ["id", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** One thing said in every language of the bot. A third language stops the compiler until it is complete. */
export type Localised = Readonly<Record<Language, string>>;

/** The language a person most likely reads, from Telegram's IETF tag ("en-GB"); the given one when it says nothing. */
export function languageOf(tag: string | undefined, otherwise: Language): Language {
  const short = tag?.toLowerCase().split("-")[0];
  return LANGUAGES.find((language) => language === short) ?? otherwise;
}
