import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { MEETING_LIMITS, type MeetingTask } from "../../domain/meeting.ts";
import type { TaskMove } from "../../domain/meeting-tasks.ts";
import { pageOf } from "../../domain/pages.ts";
import { wayRows } from "./meeting-steps.ts";
import { clockOf, type MeetingView, tellDay, whereOf } from "./meeting-words.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";
import { markOf, tellTaskState, tellWhoAndWhen } from "./task-words.ts";

const PAGE_SIZE = 8;
const NUMBERS_A_ROW = 4;
const WHAT_SHOWN = 70;

/** The tasks of a plan, a page at a time. */
export function tasksReply(view: MeetingView, asked: number, speech: Speech, note?: string): Reply {
  const { tasks } = view.meeting;
  const { shown, page, pages } = pageOf(tasks, asked, PAGE_SIZE);
  const numbered = shown.map((task, index) => ({ task, number: page * PAGE_SIZE + index + 1 }));
  const isFull = tasks.length >= MEETING_LIMITS.tasks;
  const heading = speech.say("tasks.list", {
    code: view.case.code,
    pages: pages > 1 ? speech.say("word.page-of", { page: page + 1, pages }) : "",
  });
  return {
    text: [
      ...(note === undefined ? [] : [note]),
      heading,
      ...(tasks.length === 0
        ? [speech.say("tasks.none")]
        : [
            numbered.map(({ task, number }) => taskLine(view, task, number, speech)).join("\n"),
            speech.say("tasks.how"),
          ]),
      ...(isFull ? [speech.say("tasks.full", { most: MEETING_LIMITS.tasks })] : []),
    ].join("\n\n"),
    buttons: [
      ...numberRows(view, numbered),
      turnButtons(page, pages, (other) => ({ name: "meetingTasks", ...whereOf(view), page: other }), speech),
      ...(isFull
        ? []
        : [
            [
              {
                text: speech.say("button.task-add"),
                press: { name: "taskAdd", ...whereOf(view) },
                style: "success",
              } as Button,
            ],
          ]),
      ...wayRows(view, "tasks", speech),
    ].filter((row) => row.length > 0),
  };
}

/** One task: how it stands, and everything that can be done with it. */
export function taskReply(view: MeetingView, task: MeetingTask, speech: Speech, note?: string): Reply {
  const clock = clockOf(view);
  const { what, who, due } = task;
  return {
    text: [
      ...(note === undefined ? [] : [note]),
      speech.say("tasks.one", {
        ...{ mark: markOf(task, clock), what, state: tellTaskState(task, clock, speech) },
        who: who ?? speech.say("word.task-nobody"),
        day: due === undefined ? speech.say("word.task-no-day") : tellDay(due, speech),
      }),
    ].join("\n\n"),
    buttons: [...moveRows(view, task, speech), ...changeRows(view, task, speech)],
  };
}

/** What has come of a move, above whatever is shown next. */
export function movedTaskNote({ what, due }: MeetingTask, move: TaskMove, speech: Speech): string {
  const shown = shorten(what, WHAT_SHOWN);
  if (move === "later") {
    return speech.say("tasks.moved-later", { what: shown, day: due === undefined ? "" : tellDay(due, speech) });
  }
  return speech.say(`tasks.moved-${move}`, { what: shown });
}

export function notedTaskNote({ what }: MeetingTask, speech: Speech): string {
  return speech.say("tasks.noted", { what: shorten(what, WHAT_SHOWN) });
}

export function tasksButton(view: Pick<MeetingView, "case" | "paper">, speech: Speech): Button {
  return { text: speech.say("button.tasks"), press: { name: "meetingTasks", ...whereOf(view), page: 0 } };
}

interface Numbered {
  readonly task: MeetingTask;
  readonly number: number;
}

function taskLine(view: MeetingView, task: MeetingTask, number: number, speech: Speech): string {
  return speech.say("tasks.line", {
    ...{ number, mark: markOf(task, clockOf(view)), what: shorten(task.what, WHAT_SHOWN) },
    facts: tellWhoAndWhen(task, speech),
  });
}

function numberRows(view: MeetingView, numbered: readonly Numbered[]): Button[][] {
  const buttons = numbered.map(
    ({ task: { id }, number }): Button => ({
      text: String(number),
      press: { name: "meetingTask", ...whereOf(view), id },
    }),
  );
  return [buttons.slice(0, NUMBERS_A_ROW), buttons.slice(NUMBERS_A_ROW)];
}

function moveRows(view: MeetingView, { id, state }: MeetingTask, speech: Speech): Button[][] {
  const move = (key: "done" | "later" | "drop" | "reopen"): Button => ({
    text: speech.say(`button.task-${key}`),
    press: { name: "taskMove", ...whereOf(view), id, move: key },
  });
  if (state !== "open") return [[move("reopen")]];
  return [[{ ...move("done"), style: "success" }], [move("later")], [move("drop")]];
}

function changeRows(view: MeetingView, { id }: MeetingTask, speech: Speech): Button[][] {
  const point = { ...whereOf(view), id };
  return [
    [
      { text: speech.say("button.task-who"), press: { name: "taskAskWho", ...point } },
      { text: speech.say("button.task-day"), press: { name: "taskAskDay", ...point } },
    ],
    [
      { text: speech.say("button.rewrite"), press: { name: "meetingRewrite", ...point } },
      { text: speech.say("button.strike"), press: { name: "meetingStrike", ...point } },
    ],
    [tasksButton(view, speech)],
  ];
}
