import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import { type Begin, type Inbox, type Lease, StoreAway } from "../domain/inbox.ts";
import { createChatQueue } from "./chat-queue.ts";
import { nameOf, troubleOf } from "./failure.ts";
import { type LeaveLastCall, lastCallAgain } from "./last-call.ts";
import { writeLetter } from "./letter.ts";
import type { IntakeParts, Outcome } from "./process-update.ts";
import { createSendJournal } from "./send-journal.ts";
import { TelegramAway } from "./telegram-request.ts";
import { runInScope, type UpdateScope } from "./update-scope.ts";

/** Telegram waits 60 s for an answer; a person far less. */
export const DEADLINE_MILLISECONDS = 25_000;
const MOST_FAILURES = 5;
/** Whoever stood by at one crash is tried beside the others again: an ordinary restart is no slower for it. */
const SUSPECT_FROM = 2;
/** A little longer than a lease: after a crash the chat goes on with the same delivery. */
const WAIT_FOR_OTHER_INSTANCE = 4000;
/** Long enough for a replica to take over, far less than Telegram waits for an answer. */
const REMEMBERED_WITHIN = 10_000;
const REMEMBERED_AGAIN_AFTER = 250;
/** Updates that come again to another instance are never heard of here again. */
const MOST_UNFINISHED = 1000;

type Begun = Extract<Begin, { kind: "begun" }>;

/** Works on one update of a chat whose turn it is. */
export function createChatUpdates(
  parts: IntakeParts,
): (chat: number, update: Update, leave: LeaveLastCall | undefined) => Promise<Outcome> {
  const { inbox, deadLetters, bot, log } = parts;
  // What an unfinished update has sent, in case the store could not be told: this process does not send it twice.
  const sentBefore = new Map<number, ReadonlyMap<string, string>>();

  // One at a time: of several that were in hand at each crash, the one that causes it is to fall alone.
  const suspects = createChatQueue();

  async function processInChat(chat: number, update: Update, leave: LeaveLastCall | undefined): Promise<Outcome> {
    const begin = await beginOrSayWait(chat, update);
    if (begin.kind !== "begun") return outcomeOf(begin, update, leave);
    if (!isSuspect(begin)) return workOrBury(begin, update, leave);
    try {
      // Not counted while it waits: whoever works on another one may fall once more.
      await inbox.release(begin.lease, true);
    } catch (error) {
      if (!(error instanceof StoreAway)) throw error;
      return "again";
    }
    return suspects.run(0, async () => {
      const alone = await beginOrSayWait(chat, update);
      if (alone.kind !== "begun") return outcomeOf(alone, update, leave);
      return workOrBury(alone, update, leave);
    });
  }

  async function beginOrSayWait(chat: number, update: Update): Promise<Begin> {
    try {
      return await beginPatiently(inbox, chat, update.update_id);
    } catch (error) {
      if (!(error instanceof StoreAway)) throw error;
      log.warn({ update: update.update_id }, "the store is away, the update comes again");
      await bot.sayPleaseWait(update).catch(() => undefined);
      return { kind: "busy" };
    }
  }

  const workOrBury = (begin: Begun, update: Update, leave: LeaveLastCall | undefined): Promise<Outcome> =>
    begin.failures >= MOST_FAILURES ? bury(begin, update) : work(begin, update, leave);

  async function work(begin: Begun, update: Update, leave: LeaveLastCall | undefined): Promise<Outcome> {
    const earlier = new Map([...begin.sends, ...(sentBefore.get(update.update_id) ?? [])]);
    const scope = openScope(begin, earlier, parts.deadlineMilliseconds, leave !== undefined);
    const noteTalk = parts.watchTalk?.(scope.talk);
    const failure = await runWithinDeadline(parts, scope, update);
    if (failure === undefined) {
      const outcome = await commit(scope, update);
      if (outcome === "done") {
        noteTalk?.(scope.talk);
        if (scope.lastCall !== undefined) leave?.(scope.lastCall);
      }
      return outcome;
    }

    const trouble = troubleOf(failure) ?? scope.trouble;
    // Nobody is there to read the answer. What was found out until then stands.
    if (trouble === "unreachable") return commit(scope, update);
    const failures = begin.failures + 1;
    log.error({ update: update.update_id, error: nameOf(failure), trouble, failures }, "an update failed");
    if (trouble === undefined && failures >= MOST_FAILURES) return bury(begin, update);
    // The store lets read but not write, or went away halfway: nobody is to wait for that in silence.
    if (trouble === "store away") await bot.sayPleaseWait(update).catch(() => undefined);
    return giveBack(scope, update, trouble !== undefined);
  }

  async function commit(scope: UpdateScope, update: Update): Promise<Outcome> {
    const { lease, memberBefore: before, member: after } = scope;
    try {
      const isCommitted = await inbox.commit(lease, {
        talk: scope.isTalkChanged ? (scope.talk ?? null) : undefined,
        member: before === after ? undefined : { before, after },
      });
      if (isCommitted) {
        sentBefore.delete(lease.update);
        return "done";
      }
      log.warn({ update: lease.update }, "the lease was lost, the update comes again");
    } catch (error) {
      if (!(error instanceof StoreAway)) throw error;
      log.warn({ update: lease.update }, "the store went away before the commit, the update comes again");
    }
    return giveBack(scope, update, true);
  }

  async function giveBack({ lease, journal }: UpdateScope, update: Update, isForgiven: boolean): Promise<Outcome> {
    sentBefore.set(lease.update, journal.all());
    const oldest = sentBefore.keys().next();
    if (sentBefore.size > MOST_UNFINISHED && !oldest.done) sentBefore.delete(oldest.value);
    await unlessAway(rememberPatiently(lease, update, journal.unsaved()));
    await unlessAway(inbox.release(lease, isForgiven));
    return "again";
  }

  /** Telegram brings the update again once we have answered, perhaps to another process, which shall know what was sent. */
  async function rememberPatiently(lease: Lease, update: Update, sends: ReadonlyMap<string, string>): Promise<void> {
    for (const begun = performance.now(); ; await sleep(REMEMBERED_AGAIN_AFTER)) {
      try {
        return await inbox.remember(lease, sends);
      } catch (error) {
        if (!(error instanceof StoreAway) || performance.now() - begun > REMEMBERED_WITHIN) throw error;
        // What the person writes next waits behind this.
        await bot.sayPleaseWait(update).catch(() => undefined);
      }
    }
  }

  /** The chat goes on: the update is kept for the operator, and the person is told. */
  async function bury({ lease, member }: Begun, update: Update): Promise<Outcome> {
    try {
      await deadLetters.bury(lease, writeLetter(update, member));
      // Committed before anybody is told: telling takes time, and must not be done again and again.
      if (!(await inbox.commit(lease, { talk: undefined, member: undefined }))) return "again";
    } catch (error) {
      if (!(error instanceof StoreAway)) throw error;
      return "again";
    }
    sentBefore.delete(lease.update);
    log.error({ update: lease.update }, "an update failed too often and is now a dead letter: npm run dead-letters");
    await bot.sayItFailed(update).catch(() => undefined);
    return "done";
  }

  return processInChat;
}

