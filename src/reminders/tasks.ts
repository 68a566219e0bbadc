import { NATIONWIDE } from "../domain/area.ts";
import type { Case } from "../domain/case.ts";
import type { CaseBook } from "../domain/case-book.ts";
import { dayAt, nextMorningFrom } from "../domain/local-day.ts";
import type { Meeting } from "../domain/meeting.ts";
import { readMeeting, writeMeeting } from "../domain/meeting-body.ts";
import { nextAsking, noteAsked, tasksToAsk } from "../domain/meeting-tasks.ts";
import type { Members } from "../domain/member.ts";
import type { Paper, Papers } from "../domain/paper.ts";
import type { PaperFollowUp } from "../domain/paper-follow-up.ts";
import { outsideQuietHours } from "../domain/reminder.ts";
import type { AskedTask, TaskNotices } from "../domain/task-notices.ts";
import { offsetAt } from "../domain/time-zone.ts";
import type { ReminderQueue } from "./queue.ts";
import { groupsAround, isThere, tellNearest } from "./receivers.ts";

export interface TaskAsking {
  readonly cases: Pick<CaseBook, "find">;
  readonly papers: Pick<Papers, "ofCase" | "find" | "save">;
  readonly members: Pick<Members, "find" | "coordinatorsOf" | "admins">;
  readonly taskNotices: TaskNotices;
  readonly adminIds: readonly number[];
  readonly now: () => Date;
}

interface Scheduling {
  readonly queue: Pick<ReminderQueue, "add">;
  readonly cases: Pick<CaseBook, "find">;
  readonly now: () => Date;
}

/** Each time a plan is saved in which somebody is to be asked about a task, its case has its job. */
export function createTaskFollowUp(house: Scheduling): PaperFollowUp {
  return {
    async afterSave(paper) {
      if (!hasTasksToAsk(paper)) return;
      const it = await house.cases.find(paper.case);
      if (it !== undefined) await scheduleTasks(it, house);
    },
  };
}

/**
 * Asks about all tasks of a case whose day has come, in one message, then notes it: a crash between the two asks twice, never not at
 * all. Gives the milliseconds until the next morning, as long as something is still to be asked. While a danger is on, tasks wait:
 * nobody is sent to the other side to get something done.
 */
export async function askOfTasks(code: string, house: TaskAsking): Promise<number | undefined> {
  const it = await house.cases.find(code);
  if (it === undefined || it.state === "closed") return undefined;
  const now = house.now().getTime();
  const morning = outsideQuietHours(now, offsetAt(it.place));
  if (morning > now) return morning - now;

  const plans = plansIn(await house.papers.ofCase(code));
  const asked = plans.flatMap(({ paper, meeting }) =>
    tasksToAsk(meeting, now).map((task): AskedTask => ({ paper: paper.id, task })),
  );
  const isTold = asked.length > 0 && it.dangers.length === 0 && (await tell(it, asked, house));
  const left = isTold ? await noteAll(it, asked, house) : plans.map(({ meeting }) => meeting);
  return left.some((meeting) => nextAsking(meeting) !== undefined)
    ? untilMorning(it, house.now().getTime())
    : undefined;
}

/** What was lost in a crash, while Redis was away, or because its case was closed for a while. */
export async function sweepTasks(
  house: Omit<Scheduling, "cases"> & {
    readonly cases: Pick<CaseBook, "openIn">;
    readonly papers: Pick<Papers, "ofCase">;
  },
): Promise<void> {
  for (const it of await house.cases.openIn(NATIONWIDE)) {
    if ((await house.papers.ofCase(it.code)).some(hasTasksToAsk)) await scheduleTasks(it, house);
  }
}

/**
 * One job a case. It wakes each morning while there is a task to ask about: a task is asked about on a morning that is still to come
 * when its day is set, so no job wakes too late for it.
 */
async function scheduleTasks(it: Case, { queue, now }: Pick<Scheduling, "queue" | "now">): Promise<void> {
  const { code } = it;
  await queue.add({ name: "tasks", code }, { id: `tasks.${code}`, delay: untilMorning(it, now().getTime()) });
}

function untilMorning({ place }: Pick<Case, "place">, now: number): number {
  const offset = offsetAt(place);
  return nextMorningFrom(dayAt(now, offset), now, offset) - now;
}

interface Plan {
  readonly paper: Paper;
  readonly meeting: Meeting;
}

function plansIn(papers: readonly Paper[]): readonly Plan[] {
  return papers.flatMap((paper) => {
    const meeting = paper.kind === "meeting" ? readMeeting(paper.body) : undefined;
    return meeting === undefined ? [] : [{ paper, meeting }];
  });
}

function hasTasksToAsk(paper: Paper): boolean {
  return plansIn([paper]).some(({ meeting }) => nextAsking(meeting) !== undefined);
}

/** An owner who is gone, suspended or out of reach answers nothing: whoever looks after the place is asked. */
async function tell(it: Case, asked: readonly AskedTask[], house: TaskAsking): Promise<boolean> {
  const { members, taskNotices } = house;
  const { owner, code } = it;
  if ((await isThere(owner, members)) && (await taskNotices.askOfTasks(owner, code, asked, true))) return true;
  return tellNearest(await groupsAround(it, house), (to) => taskNotices.askOfTasks(to, code, asked, to === owner));
}

const MOST_TRIES = 5;

/** Gives the plans of the case as they stand afterwards. */
async function noteAll(it: Case, asked: readonly AskedTask[], house: TaskAsking): Promise<readonly Meeting[]> {
  for (const id of new Set(asked.map(({ paper }) => paper))) {
    const ids = asked.flatMap(({ paper, task }) => (paper === id ? [task.id] : []));
    await note(it, id, ids, house);
  }
  return plansIn(await house.papers.ofCase(it.code)).map(({ meeting }) => meeting);
}

/** Whoever answers in the same moment has the last word: only what is still to be asked about is noted. */
async function note(it: Case, id: string, ids: readonly number[], { papers, now }: TaskAsking): Promise<void> {
  const clock = { now: now().getTime(), offsetMinutes: offsetAt(it.place) };
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const paper = await papers.find(it.code, id);
    const [plan] = plansIn(paper === undefined ? [] : [paper]);
    if (plan === undefined) return;
    const { version } = plan.paper;
    const due = tasksToAsk(plan.meeting, clock.now).filter((task) => ids.includes(task.id));
    if (due.length === 0) return;
    const body = writeMeeting(
      noteAsked(
        plan.meeting,
        due.map((task) => task.id),
        clock,
      ),
    );
    const change = { case: it.code, id, seen: version, body, isFinal: plan.paper.isFinal, act: `asked.${clock.now}` };
    if ((await papers.save(change)).kind !== "changed meanwhile") return;
  }
}
