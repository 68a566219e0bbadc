import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/content/load.ts";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { becauseOf, heardWords } from "../../src/telegram/replies/guide.ts";
import type { Carried } from "../../src/telegram/replies/guided.ts";
import type { Button } from "../../src/telegram/replies/reply.ts";
import { planReply, resultReply } from "../../src/telegram/replies/result.ts";

const catalogue = loadCatalogue();
const { id: speech } = createSpeeches(loadMessages());

const openConflict: Carried = { phase: "konflik", level: "meso", parties: "identified", gates: [], signals: ["S4"] };
const labels = ({ buttons = [] }: { buttons?: readonly (readonly Button[])[] }) =>
  buttons.flat().map(({ text }) => text);

describe("a list of reasons", () => {
  it("has a pause before the second of two", () => {
    expect(becauseOf(["S2", "S14"], catalogue, speech)).toMatch(/bicara, dan mereka/);
  });

  it("names three at most", () => {
    const three = becauseOf(["S4", "S5", "S6"], catalogue, speech);

    expect(becauseOf(["S4", "S5", "S6", "S8", "S9"], catalogue, speech)).toBe(three);
  });

  it("names everything that was understood from a volunteer's words", () => {
    const heard = heardWords(["S2", "S4", "S5", "S14"], catalogue, speech);

    expect(heard).toContain("perantara");
    expect(heard).toContain("kubu");
  });
});

describe("a result", () => {
  it("says what a technique is for when no ticked signal speaks for it", () => {
    expect(resultReply(openConflict, catalogue, speech).text).toMatch(/2\. <b>.*<\/b>\nSupaya /);
  });

  it("tells a reason once: a technique beside does not repeat the line above it", () => {
    const { text } = resultReply({ ...openConflict, signals: ["S4", "S22"] }, catalogue, speech);

    expect(text.match(/butuh barang/g)).toHaveLength(1);
  });

  it("warns against mediating when a side refuses, whatever role comes first", () => {
    for (const phase of ["prakonflik", "konflik"] as const) {
      const reply = resultReply({ ...openConflict, phase, gates: ["R10"], signals: ["S22"] }, catalogue, speech);

      expect(reply.text).toContain("Jangan menengahi");
      expect(labels(reply)).toContainEqual(expect.stringContaining("menolak"));
    }
  });
});

describe("a plan", () => {
  it("numbers its buttons as its steps", () => {
    const plan = planReply({ ...openConflict, signals: ["S2", "S7", "S8", "S14"] }, catalogue, speech);

    const steps = [...plan.text.matchAll(/(\d)\. <b>(.*)<\/b>/g)].map(([, number, name]) => `${number} · ${name}`);
    expect(steps.length).toBeGreaterThan(1);
    expect(labels(plan)).toEqual(expect.arrayContaining(steps));
  });
});
