/** What is written step by step within a case: the behaviour contract, the plan of a session, the plan of a meeting. */
export const PAPER_KINDS = ["contract", "session", "meeting"] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

export interface Paper {
  /** 4 symbols, within its case. */
  readonly id: string;
  readonly kind: PaperKind;
  /** Code of its case. */
  readonly case: string;
  /** Counts from 0; saved only on top of the version that was read. */
  readonly version: number;
  /** Milliseconds since the epoch. */
  readonly openedAt: number;
  readonly changedAt: number;
  /** Read back and agreed to: kept when its writer is erased, and changed no more. */
  readonly isFinal: boolean;
  /** JSON of its kind, sealed at rest; whoever reads it checks it. Empty when its key in DATA_KEYS is gone. */
  readonly body: string;
}

export type PaperSaving =
  | { readonly kind: "saved"; readonly paper: Paper }
  /** Saved from another screen or by somebody else since it was read; this is how it stands now. */
  | { readonly kind: "changed meanwhile"; readonly paper: Paper }
  | { readonly kind: "unknown" };

export type PaperOpening = { readonly kind: "opened"; readonly paper: Paper } | { readonly kind: "too many" };

export interface PaperChange {
  readonly case: string;
  readonly id: string;
  /** The version that was read. */
  readonly seen: number;
  readonly body: string;
  readonly isFinal: boolean;
  /** Names the act: the same one once more gives what it gave the first time. */
  readonly act: string;
}

/** Keeps the papers of cases; who may read or write one is who may the case, asked by the caller. They expire with their case. Throws StoreAway. */
export interface Papers {
  /** The same act once more gives the same paper. At most `CASE_LIMITS.papers` in a case. */
  open(paper: Pick<Paper, "kind" | "case" | "body"> & { readonly by: number }, act: string): Promise<PaperOpening>;
  save(change: PaperChange): Promise<PaperSaving>;
  find(caseCode: string, id: string): Promise<Paper | undefined>;
  /** The latest changed first. */
  ofCase(caseCode: string): Promise<readonly Paper[]>;
  drop(caseCode: string, id: string): Promise<void>;
  /** Those that this person began in this case, also where somebody else looks after it. */
  begunBy(caseCode: string, person: number): Promise<readonly Paper[]>;
  /** Drafts that this person began in this case go; what was agreed stays, without the person. */
  forgetIn(caseCode: string, person: number): Promise<void>;
}
