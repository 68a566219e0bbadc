/** An update that was begun and never done: a crash, or Telegram away. */
export interface UnfinishedUpdate {
  readonly update: number;
  readonly tries: number;
  /** How many messages were sent for it. */
  readonly sends: number;
}

/** A message that failed too often, with all that stood in it. */
export interface OwnLetter {
  readonly update: number;
  /** Undefined when its key in DATA_KEYS is gone. */
  readonly content: unknown;
}

/** Work that waits or was done, and names the person: an alert, a file. */
export interface OwnJob {
  readonly queue: string;
  readonly name: string;
  /** As BullMQ calls it. */
  readonly state: string;
  /** When it was added; milliseconds since the epoch. */
  readonly at: number;
  readonly data: unknown;
}

/** What stands of a person beside the records: on the way, in queues, in letters that nobody could answer. */
export interface PersonTraces {
  /** The running talk as it is stored, with what is sealed in it opened; undefined without one. */
  readonly talk: unknown;
  /** When it began; milliseconds since the epoch. */
  readonly talkSince: number | undefined;
  /** Numbers of the updates that are done. */
  readonly done: readonly number[];
  readonly unfinished: readonly UnfinishedUpdate[];
  readonly letters: readonly OwnLetter[];
  /** Codes of the invites with which the person has come lately. */
  readonly invites: readonly string[];
  readonly jobs: readonly OwnJob[];
}

/** Finds and takes away what no record leads to. Slow, for it looks everywhere: for /dataku and /hapus only. Throws StoreAway. */
export interface Traces {
  of(person: number): Promise<PersonTraces>;
  /** Safe to repeat. Gives how many were taken away; work that is in hand at this moment stays until it is done. */
  forget(person: number): Promise<number>;
}
