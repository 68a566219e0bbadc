import { DAY } from "./duration.ts";

/** What a rumour is about: words that point at nobody and at no group. */
export const RUMOUR_TOPICS = [
  "attack",
  "hurt",
  "kidnapping",
  "worship",
  "land",
  "aid",
  "election",
  "leader",
  "newcomers",
  "disease",
  "police",
  "other",
] as const;
export type RumourTopic = (typeof RUMOUR_TOPICS)[number];

export const HEARD_AT = ["chat group", "social media", "face to face", "gathering", "letter", "elsewhere"] as const;
export type HeardAt = (typeof HEARD_AT)[number];

/** "seen": by the volunteer's own eyes. */
export const WITNESSES = ["seen", "heard"] as const;
export type Witness = (typeof WITNESSES)[number];

export const RUMOUR_RESULTS = ["true", "partly", "false", "unclear"] as const;
export type RumourResult = (typeof RUMOUR_RESULTS)[number];

/** How many steps of checking there are; their words stand in the content. */
export const RUMOUR_STEPS = 5;

/** The same person hears the same rumour: within so long it is one and the same. */
export const SAME_RUMOUR = 14 * DAY;
export const RUMOUR_KEPT = 90 * DAY;
/** Letters of what is said. */
export const LONGEST_RUMOUR = 500;

export interface RumourTold {
  /** Telegram user id. */
  readonly owner: number;
  /** Kemendagri code of a district or regency. */
  readonly place: string;
  readonly topic: RumourTopic;
  readonly heardAt: HeardAt;
  readonly witness: Witness;
  /** When it was told last; ms since the epoch. */
  readonly at: number;
}

export interface Rumour extends RumourTold {
  readonly id: string;
  /** Numbers of the steps that are done, from 0. */
  readonly steps: readonly number[];
  readonly result?: RumourResult;
  /** Whether it was written down what is said. */
  readonly hasWords: boolean;
}

/** The same rumour in one regency, told by so many different volunteers. */
export interface Sighting {
  readonly area: string;
  readonly topic: RumourTopic;
  readonly people: number;
  readonly results: Readonly<Partial<Record<RumourResult, number>>>;
  readonly latest: number;
}

/** What of a rumour may be changed after it was told. */
export interface RumourChange {
  readonly steps?: readonly number[];
  readonly result?: RumourResult;
  readonly words?: string;
}

/** Keeps what volunteers heard, 90 days from the last word. Throws StoreAway. */
export interface Rumours {
  /** The same person, place and topic within 14 days is the same rumour, told once more. The same act changes nothing. */
  tell(told: RumourTold, act: string): Promise<Rumour>;
  find(id: string): Promise<Rumour | undefined>;
  /** Undefined when it is gone. */
  change(id: string, change: RumourChange): Promise<Rumour | undefined>;
  /** What is said, as it was written down. */
  words(id: string): Promise<string | undefined>;
  /** Newest first. */
  ofOwner(id: number): Promise<readonly Rumour[]>;
  /** Told in an area (Kemendagri code) since a moment in ms since the epoch, newest first; at most the latest 500. */
  toldIn(area: string, since: number): Promise<readonly Rumour[]>;
  forget(person: number): Promise<void>;
}
