import type { Audience, MemberFacts } from "./audience.ts";
import type { AudienceCount } from "./count-audience.ts";
import type { RunningTalk } from "./hold-for-talk.ts";
import type { Member } from "./member.ts";

/** Everybody there is, with what an audience asks about. */
export interface AudienceReader {
  /** In ascending order of id and each once, a page at a time; those above `after` only. What the audience does not ask about may be left empty. */
  facts(audience: Audience, after?: number): AsyncIterable<readonly MemberFacts[]>;
  count(audience: Audience): Promise<AudienceCount>;
}

/** What is looked at in the moment before somebody is written to. */
export interface RecipientNow {
  /** Undefined for somebody who was erased. */
  readonly member: Member | undefined;
  readonly talk?: RunningTalk;
}

export interface RecipientDesk {
  look(id: number): Promise<RecipientNow>;
}

/** Who has read what: a broadcast by its id, or a guidance update by its own ("u12"). Throws a RangeError for any other subject. */
export interface ReadReceipts {
  /** False when it was noted before. */
  note(subject: string, person: number): Promise<boolean>;
  readAmong(subject: string, people: readonly number[]): Promise<ReadonlySet<number>>;
  count(subject: string): Promise<number>;
  /** Subjects, in no order. */
  readBy(person: number): Promise<readonly string[]>;
  forget(person: number): Promise<void>;
}
