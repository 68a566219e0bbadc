import type { MessageKey } from "../content/message-keys.ts";
import type { Speech } from "../content/speech.ts";
import { SIDES, type Side } from "../domain/case.ts";
import type { SessionChange } from "../domain/change-session.ts";
import { CONTRACT_LIMITS } from "../domain/contract-form.ts";
import { findPersonalDetails } from "../domain/personal-details.ts";
import { holdsPoint, typedPoint } from "../domain/point.ts";
import { readDayAhead } from "../domain/review-day.ts";
import { SESSION_LIMITS, type SessionForm } from "../domain/session-form.ts";
import { changePlan } from "./commands/session-changes.ts";
import type { House } from "./context.ts";
import { COMPOSE, type Writer, type Writing } from "./flows/writing.ts";
import { show } from "./message-sender.ts";
import { openPaper } from "./papers.ts";
import { SESSION_FIELDS } from "./presses/session.ts";
import { tellSide } from "./replies/paper-parts.ts";
import { paperGoneReply } from "./replies/paper-told.ts";
import type { Button } from "./replies/reply.ts";
import { sessionReply } from "./replies/session.ts";
import { talkReply } from "./replies/session-talks.ts";
import { barSession, SESSION_READER, sessionViewOf } from "./session-view.ts";

type Field = (typeof SESSION_FIELDS)[number];

const DAYS = CONTRACT_LIMITS.reviewDays;
const LONGEST: Readonly<Record<Field, number>> = {
  ...{ rules: SESSION_LIMITS.point, pauses: SESSION_LIMITS.point, endings: SESSION_LIMITS.point },
  ...{ asks: SESSION_LIMITS.point, passOn: SESSION_LIMITS.passOn },
  ...{ issues: SESSION_LIMITS.issue, opening: SESSION_LIMITS.opening, next: 40 },
};

const REASONS = {
  personal: "paper.personal",
  unclear: "paper.day-unclear",
  past: "paper.day-past",
  far: "paper.day-far",
} as const satisfies Readonly<Record<string, MessageKey>>;
type Reason = keyof typeof REASONS;

/** Rules, issues, questions and opening words of somebody's own. */
export const SESSION_WRITER: Writer = {
  talk: COMPOSE,
  longest: (wanted) => LONGEST[askedIn(wanted).field],

  ask({ speech }, wanted) {
    const { field, side, reason } = askedIn(wanted);
    const why = reason === undefined ? undefined : tellReason(reason, speech);
    return {
      text: [why, question(field, side, speech)].filter((part) => part !== undefined).join("\n\n"),
      buttons: [[resumeButton(wanted, speech)]],
    };
  },

  async take(ctx, words, wanted, house) {
    const { field, side } = askedIn(wanted);
    const place = { code: wanted.case ?? "", paper: wanted.paper ?? "" };
    const opened = await openPaper(ctx, place, SESSION_READER, house);
    if (opened === undefined || (await barSession(ctx, opened.case, house))) return "done";
    const change = changeIn(words, askedIn(wanted), { form: opened.form, place: opened.case.place }, house);
    if (change === undefined) return { ...wanted, field: `${field}:${side}` };
    if (typeof change === "string") return { ...wanted, field: `${field}:${side}:${change}` };
    const made = await changePlan(ctx, { opened, change, seen: opened.paper.version }, house);
    if (ctx.isDangerTold) return "done";
    if (made === undefined) await show(ctx, paperGoneReply(opened.case.code, ctx.speech));
    else {
      const view = sessionViewOf(made.opened, house);
      const isOfTalk = field === "asks" || field === "passOn";
      const reply = isOfTalk ? talkReply(view, side, ctx.speech, made.note) : sessionReply(view, ctx.speech, made.note);
      await show(ctx, reply);
    }
    return "done";
  },
};

function question(field: Field, side: Side, speech: Speech): string {
  const most = LONGEST[field];
  if (field === "next") return speech.say("session.write-next", { days: DAYS });
  if (field === "asks" || field === "passOn") {
    return speech.say(`session.write-${field}`, { who: tellSide(side, speech), most });
  }
  return speech.say(`session.write-${field}`, { most });
}

function tellReason(reason: Reason, speech: Speech): string {
  return reason === "far" ? speech.say(REASONS.far, { days: DAYS }) : speech.say(REASONS[reason]);
}

/** A word that stands there already is not taken out by writing it again. */
function changeIn(
  words: string,
  { field, side }: Asked,
  { form, place }: { readonly form: SessionForm; readonly place: string },
  { now }: Pick<House, "now">,
): SessionChange | Reason | undefined {
  const point = typedPoint(words);
  if (field !== "next" && findPersonalDetails(words).length > 0) return "personal";
  switch (field) {
    case "next": {
      const day = readDayAhead(words, { place, now: now().getTime(), most: DAYS });
      return day.kind === "day" ? { kind: "next", next: day.at } : day.kind;
    }
    case "opening":
      return { kind: "opening", point };
    case "passOn":
      return { kind: "pass on", side, text: words };
    case "asks": {
      const asks = form.talks.find((talk) => talk.side === side)?.asks ?? [];
      return holdsPoint(asks, point) ? undefined : { kind: "tick ask", side, point };
    }
    default:
      return holdsPoint(form[field], point) ? undefined : { kind: "tick", list: field, point };
  }
}

/** Any press leaves the question; this one shows where one was. */
function resumeButton({ case: code = "", paper = "" }: Writing, speech: Speech): Button {
  return { text: speech.say("button.paper-resume"), press: { name: "session", code, paper } };
}

interface Asked {
  readonly field: Field;
  readonly side: Side;
  readonly reason: Reason | undefined;
}

/** "asks:B", "next:A:past": the question, whose, and why what was written last was not taken. */
function askedIn({ field: text = "" }: Writing): Asked {
  const [name, letter, why] = text.split(":");
  return {
    field: SESSION_FIELDS.find((field) => field === name) ?? "rules",
    side: SIDES.find((side) => side === letter) ?? "A",
    reason: (Object.keys(REASONS) as Reason[]).find((reason) => reason === why),
  };
}
