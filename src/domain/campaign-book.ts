import type { Audience } from "./audience.ts";
import type { BroadcastContent } from "./broadcast-content.ts";
import type { Campaign, CampaignActor, CampaignEntry, CampaignEvent } from "./campaign.ts";
import type { CampaignRefusal } from "./move-campaign.ts";
import type { Sending } from "./sent-lately.ts";

/** A message of the bot that is edited while work goes on. */
export interface ProgressMessage {
  /** Telegram id of the admin's private chat. */
  readonly chat: number;
  readonly message: number;
}

/** A campaign with what it says. */
export interface CampaignFile {
  readonly campaign: Campaign;
  readonly content: BroadcastContent;
  /** Telegram user id of the admin who began it; 0 once erased. */
  readonly by: number;
  /** Milliseconds since the epoch. */
  readonly openedAt: number;
  readonly progress?: ProgressMessage;
}

/** From what stands there in the very moment: of two admins who change different parts at once, neither loses anything. */
export type Change<T> = (standing: T) => T;

/** One attempt to move a campaign. */
export interface CampaignAttempt {
  readonly id: string;
  /** For "write", the content beside its digest. */
  readonly event:
    | Exclude<CampaignEvent, { readonly kind: "write" | "aim" }>
    | { readonly kind: "write"; readonly content: BroadcastContent | Change<BroadcastContent> }
    | { readonly kind: "aim"; readonly audience: Audience | Change<Audience> };
  readonly actor: CampaignActor;
  /** Names the update or job: the same act once more gives the answer of the first time. */
  readonly act: string;
}

export type CampaignFiling =
  | { readonly kind: "moved"; readonly file: CampaignFile; readonly entry: CampaignEntry }
  | { readonly kind: "unchanged"; readonly file: CampaignFile }
  | { readonly kind: "refused"; readonly reason: CampaignRefusal; readonly file: CampaignFile }
  | { readonly kind: "unknown" };

/** Keeps campaigns with their logs, in one step or not at all. Throws StoreAway. */
export interface CampaignBook {
  /** Gives it an id of six symbols that can be read aloud, which is the visible tag too. The same act once more gives the same one. */
  open(by: number, act: string): Promise<CampaignFile>;
  find(id: string): Promise<CampaignFile | undefined>;
  file(attempt: CampaignAttempt): Promise<CampaignFiling>;
  /** In the order of writing. */
  log(id: string): Promise<readonly CampaignEntry[]>;
  /** Newest first; `from` counts from 0. */
  list(from: number, count: number): Promise<{ readonly files: readonly CampaignFile[]; readonly total: number }>;
  /** Those that are confirmed, scheduled, running or paused. */
  underWay(): Promise<readonly CampaignFile[]>;
  /** What goes or went out within 48 hours of now, weekly ones too; for the question before a confirmation. */
  recent(): Promise<readonly Sending[]>;
  noteProgressMessage(id: string, message: ProgressMessage): Promise<void>;
  /** The account number of an erased admin becomes 0, in the logs too. */
  forget(person: number): Promise<void>;
}
