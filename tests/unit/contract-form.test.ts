import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SIDES } from "../../src/domain/case.ts";
import { type ContractChange, changeContract } from "../../src/domain/change-contract.ts";
import {
  CONTRACT_LIMITS,
  CONTRACT_LISTS,
  CONTRACT_STEPS,
  type ContractForm,
  isReadyToSeal,
  openContractStep,
  renewContract,
  sidesOfContract,
  startContract,
  WATCHERS,
} from "../../src/domain/contract-form.ts";
import { findUnfair } from "../../src/domain/fair-words.ts";
import { typedPoint } from "../../src/domain/point.ts";
import { readContract, writeContract } from "../../src/domain/read-contract.ts";

const NOW = 1_000;
const REVIEW = 2_000;
const index = fc.nat({ max: 11 });
const points = fc
  .nat({ max: 14 })
  .map((number) =>
    number % 2 === 0 ? typedPoint(`janji ${number}`) : { ...typedPoint(`contoh ${number}`), example: `w${number}` },
  );
const list = fc.constantFrom("commitments" as const, "broken" as const);
const changes: fc.Arbitrary<ContractChange> = fc.oneof(
  fc.record({ kind: fc.constant("sides" as const), count: fc.integer({ min: 0, max: 8 }) }),
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("add" as const), list, point: points }) },
  fc.record({ kind: fc.constant("remove" as const), list, index }),
  fc.record({ kind: fc.constant("by" as const), index, by: fc.constantFrom("all" as const, ...SIDES) }),
  fc.record({ kind: fc.constant("up" as const), index }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("watcher" as const), watcher: fc.constantFrom(...WATCHERS) }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant("settle" as const), list: fc.constantFrom(...CONTRACT_LISTS) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("review" as const), at: fc.constantFrom(NOW, REVIEW) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("agree" as const), side: fc.constantFrom(...SIDES) }) },
  fc.record({ kind: fc.constant("again" as const), step: fc.constantFrom(...CONTRACT_STEPS) }),
  fc.constant({ kind: "back" as const }),
);
const histories = fc.tuple(fc.integer({ min: 0, max: 7 }), fc.array(changes, { maxLength: 60 }));

function play(sides: number, done: readonly ContractChange[]): ContractForm {
  return done.reduce(apply, startContract(sides));
}

function apply(form: ContractForm, change: ContractChange): ContractForm {
  const result = changeContract(form, change);
  return result.kind === "changed" ? result.form : form;
}

/** Two parties, one promise, and all that is needed for their yes. */
const WHOLE: readonly ContractChange[] = [
  { kind: "add", list: "commitments", point: typedPoint("Tidak mengirim pesan tentang pihak lain.") },
  { kind: "settle", list: "commitments" },
  { kind: "add", list: "broken", point: typedPoint("Beri tahu penengah.") },
  { kind: "settle", list: "broken" },
  { kind: "watcher", watcher: "customs" },
  { kind: "settle", list: "watchers" },
  { kind: "review", at: REVIEW },
];

