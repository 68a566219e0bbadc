import type { Speech } from "../content/speech.ts";
import type { Audit } from "../domain/audit.ts";
import type { BroadcastChat, LedgerFileMaker } from "../domain/broadcast-chat.ts";
import type { BroadcastContent } from "../domain/broadcast-content.ts";
import type { BroadcastDesk } from "../domain/broadcast-desk.ts";
import type { CampaignBook } from "../domain/campaign-book.ts";
import type { CaseBook } from "../domain/case-book.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import type { AudienceCounter } from "../domain/count-audience.ts";
import type { Directory, SourceIndex } from "../domain/directory.ts";
import type { ProposerNews } from "../domain/directory-acts.ts";
import type { FileJobs } from "../domain/file-job.ts";
import type { OwnerNews } from "../domain/file-referral.ts";
import type { GuidanceUpdates } from "../domain/guidance-log.ts";
import type { GuidanceScreens } from "../domain/guidance-screens.ts";
import type { GuidanceUpdate } from "../domain/guidance-update.ts";
import type { DirectoryFiles, ImportJob } from "../domain/import-file.ts";
import type { Invites } from "../domain/invite.ts";
import type { Language } from "../domain/language.ts";
import type { Members } from "../domain/member.ts";
import type { MemberNotices } from "../domain/member-notices.ts";
import type { ExportMaker } from "../domain/note-export.ts";
import type { OfficeSessions } from "../domain/office-sessions.ts";
import type { PersonNames } from "../domain/person-names.ts";
import type { PlaceIndex } from "../domain/place.ts";
import type { SituationReader } from "../domain/reading.ts";
import type { AudienceReader, ReadReceipts } from "../domain/recipients.ts";
import type { ReferralBook } from "../domain/referral-book.ts";
import type { Rumours } from "../domain/rumour.ts";
import type { Usage } from "../domain/usage.ts";

/** What the coordinators' page needs from the rest of the house; the same parts that the chat has. */
export interface OfficeHouse {
  readonly speeches: Readonly<Record<Language, Speech>>;
  readonly places: PlaceIndex;
  readonly members: Members;
  readonly invites: Invites;
  readonly audit: Audit;
  readonly book: ReferralBook;
  readonly directory: Directory;
  readonly sources: SourceIndex;
  readonly owners: OwnerNews;
  readonly cases: CaseBook;
  readonly rumours: Rumours;
  readonly updates: GuidanceUpdates;
  readonly receipts: ReadReceipts;
  readonly usage: Usage;
  /** Hears a danger in what somebody writes. */
  readonly reader: SituationReader;
  readonly sessions: OfficeSessions;
  readonly catalogue: Catalogue;
  readonly audience: AudienceReader;
  readonly campaigns: CampaignBook;
  /** What the chat would show of an item. */
  readonly guidanceScreens: GuidanceScreens;
  /** What a broadcast about an update says. */
  readonly newsOfUpdate: (update: GuidanceUpdate) => BroadcastContent;
  /** Reads and writes files of sources, against the directory in memory. */
  readonly directoryFiles: DirectoryFiles;
  readonly importJobs: FileJobs<ImportJob>;
  readonly proposerNews: ProposerNews;
  readonly broadcasts: BroadcastDesk;
  readonly broadcastChat: BroadcastChat;
  readonly ledgerFile: LedgerFileMaker;
  readonly counter: AudienceCounter;
  readonly adminIds: readonly number[];
  readonly defaultLanguage: Language;
  readonly now: () => Date;
  /** Minutes east of UTC of the settings' time zone, at a moment in ms since the epoch. */
  readonly offsetOf: (at: number) => number;
  /** Tells a member in the chat what was decided here. */
  readonly memberNotices: MemberNotices;
  readonly personNames: PersonNames;
  readonly exportMaker: ExportMaker;
  /** Where an invite leads; undefined until Telegram has told the bot its own name. */
  readonly inviteLink: (code: string) => string | undefined;
}
