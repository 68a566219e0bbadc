import type { House, JuruContext } from "../context.ts";
import { trimUpdate } from "../middleware/trim-update.ts";
import type { Reply } from "../replies/reply.ts";

/** For what somebody tells: a danger in it brings the safety card, and it is written down all the same. */
export const WRITE = "write@1";
/** For the texts of a paper, in which violence may be spoken of without happening. */
export const COMPOSE = "compose@1";

export const WRITING_TARGETS = ["note", "help", "answer", "contract", "session", "meeting", "rumour"] as const;
export type WritingTarget = (typeof WRITING_TARGETS)[number];

/** What is being written. Codes and names of questions only; the words themselves stand in no start of a talk. */
export interface Writing {
  readonly target: WritingTarget;
  /** Code of the case. */
  readonly case?: string;
  readonly paper?: string;
  /** Which question of the paper, and of which item. */
  readonly field?: string;
  /** What was written before this question was too long. */
  readonly isTooLong?: boolean;
}

/** Asks for words, and does something with them. Rights are looked up in both: hours may lie between. */
export interface Writer {
  readonly talk: typeof WRITE | typeof COMPOSE;
  /** In letters as a person counts them. */
  longest(wanted: Writing): number;
  ask(ctx: JuruContext, wanted: Writing, house: House): Reply | Promise<Reply>;
  /**
   * Files the words and shows what came of it. With another wish the next words are asked for, so nothing is shown then.
   * When `ctx.isDangerTold`, the safety card stands there: the words are filed, and nothing is said below it.
   */
  take(ctx: JuruContext, words: string, wanted: Writing, house: House): Promise<"done" | Writing>;
}

/** Begins to ask; another talk that was under way is left. */
export async function enterWriting(ctx: JuruContext, wanted: Writing, { talk }: Pick<Writer, "talk">): Promise<void> {
  await ctx.conversation.exitAll();
  trimUpdate(ctx.update, undefined);
  await ctx.conversation.enter(talk, wanted);
}

export function isWriting({ conversation }: JuruContext): boolean {
  return conversation.active(WRITE) + conversation.active(COMPOSE) > 0;
}