describe("a behaviour contract that is being written", () => {
  it("asks in one order until every party has said yes", () => {
    const steps = WHOLE.map((_, count) => openContractStep(play(2, WHOLE.slice(0, count))));
    const whole = play(2, WHOLE);
    const onlyOne = apply(whole, { kind: "agree", side: "A" });

    expect(steps).toEqual(["commitments", "commitments", "broken", "broken", "watchers", "watchers", "review"]);
    expect(openContractStep(whole)).toBe("agreement");
    expect(isReadyToSeal(onlyOne, NOW)).toBe(false);
    expect(isReadyToSeal(apply(onlyOne, { kind: "agree", side: "B" }), NOW)).toBe(true);
    expect(isReadyToSeal(apply(onlyOne, { kind: "agree", side: "B" }), REVIEW)).toBe(false);
  });

  it("asks how many parties there are when the case does not know it", () => {
    expect(openContractStep(startContract(1))).toBe("sides");
    expect(openContractStep(startContract(3))).toBe("commitments");
  });

  it("takes every yes back when one word is changed", () => {
    const agreed = play(2, [...WHOLE, { kind: "agree", side: "A" }, { kind: "agree", side: "B" }]);

    expect(agreed.agreed).toEqual(["A", "B"]);
    expect(apply(agreed, { kind: "by", index: 0, by: "B" }).agreed).toEqual([]);
    expect(apply(agreed, { kind: "add", list: "broken", point: typedPoint("Bertemu lagi.") }).agreed).toEqual([]);
  });

  it("says when ten promises stand there, and that the same one stands there already", () => {
    const ten = play(
      2,
      Array.from(
        { length: 10 },
        (_, number) => ({ kind: "add", list: "commitments", point: typedPoint(`${number}`) }) as const,
      ),
    );

    expect(changeContract(ten, { kind: "add", list: "commitments", point: typedPoint("11") })).toEqual({
      kind: "full",
      most: 10,
    });
    expect(changeContract(ten, { kind: "add", list: "commitments", point: typedPoint("3") })).toEqual({
      kind: "unchanged",
    });
  });

  it("goes on from one that was agreed: as it is, or promise by promise", () => {
    const agreed = play(2, [...WHOLE, { kind: "agree", side: "A" }, { kind: "agree", side: "B" }]);

    expect(openContractStep(renewContract(agreed, "7K2M", "extend"))).toBe("review");
    expect(openContractStep(renewContract(agreed, "7K2M", "renew"))).toBe("commitments");
    expect(renewContract(agreed, "7K2M", "renew")).toMatchObject({
      agreed: [],
      renews: "7K2M",
      commitments: agreed.commitments,
    });
  });

  it("keeps its limits and knows its open question, whatever is answered, changed and taken back", () => {
    fc.assert(
      fc.property(histories, ([sides, done]) => {
        const form = play(sides, done);

        expect(form.commitments.length).toBeLessThanOrEqual(CONTRACT_LIMITS.commitments);
        expect(form.broken.length).toBeLessThanOrEqual(CONTRACT_LIMITS.broken);
        expect(form.watchers.length).toBeLessThanOrEqual(CONTRACT_LIMITS.watchers);
        expect(new Set(form.watchers).size).toBe(form.watchers.length);
        expect(CONTRACT_STEPS).toContain(openContractStep(form));
        // Nobody promises, or says yes, who is no party; the question about the parties may be open meanwhile.
        if (form.sides > 0) {
          for (const { by } of form.commitments) expect(["all", ...sidesOfContract(form)]).toContain(by);
        }
        for (const side of form.agreed) expect(sidesOfContract(form)).toContain(side);
        if (form.agreed.length > 0) expect(openContractStep(form)).toBe("agreement");
        expect(readContract(writeContract(form))).toEqual(form);
      }),
    );
  });

  it("comes to its end from anywhere by answering what is open", () => {
    fc.assert(
      fc.property(histories, ([sides, done]) => {
        let form = play(sides, done);
        for (let turn = 0; turn < 12 && !isReadyToSeal(form, NOW); turn += 1) form = answerOpen(form);

        expect(isReadyToSeal(form, NOW)).toBe(true);
      }),
    );
  });

  it("goes back one question at a time, to the very first one", () => {
    let form = play(2, WHOLE);
    const asked = [openContractStep(form)];
    for (let turn = 0; turn < 10; turn += 1) {
      form = apply(form, { kind: "back" });
      asked.push(openContractStep(form));
    }

    expect(asked.slice(0, 6)).toEqual([...CONTRACT_STEPS].toReversed());
    expect(new Set(asked.slice(5))).toEqual(new Set(["sides"]));
    expect(form.commitments).toHaveLength(1);
  });

  it.each([
    "",
    "null",
    "[]",
    "{",
    '{"sides":2}',
    '{"sides":99,"commitments":[],"broken":[],"watchers":[],"settled":[],"agreed":[]}',
  ])("is not read from %s", (body) => {
    expect(readContract(body)).toBeUndefined();
  });
});

/** Whatever is open is answered once. */
function answerOpen(form: ContractForm): ContractForm {
  const step = openContractStep(form);
  switch (step) {
    case "sides":
      return apply(form, { kind: "sides", count: 2 });
    case "watchers": {
      const chosen = form.watchers.length > 0 ? form : apply(form, { kind: "watcher", watcher: "faith" });
      return apply(chosen, { kind: "settle", list: step });
    }
    case "commitments":
    case "broken": {
      const filled = form[step].length > 0 ? form : apply(form, { kind: "add", list: step, point: typedPoint("x") });
      return apply(filled, { kind: "settle", list: step });
    }
    case "review":
      return apply(form, { kind: "review", at: REVIEW });
    case "agreement": {
      const dated = apply(form, { kind: "review", at: REVIEW });
      const missing = sidesOfContract(dated).filter((side) => !dated.agreed.includes(side));
      return missing.reduce((before, side) => apply(before, { kind: "agree", side }), dated);
    }
  }
}

describe("what no contract may hold", () => {
  it.each([
    ["Yang melanggar didenda satu juta", "broken", "punishment"],
    ["Pelaku dipukul di depan warga", "broken", "punishment"],
    ["Diusir dari kampung", "broken", "punishment"],
    ["Keluarga menerima uang damai", "commitments", "silence"],
    ["Korban dinikahkan dengan pelaku", "commitments", "silence"],
    ["Pihak B mencabut laporan di polisi", "commitments", "law"],
    ["Tidak boleh lapor ke polisi", "broken", "law"],
    ["Withdraw the report", "commitments", "law"],
    ["He will be fined", "broken", "punishment"],
  ] as const)("%s (%s): %s", (text, where, unfair) => {
    expect(findUnfair(text, where)).toBe(unfair);
  });

  it.each([
    ["Tidak saling memukul", "commitments"],
    ["Tidak memukul dan tidak menghina", "commitments"],
    ["Melapor ke penengah dalam satu hari", "commitments"],
    ["Bertemu lagi bersama penengah", "broken"],
    ["Mengembalikan sepeda yang dipinjam", "commitments"],
  ] as const)("%s (%s) may stand there", (text, where) => {
    expect(findUnfair(text, where)).toBeUndefined();
  });
});
