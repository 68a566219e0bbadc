import { describe, expect, it } from "vitest";
import { startBot } from "../support/bot-process.ts";
import { testCases } from "../support/case-book.ts";
import { opensCase, volunteerIn } from "../support/case-people.ts";
import { crawl } from "../support/crawl.ts";
import { forge } from "../support/forging.ts";
import { useHouse } from "../support/house.ts";
import { readPdf } from "../support/pdf.ts";
import type { Person } from "../support/person.ts";
import { useStore } from "../support/stored.ts";

/** From the screen of a new case to the first question of its contract. */
async function beginsContract(volunteer: Person): Promise<string> {
  const code = await opensCase(volunteer);
  await volunteer.presses("🤝 Kontrak perilaku");
  await volunteer.presses("➕ Mulai kontrak baru");
  await volunteer.sees(/Apa yang dijanjikan\?/);
  return code;
}

/** One promise of the list, and all that is needed before it is read aloud. */
async function fillsIn(volunteer: Person): Promise<void> {
  await volunteer.presses("Ucapan dan pesan");
  await volunteer.presses("⬜️ 1");
  await volunteer.presses("↩️ Ke daftar janji");
  await volunteer.presses("✅ Cukup, lanjut");
  await volunteer.presses("⬜️ 1");
  await volunteer.presses("✅ Cukup, lanjut");
  await volunteer.presses("⬜️ Tokoh adat");
  await volunteer.presses("✅ Cukup, lanjut");
  await volunteer.presses(/^2 minggu · /);
  await volunteer.sees(/Bacakan pelan-pelan/);
}

