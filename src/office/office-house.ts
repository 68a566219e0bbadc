import type { Speech } from "../content/speech.ts";
import type { Audit } from "../domain/audit.ts";
import type { Language } from "../domain/language.ts";
import type { Members } from "../domain/member.ts";
import type { OfficeSessions } from "../domain/office-sessions.ts";
import type { PlaceIndex } from "../domain/place.ts";

/** What the coordinators' page needs from the rest of the house; the same parts that the chat has. */
export interface OfficeHouse {
  readonly speeches: Readonly<Record<Language, Speech>>;
  readonly places: PlaceIndex;
  readonly members: Members;
  readonly audit: Audit;
  readonly sessions: OfficeSessions;
  readonly adminIds: readonly number[];
  readonly defaultLanguage: Language;
  readonly now: () => Date;
  /** Minutes east of UTC of the settings' time zone, at a moment in ms since the epoch. */
  readonly offsetOf: (at: number) => number;
}
