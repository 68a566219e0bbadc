import { NATIONWIDE } from "../../domain/area.ts";
import type { Audience } from "../../domain/audience.ts";
import type { BroadcastContent, BroadcastPart } from "../../domain/broadcast-content.ts";
import type { CampaignState } from "../../domain/campaign.ts";
import type { CampaignFile } from "../../domain/campaign-book.ts";
import type { Schedule } from "../../domain/campaign-schedule.ts";
import type { AudienceCount } from "../../domain/count-audience.ts";
import { DAY } from "../../domain/duration.ts";
import type { Weekday } from "../../domain/local-time.ts";
import { WEEKDAYS } from "../../domain/local-time.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import { shorten } from "../shorten.ts";
import type { Speech } from "../speech.ts";
import { localeOf, tellDate, tellMomentIn, tellZone } from "./local-moment.ts";

/** For whom a screen of /siaran is made, and when. */
export interface BroadcastViewing {
  readonly speech: Speech;
  readonly places: PlaceIndex;
  /** ms since the epoch. */
  readonly now: number;
  /** Minutes east of UTC of the settings' time zone, at a moment. */
  readonly offsetOf: (at: number) => number;
}

const MARKS: Readonly<Record<CampaignState, string>> = {
  draft: "✍️",
  previewed: "✍️",
  confirmed: "📤",
  scheduled: "🕗",
  running: "📤",
  paused: "⏸",
  cancelled: "🗑",
  done: "✅",
};

/** The first Monday after 1 January 1970. */
const A_MONDAY = 4 * DAY;
const PLACES_NAMED = 4;
const PART_SHOWN = 120;

export function markOfState({ campaign }: CampaignFile): string {
  return MARKS[campaign.state];
}

export function tellState({ campaign }: CampaignFile, speech: Speech): string {
  return speech.say(`word.broadcast-${campaign.state}`);
}

/** "1.200": a number as it is written in that language. */
export function tellNumber(number: number, speech: Speech): string {
  return new Intl.NumberFormat(localeOf(speech)).format(number);
}

/** How it begins, on one line; in the other language where the reader's has no words. */
export function tellBeginning({ texts }: BroadcastContent, most: number, speech: Speech): string {
  const text = (texts[speech.language] ?? texts.id ?? texts.en)?.text ?? "";
  return text === "" ? speech.say("word.broadcast-no-words") : tellShort(text, most);
}

/** One part as it stands, short. */
export function tellPart({ texts, media, links }: BroadcastContent, part: BroadcastPart, speech: Speech): string {
  if (part === "media")
    return speech.say(media === undefined ? "word.broadcast-no-media" : `word.broadcast-${media.kind}`);
  if (part !== "links") return tellShort(texts[part]?.text ?? speech.say("word.broadcast-text-none"), PART_SHOWN);
  if (links.length === 0) return speech.say("word.broadcast-no-links");
  return tellShort(links.map(({ label }) => label).join(" · "), PART_SHOWN);
}

export function tellShort(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  const short = shorten(line, most);
  return short === line ? line : `${short.trimEnd()}…`;
}

/** "Kabupaten Sleman atau Kota Yogyakarta · tugas: relawan". */
export function tellAudience(audience: Audience, { speech, places, offsetOf }: BroadcastViewing): string {
  const { roles, language, joinedSince, hasOpenReferrals, hasNotRead } = audience;
  const parts = [
    ...(audience.places === undefined ? [] : [tellPlaces(audience.places, places, speech)]),
    ...(roles === undefined ? [] : [tellRoles(roles, speech)]),
    ...(language === undefined
      ? []
      : [speech.say("word.audience-language", { language: speech.say(`word.language-${language}`) })]),
    ...(joinedSince === undefined ? [] : [tellJoined(joinedSince, offsetOf, speech)]),
    ...(hasOpenReferrals === undefined ? [] : [speech.say("word.audience-referrals")]),
    ...(hasNotRead === undefined ? [] : [speech.say("word.audience-unread")]),
  ];
  return parts.length === 0 ? speech.say("word.everyone") : parts.join(" · ");
}

/** How many will get it, and who is left out and why. Both carry markup. */
export function tellCount({ recipients, excluded }: AudienceCount, speech: Speech): readonly string[] {
  const reasons = (["blocked", "suspended", "not consented", "pending", "refused", "joining"] as const)
    .filter((reason) => excluded[reason] > 0)
    .map((reason) => {
      const count = tellNumber(excluded[reason], speech);
      return reason === "not consented"
        ? speech.say("word.left-out-not-consented", { count })
        : speech.say(`word.left-out-${reason}`, { count });
    });
  return [
    speech.say("broadcast.recipients", { count: tellNumber(recipients, speech) }),
    ...(reasons.length === 0 ? [] : [speech.say("broadcast.left-out", { reasons: reasons.join(", ") })]),
  ];
}

export function tellSchedule(schedule: Schedule, { speech, offsetOf }: BroadcastViewing): string {
  if (schedule.kind === "now") return speech.say("word.when-now");
  if (schedule.kind === "once") return tellMomentIn(schedule.at, offsetOf(schedule.at), speech);
  return speech.say("word.when-weekly", {
    ...{ day: tellWeekday(schedule.day, speech), time: tellTime(schedule.minute, speech) },
    zone: tellZone(schedule.offsetMinutes),
  });
}

export function tellWeekday(day: Weekday, speech: Speech): string {
  const calendar = new Intl.DateTimeFormat(localeOf(speech), { timeZone: "UTC", weekday: "long" });
  return calendar.format(A_MONDAY + WEEKDAYS.indexOf(day) * DAY);
}

/** "08.00" or "08:00", of minutes since midnight. */
export function tellTime(minute: number, { language }: Speech): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0"));
  return `${hours}${language === "id" ? "." : ":"}${minutes}`;
}

export function tellUrgency({ campaign }: CampaignFile, speech: Speech): string {
  return speech.say(campaign.isUrgent ? "word.broadcast-urgent" : "word.broadcast-normal");
}

function tellPlaces(codes: readonly string[], places: PlaceIndex, speech: Speech): string {
  if (codes.length === 0) return speech.say("word.audience-nobody");
  if (codes.includes(NATIONWIDE)) return speech.say("word.all-of-indonesia");
  const names = codes.slice(0, PLACES_NAMED).map((code) => tellPlace(code, places) ?? code);
  const more = codes.length - names.length;
  const named = tellEither(names, speech);
  return more > 0 ? `${named} ${speech.say("word.more-places", { count: more })}` : named;
}

function tellRoles(roles: NonNullable<Audience["roles"]>, speech: Speech): string {
  if (roles.length === 0) return speech.say("word.audience-nobody");
  const named = roles.map((role) => speech.say(`word.role-${role}`));
  return speech.say("word.audience-roles", { roles: tellEither(named, speech) });
}

function tellEither(names: readonly string[], speech: Speech): string {
  return names.join(` ${speech.say("word.or")} `);
}

function tellJoined(since: string, offsetOf: BroadcastViewing["offsetOf"], speech: Speech): string {
  const at = Date.parse(since);
  return speech.say("word.audience-joined", { date: tellDate(at, offsetOf(at), speech) });
}
