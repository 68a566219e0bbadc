import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { type Difference, differencesOf } from "../../domain/guidance-difference.ts";
import { type GuidanceItem, type ItemKind, type ItemValue, valueOf } from "../../domain/guidance-item.ts";
import type { FieldChange } from "../../domain/guidance-update.ts";
import { LANGUAGES, type Language, type Localised } from "../../domain/language.ts";

/** As much as one reads at a time; Telegram itself takes 4096. */
const BLOCKS_A_PAGE = 900;

const FLAGS: Readonly<Record<Language, string>> = { id: "🇮🇩", en: "🇬🇧" };

const PARTS: Readonly<Record<string, Extract<MessageKey, `word.part-${string}`>>> = {
  ...{ name: "word.part-name", purpose: "word.part-purpose", steps: "word.part-steps", say: "word.part-say" },
  ...{ avoid: "word.part-avoid", works: "word.part-works", stop: "word.part-stop", simple: "word.part-simple" },
  ...{ source: "word.part-source", number: "word.part-number", link: "word.part-link", note: "word.part-note" },
  ...{ lastChecked: "word.part-lastChecked", title: "word.part-title", actions: "word.part-actions" },
  ...{ ground: "word.part-ground", button: "word.part-button", meaning: "word.part-meaning", why: "word.part-why" },
};

export function tellKind(kind: ItemKind, speech: Speech): string {
  return speech.say(`word.kind-${kind}`);
}

/** "Langkah 2"; `line` counts from 1. */
export function tellPart(field: string, line: number | undefined, speech: Speech): string {
  const key = PARTS[field];
  const name = key === undefined ? field : speech.say(key);
  return line === undefined ? name : `${name} ${line}`;
}

/** What people know it by. Plain: it stands on buttons and is filled into messages. */
export function tellItem(item: GuidanceItem, catalogue: Catalogue, speech: Speech): string {
  const value = valueOf(item, catalogue);
  return value === undefined ? item.id : tellValue(value, speech);
}

export function tellValue(value: ItemValue, speech: Speech): string {
  if ("card" in value) return `${value.id} · ${speech.tell(value.card.name)}`;
  return speech.tell("title" in value ? value.title : value.name);
}

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

export function textIn(value: string | Localised | null, language: Language): string | null {
  return value === null || typeof value === "string" ? value : value[language];
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
