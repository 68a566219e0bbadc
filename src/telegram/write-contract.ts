import type { MessageKey } from "../content/message-keys.ts";
import type { Speech } from "../content/speech.ts";
import type { ContractChange } from "../domain/change-contract.ts";
import { CONTRACT_LIMITS } from "../domain/contract-form.ts";
import { findUnfair } from "../domain/fair-words.ts";
import { findPersonalDetails } from "../domain/personal-details.ts";
import { typedPoint } from "../domain/point.ts";
import { readDayAhead } from "../domain/review-day.ts";
import { makeChange } from "./commands/contract-changes.ts";
import type { House, JuruContext } from "./context.ts";
import { barContract, CONTRACT_READER, viewOf } from "./contract-view.ts";
import { COMPOSE, type Writer, type Writing } from "./flows/writing.ts";
import { show } from "./message-sender.ts";
import { type OpenedPaper, openPaper } from "./papers.ts";
import { contractReply } from "./replies/contract.ts";
import { agreedReply } from "./replies/contract-read.ts";
import { paperGoneReply } from "./replies/paper-told.ts";
import type { Button } from "./replies/reply.ts";

/** Why words were not taken; asked again below it. */
const REASONS = {
  punishment: "contract.unfair-punishment",
  silence: "contract.unfair-silence",
  law: "contract.unfair-law",
  personal: "paper.personal",
  unclear: "paper.day-unclear",
  past: "paper.day-past",
  far: "paper.day-far",
} as const satisfies Readonly<Record<string, MessageKey>>;
type Reason = keyof typeof REASONS;

const LONGEST_DAY = 40;
const DAYS = CONTRACT_LIMITS.reviewDays;

/** Promises, steps and days in the parties' own words. */
export const CONTRACT_WRITER: Writer = {
  talk: COMPOSE,
  longest: (wanted) => (askedIn(wanted).field === "review" ? LONGEST_DAY : CONTRACT_LIMITS.words),

  ask({ speech }, wanted) {
    const { field, reason } = askedIn(wanted);
    const most = CONTRACT_LIMITS.words;
    const question =
      field === "review"
        ? speech.say("contract.write-review", { days: DAYS })
        : speech.say(field === "broken" ? "contract.write-broken" : "contract.write-commitments", { most });
    const buttons = [[resumeButton(wanted, speech)]];
    if (reason === undefined) return { text: question, buttons };
    const why = reason === "far" ? speech.say(REASONS.far, { days: DAYS }) : speech.say(REASONS[reason]);
    return { text: `${why}\n\n${question}`, buttons };
  },

  async take(ctx, words, wanted, house) {
    const place = { code: wanted.case ?? "", paper: wanted.paper ?? "" };
    const opened = await openPaper(ctx, place, CONTRACT_READER, house);
    if (opened === undefined || (await barContract(ctx, opened.case, house))) return "done";
    if (opened.paper.isFinal) {
      await show(ctx, agreedReply(viewOf(opened, house), ctx.speech, ctx.speech.say("paper.final-already")));
      return "done";
    }
    const change = changeIn(words, askedIn(wanted).field, opened.case.place, house);
    if (typeof change === "string") return { ...wanted, field: `${askedIn(wanted).field}!${change}` };
    await save(ctx, opened, change, house);
    return "done";
  },
};

async function save(
  ctx: JuruContext,
  opened: OpenedPaper<Parameters<typeof viewOf>[0]["form"]>,
  change: ContractChange,
  house: House,
): Promise<void> {
  const made = await makeChange(ctx, { opened, change, seen: opened.paper.version }, house);
  if (ctx.isDangerTold) return;
  if (made === undefined) return show(ctx, paperGoneReply(opened.case.code, ctx.speech));
  await show(ctx, contractReply(viewOf(made.opened, house), ctx.speech, made.note));
}

type Field = "commitments" | "broken" | "review";

function changeIn(words: string, field: Field, place: string, { now }: Pick<House, "now">): ContractChange | Reason {
  if (field === "review") {
    const day = readDayAhead(words, { place, now: now().getTime(), most: DAYS });
    return day.kind === "day" ? { kind: "review", at: day.at } : day.kind;
  }
  if (findPersonalDetails(words).length > 0) return "personal";
  return findUnfair(words, field) ?? { kind: "add", list: field, point: typedPoint(words) };
}

/** Any press leaves the question; this one shows where one was. */
function resumeButton({ case: code = "", paper = "" }: Writing, speech: Speech): Button {
  return { text: speech.say("button.paper-resume"), press: { name: "contract", code, paper } };
}

/** "broken!punishment": the question, and why what was written last was not taken. */
function askedIn({ field: text = "" }: Writing): { readonly field: Field; readonly reason: Reason | undefined } {
  const [field, reason] = text.split("!");
  return {
    field: field === "broken" || field === "review" ? field : "commitments",
    reason: (Object.keys(REASONS) as Reason[]).find((one) => one === reason),
  };
}
