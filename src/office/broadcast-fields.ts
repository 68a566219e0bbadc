import { writeTyped } from "../content/typed-markup.ts";
import type { Audience } from "../domain/audience.ts";
import { keyOfAudience } from "../domain/audience-key.ts";
import type { BroadcastLink } from "../domain/broadcast-content.ts";
import type { CampaignFile } from "../domain/campaign-book.ts";
import type { Schedule } from "../domain/campaign-schedule.ts";
import { DAY, MINUTE } from "../domain/duration.ts";
import type { Language } from "../domain/language.ts";
import { localTimeOf, WEEKDAYS, type Weekday } from "../domain/local-time.ts";
import { startOfDay } from "../domain/read-moment.ts";
import type { UncertainPolicy } from "../domain/recipient-ledger.ts";

/** By the clock on the wall where the settings say. */
export interface WhenFields {
  readonly kind: Schedule["kind"];
  /** "2026-11-27"; empty where none is named. */
  readonly date: string;
  /** "08:00". */
  readonly time: string;
  readonly day: Weekday;
  readonly weeklyTime: string;
}

/** What stands in the form of a draft. */
export interface DraftFields {
  readonly texts: Readonly<Record<Language, string>>;
  readonly links: string;
  readonly asksToConfirm: boolean;
  readonly isUrgent: boolean;
  readonly policy: UncertainPolicy;
  readonly audience: Audience;
  readonly when: WhenFields;
}

/** Minutes east of UTC, at a moment in ms since the epoch. */
export type OffsetOf = (at: number) => number;

const MORNING = "08:00";

/** The form as the draft stands. */
export function fieldsOf({ campaign, content }: CampaignFile, offsetOf: OffsetOf): DraftFields {
  const { texts, links, asksToConfirm } = content;
  const { audience, isUrgent, policy, schedule } = campaign;
  return {
    texts: { id: typed(texts.id), en: typed(texts.en) },
    links: writeLinks(links),
    ...{ asksToConfirm, isUrgent, policy, audience },
    when: whenOf(schedule, offsetOf),
  };
}

/** Equal for forms that mean the same time. */
export function keyOfWhen({ kind, date, time, day, weeklyTime }: WhenFields): string {
  if (kind === "now") return kind;
  return kind === "once" ? `${kind} ${date} ${time}` : `${kind} ${day} ${weeklyTime}`;
}

export function keyOfChoices({ audience, when, asksToConfirm, isUrgent, policy }: DraftFields) {
  return {
    audience: keyOfAudience(audience),
    when: keyOfWhen(when),
    ...{ asks: String(asksToConfirm), urgent: String(isUrgent), policy },
  };
}

function typed(words: CampaignFile["content"]["texts"]["id"]): string {
  return words === undefined ? "" : writeTyped(words);
}

/** As `readLinks` reads them. */
function writeLinks(links: readonly BroadcastLink[]): string {
  return links.map(({ label, url }) => `${label} - ${url}`).join("\n");
}

function whenOf(schedule: Schedule, offsetOf: OffsetOf): WhenFields {
  const none: WhenFields = { kind: "now", date: "", time: MORNING, day: WEEKDAYS[0], weeklyTime: MORNING };
  if (schedule.kind === "now") return none;
  if (schedule.kind === "weekly") {
    return { ...none, kind: "weekly", day: schedule.day, weeklyTime: clockOf(schedule.minute) };
  }
  const offsetMinutes = offsetOf(schedule.at);
  const { minute } = localTimeOf(schedule.at, offsetMinutes);
  return { ...none, kind: "once", date: dateOf(schedule.at, offsetMinutes), time: clockOf(minute) };
}

/** "2026-11-27" on the calendar of the wall. */
export function dateOf(at: number, offsetMinutes: number): string {
  return new Date(at + offsetMinutes * MINUTE).toISOString().slice(0, 10);
}

/** The choices of "joined within", as `Audience.joinedSince`. */
export function joinedChoices(days: readonly number[], now: number, offsetMinutes: number): readonly string[] {
  const today = startOfDay({ now, offsetMinutes });
  return days.map((count) => new Date(today - count * DAY).toISOString());
}

function clockOf(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
