import type { Update } from "grammy/types";
import { isCallForHelp } from "../domain/emergency.ts";
import type { DeadLetters, Inbox } from "../domain/inbox.ts";
import { createChatQueue } from "./chat-queue.ts";
import { createChatUpdates } from "./chat-update.ts";
import { nameOf } from "./failure.ts";

/** "done" may be forgotten by Telegram; "again" must come once more. */
export type Outcome = "done" | "again";

export interface Bot {
  /** Answers a call for help without the store. */
  answerEmergency(update: Update): Promise<void>;
  handle(update: Update): Promise<void>;
  /** Says that the store is away and that nothing is lost. */
  sayPleaseWait(update: Update): Promise<void>;
  /** Says that this one message could not be worked on, and what to do now; tells the operator. */
  sayItFailed(update: Update): Promise<void>;
}

export interface IntakeLog {
  warn(facts: object, sentence: string): void;
  error(facts: object, sentence: string): void;
}

export interface IntakeParts {
  readonly inbox: Inbox;
  readonly deadLetters: DeadLetters;
  readonly bot: Bot;
  readonly log: IntakeLog;
  readonly leaseMilliseconds: number;
  /** How long one update may take before it is given back. */
  readonly deadlineMilliseconds: number;
}

export interface Intake {
  process(update: Update): Promise<Outcome>;
  /** Resolves when all updates in hand have ended. */
  drain(): Promise<void>;
}

/** Takes each update once, in the order of its chat, and commits all it changed in one step, or nothing. */
export function createIntake(parts: IntakeParts): Intake {
  const chats = createChatQueue();
  const processInChat = createChatUpdates(parts);
  return {
    async process(update) {
      // First of all and beside the chat's queue: whoever asks for help must not wait for anything.
      if (await answersEmergency(parts, update)) return "done";
      const chat = chatOf(update);
      if (chat === undefined) return handleWithoutState(parts, update);
      return chats.run(chat, () => processInChat(chat, update));
    },
    drain: () => chats.drain(),
  };
}

export function chatOf(update: Update): number | undefined {
  const message = update.message ?? update.edited_message ?? update.callback_query?.message ?? update.my_chat_member;
  // Whatever comes through the door is no promise: a message of an odd shape must not stop the others.
  const chat = message?.chat as { readonly id?: unknown } | undefined;
  return Number.isSafeInteger(chat?.id) ? (chat?.id as number) : undefined;
}

/** A call for help passes the queue of its chat. */
export function isEmergencyCall({ message, callback_query }: Update): boolean {
  return isCallForHelp(message?.text ?? callback_query?.data ?? "");
}

async function answersEmergency({ bot, log }: IntakeParts, update: Update): Promise<boolean> {
  if (!isEmergencyCall(update)) return false;
  try {
    await bot.answerEmergency(update);
    return true;
  } catch (error) {
    log.error({ update: update.update_id, error: nameOf(error) }, "the emergency card could not be sent at once");
    return false;
  }
}

/** An inline query has no chat and changes nothing. A failure costs one answer and is not worth a second try. */
async function handleWithoutState({ bot, log }: IntakeParts, update: Update): Promise<Outcome> {
  await bot.handle(update).catch((error: unknown) => {
    log.warn({ update: update.update_id, error: nameOf(error) }, "an update without a chat failed");
  });
  return "done";
}