describe("a behaviour contract", () => {
  const house = useHouse();
  const stored = useStore(house);

  it("is written, read aloud, agreed to by each party, printed, and its review is told", async () => {
    const volunteer = await volunteerIn(house, stored);
    const code = await beginsContract(volunteer);

    await volunteer.presses("✍️ Tulis sendiri");
    await volunteer.types("Keluarga korban menerima uang damai");
    await volunteer.sees(/membungkam korban/);
    await volunteer.types("Pihak B menelepon 0812 3456 7890 sebelum datang");
    await volunteer.sees(/Tulis lagi tanpa itu/);
    await volunteer.types("Pihak B menutup pintu air sebelum jam 6 sore");
    await volunteer.sees(/1\. Semua pihak: Pihak B menutup pintu air/);
    await volunteer.presses("1");
    await volunteer.presses("⬜️ Pihak B");
    await volunteer.sees(/Janji 1 · Pihak B/);
    await volunteer.presses("↩️ Ke daftar janji");
    await fillsIn(volunteer);
    await volunteer.presses("▶️ Lanjut membaca");
    await volunteer.sees(/tidak menggantikan hukum/);
    await volunteer.presses("⬜️ Pihak A setuju");
    expect(volunteer.buttons()).not.toContain("🤝 Semua setuju: sahkan");

    // The water rises, and with it the voices; afterwards the phone is charged and the bot was started anew.
    await volunteer.types("/darurat");
    await volunteer.sees(/110/);
    await house.bot.stop();
    house.bot = await startBot(house.environment);
    await volunteer.types(`/kasus ${code}`);
    await volunteer.presses("🤝 Kontrak perilaku");
    await volunteer.presses(/^▶️ Lanjutkan draf/);
    await volunteer.presses("▶️ Lanjut membaca");
    await volunteer.sees(/Centang yang setuju/);
    await volunteer.presses("⬜️ Pihak B setuju");
    await volunteer.presses("🤝 Semua setuju: sahkan");
    await volunteer.sees(/Disahkan/);
    await volunteer.presses("🖨 PDF untuk ditandatangani");
    const sent = await volunteer.sees(/nama ditulis dengan pena/);

    expect(sent.message?.document?.file_name).toMatch(new RegExp(`^kesepakatan-${code}-\\w{4}\\.pdf$`));
    const { text } = await readPdf(volunteer.downloads(sent));
    expect(text).toContain("Pihak B menutup pintu air");
    expect(text).toContain("Saksi: Tokoh adat");
    await volunteer.presses("🧭 Saran langkah berikutnya");
    await volunteer.sees(/Peranmu|langkah/i);
    await volunteer.types(`/kasus ${code}`);
    await volunteer.presses("🤝 Kontrak perilaku");
    await volunteer.presses(/^🤝 Kesepakatan/);
    await volunteer.presses("🔎 Apakah janjinya ditepati?");
    await volunteer.presses("🟡 Sebagian");
    await volunteer.sees(/ditepati sebagian/);
    await volunteer.presses("✏️ Perbarui isinya");
    await volunteer.sees(/Draf baru dibuat dari kesepakatan yang lama/);
    expect((await volunteer.sees(/Janji sejauh ini/)).text).toContain("2 dari 10");
  });

  it("takes a second tap for one, says what has changed, goes back, and can be left and deleted", async () => {
    const volunteer = await volunteerIn(house, stored);
    const code = await beginsContract(volunteer);
    await volunteer.presses("Bertemu dan jaga jarak");
    const theme = await volunteer.sees(/terpilih 0 dari 10/);

    await volunteer.pressesTwice("⬜️ 3");
    await volunteer.sees(/Sudah berubah sejak layar tadi[^]*terpilih 1 dari 10/);
    await volunteer.presses("↩️ Ke daftar janji");
    await volunteer.presses("✅ Cukup, lanjut");
    await volunteer.presses("↩️ Pertanyaan sebelumnya");
    await volunteer.sees(/Janji sejauh ini \(1 dari 10\)/);
    await volunteer.presses("✍️ Tulis sendiri");
    await volunteer.types("/batal");
    await volunteer.types(`/kasus ${code}`);
    await volunteer.presses("🤝 Kontrak perilaku");
    await volunteer.presses(/^▶️ Lanjutkan draf/);
    await volunteer.presses("🗑 Hapus draf");
    await volunteer.presses("🗑 Ya, hapus");
    await volunteer.sees(/Draf dihapus/);

    expect(theme.text).toContain("Tidak membawa senjata");
  });

  it("has no button that leads nowhere, and tells of a draft that it cannot read any more", async () => {
    const volunteer = await volunteerIn(house, stored);
    const code = await beginsContract(volunteer);
    await fillsIn(volunteer);
    const { message } = await volunteer.sees(/Bacakan pelan-pelan/);
    if (message === undefined) throw new Error("There is no message.");
    const { pressed, deadEnds } = await crawl(
      volunteer,
      message,
      (data) => !data.startsWith("contract") || /^contract(Pdf|Dropped|Seal)/.test(data),
    );

    expect(deadEnds).toEqual([]);
    expect(pressed).toEqual(expect.arrayContaining(["contractStep", "contractBack", "contractWrite", "contractDrop"]));
    const books = await testCases(house.redisUrl);
    const paper = (await books.papers.ofCase(code)).find(({ kind }) => kind === "contract");
    if (paper === undefined) throw new Error(code);
    const { id, version: seen } = paper;
    await books.papers.save({ case: code, id, seen, body: '{"v":0}', isFinal: false, act: "of another release" });
    await books.redis.close();
    await volunteer.types(`/kasus ${code}`);
    await volunteer.presses("🤝 Kontrak perilaku");
    await volunteer.presses(/^▶️ Lanjutkan draf/);
    await volunteer.sees(/dari versi lama/);
    await volunteer.presses("🗑 Ya, hapus");
    await volunteer.sees(/Draf dihapus/);
  });

  it("is none while there is a danger, and none of somebody else's", async () => {
    const [volunteer, stranger] = [await volunteerIn(house, stored), await volunteerIn(house, stored)];
    await beginsContract(volunteer);
    const question = await volunteer.sees(/Apa yang dijanjikan\?/);
    await volunteer.types("Ada anak perempuan yang diperkosa tetangganya");
    await volunteer.sees(/🛑/);
    await volunteer.presses("📂 Catat sebagai kasus");
    await volunteer.presses(/📂 \S{5} · Tanah dan batas/);
    await volunteer.sees(/Bahayanya sudah dicatat/);

    await volunteer.presses("Ucapan dan pesan", { on: question });
    await volunteer.sees(/tidak boleh “didamaikan”/);

    const own = (question.message?.reply_markup?.inline_keyboard ?? []).flat();
    for (const button of own) {
      if (!("callback_data" in button) || !button.callback_data.startsWith("contract")) continue;
      await forge(stranger, button.callback_data);
      await stranger.sees(/tidak menemukan kasus/);
    }
  });
});
