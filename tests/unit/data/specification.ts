import type { BestWhen, TechniqueRule } from "../../../src/domain/technique.ts";

/**
 * The tables of techniques as the specification has them, written down a second time and by hand: the content is
 * checked against this, so that a rule changes only when somebody means it to.
 *
 * What the tables leave open was read like this:
 * - M1 "S10 with S2, S3 or S4": every ticked signal of a pair counts; one without the other counts nothing.
 * - F8 "after F7" and F9 "after F8" are an order of doing, no condition; M3 "S10 after M2" is one.
 * - F12 "no gate signal" holds both ways: with R10 its signal counts nothing, and it is advised against.
 * - What no signal can say ("values are the dispute itself") stands on the card and not here.
 */
export const SPECIFICATION: readonly TechniqueRule[] = [
  mediator("M1", ["mikro", "meso"], [{ signal: "S10", with: ["S2", "S3", "S4"] }, ...pairs("S10")], {
    signals: ["S5"],
  }),
  mediator("M2", ["mikro", "meso"], [{ signal: "S9" }, { signal: "S3" }]),
  mediator("M3", ["meso", "mikro"], [{ signal: "S11" }, { signal: "S10", after: "M2" }]),
  mediator("M4", ["mikro", "meso"], [{ signal: "S8" }, { signal: "S5" }], { gates: ["R5", "R9"] }),
  mediator("M5", ["meso", "makro"], [{ signal: "S6" }, { signal: "S1" }, { signal: "S4" }]),
  mediator("M6", ["meso"], [{ signal: "S7" }]),
  mediator("M7", ["mikro", "meso"], [{ signal: "S12" }, { signal: "S11" }], { gates: ["R4"] }),
  mediator("M8", ["mikro", "meso"], [{ signal: "S2" }, { signal: "S14" }, { signal: "S13" }], { gates: ["R10", "R2"] }),
  mediator("M9", ["mikro", "meso"], [{ signal: "S15" }]),

  facilitator("F1", ["prakonflik", "pascakonflik"], [], ["meso"], [{ signal: "S16" }, { signal: "S18" }]),
  facilitator("F2", ["prakonflik", "pascakonflik"], [], ["meso"], [{ signal: "S17" }]),
  facilitator(
    "F3",
    ["prakonflik", "pascakonflik"],
    [],
    ["mikro", "meso"],
    [{ signal: "S2" }, { signal: "S3" }, { signal: "S18" }],
  ),
  facilitator("F4", ["prakonflik", "pascakonflik"], [], ["meso"], [{ signal: "S10" }, { signal: "S21" }]),
  facilitator("F5", ["prakonflik"], ["pascakonflik"], ["meso", "makro"], [{ signal: "S19" }, { signal: "S1" }]),
  facilitator("F6", ["prakonflik", "pascakonflik"], [], ["meso"], [{ signal: "S27" }, { signal: "S21" }]),
  facilitator(
    "F7",
    ["prakonflik", "pascakonflik", "konflik"],
    [],
    ["mikro", "meso"],
    [{ signal: "S28" }, { signal: "S7" }],
  ),
  facilitator("F8", ["prakonflik", "pascakonflik"], [], ["mikro", "meso"], [{ signal: "S17" }, { signal: "S25" }]),
  facilitator("F9", ["prakonflik", "pascakonflik", "konflik"], [], ["mikro", "meso"], [{ signal: "S15" }]),
  facilitator("F10", ["pascakonflik"], ["prakonflik"], ["mikro", "meso"], [{ signal: "S20" }, { signal: "S25" }]),
  facilitator("F11", ["pascakonflik"], ["prakonflik"], ["meso", "makro"], [{ signal: "S21" }, { signal: "S25" }]),
  {
    ...facilitator(
      "F12",
      ["prakonflik", "konflik", "pascakonflik"],
      [],
      ["mikro", "meso"],
      [{ signal: "S3", onlyWithoutGates: true }],
    ),
    notWhen: { signals: ["S4", "S5", "S6"], gates: ["R10"] },
  },

  broker(
    "B1",
    ["mikro", "meso"],
    [
      { signal: "S22", without: ["S24"] },
      { signal: "S23", without: ["S24"] },
    ],
  ),
  broker("B2", ["mikro", "meso"], [{ signal: "S22" }, { signal: "S23" }, { signal: "S26" }]),
  broker("B3", ["mikro", "meso", "makro"], [{ signal: "S24" }]),
];

type Id = TechniqueRule["id"];
type Levels = TechniqueRule["levels"];
type Phases = TechniqueRule["phases"]["full"];

function mediator(
  id: Id,
  levels: Levels,
  bestWhen: readonly BestWhen[],
  notWhen: Partial<TechniqueRule["notWhen"]> = {},
): TechniqueRule {
  return {
    ...{ id, role: "mediator", phases: { full: ["konflik"], half: [] }, levels, bestWhen },
    notWhen: { signals: [], gates: [], ...notWhen },
  };
}

function facilitator(id: Id, full: Phases, half: Phases, levels: Levels, bestWhen: readonly BestWhen[]): TechniqueRule {
  return { id, role: "fasilitator", phases: { full, half }, levels, bestWhen, notWhen: { signals: [], gates: [] } };
}

function broker(id: Id, levels: Levels, bestWhen: readonly BestWhen[]): TechniqueRule {
  const full = ["prakonflik", "konflik", "pascakonflik"] as const;
  return { id, role: "broker", phases: { full, half: [] }, levels, bestWhen, notWhen: { signals: [], gates: [] } };
}

function pairs(other: "S10"): readonly BestWhen[] {
  return (["S2", "S3", "S4"] as const).map((signal) => ({ signal, with: [other] }));
}
