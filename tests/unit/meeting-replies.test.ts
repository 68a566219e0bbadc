import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/content/load.ts";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { MEETING_GROUPS, MEETING_LISTS, MEETING_STEPS, type Meeting } from "../../src/domain/meeting.ts";
import type { AskedTask } from "../../src/domain/task-notices.ts";
import { decodePress, encodePress } from "../../src/telegram/callback-data.ts";
import { askToDropReply, meetingReply } from "../../src/telegram/replies/meeting.ts";
import { meetingBarredReply } from "../../src/telegram/replies/meeting-barred.ts";
import { askForWordsReply, askToRewriteReply, lineReply } from "../../src/telegram/replies/meeting-lines.ts";
import { peopleReply, stepReply } from "../../src/telegram/replies/meeting-steps.ts";
import { taskReply, tasksReply } from "../../src/telegram/replies/meeting-tasks.ts";
import type { MeetingView } from "../../src/telegram/replies/meeting-words.ts";
import { meetingsReply, unreadableMeetingReply } from "../../src/telegram/replies/meetings.ts";
import type { Reply } from "../../src/telegram/replies/reply.ts";
import {
  askForTaskReply,
  dayReply,
  typeDayReply,
  typeWhoReply,
  whoReply,
} from "../../src/telegram/replies/task-choices.ts";
import { allDoneReply, leftTasksReply, taskReminderReply } from "../../src/telegram/replies/task-reminder.ts";
import { anyPlans, CLOCK, planned } from "../support/meetings.ts";
import { OPEN_CONFLICT } from "./data/a-case.ts";

const speeches = createSpeeches(loadMessages());
const { id: speech } = speeches;
const LONGEST_BUTTON = 40;
const LONGEST_TEXT = 4096;
const MOST_BUTTONS = 100;

function viewOf(meeting: Meeting): MeetingView {
  const conflict = { code: "K7M2Q", place: "34.04.01", situation: OPEN_CONFLICT };
  return { case: conflict, paper: "R4T9", meeting, now: CLOCK.now };
}

function askedIn({ tasks }: Meeting): readonly AskedTask[] {
  return tasks.map((task) => ({ paper: "R4T9", task }));
}

/** Every screen that there is of a plan. */
function screensOf(meeting: Meeting, language: (typeof LANGUAGES)[number]): readonly Reply[] {
  const view = viewOf(meeting);
  const said = speeches[language];
  const asked = { code: "K7M2Q", tasks: askedIn(meeting) };
  return [
    ...[meetingReply(view, said), askToDropReply(view, said), askForTaskReply(view, said)],
    meetingsReply({ code: "K7M2Q", place: "34.04.01" }, [{ paper: "R4T9", changedAt: CLOCK.now, view }], said),
    unreadableMeetingReply("K7M2Q", "R4T9", said),
    ...MEETING_STEPS.map((step) => (step === "tasks" ? tasksReply(view, 0, said) : stepReply(view, step, said))),
    ...[tasksReply(view, 1, said), tasksReply(view, 3, said)],
    ...MEETING_GROUPS.map((group) => peopleReply(view, group, said)),
    ...MEETING_LISTS.map((list) => askForWordsReply(view, list, { of: 0, isMore: false }, said)),
    ...meeting.lines.flatMap((line) => [
      lineReply(view, line, said),
      askToRewriteReply(view, line.id, line.text, said),
    ]),
    ...meeting.tasks.flatMap((task) => [
      ...[taskReply(view, task, said), whoReply(view, task, said), dayReply(view, task, said)],
      ...[typeWhoReply(view, task, said), typeDayReply(view, task, said, "past")],
      allDoneReply("K7M2Q", task, said),
    ]),
    ...[taskReminderReply(asked, true, said), taskReminderReply(asked, false, said), leftTasksReply(asked, "x", said)],
  ];
}

