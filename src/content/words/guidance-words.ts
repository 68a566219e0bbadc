import type { Catalogue } from "../../domain/catalogue.ts";
import { type GuidanceItem, type ItemKind, type ItemValue, valueOf } from "../../domain/guidance-item.ts";
import type { TextProblem } from "../../domain/guidance-log.ts";
import type { Language, Localised } from "../../domain/language.ts";
import type { MessageKey } from "../message-keys.ts";
import type { Speech } from "../speech.ts";

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

export function textIn(value: string | Localised | null, language: Language): string | null {
  return value === null || typeof value === "string" ? value : value[language];
}

/** What is wrong with a text, and how long it may be. */
export function tellProblem({ kind, most = 0 }: TextProblem, length: number, speech: Speech): string {
  switch (kind) {
    case "empty":
      return speech.say("guidance.empty");
    case "too long":
      return speech.say("guidance.too-long", { most, length });
    case "markup":
      return speech.say("guidance.markup", { sign: "<" });
    case "month":
      return speech.say("guidance.not-month");
    case "link":
      return speech.say("guidance.not-link");
    case "number":
      return speech.say("guidance.not-number");
    case "no way to reach":
      return speech.say("guidance.no-way");
    case "other":
      return speech.say("guidance.not-right");
  }
}
