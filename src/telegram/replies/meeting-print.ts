import type { Speech } from "../../content/speech.ts";
import {
  linesOf,
  type Meeting,
  type MeetingList,
  type MeetingPick,
  type MeetingStep,
  picksOf,
} from "../../domain/meeting.ts";
import { agendaOf } from "../../domain/meeting-agenda.ts";
import { whoIsMissing } from "../../domain/meeting-steps.ts";
import type { PrintBlock, PrintDocument } from "../../domain/print-document.ts";
import { tellPeople } from "./meeting-steps.ts";
import { joined, type MeetingView, tellDay, tellGroup, tellPick } from "./meeting-words.ts";

const LINES_FOR_A_PEN = 5;

/** Agenda and task list, to be put on the table: nobody is named in it. */
export function meetingDocument(view: MeetingView, place: string, speech: Speech): PrintDocument {
  const { meeting, case: conflict } = view;
  return {
    ...{ paper: "a4", language: speech.language },
    title: speech.say("print.title"),
    subtitle: speech.say("print.subtitle"),
    footer: speech.say("print.footer", { code: conflict.code }),
    blocks: [
      {
        kind: "facts",
        rows: [
          [speech.say("print.code"), conflict.code],
          [speech.say("print.place"), place],
          [speech.say("print.length"), speech.say("print.minutes", { count: meeting.length })],
        ],
      },
      { kind: "blank", label: speech.say("print.when-where"), lines: 1 },
      ...whoBlocks(meeting, speech),
      ...listed("print.purpose", chosen(meeting, "purpose", "purpose", speech), speech),
      ...listed("print.ways", picked(picksOf(meeting, "ways"), speech), speech),
      ...agendaBlocks(meeting, speech),
      ...contentBlocks(meeting, speech),
      ...taskBlocks(meeting, speech),
      { kind: "blank", label: speech.say("print.notes"), lines: LINES_FOR_A_PEN },
    ],
  };
}

function whoBlocks(meeting: Meeting, speech: Speech): readonly PrintBlock[] {
  const missing = whoIsMissing(meeting).map((group) => tellGroup(group, speech).toLowerCase());
  return [
    heading("print.who", speech),
    {
      kind: "facts",
      rows: meeting.invited.map(({ group, people }) => [tellGroup(group, speech), tellPeople(people, speech)]),
    },
    ...(missing.length === 0
      ? []
      : [
          {
            kind: "quote",
            text: {
              lead: `${speech.say("print.missing")}:`,
              text: `${joined(missing)}. ${speech.say("print.missing-how")}`,
            },
          } as const,
        ]),
  ];
}

function agendaBlocks(meeting: Meeting, speech: Speech): readonly PrintBlock[] {
  return [
    heading("print.agenda", speech),
    {
      kind: "table",
      columns: [
        { title: speech.say("print.minute"), share: 2 },
        { title: speech.say("print.part"), share: 5 },
        { title: speech.say("print.takes"), share: 2 },
      ],
      rows: agendaOf(meeting).map(({ part, from, minutes }) => [
        `${from}–${from + minutes}`,
        speech.say(`agenda.${part}`),
        speech.say("print.minutes", { count: minutes }),
      ]),
    },
    { kind: "small", text: speech.say("print.agenda-how") },
    { kind: "small", text: speech.say("print.rules") },
  ];
}

function contentBlocks(meeting: Meeting, speech: Speech): readonly PrintBlock[] {
  const written = (list: MeetingList) => linesOf(meeting, list).map(({ text }) => text);
  return [
    ...listed("print.alike", written("alike"), speech),
    ...listed("print.differs", written("differs"), speech),
    ...listed("print.learn", chosen(meeting, "learn", "learn", speech), speech),
    ...listed("print.problems", written("problems"), speech),
    ...listed("print.goals", written("goals"), speech),
    ...optionBlocks(meeting, speech),
    ...listed("print.action", chosen(meeting, "action", "action", speech), speech),
  ];
}

function optionBlocks(meeting: Meeting, speech: Speech): readonly PrintBlock[] {
  const options = linesOf(meeting, "options");
  if (options.length === 0) return [];
  const arguments_ = (list: "for" | "against", id: number) =>
    linesOf(meeting, list, id)
      .map(({ text }) => `• ${text}`)
      .join("\n");
  return [
    heading("print.options", speech),
    {
      kind: "table",
      columns: (["print.option", "print.for", "print.against"] as const).map((key) => ({
        title: speech.say(key),
        share: 1,
      })),
      rows: options.map(({ id, text }, index) => [
        `${index + 1}. ${text}`,
        arguments_("for", id),
        arguments_("against", id),
      ]),
    },
  ];
}

/** Boxes to tick, and room to write by hand who and when as long as it is open. */
function taskBlocks(meeting: Meeting, speech: Speech): readonly PrintBlock[] {
  const tasks = meeting.tasks.filter(({ state }) => state !== "dropped");
  if (tasks.length === 0) return [];
  return [
    heading("print.tasks", speech),
    {
      kind: "ticks",
      items: tasks.map(({ what, who, due, state }, index) => ({
        text: {
          lead: `${index + 1}.`,
          text: `${what}\n${speech.say("print.code-of")}: ${who ?? ROOM}   ${speech.say("print.day")}: ${due === undefined ? ROOM : tellDay(due, speech)}`,
        },
        isTicked: state === "done",
      })),
    },
    { kind: "small", text: speech.say("print.names") },
  ];
}

const ROOM = "____________";

function listed(key: Parameters<typeof heading>[0], items: readonly string[], speech: Speech): readonly PrintBlock[] {
  return items.length === 0
    ? []
    : [heading(key, speech), { kind: "list", mark: items.length > 1 ? "number" : "dot", items }];
}

function chosen(meeting: Meeting, step: MeetingStep, list: MeetingList, speech: Speech): readonly string[] {
  return [...picked(picksOf(meeting, step), speech), ...linesOf(meeting, list).map(({ text }) => text)];
}

function picked(picks: readonly MeetingPick[], speech: Speech): readonly string[] {
  return picks.map((pick) => tellPick(pick, speech));
}

type Heading =
  | `print.${"who" | "purpose" | "ways" | "agenda" | "alike" | "differs" | "learn"}`
  | `print.${"problems" | "goals" | "options" | "action" | "tasks"}`;

function heading(key: Heading, speech: Speech): PrintBlock {
  return { kind: "heading", text: speech.say(key) };
}
