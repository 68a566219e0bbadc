import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NEED_CATEGORIES, URGENCIES } from "../../src/domain/need.ts";
import { HAND_OVERS } from "../../src/domain/referral.ts";
import {
  answeredSteps,
  answerForm,
  askAgain,
  BENEFITS,
  benefitOf,
  CONSENT_ANSWERS,
  draftOf,
  EMPTY_FORM,
  FORM_STEPS,
  type FormAnswer,
  goBack,
  openStep,
  type ReferralForm,
  sidesOf,
} from "../../src/domain/referral-form.ts";

const WHOLE: ReferralForm = {
  ...{ category: "food", words: "", urgency: "emergency", place: "34.04", person: "R4T9" },
  ...{ case: "7KMQ2", sides: ["A"], source: { kind: "listed", id: "dinsos" }, handOver: "letter" },
  ...{ consent: "override", override: "sealed", refusedBy: [] },
};

const anyAnswers: fc.Arbitrary<FormAnswer> = fc.oneof(
  fc.constantFrom(...NEED_CATEGORIES).map((category) => ({ category })),
  fc.constantFrom("", "sealed").map((words) => ({ words })),
  fc.constantFrom(...URGENCIES).map((urgency) => ({ urgency })),
  fc.constantFrom("34.04", "34.05").map((place) => ({ place })),
  fc.constant({ person: "R4T9" }),
  fc.constant({ note: "sealed" }),
  fc.constantFrom("", "7KMQ2", "F2WX9").map((code) => ({ case: code })),
  fc.constantFrom(...BENEFITS).map((benefit) => ({ sides: sidesOf(benefit) })),
  fc.constant({ source: { kind: "listed" as const, id: "dinsos" } }),
  fc.constantFrom(...HAND_OVERS).map((handOver) => ({ handOver })),
  fc.constantFrom(...CONSENT_ANSWERS).map((consent) => ({ consent })),
  fc.constant({ override: "sealed" }),
);
const anyForms = fc
  .array(anyAnswers, { maxLength: 40 })
  .map((answers) => answers.reduce<ReferralForm>(answerForm, EMPTY_FORM));

describe("a referral that is being written", () => {
  it("asks in one order, and a conflict or an emergency one thing more", () => {
    const asked: string[] = [];
    let form = EMPTY_FORM;
    for (let step = openStep(form); step !== undefined; step = openStep(form)) {
      asked.push(step);
      form = answerForm(form, { [step]: WHOLE[step] });
    }

    expect(asked).toEqual([...FORM_STEPS]);
    expect(answeredSteps({ ...WHOLE, case: "", consent: "yes" })).not.toEqual(expect.arrayContaining(["sides"]));
    expect(openStep({ ...EMPTY_FORM, category: "food" })).toBe("words");
  });

  it("does not ask what is known already", () => {
    expect(openStep({ ...EMPTY_FORM, category: "food", urgency: "normal", words: "", place: "34.04" })).toBe("person");
  });

  it("goes back one answer at a time, to the first question and no further", () => {
    let form = WHOLE;
    const left: (string | undefined)[] = [];
    for (let steps = 0; steps < FORM_STEPS.length; steps++) {
      form = goBack(form);
      left.push(openStep(form));
    }

    // Back from a question that hangs on another one asks that other one.
    expect(left).toEqual([...FORM_STEPS].toReversed());
    expect(goBack(form)).toEqual(EMPTY_FORM);
  });

  it("asks for the source anew when the need or the place has changed, and not when they stay", () => {
    expect(openStep(answerForm(WHOLE, { category: "medicine" }))).toBe("source");
    expect(openStep(answerForm(WHOLE, { place: "34.05" }))).toBe("source");
    expect(openStep(answerForm(WHOLE, { place: "34.04" }))).toBeUndefined();
  });

  it("asks for consent anew when it is no emergency any more", () => {
    const calmer = answerForm(WHOLE, { urgency: "normal" });

    expect(openStep(calmer)).toBe("consent");
    expect(calmer.override).toBeUndefined();
  });

  it("lets one answer be changed and keeps the others", () => {
    const { handOver: _, ...others } = WHOLE;

    expect(askAgain(WHOLE, "handOver")).toEqual(others);
    expect(openStep(askAgain(WHOLE, "case"))).toBe("case");
    expect(answerForm(askAgain(WHOLE, "case"), { case: "F2WX9" }).sides).toBeUndefined();
  });

  it("never goes without consent but in an emergency, whatever is answered in whatever order", () => {
    fc.assert(
      fc.property(anyForms, (form) => {
        if (form.consent === "override") expect(form.urgency).toBe("emergency");
        if (form.override !== undefined) expect(form.consent).toBe("override");
      }),
    );
  });

  it("can be gone back through from anywhere in as many steps as it has questions", () => {
    fc.assert(
      fc.property(anyForms, (form) => {
        const start = FORM_STEPS.reduce<ReferralForm>(goBack, form);

        expect(openStep(start)).toBe("category");
      }),
    );
  });

  it("becomes a draft without words, and only when nothing is missing", () => {
    const rest = { owner: 7, startedAt: 1, source: { kind: "typed", name: "Lumbung" } } as const;

    expect(draftOf(WHOLE, rest)).toEqual({
      ...{ ...rest, place: "34.04", handOver: "letter", forWhom: "R4T9" },
      need: { category: "food", urgency: "emergency" },
      case: { code: "7KMQ2", sides: ["A"] },
    });
    expect(draftOf({ ...WHOLE, case: "" }, rest)).not.toHaveProperty("case");
    expect(() => draftOf(askAgain(WHOLE, "place"), rest)).toThrow(/"place"/);
  });

  it.each(BENEFITS)("knows again that it helps: %s", (benefit) => {
    expect(benefitOf(sidesOf(benefit))).toBe(benefit);
  });
});
