import type { ReferralEvent } from "../domain/referral.ts";
import type { ReferralWords } from "../domain/referral-book.ts";
import { LONGEST_REASON } from "../domain/usual-reasons.ts";

const MOST_OF_WORDS = 1000;

/** What somebody typed along with an event. The reason of a refusal is a code and no text. */
export interface EventTexts {
  readonly reason?: string;
  readonly note?: string;
  readonly override?: string;
}

export interface SplitEvent {
  readonly facts: ReferralEvent;
  readonly texts: EventTexts;
}

export function splitEvent(event: ReferralEvent): SplitEvent {
  const isText = (field: string) =>
    ["note", "override"].includes(field) || (field === "reason" && event.kind !== "refuse");
  const pick = (wanted: boolean) =>
    Object.fromEntries(Object.entries(event).filter(([field]) => isText(field) === wanted));
  return { facts: pick(false) as unknown as ReferralEvent, texts: pick(true) };
}

/** The event with no text longer than 500 characters. */
export function limitEvent(event: ReferralEvent): ReferralEvent {
  const { facts, texts } = splitEvent(event);
  return { ...facts, ...limitEach(texts, LONGEST_REASON) } as ReferralEvent;
}

/** At most 1,000 characters of each. */
export function limitWords(words: ReferralWords): ReferralWords {
  return limitEach(words, MOST_OF_WORDS);
}

function limitEach<T extends object>(texts: T, most: number): T {
  const limited = Object.entries(texts).map(([field, text]) => [
    field,
    Array.from(String(text)).slice(0, most).join(""),
  ]);
  return Object.fromEntries(limited) as T;
}
