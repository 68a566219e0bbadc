import { describe, expect, it } from "vitest";
import { startBot } from "../support/bot-process.ts";
import { testCases } from "../support/case-book.ts";
import { opensCase, volunteerIn } from "../support/case-people.ts";
import { crawl } from "../support/crawl.ts";
import { forge } from "../support/forging.ts";
import { useHouse } from "../support/house.ts";
import { readPdf } from "../support/pdf.ts";
import { useStore } from "../support/stored.ts";

describe("the plan of a session", () => {
  const house = useHouse();
  const stored = useStore(house);

  it("is proposed, changed, left and gone on with, used on the day, printed, and noted in the case", async () => {
    const volunteer = await volunteerIn(house, stored);
    const code = await opensCase(volunteer);
    await volunteer.presses("🗣 Rencana sesi");
    await volunteer.presses("➕ Rencanakan sesi baru");
    await volunteer.presses("👉 Bertemu bersama");
    await volunteer.sees(/Aturan mainnya\?[^]*☑️ 1\. Tanpa senjata/);
    await volunteer.presses("✍️ Tulis sendiri");
    await volunteer.types("Tidak ada yang membawa kawan dari luar");
    await volunteer.sees(/☑️ 9\. Tidak ada yang membawa kawan/);
    await volunteer.presses("✅ Cukup, lanjut");
    await volunteer.sees(/kata pembukamu/i);

    // Somebody calls for help; hours later, after the bot was started anew, the plan is where it was.
    await volunteer.types("/darurat");
    await volunteer.sees(/110/);
    await house.bot.stop();
    house.bot = await startBot(house.environment);
    await volunteer.types(`/kasus ${code}`);
    await volunteer.presses("🗣 Rencana sesi");
    await volunteer.presses(/^🗣 Rencana \d/);
    await volunteer.presses("✅ Pakai ini, lanjut");
    await volunteer.presses("✍️ Tulis sendiri");
    await volunteer.types("Jadwal pintu air sawah atas");
    await volunteer.sees(/☑️ \d+\. Jadwal pintu air/);
    await volunteer.presses("✅ Cukup, lanjut");
    await volunteer.sees(/dari yang ringan ke yang berat/);
    await volunteer.presses("⬆️ 2");
    await volunteer.sees(/1\. Jadwal pintu air/);
    await volunteer.presses("✅ Urutan pas, lanjut");
    await volunteer.presses("🥇 Pihak B lebih dulu");
    await volunteer.presses("👂 Siapkan: Pihak B");
    await volunteer.presses("✍️ Yang boleh disampaikan");
    await volunteer.types("Kami mau air dibagi pagi dan sore");
    await volunteer.sees(/Boleh disampaikan: Kami mau air dibagi/);
    await volunteer.presses("↩️ Ke daftar bicara terpisah");
    await volunteer.sees(/1\. Pihak B/);
    await volunteer.presses("✅ Sudah siap, lanjut");
    await volunteer.presses("✅ Cukup, lanjut");
    await volunteer.presses("B mulai · 5 menit");
    await volunteer.presses("↩️ Pertanyaan sebelumnya");
    await volunteer.presses("B mulai · 3 menit");
    await volunteer.presses("✅ Cukup, lanjut");
    await volunteer.presses(/^7 hari lagi/);
    await volunteer.sees(/Bertemu bersama, Pihak A, Pihak B/);

    await volunteer.presses("▶️ Mulai sesi");
    expect((await volunteer.sees(/Sekarang \(1\/\d+\)/)).text).toContain("Berikutnya: Bicara terpisah dengan Pihak A");
    for (let step = 0; step < 4; step += 1) await volunteer.presses("▶️ Berikutnya");
    await volunteer.sees(/Soal 1: Jadwal pintu air[^]*Pihak B, Pihak A\. 3 menit/);
    await volunteer.presses("⏸ Jeda");
    await volunteer.sees(/Tidak ada yang dipaksa lanjut/);
    await volunteer.presses("▶️ Lanjutkan sesi");
    await volunteer.presses("🏁 Selesai, ke rencana");
    await volunteer.presses("🖨 PDF rencana");
    const sent = await volunteer.sees(/Simpan sendiri/);
    const { pages, text } = await readPdf(volunteer.downloads(sent));
    expect(pages.length).toBeLessThanOrEqual(2);
    expect(text).toContain("Jadwal pintu air sawah atas");
    expect(text).toContain("Kami mau air dibagi pagi dan sore");
    await volunteer.presses("📌 Catat di kasus");
    await volunteer.sees(/Rencana tercatat di kasus/);
    expect(volunteer.buttons()).not.toContain("📌 Catat di kasus");

    const { deadEnds } = await crawl(
      volunteer,
      volunteer.lastMessage(),
      (data) => !data.startsWith("session") || /^session(Pdf|Dropped)/.test(data),
    );
    expect(deadEnds).toEqual([]);
  });

  it("brings nobody together who refuses, keeps one tap one tap, and is nobody else's", async () => {
    const [volunteer, stranger] = [await volunteerIn(house, stored), await volunteerIn(house, stored)];
    const code = await opensCase(volunteer);
    await volunteer.presses("🗣 Rencana sesi");
    await volunteer.presses("➕ Rencanakan sesi baru");
    const question = await volunteer.sees(/Sesi seperti apa\?/);
    await volunteer.pressesTwice("👉 Bertemu bersama");
    await volunteer.sees(/Sudah berubah sejak layar tadi[^]*Aturan mainnya/);

    const data = (question.message?.reply_markup?.inline_keyboard ?? [])
      .flat()
      .flatMap((button) => ("callback_data" in button ? [button.callback_data] : []))
      .filter((text) => text.startsWith("session"));
    expect(data.length).toBeGreaterThan(2);
    for (const text of data) {
      await forge(stranger, text);
      await stranger.sees(/tidak menemukan kasus/);
    }

    // A few days later one of them does not want to any more, which a check-in tells.
    const books = await testCases(house.redisUrl);
    const found = await books.cases.find(code);
    if (found === undefined) throw new Error(code);
    await books.files(found, { kind: "check-in", colour: "yellow", safety: 5, gates: ["R10"] });
    await books.redis.close();
    await volunteer.types(`/kasus ${code}`);
    await volunteer.presses("🗣 Rencana sesi");
    await volunteer.presses(/^🗣 Rencana \d/);
    await volunteer.sees(/hanya mendengarkan tiap pihak terpisah/);
    expect(volunteer.buttons().filter((label) => /Bertemu bersama|perantara/.test(label))).toEqual([]);
    await volunteer.presses("👉 Hanya mendengarkan, terpisah");
    await volunteer.presses("🗑 Hapus draf");
    await volunteer.presses("🗑 Ya, hapus");
    await volunteer.sees(/Draf dihapus/);
  });
});
