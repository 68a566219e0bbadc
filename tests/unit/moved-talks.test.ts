import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withSameAnswers } from "../../src/telegram/talks/migrations.ts";
import { oneVolunteer, pressed, type Release, visit, written } from "../support/two-releases.ts";

const YES = { name: "language", language: "id" } as const;

const FIRST: Release = {
  talks: { "visit@1": visit("visit@1", [pressed("where"), written("when"), pressed("sure")]) },
};

/** One more question in the middle. */
const SECOND: Release = {
  talks: { "visit@2": visit("visit@2", [pressed("where"), pressed("who"), written("when"), pressed("sure")]) },
  migrations: { "visit@1": withSameAnswers("visit@2") },
};

describe("a talk whose questions have changed since it was begun", () => {
  it("goes on at the new question, says so, and asks nothing twice", async () => {
    const volunteer = oneVolunteer();
    await volunteer.types(FIRST, "/mulai");
    await volunteer.presses(FIRST, YES);

    const said = [await volunteer.types(SECOND, "besok"), await volunteer.presses(SECOND, YES)];
    const last = await volunteer.presses(SECOND, YES);

    expect(said).toEqual([[`${volunteer.says("talks.changed")}\n\nTanya who`], ["Tanya sure"]]);
    expect(last).toEqual(["Selesai: where=id, who=id, when=besok, sure=id"]);
    expect(volunteer.stored()).toBeUndefined();
  });

  it("takes the answer to a question that both releases ask, and goes on behind it", async () => {
    const volunteer = oneVolunteer();
    await volunteer.types(FIRST, "/mulai");

    const said = await volunteer.presses(SECOND, YES);

    expect(said).toEqual([`${volunteer.says("talks.changed")}\n\nTanya who`]);
  });

  it("never takes words for the answer to another question than the one that stood open", async () => {
    const volunteer = oneVolunteer();
    await volunteer.types(FIRST, "/mulai");
    await volunteer.presses(FIRST, YES);
    const wordy: Release = {
      talks: { "visit@2": visit("visit@2", [pressed("where"), written("who"), written("when")]) },
      migrations: { "visit@1": withSameAnswers("visit@2") },
    };

    const said = [await volunteer.types(wordy, "besok"), await volunteer.types(wordy, "Pihak B")];

    expect(said).toEqual([
      [`${volunteer.says("talks.changed")}\n\nTanya who`],
      ["Selesai: where=id, who=Pihak B, when=besok"],
    ]);
  });

  it("goes on over two releases, with the answers of both", async () => {
    const volunteer = oneVolunteer();
    await volunteer.types(FIRST, "/mulai");
    await volunteer.presses(FIRST, YES);
    await volunteer.types(SECOND, "besok");
    const third: Release = {
      talks: {
        "visit@3": visit("visit@3", [
          pressed("where"),
          pressed("who"),
          written("when"),
          pressed("why"),
          pressed("sure"),
        ]),
      },
      migrations: { "visit@2": withSameAnswers("visit@3") },
    };

    const said = [await volunteer.presses(third, YES), await volunteer.presses(third, YES)];

    expect(said).toEqual([[`${volunteer.says("talks.changed")}\n\nTanya why`], ["Tanya sure"]]);
    expect(await volunteer.presses(third, YES)).toEqual(["Selesai: where=id, who=id, when=besok, why=id, sure=id"]);
  });

  it("leads back to questions that were answered in the earlier release", async () => {
    const volunteer = oneVolunteer();
    await volunteer.types(FIRST, "/mulai");
    await volunteer.presses(FIRST, YES);
    await volunteer.types(SECOND, "besok");

    const back = await volunteer.presses(SECOND, { name: "back", gates: [], signals: [] });
    const again = [await volunteer.presses(SECOND, YES), await volunteer.presses(SECOND, YES)];

    expect(back).toEqual(["Tanya where"]);
    expect(again).toEqual([["Tanya who"], ["Tanya when"]]);
  });

  it("keeps sealed what was typed", async () => {
    const volunteer = oneVolunteer();
    await volunteer.types(FIRST, "/mulai");
    await volunteer.presses(FIRST, YES);
    await volunteer.types(FIRST, "besok malam");

    await volunteer.types(SECOND, "/kasus");

    expect(JSON.stringify(volunteer.stored())).toContain("sealed:besok malam");
    expect(JSON.stringify(volunteer.stored()).replaceAll("sealed:besok malam", "")).not.toContain("besok");
  });

  it("lets a command through, and waits", async () => {
    const volunteer = oneVolunteer();
    await volunteer.types(FIRST, "/mulai");
    await volunteer.presses(FIRST, YES);

    expect(await volunteer.types(SECOND, "/kasus")).toEqual(["Kasusmu"]);
    expect(Object.keys(volunteer.stored()?.state ?? {})).toEqual(["visit@2"]);
    expect(await volunteer.presses(SECOND, { name: "resume" })).toEqual(["Tanya who"]);
  });

  it("shows its last word when the new release asks nothing more", async () => {
    const volunteer = oneVolunteer();
    await volunteer.types(FIRST, "/mulai");
    await volunteer.presses(FIRST, YES);
    await volunteer.types(FIRST, "besok");
    const shorter: Release = {
      talks: { "visit@2": visit("visit@2", [pressed("where"), written("when")]) },
      migrations: { "visit@1": withSameAnswers("visit@2") },
    };

    expect(await volunteer.presses(shorter, YES)).toEqual(["Selesai: where=id, when=besok"]);
    expect(volunteer.stored()).toBeUndefined();
  });
});

