import { isWithin } from "./area.ts";
import { DAY } from "./duration.ts";
import type { NeedCategory } from "./need.ts";
import { isWithinHours, type WeeklyHours } from "./opening-hours.ts";
import type { SourceScore } from "./quality.ts";

/** HSDS 3, service.status, word by word. */
export const SOURCE_STATUSES = ["active", "inactive", "defunct", "temporarily closed"] as const;
export type SourceStatus = (typeof SOURCE_STATUSES)[number];

/** Degrees, north and east positive. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** One service of one organisation, where a person can be sent. What is not known is left out. */
export interface Source {
  /** At most 16 of a-z, 0-9 and the hyphen: it travels in buttons. */
  readonly id: string;
  /** HSDS identifiers (UUIDs) under which it came in and goes out again. */
  readonly identifiers?: { readonly organization: string; readonly service: string; readonly location: string };
  readonly organisation: string;
  readonly service: string;
  readonly categories: readonly NeedCategory[];
  /** Kemendagri code of where it is. */
  readonly place: string;
  readonly coordinates?: Coordinates;
  /** Codes of the areas it serves; none: the place where it is. */
  readonly areasServed: readonly string[];
  readonly hours?: WeeklyHours;
  readonly eligibility?: string;
  /** What to bring. */
  readonly documents: readonly string[];
  readonly cost?: string;
  readonly contact: { readonly phone?: string; readonly whatsapp?: string; readonly address?: string };
  /** How many more it can take, and when that was said (ms since the epoch). */
  readonly capacity?: { readonly available: number; readonly updatedAt: number };
  readonly status: SourceStatus;
  /** Milliseconds since the epoch; by a Telegram user id. */
  readonly verified?: { readonly at: number; readonly by: number };
  readonly quality: SourceScore;
}

/** Milliseconds. */
export const STALE_AFTER = 90 * DAY;
/** Kilometres. */
export const EARTH_RADIUS = 6371;

/** Undefined when its hours are not known. A source that is not active is never open. */
export function isOpenAt({ status, hours }: Pick<Source, "status" | "hours">, at: number): boolean | undefined {
  if (status !== "active") return false;
  return hours === undefined ? undefined : isWithinHours(hours, at);
}

/** Not verified for 90 days, or never: to be checked again. Moments in ms since the epoch. Source: domain rules, section 5. */
export function isStale({ verified }: Pick<Source, "verified">, now: number): boolean {
  return verified === undefined || now - verified.at >= STALE_AFTER;
}

/** Taken out of the directory for good; "temporarily closed" comes back. */
export function isRetired({ status }: Pick<Source, "status">): boolean {
  return status === "inactive" || status === "defunct";
}

/** "part": the place is a regency or province, and only something inside it is served. */
export function servedShare(
  { place, areasServed }: Pick<Source, "place" | "areasServed">,
  asked: string,
): "all" | "part" | "none" {
  const areas = areasServed.length === 0 ? [place] : areasServed;
  if (areas.some((area) => isWithin(asked, area))) return "all";
  return areas.some((area) => isWithin(area, asked)) ? "part" : "none";
}

/** As the crow flies (haversine). */
export function distanceKilometres(from: Coordinates, to: Coordinates): number {
  const [latitude, longitude] = [toRadians(to.latitude - from.latitude), toRadians(to.longitude - from.longitude)];
  const parallels = Math.cos(toRadians(from.latitude)) * Math.cos(toRadians(to.latitude));
  const haversine = Math.sin(latitude / 2) ** 2 + parallels * Math.sin(longitude / 2) ** 2;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

function toRadians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
