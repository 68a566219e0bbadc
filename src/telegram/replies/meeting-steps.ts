import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import {
  linesOf,
  MEETING_GROUPS,
  MEETING_LINES,
  MEETING_PICKS,
  type MeetingGroup,
  type MeetingLine,
  type MeetingList,
  type MeetingStep,
} from "../../domain/meeting.ts";
import { standingOf, stepAfter, stepBefore, whoIsMissing } from "../../domain/meeting-steps.ts";
import { meetingButton, stepPress } from "./meeting.ts";
import { type MeetingView, tellGroup, tellPick, whereOf } from "./meeting-words.ts";
import { inPairs } from "./referral-buttons.ts";
import type { Button, Reply } from "./reply.ts";

const LINE_SHOWN = 90;
const NUMBERS_A_ROW = 5;

/** What is written by hand at each step, in the order of the screen. */
const LISTS: Readonly<Record<Exclude<MeetingStep, "tasks">, readonly MeetingList[]>> = {
  ...{ who: [], purpose: ["purpose"], ways: [], common: ["alike", "differs"], learn: ["learn"] },
  ...{ problems: ["problems"], goals: ["goals"], options: ["options"], action: ["action"] },
};

/** One facilitator task in the volunteer's words: what is there of it, and what can be added. */
export function stepReply(
  view: MeetingView,
  step: Exclude<MeetingStep, "tasks">,
  speech: Speech,
  note?: string,
): Reply {
  const lists = LISTS[step];
  const full = lists.filter((list) => linesOf(view.meeting, list).length >= MEETING_LINES[list]);
  return {
    text: [
      ...(note === undefined ? [] : [note]),
      speech.say(`meeting.ask-${step}`),
      ...lists.flatMap((list) => listLines(view, list, speech)),
      ...(step === "who" ? missingLines(view, speech) : []),
      ...full.flatMap((list) => (MEETING_LINES[list] > 1 ? [fullNote(list, speech)] : [])),
    ].join("\n\n"),
    buttons: [
      ...inPairs(step === "who" ? groupButtons(view, speech) : pickButtons(view, step, speech)),
      ...lists.flatMap((list) => editRows(view, list, speech)),
      ...lists.filter((list) => !full.includes(list)).map((list) => [writeButton(view, list, 0, speech)]),
      ...wayRows(view, step, speech),
    ],
  };
}

/** How many of a group come. */
export function peopleReply(view: MeetingView, group: MeetingGroup, speech: Speech): Reply {
  const invited = view.meeting.invited.find((some) => some.group === group);
  const numbers = PEOPLE.map((people): Button => {
    const text = people === 0 ? speech.say("button.people-unknown") : String(people);
    return { text, press: { name: "meetingInvite", ...whereOf(view), group, people } };
  });
  const missing = whoIsMissing(view.meeting).find((some) => some === group);
  return {
    text: [
      speech.say("meeting.ask-people", { group: tellGroup(group, speech) }),
      ...(missing === undefined ? [] : [speech.say(`meeting.missing-${missing}`)]),
      ...(invited === undefined
        ? []
        : [speech.say("meeting.people-now", { people: tellPeople(invited.people, speech) })]),
    ].join("\n\n"),
    buttons: [
      ...inRows(numbers, NUMBERS_A_ROW),
      ...(invited === undefined
        ? []
        : [
            [
              {
                text: speech.say("button.people-none"),
                press: { name: "meetingInvite", ...whereOf(view), group, people: "none" },
              } as Button,
            ],
          ]),
      [{ text: speech.say("button.meeting-back"), press: stepPress(view, "who") }],
    ],
  };
}

export function tellPeople(people: number, speech: Speech): string {
  return people === 0 ? speech.say("word.people-unknown") : speech.say("word.people", { count: people });
}

