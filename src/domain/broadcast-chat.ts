import type { CampaignFile, ProgressMessage } from "./campaign-book.ts";
import type { Round } from "./ledger.ts";

/** What an admin who orders a broadcast elsewhere gets in the chat all the same. */
export interface BroadcastChat {
  /** The message itself, as each reader will get it. Refused: Telegram takes it for nobody. Closed: the admin has left the chat. */
  preview(admin: number, file: CampaignFile): Promise<"taken" | "refused" | "closed" | "away">;
  /** A message that shows from now on how it goes; undefined when the chat cannot be reached now. */
  follow(admin: number, file: CampaignFile): Promise<ProgressMessage | undefined>;
  /** "https://t.me/…"; undefined before Telegram has told who we are. */
  address(): string | undefined;
}

/** The recipients of a round as a file, with what became of each. Throws StoreAway. */
export type LedgerFileMaker = (round: Round) => Promise<{ readonly name: string; readonly content: Uint8Array }>;