describe("a talk that cannot go on", () => {
  const gone: Release = { talks: SECOND.talks, migrations: { "visit@1": () => undefined } };

  it("says kindly that it begins anew", async () => {
    const volunteer = oneVolunteer();
    await volunteer.types(FIRST, "/mulai");

    expect(await volunteer.presses(gone, YES)).toEqual([volunteer.says("talks.anew")]);
    expect(volunteer.stored()).toBeUndefined();
    expect(await volunteer.types(gone, "/mulai")).toEqual(["Tanya where"]);
  });

  it("never fails, whatever stands in the store", async () => {
    const odd = fc.oneof(
      fc.anything({ withNullPrototype: false }),
      fc.constantFrom(null, {}, { args: "[", interrupts: [0], replay: { send: [], receive: [] } }),
    );
    await fc.assert(
      fc.asyncProperty(odd, async (talk) => {
        const volunteer = oneVolunteer();
        volunteer.leaves({ version: [0, 1], state: { "visit@1": [talk] } });

        expect(await volunteer.presses(SECOND, YES)).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a talk whose version somebody forgot to count up", () => {
  it("goes on at the first question without an answer", async () => {
    const volunteer = oneVolunteer();
    await volunteer.types(FIRST, "/mulai");
    await volunteer.presses(FIRST, YES);
    const forgotten: Release = {
      talks: { "visit@1": visit("visit@1", [pressed("where"), pressed("who"), written("when"), pressed("sure")]) },
    };

    expect(await volunteer.types(forgotten, "besok")).toEqual([`${volunteer.says("talks.changed")}\n\nTanya who`]);
    expect(await volunteer.presses(forgotten, YES)).toEqual(["Tanya sure"]);
  });

  it("lets a command through, and stores nothing of it", async () => {
    const volunteer = oneVolunteer();
    await volunteer.types(FIRST, "/mulai");
    await volunteer.presses(FIRST, YES);
    const forgotten: Release = { talks: { "visit@1": visit("visit@1", [pressed("who"), pressed("where")]) } };

    expect(await volunteer.types(forgotten, "/kasus")).toEqual(["Kasusmu"]);
    expect(JSON.stringify(volunteer.stored() ?? "")).not.toContain("/kasus");
    expect(await volunteer.types(forgotten, "/mulai")).toEqual(["Tanya who"]);
  });
});

describe("a talk of a newer release, met by an older one", () => {
  it("is handed over, and nothing of it is changed", async () => {
    const volunteer = oneVolunteer();
    await volunteer.types(SECOND, "/mulai");
    await volunteer.presses(SECOND, YES);
    const before = volunteer.stored();

    await expect(volunteer.presses({ ...FIRST, isHandingOver: true }, YES)).rejects.toThrow(/handed over/);

    expect(volunteer.stored()).toEqual(before);
    expect(await volunteer.presses(SECOND, YES)).toEqual(["Tanya when"]);
  });

  it("waits where nobody newer is left to take it, and the person is told", async () => {
    const volunteer = oneVolunteer();
    await volunteer.types(SECOND, "/mulai");
    await volunteer.presses(SECOND, YES);
    const before = volunteer.stored();

    expect(await volunteer.presses(FIRST, YES)).toEqual([volunteer.says("talks.newer")]);
    expect(await volunteer.types(FIRST, "/kasus")).toEqual(["Kasusmu"]);
    expect(volunteer.stored()).toEqual(before);
    expect(await volunteer.types(FIRST, "/mulai")).toEqual(["Tanya where"]);
    expect(Object.keys(volunteer.stored()?.state ?? {})).toEqual(["visit@1"]);
  });
});