/** Back and on, and the overview from everywhere. */
export function wayRows(view: MeetingView, step: MeetingStep, speech: Speech): Button[][] {
  const [before, after] = [stepBefore(step), stepAfter(step)];
  const isOpen = standingOf(view.meeting, step) === "open";
  const back: Button[] =
    before === undefined ? [] : [{ text: speech.say("button.meeting-back"), press: stepPress(view, before) }];
  const on: Button = isOpen
    ? { text: speech.say("button.meeting-skip"), press: { name: "meetingSkip", ...whereOf(view), step } }
    : {
        text: speech.say("button.meeting-next"),
        press: after === undefined ? { name: "meeting", ...whereOf(view) } : stepPress(view, after),
        style: "success",
      };
  return [[...back, on], [meetingButton(view, speech)]];
}

export function writeButton(view: MeetingView, list: MeetingList, of: number, speech: Speech): Button {
  return { text: speech.say(`button.write-${list}`), press: { name: "meetingWrite", ...whereOf(view), list, of } };
}

export function fullNote(list: MeetingList, speech: Speech): string {
  return speech.say("meeting.full", { most: MEETING_LINES[list] });
}

export function inRows<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, row) => all.slice(row * size, (row + 1) * size));
}

/** 0: not known yet. */
const PEOPLE = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 50, 0] as const;

function groupButtons(view: MeetingView, speech: Speech): Button[] {
  return MEETING_GROUPS.map((group) => {
    const name = tellGroup(group, speech);
    const invited = view.meeting.invited.find((some) => some.group === group);
    const text =
      invited === undefined
        ? name
        : invited.people === 0
          ? speech.say("button.group-on-unknown", { group: name })
          : speech.say("button.group-on", { group: name, count: invited.people });
    return { text, press: { name: "meetingGroup", ...whereOf(view), group } };
  });
}

function pickButtons(view: MeetingView, step: MeetingStep, speech: Speech): Button[] {
  return MEETING_PICKS.filter((pick) => pick.startsWith(`${step}-`)).map((pick) => {
    const isOn = view.meeting.picks.includes(pick);
    const name = tellPick(pick, speech);
    return {
      text: isOn ? speech.say("button.pick-on", { pick: name }) : name,
      press: { name: "meetingPick", ...whereOf(view), pick, isOn: isOn ? "no" : "yes" },
    };
  });
}

/** Who is not there, and how to invite them safely. Source: domain rules, S18. */
function missingLines({ meeting }: MeetingView, speech: Speech): readonly string[] {
  const missing = whoIsMissing(meeting);
  if (missing.length === 0) return [];
  const how = missing.map((group) => speech.say(`meeting.missing-${group}`));
  return [`${speech.say("meeting.who-missing")}\n<blockquote expandable>${how.join("\n")}</blockquote>`];
}

function listLines(view: MeetingView, list: MeetingList, speech: Speech): readonly string[] {
  const lines = linesOf(view.meeting, list);
  const heading = list === "alike" || list === "differs" ? [speech.say(`meeting.${list}`)] : [];
  if (lines.length === 0)
    return heading.length === 0 ? [] : [`${heading.join("")}\n${speech.say("meeting.nothing-yet")}`];
  return [[...heading, ...lines.map((line, index) => tellLine(view, line, index + 1, speech))].join("\n")];
}

function tellLine({ meeting }: MeetingView, { list, id, text }: MeetingLine, number: number, speech: Speech): string {
  const shown = shorten(text, LINE_SHOWN);
  if (list !== "options") return speech.say("meeting.line", { number, text: shown });
  const [pros, cons] = [linesOf(meeting, "for", id).length, linesOf(meeting, "against", id).length];
  return speech.say("meeting.line-option", { number, text: shown, for: pros, against: cons });
}

/** A number for each line, which opens it. */
export function editRows(view: MeetingView, list: MeetingList, speech: Speech, of?: number): Button[][] {
  const isOneOfTwo = list === "alike" || list === "differs" || list === "for" || list === "against";
  const key = isOneOfTwo ? (`button.line-edit-${list}` as const) : "button.line-edit";
  const buttons = linesOf(view.meeting, list, of).map(
    ({ id }, index): Button => ({
      text: speech.say(key, { number: index + 1 }),
      press: { name: "meetingLine", ...whereOf(view), id },
    }),
  );
  return inRows(buttons, NUMBERS_A_ROW);
}
