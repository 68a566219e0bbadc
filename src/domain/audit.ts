/** What admins do. Each act is noted with the word that says what was done. */
export const AUDITED_ACTS = [
  "member.accept",
  "member.refuse",
  "member.make-volunteer",
  "member.make-coordinator",
  "member.make-admin",
  "member.dismiss-admin",
  "member.move",
  "member.suspend",
  "member.readmit",
  "invite.make",
  "invite.end",
  "broadcast.write",
  "broadcast.confirm",
  "broadcast.pause",
  "broadcast.resume",
  "broadcast.cancel",
  "broadcast.settle",
  "broadcast.ledger",
  "case.answer",
  "case.take",
  "case.pass-on",
  "guidance.publish",
  "guidance.roll-back",
  "directory.add",
  "directory.edit",
  "directory.verify",
  "directory.decide",
  "directory.settle",
  "directory.import",
  "directory.export",
  "group.link",
  "group.unlink",
  "export.plain",
  "export.personal",
  "export.case",
] as const;
export type AuditedAct = (typeof AUDITED_ACTS)[number];

export interface AuditNote {
  /** Names the update or job: the same act once more is noted once. */
  readonly act: string;
  /** Telegram user id of the admin. */
  readonly who: number;
  readonly what: AuditedAct;
  /** Telegram user id. */
  readonly whom?: number;
  /** A code, an id or a place, never somebody's words. */
  readonly about?: string;
}

/** Refused: somebody without the right tried it; kept in a list of its own that drops the oldest. */
export interface AuditEntry extends Omit<AuditNote, "act" | "what"> {
  readonly what: string;
  /** Milliseconds since the epoch. */
  readonly when: number;
  readonly isRefused: boolean;
}

export type AuditList = "acts" | "refusals";

export interface AuditSearch {
  readonly list: AuditList;
  /** `older` of the page before. Anything that is none is taken for the newest. */
  readonly before?: string | undefined;
  /** At most so many. */
  readonly count: number;
  readonly what?: string | undefined;
  /** Telegram user id: what this person did or tried, and what was done to this person. */
  readonly person?: number | undefined;
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  /** Where it goes on. Also when nothing was found yet in a long stretch; undefined when there is nothing older. */
  readonly older: string | undefined;
}

/** Who, when, what, on whom. Only grows: nothing in the bot changes or drops an entry. Throws StoreAway. */
export interface Audit {
  /** False for an act that was noted before. */
  note(note: AuditNote): Promise<boolean>;
  /** `what`: a command without its slash, or the name of a button. */
  noteRefusal(refusal: { readonly act: string; readonly who: number; readonly what: string }): Promise<void>;
  /** Oldest first, a page at a time. Who was erased is 0. */
  entries(list: AuditList): AsyncIterable<readonly AuditEntry[]>;
  /** The newest first. Who was erased is 0. */
  latest(search: AuditSearch): Promise<AuditPage>;
  /** What this person has done or tried, and what was done to this person; acts first. */
  entriesAbout(person: number): AsyncIterable<readonly AuditEntry[]>;
  forget(person: number): Promise<void>;
}
