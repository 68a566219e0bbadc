import { setTimeout as sleep } from "node:timers/promises";
import type { Delivery } from "../domain/broadcast-desk.ts";
import { SECOND } from "../domain/duration.ts";
import { judgeRecipient, type RecipientVerdict } from "../domain/judge-recipient.ts";
import type { RecipientLine } from "../domain/ledger.ts";
import type { Member } from "../domain/member.ts";
import { type LedgerLine, moveLine, type SendResult } from "../domain/recipient-ledger.ts";
import type { Leftovers } from "./page-visit.ts";
import { type Place, patiently } from "./patience.ts";
import type { RoundRun } from "./round-run.ts";

interface LineWork {
  readonly run: RoundRun;
  readonly leftovers: Leftovers;
}

/** How long what was seen of somebody is believed: a talk may have begun since. */
const FRESH_FOR = SECOND;
const TRIES_AT_SERVER = 3;
const SERVER_PAUSE = SECOND;
const SOON = SECOND;

/** From the look at a recipient to the result in the ledger. Called with a place ahead, which it gives back. */
export async function sendLine(at: Place, recipient: RecipientLine, work: LineWork): Promise<void> {
  const { run } = work;
  let { line } = recipient;
  for (let tries = 1; ; ) {
    const member = await admit(at, { ...recipient, line }, work);
    if (member === undefined) return;
    const sent = await sendOnce(at, line, { member, tries, work });
    if (sent === undefined) return;
    ({ line } = sent);
    if (sent.isServers) {
      tries += 1;
      await sleep(SERVER_PAUSE * tries, undefined, { signal: run.sending() }).catch(() => undefined);
    }
    await run.ahead.acquire();
  }
}

/** The member to whom it may be sent at once, or undefined when it may not: then the line, or what is left, says why. */
async function admit(at: Place, recipient: RecipientLine, { run, leftovers }: LineWork): Promise<Member | undefined> {
  const { clock } = run.house;
  let asked = clock.now();
  try {
    let verdict = await look(recipient.id, run);
    if (verdict.kind === "send") {
      const signal = run.sending();
      if (!(await run.shift.gate.enter(run.file().campaign.isUrgent, signal))) {
        leftovers.again(run.moment());
        return undefined;
      }
      const isStale = clock.now() - asked > FRESH_FOR;
      asked = clock.now();
      if (isStale) verdict = await look(recipient.id, run).catch((error: unknown) => giveBack(asked, run, error));
      if (verdict.kind === "send") return verdict.member;
      leaveGate(asked, run);
    }
    await settle(at, recipient.line, { verdict, run, leftovers });
    return undefined;
  } finally {
    run.ahead.release();
  }
}

function giveBack(asked: number, run: RoundRun, error: unknown): never {
  leaveGate(asked, run);
  throw error;
}

/** Nothing was sent, and the place is free again as if something had been. */
function leaveGate(startedAt: number, run: RoundRun, delivery?: Delivery): void {
  const { shift, house } = run;
  const isAnswered = delivery !== undefined && delivery.result.kind !== "unknown" && delivery.isAway !== true;
  const { retryAfter } = delivery ?? {};
  shift.gate.leave({
    ...{ startedAt, endedAt: house.clock.now(), isAnswered },
    ...(retryAfter !== undefined && { retryAfter }),
  });
}

async function look(id: number, run: RoundRun): Promise<RecipientVerdict> {
  const seen = await patiently(() => run.house.desk.look(id));
  // Somebody who was erased while the list was being written: the ledger was not there yet to forget them.
  if (seen.member === undefined && id !== 0) await patiently(() => run.house.ledger.forget(id));
  const { isUrgent, startedAt } = run.file().campaign;
  const now = run.house.now().getTime();
  return judgeRecipient({ isUrgent, since: startedAt ?? now }, seen, now);
}

interface Settling extends LineWork {
  readonly verdict: RecipientVerdict;
}

async function settle(at: Place, line: LedgerLine, { verdict, run, leftovers }: Settling): Promise<void> {
  if (verdict.kind === "held") return leftovers.hold(at.index, verdict);
  const moment = run.moment();
  const to = verdict.kind === "withdrawn" ? moveLine(line, { kind: "withdraw" }, moment) : outOfReach(line, moment);
  if (to !== undefined && !(await run.move(at, line, to))) leftovers.again(moment + SOON);
}

/** As if it had been sent again: the answer would be the same. */
function outOfReach({ claims }: LedgerLine, at: number): LedgerLine {
  return { kind: "unreachable", claims, at };
}

interface Try {
  readonly member: Member;
  readonly tries: number;
  readonly work: LineWork;
}

/** Claims, sends, and records. Gives the line to be tried again, or undefined when nothing more is to be done now. */
async function sendOnce(
  at: Place,
  line: LedgerLine,
  { member, tries, work }: Try,
): Promise<{ readonly line: LedgerLine; readonly isServers: boolean } | undefined> {
  const { run, leftovers } = work;
  const entered = run.house.clock.now();
  const claimed = await claim(at, line, run).catch((error: unknown) => giveBack(entered, run, error));
  if (claimed === undefined) {
    leaveGate(entered, run);
    leftovers.again(run.moment() + SOON);
    return undefined;
  }
  const delivery = await deliver(member, run);
  const { result } = delivery;
  const isServers = result.kind === "failed" && result.reason === "server";
  // In a storm every message fails, and this one may be as good as any.
  const isTriedAgain = isServers && (tries < TRIES_AT_SERVER || run.shift.weather.isStormy());
  const after = await record(at, claimed, { result: isTriedAgain ? NOT_SENT : result, run, leftovers });
  const isNotSent = isTriedAgain || result.kind === "not sent";
  return isNotSent && after !== undefined ? { line: after, isServers: isTriedAgain } : undefined;
}

const NOT_SENT: SendResult = { kind: "not sent" };

async function claim(at: Place, line: LedgerLine, run: RoundRun): Promise<LedgerLine | undefined> {
  const { policy } = run.file().campaign;
  const claimed = moveLine(line, { kind: "claim", by: run.by, policy }, run.moment());
  if (claimed === undefined || run.shift.isOver()) return undefined;
  return (await run.move(at, line, claimed)) ? claimed : undefined;
}

async function deliver(member: Member, run: RoundRun): Promise<Delivery> {
  const { shift, house, round, speed } = run;
  const startedAt = house.clock.now();
  // The process may have been stopped since the claim: then another one sends by now, and knows nothing of this.
  const isLate = shift.isOver() || run.sending().aborted;
  const letter = { campaign: round.campaign, content: run.file().content };
  const delivery: Delivery = isLate
    ? { result: NOT_SENT }
    : await house.courier.deliver(member, letter).catch(() => ({ result: { kind: "unknown" } }) as const);
  leaveGate(startedAt, run, delivery);
  if (!isLate) shift.weather.note(delivery);
  if (delivery.result.kind !== "not sent") speed.note();
  return delivery;
}

interface Recording {
  readonly result: SendResult;
  readonly run: RoundRun;
  readonly leftovers: Leftovers;
}

async function record(
  at: Place,
  claimed: LedgerLine,
  { result, run, leftovers }: Recording,
): Promise<LedgerLine | undefined> {
  const after = moveLine(claimed, { kind: "result", by: run.by, result }, run.moment());
  const isRecorded = after !== undefined && (await run.move(at, claimed, after));
  // The page tells when an uncertain one may be repeated.
  if (!isRecorded || result.kind === "unknown") leftovers.again(run.moment() + SOON);
  return isRecorded ? after : undefined;
}
