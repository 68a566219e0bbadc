import type { Update } from "grammy/types";
import { isCallForHelp } from "../domain/emergency.ts";
import type { DeadLetters, Inbox } from "../domain/inbox.ts";
import { createChatQueue } from "./chat-queue.ts";
import { createChatUpdates } from "./chat-update.ts";
import { nameOf } from "./failure.ts";
import type { LeaveLastCall } from "./last-call.ts";
import type { PersonPace } from "./person-pace.ts";

const MOST_ANSWERED = 1000;

/** "done" may be forgotten by Telegram; "again" must come once more. */
export type Outcome = "done" | "again";

export interface Bot {
  /** Answers a call for help without the store. */
  answerEmergency(update: Update): Promise<void>;
  /** Says that the answer to the call for help stands there already: somebody calls again and again. */
  pointToEmergency(update: Update): Promise<void>;
  handle(update: Update): Promise<void>;
  /** Says that the store is away and that nothing is lost. */
  sayPleaseWait(update: Update): Promise<void>;
  /** Says that this one message could not be worked on, and what to do now; tells the operator. */
  sayItFailed(update: Update): Promise<void>;
  /** Says that this came too fast and was not read, and when to send it again. */
  saySlowDown(update: Update, seconds: number): Promise<void>;
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
  readonly pace: PersonPace;
  /** Calls for help have one of their own: no flood of something else uses it up. */
  readonly emergencyPace: PersonPace;
  /** Told how the talk of a chat stood before an update, and once it is kept how it stands. */
  readonly watchTalk?: (before: unknown) => (after: unknown) => void;
  readonly leaseMilliseconds: number;
  /** How long one update may take before it is given back. */
  readonly deadlineMilliseconds: number;
}

export interface Intake {
  /** `leave` is given where one more call to Telegram can go out with the answer: after "done" it may have got one. */
  process(update: Update, leave?: LeaveLastCall): Promise<Outcome>;
  /** Resolves when all updates in hand have ended. */
  drain(): Promise<void>;
}

/** Takes each update once, in the order of its chat, and commits all it changed in one step, or nothing. */
export function createIntake(parts: IntakeParts): Intake {
  const chats = createChatQueue();
  const answersEmergency = answeringEmergencies(parts);
  const processInChat = createChatUpdates(parts);
  return {
    async process(update, leave) {
      // First of all and beside the chat's queue: whoever asks for help must not wait for anything.
      if (await answersEmergency(update)) return "done";
      const seconds = parts.pace.secondsToWait(update);
      if (seconds > 0) return tellToSlowDown(parts, update, seconds);
      const chat = chatOf(update);
      if (chat === undefined) return handleWithoutState(parts, update);
      return chats.run(chat, () => processInChat(chat, update, leave));
    },
    drain: () => chats.drain(),
  };
}

/** Whatever comes through the door is no promise. */
export function isUpdate(body: unknown): body is Update {
  return typeof body === "object" && body !== null && Number.isSafeInteger((body as Partial<Update>).update_id);
}

export function chatOf(update: Update): number | undefined {
  const message = update.message ?? update.edited_message ?? update.callback_query?.message ?? update.my_chat_member;
  // Whatever comes through the door is no promise: a message of an odd shape must not stop the others.
  const chat = message?.chat as { readonly id?: unknown } | undefined;
  return Number.isSafeInteger(chat?.id) ? (chat?.id as number) : undefined;
}

/** A call for help passes the queue of its chat. */
export function isEmergencyCall({ message, callback_query }: Update): boolean {
  const words: unknown = message?.text ?? callback_query?.data;
  return typeof words === "string" && isCallForHelp(words);
}

/** No store is asked, so only this process knows what it has answered; by another one the card may come twice. */
function answeringEmergencies({ bot, log, emergencyPace }: IntakeParts): (update: Update) => Promise<boolean> {
  const answers = new Map<number, Promise<boolean>>();

  async function answer(update: Update): Promise<boolean> {
    try {
      await (emergencyPace.secondsToWait(update) === 0 ? bot.answerEmergency(update) : bot.pointToEmergency(update));
      return true;
    } catch (error) {
      answers.delete(update.update_id);
      log.error({ update: update.update_id, error: nameOf(error) }, "the emergency card could not be sent at once");
      return false;
    }
  }

  return async (update) => {
    if (!isEmergencyCall(update)) return false;
    const answered = answers.get(update.update_id) ?? answer(update);
    answers.set(update.update_id, answered);
    const oldest = answers.keys().next();
    if (answers.size > MOST_ANSWERED && !oldest.done) answers.delete(oldest.value);
    return answered;
  };
}

/** An inline query has no chat and changes nothing. A failure costs one answer and is not worth a second try. */
async function handleWithoutState({ bot, log }: IntakeParts, update: Update): Promise<Outcome> {
  await bot.handle(update).catch((error: unknown) => {
    log.warn({ update: update.update_id, error: nameOf(error) }, "an update without a chat failed");
  });
  return "done";
}

/** Done at once, without the store and outside the chat's queue: a flood must not fill what others wait in. */
async function tellToSlowDown({ bot, log }: IntakeParts, update: Update, seconds: number): Promise<Outcome> {
  await bot.saySlowDown(update, seconds).catch((error: unknown) => {
    log.warn({ update: update.update_id, error: nameOf(error) }, "somebody who is too fast could not be told");
  });
  return "done";
}
