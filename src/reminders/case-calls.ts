import type { Announcements } from "../domain/announcement.ts";
import { NATIONWIDE } from "../domain/area.ts";
import type { CallNotices } from "../domain/call-notices.ts";
import type { Case } from "../domain/case.ts";
import type { CaseBook } from "../domain/case-book.ts";
import type { CaseFollowUp } from "../domain/case-follow-up.ts";
import {
  CALL_ROUNDS,
  type CallNotes,
  type CoordinatorCall,
  callsOf,
  isWithoutHands,
  nextRound,
} from "../domain/coordinator-call.ts";
import { HOUR } from "../domain/duration.ts";
import type { Members } from "../domain/member.ts";
import { offsetAt } from "../domain/time-zone.ts";
import type { CallJob, ReminderQueue } from "./queue.ts";
import { groupsAround, isThere, tellFirst, tellGroup } from "./receivers.ts";

export interface Calling {
  readonly cases: Pick<CaseBook, "find" | "openIn" | "file">;
  readonly callNotes: CallNotes;
  readonly callNotices: CallNotices;
  readonly announcements: Announcements;
  readonly members: Pick<Members, "find" | "coordinatorsOf" | "admins">;
  readonly queue: Pick<ReminderQueue, "add">;
  readonly adminIds: readonly number[];
  readonly now: () => Date;
}

/** No coordinator, no admin who has opened the chat: a call that nobody has seen is not done. */
const WHEN_NOBODY = HOUR;
/** The bot acts by itself, as the admins would. */
const NOBODY = 0;

/** Each call has a job of its own, which lives until it is answered or was told the last time. */
export function createCallFollowUp(queue: Pick<ReminderQueue, "add">): CaseFollowUp {
  return { afterChange: (changed) => bringCalls(changed, queue) };
}

async function bringCalls(changed: Case, queue: Pick<ReminderQueue, "add">): Promise<void> {
  const { code } = changed;
  for (const { kind, at } of callsOf(changed)) {
    await queue.add({ name: "call", code, kind, at }, { id: `call.${code}.${kind}.${at}`, isPatient: true });
  }
}

/**
 * Tells the call, if it is due. Gives the milliseconds after which to look again; undefined when it was answered, or told
 * the last time. Noted only after it was sent: a crash between the two sends it twice, never not at all.
 */
export async function tellCall({ code, kind, at }: CallJob, house: Calling): Promise<number | undefined> {
  const { cases, callNotes, announcements, now } = house;
  const found = await cases.find(code);
  const call = found && callsOf(found).find((one) => one.kind === kind && one.at === at);
  if (found === undefined || call === undefined) return undefined;
  const told = await callNotes.told(code);
  const clock = { now: now().getTime(), offsetMinutes: offsetAt(found.place), told };
  const next = nextRound(call, clock);
  if (next === undefined) return undefined;
  if (next.at > clock.now) return next.at - clock.now;

  const { round } = next;
  if (round === 0) await announcements.announce(found.place, announcementOf(found, call), String(at));
  const count = await tellRound(found, call, round, house);
  await bringWord(found, { kind, at, round, count }, house);
  if (count === 0) return WHEN_NOBODY;
  const line = { kind, callAt: at, round, at: clock.now, count };
  await callNotes.note(code, line);
  const after = nextRound(call, { ...clock, told: [...told, line] });
  return after && after.at - clock.now;
}

function announcementOf({ code }: Case, { kind, isUrgent }: CoordinatorCall) {
  return kind === "help"
    ? ({ kind: "help asked", case: code, isUrgent } as const)
    : ({ kind: "case passed on", case: code } as const);
}

/** Whoever is nearest; the last time everybody up to the admins. Gives how many were told. */
async function tellRound(found: Case, call: CoordinatorCall, round: number, house: Calling): Promise<number> {
  const around = await groupsAround(found, house);
  const groups = around.map((group) => group.filter((id) => id !== found.owner));
  const tell = (to: number) => house.callNotices.calls(to, found, call, round);
  return round < CALL_ROUNDS - 1 ? tellFirst(groups, tell) : tellGroup(groups.flat(), tell);
}

/** A job of its own: that the owner cannot be told tells nobody else twice. */
async function bringWord(
  { code }: Case,
  heard: Pick<CoordinatorCall, "kind" | "at"> & { readonly round: number; readonly count: number },
  { queue }: Pick<Calling, "queue">,
): Promise<void> {
  const { kind, at, round, count } = heard;
  const id = ["call-told", code, kind, at, round, count === 0 ? "nobody" : "told"].join(".");
  await queue.add({ name: "callTold", code, kind, at, round, count }, { id, onceInDays: 7, isPatient: true });
}

/** The owner hears who was told, as long as it is the owner's call and nobody has answered. */
export async function tellOwnerOfCall(
  { code, kind, at, round, count }: CallJob & { readonly round: number; readonly count: number },
  { cases, members, callNotices }: Pick<Calling, "cases" | "members" | "callNotices">,
): Promise<void> {
  const found = await cases.find(code);
  if (found === undefined || !callsOf(found).some((call) => call.kind === kind && call.at === at)) return;
  // Whoever leaves hears no more of it.
  if (found.offer?.reason === "gone") return;
  if (await isThere(found.owner, members)) await callNotices.callTold(found.owner, found, { kind, round, count });
}

/**
 * Whatever was lost in a crash: each call has its job, and a case whose volunteer was suspended or erased is in the hands
 * of the coordinator.
 */
export async function sweepCalls(house: Pick<Calling, "cases" | "members" | "queue" | "now">): Promise<void> {
  const standing = new Map<number, "gone" | "suspended" | "there">();
  for (const open of await house.cases.openIn(NATIONWIDE)) {
    await bringCalls(open, house.queue);
    const { code, owner, version } = open;
    if (!isWithoutHands(open, house.now().getTime())) continue;
    const stands = standing.get(owner) ?? (await standingOf(owner, house.members));
    standing.set(owner, stands);
    if (stands === "there") continue;
    const filed = await house.cases.file({
      ...{ code, event: { kind: "offer", reason: stands }, seen: version },
      ...{ actor: { id: NOBODY, role: "admin" }, act: `without-hands.${version}` },
    });
    if (filed.kind === "moved") await bringCalls(filed.case, house.queue);
  }
}

async function standingOf(owner: number, members: Pick<Members, "find">): Promise<"gone" | "suspended" | "there"> {
  const member = owner === NOBODY ? undefined : await members.find(owner);
  if (member === undefined) return "gone";
  return member.status === "suspended" ? "suspended" : "there";
}
