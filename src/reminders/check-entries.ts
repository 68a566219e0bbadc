import { allAdmins } from "../domain/all-admins.ts";
import { type CheckTasks, nextCheck } from "../domain/check-task.ts";
import { type Candidate, chooseChecker } from "../domain/choose-checker.ts";
import type { Directory, SourceIndex } from "../domain/directory.ts";
import { DAY } from "../domain/duration.ts";
import type { Member, Members } from "../domain/member.ts";
import type { Notices } from "../domain/notices.ts";
import { outsideQuietHours } from "../domain/reminder.ts";
import { isRetired, isStale, type Source } from "../domain/source.ts";
import { offsetAt } from "../domain/time-zone.ts";
import type { ReminderQueue } from "./queue.ts";

export interface Checking {
  readonly sources: Pick<SourceIndex, "all">;
  readonly directory: Pick<Directory, "find">;
  readonly members: Pick<Members, "activeIn" | "coordinatorsOf" | "admins">;
  readonly tasks: CheckTasks;
  readonly notices: Pick<Notices, "askToCheck">;
  readonly queue: Pick<ReminderQueue, "add">;
  readonly adminIds: readonly number[];
  readonly now: () => Date;
}

/** What a digest can show; the others are only counted. */
const SHOWN = 5;

/** One person whom Telegram does not take holds nobody else up; when it takes nobody, it is away. */
const MOST_TROUBLES = 5;

/** Once a day: somebody near is asked about each entry that nobody has verified for 90 days, the oldest first. */
export async function checkStaleEntries(house: Checking): Promise<void> {
  const at = house.now().getTime();
  const stale = [...house.sources.all()]
    .filter((source) => isToBeChecked(source, at))
    .toSorted((one, other) => (one.verified?.at ?? 0) - (other.verified?.at ?? 0));
  const without: string[] = [];
  const troubles: unknown[] = [];
  for (const source of stale) {
    const answer = await checkEntry(source, house).catch((trouble: unknown) => void troubles.push(trouble));
    if (answer === "nobody") without.push(source.id);
    if (troubles.length === MOST_TROUBLES) break;
  }
  await tellUnchecked(without, at, house);
  // The same job once more asks only those who have not been asked.
  if (troubles.length > 0) throw troubles[0];
}

async function tellUnchecked(without: readonly string[], at: number, house: Checking): Promise<void> {
  if (without.length === 0) return;
  const unchecked = { count: without.length, sources: without.slice(0, SHOWN) };
  for (const to of await allAdmins(house)) {
    const id = `unchecked.${Math.floor(at / (7 * DAY))}.${to}`;
    await house.queue.add({ name: "unchecked", unchecked, to }, { id, onceInDays: 8 });
  }
}

/** After somebody had no time for it. */
export async function checkNext(id: string, house: Checking): Promise<void> {
  const source = await house.directory.find(id);
  if (source !== undefined && isToBeChecked(source, house.now().getTime())) await checkEntry(source, house);
}

function isToBeChecked(source: Source, at: number): boolean {
  const isQuiet = outsideQuietHours(at, offsetAt(source.place)) !== at;
  return !isRetired(source) && isStale(source, at) && !isQuiet;
}

async function checkEntry(source: Source, house: Checking): Promise<"asked" | "wait" | "nobody"> {
  const { tasks, now } = house;
  const task = await tasks.find(source.id);
  const next = nextCheck(task, now().getTime());
  if (next.kind === "wait") return "wait";
  if (next.kind === "ask") return askSomebody(source, next.notThese, house);
  if (await send(source, next.person, house)) return "asked";
  return askSomebody(source, [next.person], house);
}

async function askSomebody(
  source: Source,
  notThese: readonly number[],
  house: Checking,
): Promise<"asked" | "wait" | "nobody"> {
  const { tasks, now } = house;
  const lookedLast = source.verified === undefined ? [] : [source.verified.by];
  const asked = [...notThese];
  for (;;) {
    const askedAt = now().getTime();
    const choice = await choose(source, { notThese: [...asked, ...lookedLast], now: askedAt }, house);
    if (choice.kind !== "chosen") return choice.kind === "nobody" ? "nobody" : "wait";
    asked.push(choice.id);
    // Kept before it is sent: whoever presses at once must be known as the one who was asked.
    await tasks.assign({ source: source.id, person: choice.id, askedAt, asked });
    if (await send(source, choice.id, house)) return "asked";
  }
}

async function send(source: Source, person: number, { notices, tasks }: Checking): Promise<boolean> {
  const isSent = await notices.askToCheck(person, source);
  if (isSent) await tasks.markSent(source.id, person);
  return isSent;
}

/** A volunteer of the district, then of the regency; where there is none, the coordinator. */
async function choose(
  { place }: Source,
  choosing: { readonly notThese: readonly number[]; readonly now: number },
  { members, tasks }: Checking,
) {
  const candidates = (ring: readonly Member[]): Promise<readonly Candidate[]> =>
    Promise.all(
      ring
        .filter(({ isReachable }) => isReachable)
        .map(async ({ id }) => ({ id, asked: (await tasks.askedOf(id)).map(({ at }) => at) })),
    );
  const volunteers = [];
  for (const area of areasAround(place)) volunteers.push(await candidates(await members.activeIn(area)));
  const choice = chooseChecker(volunteers, choosing);
  if (choice.kind !== "nobody") return choice;
  return chooseChecker([await candidates(await members.coordinatorsOf(place))], choosing);
}

function areasAround(place: string): readonly string[] {
  const [province, regency, district] = place.split(".");
  return district === undefined ? [place] : [place, `${province}.${regency}`];
}