function outcomeOf({ kind }: Begin, update: Update, leave: LeaveLastCall | undefined): Outcome {
  if (kind !== "done") return "again";
  const call = lastCallAgain(update);
  if (call !== undefined) leave?.(call);
  return "done";
}

async function unlessAway(telling: Promise<void>): Promise<void> {
  await telling.catch((error: unknown) => {
    if (!(error instanceof StoreAway)) throw error;
  });
}

function isSuspect({ failures }: Begun): boolean {
  return failures >= SUSPECT_FROM && failures < MOST_FAILURES;
}

async function beginPatiently(inbox: Inbox, chat: number, update: number): Promise<Begin> {
  for (let waited = 0; ; waited += 100) {
    const begin = await inbox.begin(chat, update);
    if (begin.kind !== "busy" || waited >= WAIT_FOR_OTHER_INSTANCE) return begin;
    await sleep(100);
  }
}

function openScope(
  begin: Begun,
  earlierSends: ReadonlyMap<string, string>,
  deadlineMilliseconds: number,
  takesLastCall: boolean,
): UpdateScope {
  return {
    lease: begin.lease,
    journal: createSendJournal(earlierSends),
    deadline: performance.now() + deadlineMilliseconds,
    underWay: new Set(),
    memberBefore: begin.member,
    member: begin.member,
    talk: begin.readTalk(),
    isTalkChanged: false,
    trouble: undefined,
    ...{ takesLastCall, lastCall: undefined },
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
  const { promise: timeUp, reject: endOfTime } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const late = `not done within ${deadlineMilliseconds} ms`;
    endOfTime(scope.underWay.size > 0 ? new TelegramAway(late) : new Error(late));
  }, deadlineMilliseconds);
  try {
    // A copy: the handler may put something trimmed in place of a message, and a second try needs it whole.
    await Promise.race([runInScope(scope, () => bot.handle({ ...update })), timeUp]);
    return undefined;
  } catch (error) {
    return error ?? new Error("something odd was thrown");
  } finally {
    scope.isOpen = false;
    clearTimeout(timer);
    // What is on its way may arrive: the next try must know of it. Each call has an end of its own.
    await Promise.allSettled(scope.underWay);
    clearInterval(renewal);
  }
}
