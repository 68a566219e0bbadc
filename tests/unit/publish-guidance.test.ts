import { describe, expect, it } from "vitest";
import type { AuditNote } from "../../src/domain/audit.ts";
import type { GuidanceDraft } from "../../src/domain/guidance-draft.ts";
import type { PublishAttempt, RollBackAttempt } from "../../src/domain/guidance-log.ts";
import { publishGuidance, rollBackGuidance } from "../../src/domain/publish-guidance.ts";
import type { Actor } from "../../src/domain/referral.ts";
import { anUpdate, CARD_M8, said } from "./data/a-guidance-update.ts";

const draft: GuidanceDraft = { wanted: [{ field: "name", old: said("dulu"), new: said("nanti") }], why: said("usul") };

function desk() {
  const attempts: (PublishAttempt | RollBackAttempt)[] = [];
  const notes: AuditNote[] = [];
  const refusals: string[] = [];
  return {
    ...{ attempts, notes, refusals },
    updates: {
      async publish(attempt: PublishAttempt) {
        attempts.push(attempt);
        return { kind: "published", update: anUpdate({ number: 7 }) } as const;
      },
      async rollBack(attempt: RollBackAttempt) {
        attempts.push(attempt);
        return { kind: "taken" } as const;
      },
    },
    audit: {
      note: async (note: AuditNote) => notes.push(note) > 0,
      noteRefusal: async ({ what }: { readonly what: string }) => void refusals.push(what),
    },
  };
}

describe("guidance, published or taken back from wherever", () => {
  it("is published for an admin, and noted with its number", async () => {
    const house = desk();

    const done = await publishGuidance({ id: 9001, role: "admin" }, { item: CARD_M8, draft, act: "x1" }, house);

    expect(done.kind).toBe("published");
    expect(house.attempts).toEqual([{ item: CARD_M8, ...draft, act: "x1" }]);
    expect(house.notes).toEqual([{ act: "x1", who: 9001, what: "guidance.publish", about: "u7" }]);
  });

  it.each([
    { id: 1, role: "volunteer" },
    { id: 2, role: "coordinator", place: "34.04" },
  ] as const satisfies readonly Actor[])("is left alone by a $role, and the attempts are noted", async (actor) => {
    const house = desk();

    const published = await publishGuidance(actor, { item: CARD_M8, draft, act: "x1" }, house);
    const back = await rollBackGuidance(actor, { number: 7, asOf: 7, act: "x2" }, house);

    expect([published.kind, back.kind]).toEqual(["not an admin", "not an admin"]);
    expect([house.attempts, house.notes]).toEqual([[], []]);
    expect(house.refusals).toEqual(["guidanceSure", "updateBackSure"]);
  });

  it("notes nothing of what did not happen", async () => {
    const house = desk();

    await rollBackGuidance({ id: 9001, role: "admin" }, { number: 7, asOf: 7, act: "x2" }, house);

    expect([house.attempts.length, house.notes]).toEqual([1, []]);
  });
});
