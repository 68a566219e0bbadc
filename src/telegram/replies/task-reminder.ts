import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import type { MeetingTask } from "../../domain/meeting.ts";
import type { TaskMove } from "../../domain/meeting-tasks.ts";
import type { AskedTask } from "../../domain/task-notices.ts";
import type { Button, Reply } from "./reply.ts";
import { tellWhoAndWhen } from "./task-words.ts";

/** More than these are answered in the list. */
const MOST_SHOWN = 6;
const WHAT_SHOWN = 80;
const MOVES = ["done", "later", "drop"] as const satisfies readonly TaskMove[];

export interface AskedTasks {
  /** Code of the case. */
  readonly code: string;
  readonly tasks: readonly AskedTask[];
}

/** What is asked on the morning of their day: one message for all tasks of a case. To others when its volunteer is gone. */
export function taskReminderReply({ code, tasks }: AskedTasks, isOwners: boolean, speech: Speech): Reply {
  const count = tasks.length;
  const heading = speech.say(isOwners ? "tasks.remind" : "tasks.remind-others", { code, count });
  return asked({ code, tasks }, heading, speech);
}

/** After an answer: what is left of it. */
export function leftTasksReply({ code, tasks }: AskedTasks, note: string, speech: Speech): Reply {
  if (tasks.length === 0) {
    return { text: [note, speech.say("tasks.remind-answered")].join("\n\n"), buttons: [[openButton(code, speech)]] };
  }
  return asked(
    { code, tasks },
    [note, speech.say("tasks.remind-left", { code, count: tasks.length })].join("\n\n"),
    speech,
  );
}

function asked({ code, tasks }: AskedTasks, heading: string, speech: Speech): Reply {
  const shown = tasks.slice(0, MOST_SHOWN);
  const more = tasks.length - shown.length;
  const lines = shown.map(({ task }, index) =>
    speech.say("tasks.remind-line", {
      ...{ number: index + 1, what: shorten(task.what, WHAT_SHOWN) },
      facts: tellWhoAndWhen(task, speech),
    }),
  );
  return {
    text: [
      heading,
      lines.join("\n"),
      ...(more > 0 ? [speech.say("tasks.remind-more", { count: more })] : []),
      ...(shown.length > 1 ? [speech.say("tasks.remind-how")] : []),
    ].join("\n\n"),
    buttons: [...answerRows(code, shown, speech), [openButton(code, speech)]],
  };
}

function answerRows(code: string, shown: readonly AskedTask[], speech: Speech): Button[][] {
  const press = ({ paper, task: { id } }: AskedTask, move: TaskMove) =>
    ({ name: "taskAnswer", code, paper, id, move }) as const;
  const [only, ...others] = shown;
  if (only !== undefined && others.length === 0) {
    return MOVES.map((move): Button[] => [{ text: speech.say(`button.task-${move}`), press: press(only, move) }]);
  }
  return shown.map((one, index) =>
    MOVES.map(
      (move): Button => ({
        text: speech.say(`button.task-${move}-number`, { number: index + 1 }),
        press: press(one, move),
      }),
    ),
  );
}

function openButton(code: string, speech: Speech): Button {
  return { text: speech.say("button.meetings"), press: { name: "meetings", code } };
}

/** Nothing is left to do in a plan: what a facilitator does next. */
export function allDoneReply(code: string, { what }: MeetingTask, speech: Speech): Reply {
  return {
    text: [speech.say("tasks.moved-done", { what: shorten(what, WHAT_SHOWN) }), speech.say("tasks.all-done")].join(
      "\n\n",
    ),
    buttons: [
      [
        {
          text: speech.say("button.card-f11"),
          press: { name: "cardAlone", id: "F11", view: "front" },
          style: "success",
        },
      ],
      [{ text: speech.say("button.check-in"), press: { name: "checkIn", code } }],
      [openButton(code, speech)],
    ],
  };
}