describe("the screens of a meeting plan", () => {
  it("fit into a message, their buttons onto a cheap phone, and each button comes back as it was, whatever is planned", () => {
    fc.assert(
      fc.property(anyPlans, fc.constantFrom(...LANGUAGES), (meeting, language) => {
        for (const { text, buttons = [] } of screensOf(meeting, language)) {
          expect(text.length).toBeLessThanOrEqual(LONGEST_TEXT);
          expect(buttons.flat().length).toBeLessThanOrEqual(MOST_BUTTONS);
          for (const button of buttons.flat()) {
            expect(Array.from(button.text).length).toBeLessThanOrEqual(LONGEST_BUTTON);
            expect(button.text.trim()).not.toBe("");
            if ("press" in button) expect(decodePress(encodePress(button.press))).toEqual(button.press);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("say what is there and what is still needed", () => {
    const { text, buttons = [] } = meetingReply(
      viewOf(planned({ kind: "invite", group: "elders", people: 8 })),
      speech,
    );

    expect(text).toMatch(/✅ <b>Siapa yang ikut<\/b>: sesepuh\n⬜ Untuk apa bertemu/);
    expect(text).toMatch(/Belum ada: perempuan, pemuda, kelompok kecil/);
    expect(text).toMatch(/masih perlu: untuk apa bertemu, tugas/);
    expect(text).toMatch(/Konflik masih terbuka/);
    expect(buttons.flat().map((button) => button.text)).not.toContain("📄 Unduh PDF agenda dan tugas");
  });

  it("name nobody who is missing once they are invited", () => {
    const everybody = (["women", "youth", "minority"] as const).map(
      (group) => ({ kind: "invite", group, people: 0 }) as const,
    );

    expect(stepReply(viewOf(planned(...everybody)), "who", speech).text).not.toMatch(/Yang belum ada/);
  });

  it("warn not to press a side that refuses", () => {
    const view = viewOf(planned());
    const refusing = { ...view, case: { ...view.case, situation: { ...OPEN_CONFLICT, gates: ["R10"] as const } } };

    expect(meetingReply(refusing, speech).text).toMatch(/Jangan ajak paksa/);
  });

  it("hold six tasks of a morning, each with its three answers, and the list for the others", () => {
    const tasks = Array.from({ length: 9 }, (_, n) => ({ kind: "add task", text: `tugas ${n}` }) as const);
    const { text, buttons = [] } = taskReminderReply(
      { code: "K7M2Q", tasks: askedIn(planned(...tasks)) },
      true,
      speech,
    );

    expect(text).toMatch(/9 tugas ditunggu[\s\S]*6\. tugas 5\n\n… dan 3 lagi/);
    expect(buttons.map((row) => row.length)).toEqual([3, 3, 3, 3, 3, 3, 1]);
  });
});

type BarredCase = Parameters<typeof meetingBarredReply>[0];

describe("a plan in a case", () => {
  const catalogue = loadCatalogue();
  const barred = (told: Partial<BarredCase>, wish: "read" | "plan" | "look" | "tick") =>
    meetingBarredReply({ code: "K7M2Q", state: "open", dangers: [], ...told }, wish, catalogue, speech)?.text;

  it.each([
    [{}, ["read", "plan", "look", "tick"], undefined],
    [{ dangers: ["R1"] }, ["read", "plan"], /Tunda dulu/],
    [{ dangers: ["R1"] }, ["look", "tick"], undefined],
    [{ isUntold: true }, ["read", "plan"], /jawab dulu soal bahaya/],
    [{ isUntold: true }, ["look", "tick"], undefined],
    [{ state: "closed" }, ["plan", "tick"], /sudah ditutup/],
    [{ state: "closed" }, ["read", "look"], undefined],
  ] as const)("that is %j: %j", (conflict, wishes, told) => {
    for (const wish of wishes) {
      if (told === undefined) expect(barred(conflict, wish)).toBeUndefined();
      else expect(barred(conflict, wish)).toMatch(told);
    }
  });
});
