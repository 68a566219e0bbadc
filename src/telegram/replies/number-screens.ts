import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import type { Page } from "../../domain/pages.ts";
import { USE_SPANS, type UseSpan } from "../../domain/usage.ts";
import { startOfWeek } from "../../domain/week.ts";
import type { PressOf } from "../callback-data.ts";
import { turnButtons } from "./pages.ts";
import type { Button } from "./reply.ts";

export type NumbersPress = PressOf<"numbers">;
export type NumberChart = PressOf<"numbersChart">["of"];

/** What is on the screen. */
export type NumbersScreen = Pick<NumbersPress, "span" | "page">;

/** The screens that stand beside each other, and the buttons to them. */
const ROOMS = {
  members: "button.numbers-members",
  use: "button.numbers-use",
  techniques: "button.numbers-techniques",
  broadcasts: "button.numbers-broadcasts",
  updates: "button.numbers-updates",
} as const satisfies Partial<Record<NumbersPress["view"], MessageKey>>;
type Room = keyof typeof ROOMS;

const SPAN_BUTTONS = {
  week: "button.span-week",
  "4-weeks": "button.span-4-weeks",
  "13-weeks": "button.span-13-weeks",
  "53-weeks": "button.span-53-weeks",
} as const satisfies Readonly<Record<UseSpan, MessageKey>>;

const FIRST_SPAN: UseSpan = "4-weeks";

/** All that the person may see, of the last month. */
export const STATISTICS_START: PressOf<"statistics"> = {
  name: "statistics",
  view: "overview",
  period: "30-days",
  area: "",
  page: 0,
};

export function numbersPress(view: NumbersPress["view"], span: UseSpan = FIRST_SPAN, page = 0): NumbersPress {
  return { name: "numbers", view, span, page };
}

/** The ways to the other screens of /statistik, two in a row; `here` is left out. */
export function roomButtons(here: Room | "referrals", speech: Speech): Button[][] {
  const others = (Object.keys(ROOMS) as Room[]).filter((room) => room !== here);
  const buttons: Button[] = [
    ...(here === "referrals" ? [] : [{ text: speech.say("button.numbers-referrals"), press: STATISTICS_START }]),
    ...others.map((room) => ({ text: speech.say(ROOMS[room]), press: numbersPress(room) })),
  ];
  return buttons.flatMap((_, index) => (index % 2 === 0 ? [buttons.slice(index, index + 2)] : []));
}

export function spanButtons(view: NumbersPress["view"], shown: UseSpan, speech: Speech): Button[] {
  return USE_SPANS.map((span) => {
    const text = speech.say(SPAN_BUTTONS[span]);
    return { text: span === shown ? `• ${text}` : text, press: numbersPress(view, span) };
  });
}

export function tellSpan(span: UseSpan, speech: Speech): string {
  return speech.say(`span.${span}`);
}

/** "23 Nov": the Monday with which a week begins. */
export function tellWeek(week: number, speech: Speech): string {
  const words = { day: "numeric", month: "short", timeZone: "+07:00" } as const;
  return new Intl.DateTimeFormat(speech.language === "en" ? "en-GB" : "id-ID", words).format(startOfWeek(week));
}

export function drawButton(of: NumberChart, span: UseSpan, speech: Speech): Button {
  return { text: speech.say("button.chart"), press: { name: "numbersChart", of, span } };
}

export function turnRow(view: NumbersPress["view"], span: UseSpan, { page, pages }: Page<unknown>, speech: Speech) {
  return turnButtons(page, pages, (to) => numbersPress(view, span, to), speech);
}

/** "Aktif: <b>12</b>" */
export function countLine(name: string, count: number): string {
  return `${name}: <b>${count}</b>`;
}
