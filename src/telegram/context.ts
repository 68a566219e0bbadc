import type { ConversationFlavor } from "@grammyjs/conversations";
import type { Context } from "grammy";
import type { Speech } from "../content/speech.ts";
import type { Announcements } from "../domain/announcement.ts";
import type { Audit } from "../domain/audit.ts";
import type { BroadcastDesk } from "../domain/broadcast-desk.ts";
import type { CampaignBook } from "../domain/campaign-book.ts";
import type { CaseBook } from "../domain/case-book.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import type { Checks } from "../domain/check-task.ts";
import type { CallNotes } from "../domain/coordinator-call.ts";
import type { Directory, SourceIndex } from "../domain/directory.ts";
import type { Erasures } from "../domain/erasures.ts";
import type { ExportJob } from "../domain/export.ts";
import type { FileJobs } from "../domain/file-job.ts";
import type { GuidanceUpdates } from "../domain/guidance-log.ts";
import type { ImportJob } from "../domain/import-file.ts";
import type { Invites } from "../domain/invite.ts";
import type { Language } from "../domain/language.ts";
import type { Ledger } from "../domain/ledger.ts";
import type { LedgerJob } from "../domain/ledger-job.ts";
import type { LinkedGroups } from "../domain/linked-group.ts";
import type { Joining, Member, Members } from "../domain/member.ts";
import type { OfficeSessions } from "../domain/office-sessions.ts";
import type { Papers } from "../domain/paper.ts";
import type { PlaceIndex } from "../domain/place.ts";
import type { PracticeBook } from "../domain/practice-book.ts";
import type { SituationReader } from "../domain/reading.ts";
import type { AudienceReader, ReadReceipts } from "../domain/recipients.ts";
import type { ReferralBook } from "../domain/referral-book.ts";
import type { Rumours } from "../domain/rumour.ts";
import type { Coordinates } from "../domain/source.ts";
import type { Technique } from "../domain/technique.ts";
import type { Traces } from "../domain/trace.ts";
import type { Usage } from "../domain/usage.ts";
import type { Press } from "./callback-data.ts";
import type { Continued } from "./talks/stored-talk.ts";

/** What the talk needs from the rest of the house. */
export interface House {
  readonly catalogue: Catalogue;
  readonly speeches: Readonly<Record<Language, Speech>>;
  readonly places: PlaceIndex;
  readonly reader: SituationReader;
  readonly searchCards: (text: string, language: Language) => readonly Technique[];
  readonly members: Members;
  readonly book: ReferralBook;
  readonly cases: CaseBook;
  readonly papers: Papers;
  readonly rumours: Rumours;
  readonly callNotes: CallNotes;
  readonly directory: Directory;
  readonly sources: SourceIndex;
  readonly checks: Checks;
  readonly updates: GuidanceUpdates;
  readonly importJobs: FileJobs<ImportJob>;
  readonly exportJobs: FileJobs<ExportJob>;
  /** Seals what somebody types in a talk before the talk stores it; opened in the same chat only, undefined when it cannot be. */
  readonly words: {
    seal(text: string, chat: number): string;
    open(sealed: string, chat: number): string | undefined;
  };
  readonly invites: Invites;
  /** Who is in the coordinators' page. */
  readonly sessions: OfficeSessions;
  /** Where the coordinators' page is; undefined where there is none. */
  readonly officeUrl: string | undefined;
  readonly audit: Audit;
  readonly groups: LinkedGroups;
  readonly announcements: Announcements;
  readonly campaigns: CampaignBook;
  readonly ledger: Ledger;
  readonly broadcasts: BroadcastDesk;
  readonly audience: AudienceReader;
  readonly receipts: ReadReceipts;
  readonly ledgerJobs: FileJobs<LedgerJob>;
  readonly usage: Usage;
  readonly traces: Traces;
  readonly erasures: Erasures;
  readonly practice: PracticeBook;
  readonly adminIds: readonly number[];
  readonly joining: Joining;
  /** How many days a referral is kept after its end. */
  readonly keepDays: number;
  readonly defaultLanguage: Language;
  readonly now: () => Date;
  /** Minutes east of UTC of the settings' time zone, at a moment in ms since the epoch. */
  readonly offsetOf: (at: number) => number;
}

/**
 * Newer: it is kept for an instance that knows it. Ended: nothing of it fits any more, or nothing was left
 * to ask: then it has a last word. Moved: it goes on as a talk of now;
 * `open` is the question that stood open in the earlier one.
 */
export type TalkLeft =
  | { readonly kind: "newer"; readonly names: readonly string[]; end(): void }
  | { readonly kind: "ended"; sayLast?: () => Promise<unknown> }
  | {
      readonly kind: "moved";
      readonly open: string | undefined;
      /** False where another question comes first now: what is said just now is no answer to that one. */
      readonly isOpenStill: boolean;
      readonly continued: Continued;
    };

interface KnownPerson {
  /** Undefined for somebody who has not pressed /start yet. */
  member: Member | undefined;
  speech: Speech;
  /** As Telegram tells it; shown to an admin who decides on a request, never stored. */
  personName: string;
  /** The button that was pressed; undefined for other updates and for data we did not make. */
  press: Press | undefined;
  /** What was written or corrected, as it came: the update itself is trimmed before a talk stores it. */
  words: string | undefined;
  /** A shared location, as exact as it came; stored nowhere. */
  position: Coordinates | undefined;
  /** The safety card was sent for these words: nothing else is said to them, though a talk may note them. */
  isDangerTold: boolean;
  /** A talk that has ended in order to begin again: its name, and what it begins with. */
  anew: Continued | undefined;
  /** What was found of another release where the running talk is kept. */
  talkLeft: TalkLeft | undefined;
  /** The next question says that the questions have changed. */
  isTalkMoved: boolean;
}

export type JuruContext = ConversationFlavor<Context & KnownPerson>;
