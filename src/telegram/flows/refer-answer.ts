import { shorten } from "../../content/shorten.ts";
import {
  answerForm,
  askAgain,
  type FormAnswer,
  type FormStep,
  goBack,
  openStep,
  sidesOf,
} from "../../domain/referral-form.ts";
import { stoppingGates, VIOLENCE_GATES } from "../../domain/safety.ts";
import { isRetired } from "../../domain/source.ts";
import type { Press, PressName } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { clearDanger } from "../danger-mark.ts";
import { earlierCases, earlierPersons } from "../earlier-codes.ts";
import { LONGEST_SOURCE_NAME } from "../replies/refer-source.ts";
import { fileReferral } from "./refer-filing.ts";
import { findListed, openWords, sealWords } from "./refer-words.ts";
import type { Referring, Screen } from "./referring.ts";

const PLACES_FOUND = 8;
const MOST_PAGES = 20;

type Asked = FormStep | "summary";

/** The buttons of each question. An older one, of a question that is not open any more, goes on to the others. */
const ANSWERS: Readonly<Record<Asked, readonly PressName[]>> = {
  category: ["referCategory"],
  words: ["referSkip", "referUseWords"],
  urgency: ["referUrgency"],
  place: ["referPlace"],
  person: ["referPerson", "referPage", "referUseWords"],
  case: ["referCase", "referPage"],
  sides: ["referSides"],
  source: ["referSource", "referTyped", "referPage", "referUseWords"],
  handOver: ["referHandOver"],
  consent: ["referConsent"],
  override: ["referUseWords"],
  summary: ["referChanges", "referChange", "referConfirm"],
};
/** The last two stand below a safety card. */
const WAYS: readonly PressName[] = ["referBack", "resume", "calm", "gateList"];

/** In letters as a person counts them. */
const LONGEST: Readonly<Partial<Record<Asked, number>>> = {
  words: 500,
  person: 500,
  source: LONGEST_SOURCE_NAME,
  override: 300,
  place: 80,
};

export function mostLetters(step: Asked | undefined): number {
  return LONGEST[step ?? "summary"] ?? 0;
}

/** True for what answers the open question, or leads on from it. */
export function isTaken({ form }: Referring, press: Press | undefined, words: string | undefined): boolean {
  const asked = openStep(form) ?? "summary";
  if (press !== undefined) return WAYS.includes(press.name) || ANSWERS[asked].includes(press.name);
  return words !== undefined && !words.startsWith("/") && asked in LONGEST;
}

/** Where the talk stands after an answer; "filed" when the referral is written and shown. */
export async function takeAnswer(ctx: JuruContext, start: Referring, house: House): Promise<Referring | "filed"> {
  const { press } = ctx;
  if (press === undefined) return takeWords(ctx, start, house);
  const { form } = start;
  switch (press.name) {
    case "referBack":
      return start.screen.view === undefined ? { ...start, form: goBack(form), screen: {} } : { ...start, screen: {} };
    case "calm":
      if (stoppingGates(press.gates.filter((gate) => !VIOLENCE_GATES.includes(gate))).length === 0) {
        await clearDanger(ctx, house);
      }
      return start;
    case "resume":
      return start.screen.view === "changes" ? { ...start, screen: {} } : start;
    case "referPage":
      return withScreen(start, { page: Math.min(press.page, MOST_PAGES - 1) });
    case "referTyped":
      return withScreen(start, { view: "type a source" });
    case "referChanges":
      return withScreen(start, { view: "changes" });
    case "referChange":
      return { ...start, form: askAgain(form, press.step), screen: {} };
    case "referUseWords":
      return useOffered(ctx, start, house);
    case "referConfirm":
      return fileReferral(ctx, start, house);
    default: {
      const answer = await answerIn(ctx, press, start, house);
      return answer === undefined ? start : answered(start, answer);
    }
  }
}

/** Undefined for what a button of ours would not have said. */
async function answerIn(
  ctx: JuruContext,
  press: Press,
  { form, fresh }: Referring,
  house: House,
): Promise<FormAnswer | undefined> {
  switch (press.name) {
    case "referCategory":
      return { category: press.category };
    case "referSkip":
      return { words: "" };
    case "referUrgency":
      return { urgency: press.urgency };
    case "referPlace":
      return house.places.get(press.code) === undefined ? undefined : { place: press.code };
    case "referPerson": {
      const isKnown = press.code === fresh.person || (await earlierPersons(ctx, house)).some(isOf(press.code));
      return isKnown ? { person: press.code } : undefined;
    }
    case "referCase": {
      // Somebody else's code would tell how help is spread there.
      const isOwn = ["", fresh.case].includes(press.code) || (await earlierCases(ctx, house)).includes(press.code);
      return isOwn ? { case: press.code } : undefined;
    }
    case "referSides":
      return { sides: sidesOf(press.benefit) };
    case "referSource": {
      const source = await findListed(press.id, house);
      return source === undefined || isRetired(source) ? undefined : { source: { kind: "listed", id: press.id } };
    }
    case "referHandOver":
      return { handOver: press.way };
    case "referConsent":
      return press.answer === "override" && form.urgency !== "emergency" ? undefined : { consent: press.answer };
    default:
      return undefined;
  }
}

function isOf(code: string) {
  return (known: { readonly code: string }): boolean => known.code === code;
}

/** What was written. Words that told of a danger have brought the safety card; they wait until the volunteer is safe. */
function takeWords(ctx: JuruContext, start: Referring, house: House): Referring {
  const text = (ctx.words ?? "").trim();
  const step = openStep(start.form);
  const isTooLong = Array.from(text).length > mostLetters(step);
  if (ctx.isDangerTold) {
    return isTooLong || step === "place" ? start : withScreen(start, { offered: sealWords(ctx, text, house) });
  }
  if (step === "place") {
    const found = house.places.search(text, PLACES_FOUND).filter(({ kind }) => kind !== "province");
    return withScreen(start, { found: found.map(({ code }) => code) });
  }
  if (isTooLong) return withScreen(start, { trouble: "too long" });
  return withWords(ctx, start, text, house);
}

function useOffered(ctx: JuruContext, start: Referring, house: House): Referring {
  const text = openWords(ctx, start.screen.offered, house);
  return text === undefined ? withScreen(start, {}) : withWords(ctx, start, text, house);
}

function withWords(ctx: JuruContext, start: Referring, text: string, house: House): Referring {
  const seal = (words: string) => sealWords(ctx, words, house);
  switch (openStep(start.form)) {
    case "words":
      return answered(start, { words: seal(text) });
    case "person":
      return {
        ...answered(start, { note: seal(text) }),
        screen: start.screen.page === undefined ? {} : { page: start.screen.page },
      };
    case "source": {
      const name = shorten(text.replaceAll(/\s+/g, " "), LONGEST_SOURCE_NAME);
      return answered(start, { source: { kind: "typed", sealed: seal(name) } });
    }
    case "override":
      return answered(start, { override: seal(text) });
    default:
      return start;
  }
}

function answered(start: Referring, answer: FormAnswer): Referring {
  return { ...start, form: answerForm(start.form, answer), screen: {} };
}

function withScreen(start: Referring, screen: Screen): Referring {
  return { ...start, screen };
}
