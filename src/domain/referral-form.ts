import type { NeedCategory, Urgency } from "./need.ts";
import type { HandOver, ReferralDraft } from "./referral.ts";

/** What is asked before a referral can be written, in this order. */
export const FORM_STEPS = [
  "category",
  "words",
  "urgency",
  "place",
  "person",
  "case",
  "sides",
  "source",
  "handOver",
  "consent",
  "override",
] as const;
export type FormStep = (typeof FORM_STEPS)[number];

/** later: stays a draft; override: an emergency that cannot wait for a yes. */
export const CONSENT_ANSWERS = ["yes", "later", "override"] as const;
export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number];

/** Whom in a conflict a referral helps; the sides are opaque labels. */
export const BENEFITS = ["A", "B", "both", "unknown"] as const;
export type Benefit = (typeof BENEFITS)[number];

/**
 * A referral while it is being written; what is not answered yet is missing. All that was written by hand stands here
 * as the caller sealed it. Empty words were skipped, and an empty case is none.
 */
export interface ReferralForm {
  readonly category?: NeedCategory;
  readonly words?: string;
  readonly urgency?: Urgency;
  readonly place?: string;
  readonly person?: string;
  readonly note?: string;
  readonly case?: string;
  /** None: not known which side benefits. */
  readonly sides?: readonly string[];
  readonly source?: FormSource;
  readonly handOver?: HandOver;
  readonly consent?: ConsentAnswer;
  readonly override?: string;
  /** Code of the ended referral that this one goes on from. */
  readonly continues?: string;
  /** Ids of the sources that have let this person down. */
  readonly refusedBy: readonly string[];
}

export type FormSource =
  | { readonly kind: "listed"; readonly id: string }
  | { readonly kind: "typed"; readonly sealed: string };

export type FormAnswer = Partial<Pick<ReferralForm, FormStep | "note">>;

export const EMPTY_FORM: ReferralForm = { refusedBy: [] };

/** None: not known which side benefits. */
export function sidesOf(benefit: Benefit): readonly string[] {
  return { A: ["A"], B: ["B"], both: ["A", "B"], unknown: [] }[benefit];
}

export function benefitOf(sides: readonly string[]): Benefit {
  if (sides.length > 1) return "both";
  return BENEFITS.find((benefit) => benefit === sides[0]) ?? "unknown";
}

/** The first question without an answer; undefined when all is there. */
export function openStep(form: ReferralForm): FormStep | undefined {
  return FORM_STEPS.find((step) => isAsked(form, step) && form[step] === undefined);
}

/** With one answer more, or another one. What it makes untrue is asked anew. */
export function answerForm(form: ReferralForm, answer: FormAnswer): ReferralForm {
  const next: ReferralForm = { ...form, ...answer };
  const isElsewhere = next.category !== form.category || next.place !== form.place;
  const dropped: readonly FormStep[] = [
    ...(isElsewhere && answer.source === undefined ? (["source"] as const) : []),
    ...(next.case !== form.case && answer.sides === undefined ? (["sides"] as const) : []),
    // Only an emergency may go without consent.
    ...(next.consent === "override" && next.urgency !== "emergency" ? (["consent"] as const) : []),
    ...(next.consent === "override" && next.urgency === "emergency" ? [] : (["override"] as const)),
  ];
  return without(next, dropped);
}

/** One question back: the answer before the open question is taken back. The first question has nothing before it. */
export function goBack(form: ReferralForm): ReferralForm {
  const open = openStep(form);
  const before = open === undefined ? FORM_STEPS : FORM_STEPS.slice(0, FORM_STEPS.indexOf(open));
  const last = before.findLast((step) => isAsked(form, step));
  return last === undefined ? form : askAgain(form, last);
}

/** Asks one question again and keeps the other answers. */
export function askAgain(form: ReferralForm, step: FormStep): ReferralForm {
  const dependent: readonly FormStep[] = step === "case" ? ["sides"] : step === "consent" ? ["override"] : [];
  return without(form, [step, ...dependent]);
}

/** The questions that this form asks and that are answered, in order. */
export function answeredSteps(form: ReferralForm): readonly FormStep[] {
  return FORM_STEPS.filter((step) => isAsked(form, step) && form[step] !== undefined);
}

/** A form in which nothing is missing; the words stay behind, they are opened where they are saved. */
export function draftOf(
  form: ReferralForm,
  { owner, startedAt, source }: Pick<ReferralDraft, "owner" | "startedAt" | "source">,
): Omit<ReferralDraft, "code"> {
  const { category, urgency, place, person, handOver, sides = [], continues } = form;
  const isWhole = category && urgency && place && person && handOver && openStep(form) === undefined;
  if (!isWhole) throw new Error(`A referral was to be written while "${openStep(form)}" was not answered.`);
  return {
    ...{ owner, startedAt, source, place, handOver },
    forWhom: person,
    need: { category, urgency },
    ...(form.case ? { case: { code: form.case, sides } } : {}),
    ...(continues === undefined ? {} : { continues }),
  };
}

function isAsked(form: ReferralForm, step: FormStep): boolean {
  if (step === "sides") return form.case !== undefined && form.case !== "";
  return step !== "override" || form.consent === "override";
}

function without(form: ReferralForm, steps: readonly FormStep[]): ReferralForm {
  const left = Object.entries(form).filter(([name]) => !steps.some((step) => step === name));
  return { ...EMPTY_FORM, ...Object.fromEntries(left) };
}
