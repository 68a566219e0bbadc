import type { Catalogue, Contact, Explained, SafetyCard } from "./catalogue.ts";
import { LANGUAGES, type Localised } from "./language.ts";
import type { Phase } from "./phase.ts";
import type { Technique } from "./technique.ts";

export const ITEM_KINDS = ["technique", "contact", "safety", "phase"] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** One card, contact or phase whose words admins may change through the bot. */
export interface GuidanceItem {
  readonly kind: ItemKind;
  readonly id: string;
}

/** null: it is not there. */
export type FieldValue = string | Localised | readonly Localised[] | null;
export type ItemFields = Readonly<Record<string, FieldValue>>;
export type ItemValue = Technique | Contact | SafetyCard | Explained<Phase>;

export type FieldForm =
  /** In every language of the bot. */
  | { readonly kind: "words"; readonly isOptional?: true }
  /** The same in all of them. */
  | { readonly kind: "plain"; readonly isOptional?: true }
  | { readonly kind: "lines"; readonly least: number; readonly most: number };

const words = { kind: "words" } as const;

/**
 * All that may be edited. What is not here never changes through the bot: ids, the rules of a card, which contacts a
 * safety card calls, and the questions of the gate themselves.
 */
export const ITEM_FIELDS: Readonly<Record<ItemKind, Readonly<Record<string, FieldForm>>>> = {
  technique: {
    name: words,
    purpose: words,
    steps: { kind: "lines", least: 3, most: 5 },
    say: { kind: "lines", least: 2, most: 2 },
    ...{ avoid: words, works: words, stop: words, simple: words, source: words },
  },
  contact: {
    name: words,
    number: { kind: "plain", isOptional: true },
    link: { kind: "plain", isOptional: true },
    note: words,
    lastChecked: { kind: "plain" },
  },
  safety: {
    title: words,
    actions: { kind: "lines", least: 2, most: 5 },
    say: { kind: "words", isOptional: true },
    ground: words,
  },
  phase: { name: words, button: words, meaning: words },
};

export function formOf({ kind }: GuidanceItem, field: string): FieldForm | undefined {
  return Object.hasOwn(ITEM_FIELDS[kind], field) ? ITEM_FIELDS[kind][field] : undefined;
}

export function itemKey({ kind, id }: GuidanceItem): string {
  return `${kind}:${id}`;
}

export function valueOf({ kind, id }: GuidanceItem, catalogue: Catalogue): ItemValue | undefined {
  const all: Readonly<Record<ItemKind, readonly ItemValue[]>> = {
    technique: catalogue.techniques,
    contact: catalogue.contacts,
    safety: catalogue.safety,
    phase: catalogue.phases,
  };
  return all[kind].find((value) => value.id === id);
}

/** What stands in each field that may be edited; undefined for an item that is not there. */
export function fieldsOf(item: GuidanceItem, catalogue: Catalogue): ItemFields | undefined {
  const value = valueOf(item, catalogue);
  if (value === undefined) return undefined;
  const held = ("card" in value ? value.card : value) as unknown as Readonly<Record<string, FieldValue | undefined>>;
  return Object.fromEntries(Object.keys(ITEM_FIELDS[item.kind]).map((field) => [field, held[field] ?? null]));
}

/** The same item with other words in it; fields that may not be edited are passed over. */
export function withFields<T extends ItemValue>(item: GuidanceItem, value: T, fields: ItemFields): T {
  const known = Object.entries(fields).filter(([field]) => formOf(item, field) !== undefined);
  const held = "card" in value ? value.card : value;
  const next = Object.fromEntries(
    Object.entries({ ...held, ...Object.fromEntries(known) }).filter(([, content]) => content !== null),
  );
  return ("card" in value ? { ...value, card: next } : next) as T;
}

/** Whether something can stand in a field at all. How long it may be, the checks of the files say. */
export function isFit(form: FieldForm, value: FieldValue): boolean {
  if (value === null) return form.kind !== "lines" && form.isOptional === true;
  if (typeof value === "string") return form.kind === "plain" && value.trim() !== "";
  if (!isLines(value)) return form.kind === "words" && isSaid(value);
  return form.kind === "lines" && value.length >= form.least && value.length <= form.most && value.every(isSaid);
}

export function isSame(one: FieldValue, other: FieldValue): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

export function isLines(value: FieldValue): value is readonly Localised[] {
  return Array.isArray(value);
}

function isSaid(value: Localised): boolean {
  return LANGUAGES.every((language) => typeof value[language] === "string" && value[language].trim() !== "");
}

function inOrder(value: FieldValue): unknown {
  if (value === null || typeof value === "string") return value;
  const texts = (said: Localised) => LANGUAGES.map((language) => said[language]);
  return isLines(value) ? value.map(texts) : [texts(value)];
}
