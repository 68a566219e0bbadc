import type { Speech } from "../../content/speech.ts";
import { tellPart, textIn } from "../../content/words/guidance-words.ts";
import { type Difference, differencesOf } from "../../domain/guidance-difference.ts";
import type { FieldChange } from "../../domain/guidance-update.ts";
import { LANGUAGES, type Language } from "../../domain/language.ts";

/** As much as one reads at a time; Telegram itself takes 4096. */
const BLOCKS_A_PAGE = 900;

const FLAGS: Readonly<Record<Language, string>> = { id: "🇮🇩", en: "🇬🇧" };

/** What has changed, as a reader of one language sees it. */
export function readersPages(changes: readonly FieldChange[], speech: Speech): readonly string[] {
  const blocks = differencesOf(changes).flatMap((difference) => block(difference, speech.language, "", speech));
  return inPages(blocks.length === 0 ? [speech.say("updates.other-language")] : blocks);
}

/** The same in every language, for whoever answers for it. */
export function editorsPages(changes: readonly Pick<FieldChange, "field" | "old" | "new">[], speech: Speech) {
  return inPages(
    differencesOf(changes).flatMap((difference) =>
      isLocalised(difference)
        ? LANGUAGES.flatMap((language) => block(difference, language, `${FLAGS[language]} `, speech))
        : block(difference, speech.language, "", speech),
    ),
  );
}

function block(difference: Difference, language: Language, before: string, speech: Speech): readonly string[] {
  const [old, now] = [textIn(difference.old, language), textIn(difference.new, language)];
  if (old === now) return [];
  return [
    speech.say("updates.difference", {
      part: `${before}${tellPart(difference.field, difference.line, speech)}`,
      old: old ?? speech.say("updates.no-text"),
      new: now ?? speech.say("updates.no-text-new"),
    }),
  ];
}

function isLocalised({ old, new: now }: Difference): boolean {
  return [old, now].some((value) => value !== null && typeof value !== "string");
}

function inPages(blocks: readonly string[]): readonly string[] {
  const pages: string[] = [];
  for (const text of blocks) {
    const last = pages.at(-1);
    if (last !== undefined && last.length + text.length < BLOCKS_A_PAGE) pages[pages.length - 1] = `${last}\n\n${text}`;
    else pages.push(text);
  }
  return pages;
}
