import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import { isCallForHelp } from "../domain/emergency.ts";
import { type Begin, type DeadLetters, type Inbox, type Lease, StoreAway } from "../domain/inbox.ts";
import { createChatQueue } from "./chat-queue.ts";
import { isTelegramAway, nameOf } from "./failure.ts";
import { createSendJournal } from "./send-journal.ts";
import { packTalk, unpackTalk } from "./talk-state.ts";
import { runInScope, type UpdateScope } from "./update-scope.ts";

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

/** Telegram waits 60 s for an answer; a person far less. */
export const DEADLINE_MILLISECONDS = 25_000;
const MOST_FAILURES = 5;
/** A little longer than a lease: after a crash the chat goes on with the same delivery. */
const WAIT_FOR_OTHER_INSTANCE = 4000;

export interface Intake {
  process(update: Update): Promise<Outcome>;
  /** Resolves when all updates in hand have ended. */
  drain(): Promise<void>;
}

/** Takes each update once, in the order of its chat, and commits all it changed in one step, or nothing. */
export function createIntake(parts: IntakeParts): Intake {
  const chats = createChatQueue();
  // What was sent while the store was away, and so could not be kept there: this process at least does not send it twice.
  const sentMeanwhile: SentMeanwhile = new Map();
  return {
    async process(update) {
      // First of all and beside the chat's queue: whoever asks for help must not wait for anything.
      if (await answersEmergency(parts, update)) return "done";
      const chat = chatOf(update);
      if (chat === undefined) return handleWithoutState(parts, update);
      return chats.run(chat, () => processInChat(parts, sentMeanwhile, chat, update));
    },
    drain: () => chats.drain(),
  };
}

export function chatOf(update: Update): number | undefined {
  const message = update.message ?? update.edited_message ?? update.callback_query?.message ?? update.my_chat_member;
  return message?.chat.id;
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

type SentMeanwhile = Map<number, ReadonlyMap<string, string>>;

async function processInChat(
  parts: IntakeParts,
  sentMeanwhile: SentMeanwhile,
  chat: number,
  update: Update,
): Promise<Outcome> {
  const { inbox, bot, log } = parts;
  let begin: Begin;
  try {
    begin = await beginPatiently(inbox, chat, update.update_id);
  } catch (error) {
    if (!(error instanceof StoreAway)) throw error;
    log.warn({ update: update.update_id }, "the store is away, the update comes again");
    await bot.sayPleaseWait(update).catch(() => undefined);
    return "again";
  }
  if (begin.kind === "done") return "done";
  if (begin.kind === "busy") return "again";
  if (begin.failures >= MOST_FAILURES) return buryUpdate(parts, begin.lease, update);

  const earlier = new Map([...begin.sends, ...(sentMeanwhile.get(update.update_id) ?? [])]);
  sentMeanwhile.delete(update.update_id);
  const scope = openScope(begin, earlier, parts.deadlineMilliseconds);
  const failure = await runWithinDeadline(parts, scope, update);
  if (failure === undefined) return commit(parts, scope, sentMeanwhile);

  log.error({ update: update.update_id, error: nameOf(failure), failures: begin.failures + 1 }, "an update failed");
  const isForgiven = failure instanceof StoreAway || isTelegramAway(failure);
  if (!isForgiven && begin.failures + 1 >= MOST_FAILURES) return buryUpdate(parts, begin.lease, update);
  await keepForNextTry(inbox, scope, isForgiven, sentMeanwhile);
  return "again";
}

async function beginPatiently(inbox: Inbox, chat: number, update: number): Promise<Begin> {
  for (let waited = 0; ; waited += 100) {
    const begin = await inbox.begin(chat, update);
    if (begin.kind !== "busy" || waited >= WAIT_FOR_OTHER_INSTANCE) return begin;
    await sleep(100);
  }
}

function openScope(
  begin: Extract<Begin, { kind: "begun" }>,
  earlierSends: ReadonlyMap<string, string>,
  deadlineMilliseconds: number,
): UpdateScope {
  return {
    lease: begin.lease,
    journal: createSendJournal(earlierSends),
    deadline: Date.now() + deadlineMilliseconds,
    memberBefore: begin.member,
    member: begin.member,
    talk: unpackTalk(begin.talk),
    isTalkChanged: false,
    isOpen: true,
  };
}

/** The error, or undefined when all went well. The conversations plugin can hang for ever: hence the race. */
async function runWithinDeadline(
  { inbox, bot, leaseMilliseconds, deadlineMilliseconds }: IntakeParts,
  scope: UpdateScope,
  update: Update,
): Promise<unknown> {
  const renewal = setInterval(() => void inbox.renew(scope.lease).catch(() => undefined), leaseMilliseconds / 3);
  const timeUp = new AbortController();
  try {
    await Promise.race([
      // A copy: the handler may trim it, and a second try needs it whole.
      runInScope(scope, () => bot.handle(structuredClone(update))),
      sleep(deadlineMilliseconds, undefined, { signal: timeUp.signal }).then(() => {
        throw new Error(`not done within ${deadlineMilliseconds} ms`);
      }),
    ]);
    return undefined;
  } catch (error) {
    return error ?? new Error("something odd was thrown");
  } finally {
    scope.isOpen = false;
    timeUp.abort();
    clearInterval(renewal);
  }
}

async function commit({ inbox, log }: IntakeParts, scope: UpdateScope, sentMeanwhile: SentMeanwhile): Promise<Outcome> {
  const { lease, memberBefore: before, member: after } = scope;
  const talk = scope.talk === undefined ? null : packTalk(scope.talk);
  try {
    const isCommitted = await inbox.commit(lease, {
      talk: scope.isTalkChanged ? talk : undefined,
      member: before === after ? undefined : { before, after },
    });
    if (!isCommitted) log.warn({ update: lease.update }, "the lease was lost, the update comes again");
    return isCommitted ? "done" : "again";
  } catch (error) {
    if (!(error instanceof StoreAway)) throw error;
    log.warn({ update: lease.update }, "the store went away before the commit, the update comes again");
    await keepForNextTry(inbox, scope, true, sentMeanwhile);
    return "again";
  }
}

async function keepForNextTry(
  inbox: Inbox,
  scope: UpdateScope,
  isForgiven: boolean,
  sentMeanwhile: SentMeanwhile,
): Promise<void> {
  const sends = scope.journal.takeUnsaved();
  try {
    await inbox.remember(scope.lease, sends);
    await inbox.release(scope.lease, isForgiven);
  } catch (error) {
    if (!(error instanceof StoreAway)) throw error;
    if (sends.size > 0) sentMeanwhile.set(scope.lease.update, sends);
  }
}

/** The chat goes on: the update is kept for the operator, and the person is told. */
async function buryUpdate(
  { inbox, deadLetters, bot, log }: IntakeParts,
  lease: Lease,
  update: Update,
): Promise<Outcome> {
  await deadLetters.bury(lease, JSON.stringify(update));
  log.error({ update: update.update_id }, "an update failed too often and is now a dead letter: npm run dead-letters");
  await bot.sayItFailed(update).catch(() => undefined);
  return (await inbox.commit(lease, { talk: undefined, member: undefined })) ? "done" : "again";
}
