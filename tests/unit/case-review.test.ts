import { describe, expect, it } from "vitest";
import type { Case } from "../../src/domain/case.ts";
import type { CaseEvent } from "../../src/domain/case-event.ts";
import { startCase } from "../../src/domain/case-log.ts";
import { barrierToContract, barrierToSession } from "../../src/domain/mediation-barrier.ts";
import { moveCase } from "../../src/domain/move-case.ts";
import type { GateId } from "../../src/domain/safety.ts";
import { aCaseDraft } from "./data/a-case.ts";

const OWNER = { id: 41, role: "volunteer" } as const;
const AGREED: CaseEvent = { kind: "document", document: "contract", paper: "7K2M", reviewAt: 9_000 };

function after(...events: readonly CaseEvent[]): Case {
  return events.reduce<Case>((before, event) => {
    const move = moveCase(before, event, OWNER, 5_000);
    return move.kind === "moved" ? move.case : before;
  }, startCase(aCaseDraft()));
}

describe("an agreement in a case", () => {
  it("is a signal from then on, and is to be looked at again", () => {
    const agreed = after(AGREED);

    expect(agreed.situation.signals).toEqual(["S4", "S14", "S25"]);
    expect(agreed.reviews).toEqual([{ paper: "7K2M", at: 9_000 }]);
  });

  it("is filed once, and any other document brings no review", () => {
    expect(after(AGREED, AGREED).version).toBe(1);
    expect(after({ kind: "document", document: "session", paper: "9QWE" }).reviews).toEqual([]);
  });

  it("is told to have held also when the case is closed, and once", () => {
    const closed = after(AGREED, { kind: "close", outcome: "settled" });
    const held = moveCase(closed, { kind: "review", paper: "7K2M", held: "partly" }, OWNER, 10_000);

    expect(held).toMatchObject({ kind: "moved", case: { reviews: [{ paper: "7K2M", held: "partly" }] } });
    if (held.kind !== "moved") throw new Error(held.kind);
    expect(moveCase(held.case, { kind: "review", paper: "7K2M", held: "partly" }, OWNER, 11_000).kind).toBe(
      "unchanged",
    );
  });

  it("that nobody knows cannot be told about", () => {
    expect(moveCase(after(), { kind: "review", paper: "XXXX", held: "yes" }, OWNER, 1).kind).toBe("unchanged");
  });
});

describe("a danger in a case", () => {
  const inDanger = (gates: readonly GateId[]) =>
    startCase(aCaseDraft({ situation: { ...aCaseDraft().situation, gates } }));

  it.each(["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9"] as const)("%s: no contract and no session", (gate) => {
    expect(barrierToContract(inDanger([gate]))).toEqual({ kind: "gate", gate });
    expect(barrierToSession(inDanger([gate]))).toEqual({ kind: "gate", gate });
  });

  it("R10: no contract, and a session only to listen", () => {
    expect(barrierToContract(inDanger(["R10"]))).toEqual({ kind: "gate", gate: "R10" });
    expect(barrierToSession(inDanger(["R10"]))).toBeUndefined();
  });

  it("told in a check-in counts, until one tells that it is over", () => {
    const checkIn = (gates: readonly GateId[]): CaseEvent => ({ kind: "check-in", colour: "red", safety: 2, gates });

    expect(barrierToContract(after(checkIn(["R5"])))).toEqual({ kind: "gate", gate: "R5" });
    expect(barrierToContract(after(checkIn(["R10"])))).toEqual({ kind: "gate", gate: "R10" });
    expect(barrierToContract(after(checkIn(["R5"]), checkIn([])))).toBeUndefined();
  });

  it("and a case that is closed is changed no more", () => {
    expect(barrierToContract(after({ kind: "close", outcome: "calmer" }))).toEqual({ kind: "closed" });
    expect(barrierToSession(after({ kind: "close", outcome: "calmer" }))).toEqual({ kind: "closed" });
  });
});
