import { describe, expect, it } from "vitest";
import { judgeFairness } from "../../src/domain/fairness.ts";
import type { NeedCategory } from "../../src/domain/need.ts";
import type { Referral } from "../../src/domain/referral.ts";
import { startReferral } from "../../src/domain/referral-log.ts";
import { aDraft } from "./data/a-referral.ts";

const helpFor = (
  sides: readonly string[],
  category: NeedCategory = "food",
  told: Partial<Referral> = {},
): Referral => ({
  ...startReferral(aDraft({ need: { category, urgency: "urgent" }, case: { code: "K1", sides } })),
  ...told,
});
const EVEN = { kind: "even" };
const ONLY_A = { kind: "one side only", side: "A" };

describe("a case", () => {
  it.each<[string, object, readonly Referral[]]>([
    ["without help", EVEN, []],
    ["with goods for one side, still a draft", ONLY_A, [helpFor(["A"])]],
    ["with goods for one side, again and again", ONLY_A, [helpFor(["A"]), helpFor(["A"], "money")]],
    ["with goods for both sides", EVEN, [helpFor(["A"]), helpFor(["B"], "medicine")]],
    ["with goods that both sides share", EVEN, [helpFor(["A", "B"])]],
    ["with a service for one side", EVEN, [helpFor(["A"], "health_care")]],
    ["with goods for one side and a service for the other", ONLY_A, [helpFor(["A"]), helpFor(["B"], "legal_aid")]],
    ["with goods for nobody knows whom", EVEN, [helpFor([])]],
    ["with goods for one side and for nobody knows whom", ONLY_A, [helpFor(["A"]), helpFor([])]],
    ["with goods that came to one side", ONLY_A, [helpFor(["A"], "food", { state: "ditutup", outcome: "helped" })]],
    ["with goods that never came", EVEN, [helpFor(["A"], "food", { state: "ditutup", outcome: "not_helped" })]],
  ])("%s is judged %o", (_what, expected, referrals) => {
    expect(judgeFairness(referrals)).toEqual(expected);
  });

  it.each(["ditolak", "gagal", "tak_terhubungi", "dibatalkan", "salah_input"] as const)(
    "in which the other side's goods are %s helps one side only",
    (state) => {
      expect(judgeFairness([helpFor(["A"]), helpFor(["B"], "food", { state })])).toEqual(ONLY_A);
    },
  );

  it("says nothing of a referral that belongs to no case", () => {
    expect(judgeFairness([startReferral(aDraft())])).toEqual(EVEN);
  });
});
