import type { ConversationData, ConversationState, VersionedState } from "@grammyjs/conversations";

/** All talks of a chat, as they are stored. A release meets those of others here too. */
export type StoredTalks = VersionedState<ConversationData>;

/** Where the talks of the chat of this update are kept, until all it changed is committed. */
export interface TalkStore {
  read(): StoredTalks | undefined;
  write(talks: StoredTalks): void;
  delete(): void;
  /** Gives the update back, so that an instance of a newer release may take it; returns when that was tried long enough. */
  handOver(): void;
}

/** An answer as a talk has stored it: what the pressed button carried, or the words, sealed where the talk seals them. */
export interface GivenAnswer {
  /** Of the question. */
  readonly key: string;
  readonly data?: string;
  readonly text?: string;
}

/** What can be known of a talk without the code that led it. */
export interface EarlierTalk {
  readonly name: string;
  /** With what it began. */
  readonly start: unknown;
  /** In the order in which they were given. */
  readonly answers: readonly GivenAnswer[];
  /** The key of the question that waits for an answer. */
  readonly open: string | undefined;
}

/** With what a talk of now goes on where one of an earlier release stood. */
export interface Continued {
  readonly name: string;
  readonly start: object;
  /** Found again by the names of their questions; what a question does not take is asked anew. */
  readonly answers: readonly GivenAnswer[];
}

/** What everything but a question is called in the log of a talk. */
const NO_QUESTIONS: readonly unknown[] = ["wait", "external"];

/** Throws a TypeError or a SyntaxError for what no release of ours can have written. */
export function readStoredTalk(name: string, talk: ConversationState | undefined): EarlierTalk {
  if (talk === undefined) throw new TypeError(`Of the talk ${name} nothing is stored.`);
  const { send, receive } = talk.replay;
  const keyOf = (op: number | undefined): string | undefined => {
    const payload = op === undefined ? undefined : send[op]?.payload;
    return payload === undefined || NO_QUESTIONS.includes(payload) ? undefined : payload;
  };
  const given = receive.flatMap((received) => {
    const key = keyOf(received.send);
    return key === undefined ? [] : [answerIn(key, received.returnValue)];
  });
  // What was carried along into it came before.
  const [start, carried] = JSON.parse(talk.args ?? "[]") as readonly [unknown?, (readonly GivenAnswer[])?];
  return { name, start, answers: [...(carried ?? []), ...given], open: keyOf(talk.interrupts[0]) };
}

/** The part of an update that answers a question; the update is what trimming has left of it. */
export function answerIn(key: string, update: unknown): GivenAnswer {
  const { callback_query, message } = (update ?? {}) as {
    readonly callback_query?: { readonly data?: string };
    readonly message?: { readonly text?: string };
  };
  const { data } = callback_query ?? {};
  const { text } = message ?? {};
  return { key, ...(data !== undefined && { data }), ...(text !== undefined && { text }) };
}

/** What a talk has stored does not fit the code that leads it any more. */
export class OutgrownTalk extends Error {
  override readonly name = "OutgrownTalk";
}

/** The second one is what the conversations plugin says. */
export function isOutgrown(error: unknown): boolean {
  return error instanceof OutgrownTalk || (error instanceof Error && error.message.startsWith("Bad replay"));
}
