import { describe, expect, it } from "vitest";
import { opensCase, volunteerIn } from "../support/case-people.ts";
import { forge } from "../support/forging.ts";
import { joins, useHouse } from "../support/house.ts";
import { readPdf } from "../support/pdf.ts";
import type { Person } from "../support/person.ts";
import type { Seen } from "../support/playground-screen.ts";
import { useStore } from "../support/stored.ts";

const TO_THE_RESULT = ["✅ Tidak ada, lanjut", /Sudah bertengkar/, /Kelompok/, /kubu/, /Tunjukkan langkahku/];

describe("a pocket card", () => {
  const house = useHouse();
  const stored = useStore(house);

  const read = (volunteer: Person, file: Seen) => readPdf(volunteer.downloads(file));

  async function atAGuidedCard(): Promise<Person> {
    const volunteer = await house.someone();
    await joins(volunteer);
    await volunteer.types("/panduan");
    for (const tap of TO_THE_RESULT) await volunteer.presses(tap);
    await volunteer.presses(/^1 · /);
    await volunteer.sees(/Ucapkan:/);
    return volunteer;
  }

  it("of a technique is printed on one A4, or read on the phone, and leads back to the card", async () => {
    const volunteer = await house.someone();
    await volunteer.types("/teknik M8");

    await volunteer.presses("📄 Kartu saku");
    await volunteer.sees(/Kartu saku[\s\S]*M8 · /);
    await volunteer.presses("🖨 Cetak A4");
    const sheet = await volunteer.sees(/satu lembar A4/);
    await volunteer.presses("📱 Baca di HP");
    const pages = await volunteer.sees(/untuk HP/);

    expect(sheet.message?.document?.file_name).toBe("kartu-saku-M8.pdf");
    expect((await read(volunteer, sheet)).pages).toHaveLength(1);
    expect((await read(volunteer, sheet)).text).toMatch(/M8 · [\s\S]*Langkahnya[\s\S]*Hindari:[\s\S]*Sumber:/);
    expect((await read(volunteer, pages)).pages.length).toBeGreaterThan(1);
    await volunteer.presses("↩️ Kembali ke kartu");
    await volunteer.sees(/M8 · [\s\S]*Ucapkan:/);
  });

  it("comes once, however impatient the finger", async () => {
    const volunteer = await house.someone();
    await volunteer.types("/teknik M1");
    await volunteer.presses("📄 Kartu saku");

    const answers = await volunteer.pressesTwice("🖨 Cetak A4");

    expect(answers.map(({ text }) => text).join("")).toMatch(/sudah dikirim/);
    expect(volunteer.messages().filter(({ document }) => document !== undefined)).toHaveLength(1);
  });

  it("of a whole role is one A4 with all its techniques", async () => {
    const volunteer = await house.someone();
    await volunteer.types("/teknik");
    await volunteer.presses(/^Mediator/);

    await volunteer.presses("📄 Kartu saku");
    await volunteer.presses("🖨 Cetak A4");
    const { pages, text } = await read(volunteer, await volunteer.sees(/satu lembar A4/));

    expect(pages).toHaveLength(1);
    for (const id of ["M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9"]) expect(text).toContain(`${id} · `);
    expect(text).toContain("Bukan tugasnya:");
  });

  it("of a danger has the numbers, and leaves the safety card where it stands", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    await volunteer.types("Suaminya memukul istrinya di rumah");
    const { message: safetyCard } = await volunteer.sees(/🛑/);

    await volunteer.presses("📄 Kartu saku");
    await volunteer.presses("📱 Baca di HP");
    const { text } = await read(volunteer, await volunteer.sees(/untuk HP/));

    expect(text).toMatch(/110 Polisi[\s\S]*dicek\s+20\d\d-\d\d/);
    expect(volunteer.messages().find(({ message_id }) => message_id === safetyCard?.message_id)?.text).toContain("🛑");
  });

  it("is not made of a guided technique once a danger was told", async () => {
    const volunteer = await atAGuidedCard();
    await volunteer.presses("📄 Kartu saku");
    const { message: question } = await volunteer.sees(/Mau dicetak/);
    await volunteer.types("Sekarang ada yang bawa parang dan ada yang luka");
    await volunteer.sees(/🛑/);

    await volunteer.presses("🖨 Cetak A4", { on: question?.message_id ?? 0 });

    await volunteer.sees(/1\/4/);
    expect(volunteer.messages().some(({ document }) => document !== undefined)).toBe(false);
  });

  it("of a guided technique leads back into the guided talk", async () => {
    const volunteer = await atAGuidedCard();

    await volunteer.presses("📄 Kartu saku");
    await volunteer.presses("📱 Baca di HP");
    await volunteer.sees(/untuk HP/);
    await volunteer.presses("↩️ Kembali ke kartu");

    await volunteer.sees(/Ucapkan:/);
    expect(volunteer.buttons()).toContain("▶️ Kartu berikutnya");
  });

  it("of a case's technique leads back into the case, and is kept back by a danger of that case", async () => {
    const [volunteer, nosy] = [await volunteerIn(house, stored), await volunteerIn(house, stored)];
    const code = await opensCase(volunteer);
    await volunteer.presses("📋 Langkah yang disarankan");
    await volunteer.presses(/^1 · /);
    await volunteer.sees(/Ucapkan:/);

    await volunteer.presses("📄 Kartu saku");
    const { message: question } = await volunteer.sees(/Mau dicetak/);
    await volunteer.presses("📱 Baca di HP");
    await volunteer.sees(/untuk HP/);
    await forge(nosy, `casePocketMake:${code}:0:0`);
    expect(nosy.lastMessage().text).toContain("tidak menemukan kasus");
    await volunteer.types(code);
    await volunteer.presses("🧭 Panduan untuk kasus ini");
    await volunteer.presses("⬜️ Ada orang terluka");
    await volunteer.sees(/🛑/);
    await volunteer.presses("🖨 Cetak A4", { on: question?.message_id ?? 0 });

    await volunteer.sees(/Tadi kamu melapor ada bahaya[\s\S]*Aman dulu/);
    expect(volunteer.messages().filter(({ document }) => document !== undefined)).toHaveLength(1);
    expect(nosy.messages().some(({ document }) => document !== undefined)).toBe(false);
  });

  it("speaks English to somebody who reads English", async () => {
    const reader = await house.someone("en");
    await reader.types("/techniques M8");

    await reader.presses("📄 Pocket card");
    await reader.presses("🖨 Print A4");
    const card = await reader.sees(/one sheet of A4/);

    expect(card.message?.document?.file_name).toBe("pocket-card-M8.pdf");
    expect((await read(reader, card)).text).toMatch(/The steps[\s\S]*Avoid:/);
  });
});
