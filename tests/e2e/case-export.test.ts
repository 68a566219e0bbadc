import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CaseEvent } from "../../src/domain/case-event.ts";
import { actsIn, refusalsOf } from "../support/admin-world.ts";
import { type TestCases, testCases } from "../support/case-book.ts";
import { opensCase, volunteerIn } from "../support/case-people.ts";
import { forge } from "../support/forging.ts";
import { laterOn, useHouse } from "../support/house.ts";
import { readPdf } from "../support/pdf.ts";
import type { Person } from "../support/person.ts";
import type { Seen } from "../support/playground-screen.ts";
import { referralPeople } from "../support/referral-people.ts";
import { useStore } from "../support/stored.ts";

describe("the export of a case", () => {
  const house = useHouse();
  const stored = useStore(house);
  const { coordinatorOf } = referralPeople(house, stored);
  let opened: TestCases | undefined;
  const book = laterOn(() => opened);
  beforeAll(async () => {
    opened = await testCases(house.redisUrl);
  });
  afterAll(() => opened?.redis.close());

  async function happens(code: string, ...events: readonly CaseEvent[]): Promise<void> {
    book.now = Date.now();
    const found = (await book.cases.find(code)) ?? expect.unreachable();
    for (const event of events) await book.files(found, event);
  }

  async function exportsIn(code: string): Promise<number> {
    const timeline = await book.cases.timeline(code);
    return timeline.filter(({ what }) => what.kind === "document" && what.document === "export").length;
  }

  async function opensExport(person: Person, code: string): Promise<Seen> {
    await person.types(code);
    const screen = await person.sees(/Tanah dan batas[\s\S]*Catatan:/);
    await person.presses("📤 Ekspor kasus", { on: screen });
    return person.sees(/Yang masuk:/);
  }

  it("lists what goes in and what stays out, asks once more, and is noted in the timeline once", async () => {
    const volunteer = await volunteerIn(house, stored);
    const code = await opensCase(volunteer);
    await happens(
      code,
      { kind: "tried", technique: "M8", helped: "yes" },
      { kind: "note", text: "Pak Harun minta maaf" },
      { kind: "danger", gates: ["R6"] },
    );

    const page = await opensExport(volunteer, code);
    await volunteer.presses("⚪️ Tim Terpadu");
    await volunteer.presses("Lanjut ▶️");
    await volunteer.sees(/Untuk: Tim Terpadu[\s\S]*tidak bisa ditarik lagi/);
    expect(await exportsIn(code)).toBe(0);
    const answers = await volunteer.pressesTwice("📤 Ya, buat berkasnya");
    const file = await volunteer.sees(/untuk diserahkan/);

    expect(page.text).toMatch(/Yang masuk:[\s\S]*Yang tidak masuk:[\s\S]*Catatanmu/);
    expect(answers.map(({ text }) => text).join("")).toContain("sudah dikirim");
    expect(volunteer.messages().filter(({ document }) => document !== undefined)).toHaveLength(1);
    expect(file.message?.document?.file_name).toBe(`kasus-${code}.pdf`);
    const { text } = await readPdf(volunteer.downloads(file));
    expect(text).toMatch(
      /Untuk Tim Terpadu[\s\S]*Tanah dan batas[\s\S]*Gamping, Kabupaten Sleman[\s\S]*M8 [\s\S]*tidak ada di sini/,
    );
    expect(text).not.toMatch(/Harun|Relawan$|Ada anak/m);
    expect(text).not.toContain(String(volunteer.id));
    expect(await exportsIn(code)).toBe(1);
    expect((await actsIn(house)).filter(({ what }) => what === "export.case")).toEqual([]);
  });

  it("takes the notes along only when they were ticked, with a warning about names", async () => {
    const volunteer = await volunteerIn(house, stored);
    const code = await opensCase(volunteer);
    await happens(code, { kind: "note", text: "Sumur kedua sudah digali bersama" });

    await opensExport(volunteer, code);
    await volunteer.presses("⬜️ Ikutkan catatan (1)");
    await volunteer.sees(/Ada nama atau ciri orang\? Jangan ikutkan/);
    await volunteer.presses("Lanjut ▶️");
    await volunteer.sees(/Jangan ikutkan/);
    await volunteer.presses("📤 Ya, buat berkasnya");

    const { text } = await readPdf(volunteer.downloads(await volunteer.sees(/untuk diserahkan/)));
    expect(text).toContain("Sumur kedua sudah digali bersama");
  });

  it("by the coordinator of the place stands in the log of acts, of a closed case too", async () => {
    const [volunteer, coordinator] = [await volunteerIn(house, stored), await coordinatorOf("34.04")];
    const code = await opensCase(volunteer);
    await happens(code, { kind: "close", outcome: "passed up" });

    await opensExport(coordinator, code);
    await coordinator.presses("Lanjut ▶️");
    await coordinator.presses("📤 Ya, buat berkasnya");
    const { text } = await readPdf(coordinator.downloads(await coordinator.sees(/untuk diserahkan/)));

    expect(text).toContain("Ditutup");
    const acts = (await actsIn(house)).filter(({ what }) => what === "export.case");
    expect(acts).toEqual([{ who: coordinator.id, what: "export.case", whom: undefined, about: code }]);
    expect(await exportsIn(code)).toBe(1);
  });

  it("of another's case does not exist, whatever is pressed, and the attempt is noted", async () => {
    const [volunteer, nosy] = [await volunteerIn(house, stored), await volunteerIn(house, stored)];
    const code = await opensCase(volunteer);

    for (const name of ["caseExport", "caseExportAsk", "caseExportMake"]) {
      await nosy.types("/bantuan");
      await nosy.sees(/\/panduan/);
      await forge(nosy, `${name}:${code}:0:1`);
      expect(nosy.lastMessage().text).toContain("tidak menemukan kasus");
    }

    expect(nosy.messages().some(({ document }) => document !== undefined)).toBe(false);
    expect(await refusalsOf(house, nosy.id)).toEqual(["caseExport", "caseExportAsk", "caseExportMake"]);
    expect(await exportsIn(code)).toBe(0);
  });
});
