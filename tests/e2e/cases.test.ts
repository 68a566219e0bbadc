import { describe, expect, it } from "vitest";
import { startBot } from "../support/bot-process.ts";
import { codeIn, isGuided, opensCase, volunteerIn } from "../support/case-people.ts";
import { joins, useHouse } from "../support/house.ts";
import { useStore } from "../support/stored.ts";

describe("a case", () => {
  const house = useHouse();
  const stored = useStore(house);

  it("is opened from a guided talk with one tap, and stays until it is closed", async () => {
    const volunteer = await volunteerIn(house, stored);
    const result = await isGuided(volunteer);

    await volunteer.presses("📂 Simpan sebagai kasus");
    const code = codeIn((await volunteer.sees(/Kasus tersimpan/)).text);
    // The same tap once more, weeks later: there is one case.
    await volunteer.presses("📂 Simpan sebagai kasus", { on: result });
    await volunteer.sees(/sudah tersimpan/);
    await volunteer.presses(/Ubah/);
    await volunteer.presses("3 pihak");
    expect((await volunteer.sees(/Pihak A, Pihak B, Pihak C\./)).text).toMatch(/Gamping, Kabupaten Sleman/);
    await volunteer.presses(/Tutup kasus/);
    await volunteer.presses("🌤 Sudah mereda");
    await volunteer.sees(/Kasus ditutup: mereda/);

    await volunteer.types("/kasus");
    await volunteer.sees(/belum punya kasus terbuka/);
    await volunteer.presses("🗂 Yang sudah ditutup");
    await volunteer.presses(`⚪️ ${code} · Lainnya`);
    await volunteer.presses("🔓 Buka lagi");
    await volunteer.sees(/dibuka lagi/);
    await volunteer.types("/kasus");
    expect((await volunteer.sees(/Terbuka: 1/)).text).toContain(code);
  });

  it("tapped twice is one case, also for an impatient finger", async () => {
    const volunteer = await volunteerIn(house, stored);
    await isGuided(volunteer);

    await volunteer.pressesTwice("📂 Simpan sebagai kasus");

    await volunteer.sees(/sudah tersimpan/);
    await volunteer.types("/kasus");
    await volunteer.sees(/Terbuka: 1/);
  });

  it("asks where it is when the volunteer has named no place, and takes no whole province", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    await isGuided(volunteer);

    await volunteer.presses("📂 Simpan sebagai kasus");
    await volunteer.sees(/Kasus ini di mana/);
    await volunteer.presses("Aceh");
    const { message } = await volunteer.sees(/Pilih kecamatan atau kabupatennya/);
    expect(volunteer.buttons(message)).not.toContain("✅ Seluruh Aceh");
    await volunteer.presses("Kabupaten Aceh Selatan");
    await volunteer.presses("Bakongan");

    await volunteer.sees(/📍 Bakongan, Kabupaten Aceh Selatan/);
  });

  it("is found by its code alone, and by nobody whom it does not concern", async () => {
    const [volunteer, stranger] = [await volunteerIn(house, stored), await volunteerIn(house, stored)];
    const code = await opensCase(volunteer);

    await volunteer.types(`/kasus ${code.toLowerCase()}`);
    await volunteer.sees(/Tanah dan batas/);
    await volunteer.types(code);
    await volunteer.sees(/Tanah dan batas/);
    await stranger.types(code);
    await stranger.sees(/tidak menemukan kasus/);
    await stranger.types("/kasus tanah");
    await stranger.sees(/bukan kode kasus/);
  });

  it("is recorded below a safety card too: the danger, and no technique", async () => {
    const volunteer = await volunteerIn(house, stored);
    await volunteer.types("Ada warga membawa parang dan membakar rumah");
    await volunteer.sees(/🛑/);

    await volunteer.presses("📂 Catat sebagai kasus");
    await volunteer.sees(/Kasus tersimpan/);
    await volunteer.presses("Tanah dan batas");

    const { text } = await volunteer.sees(/Masih bahaya/);
    expect(text).toContain("Ada senjata, massa, atau api");
    expect(text).toContain("Fase dan peran belum ditanyakan");
    await volunteer.types("Ada warga membawa parang lagi");
    await volunteer.sees(/🛑/);
    await volunteer.presses("📂 Catat sebagai kasus");
    await volunteer.sees(/Catat bahaya ini di mana/);
    await volunteer.presses(/📂 \S{5} · Tanah dan batas/);
    await volunteer.sees(/Bahayanya sudah dicatat/);
  });

  it("remembers what did not help: it falls for a week, and the result says why", async () => {
    const volunteer = await volunteerIn(house, stored);
    const code = await opensCase(volunteer);
    await volunteer.types(`/kasus ${code}`);
    await volunteer.presses("📋 Langkah yang disarankan");
    const before = (await volunteer.sees(/Coba ini dulu/)).text;
    const [, best = ""] = /1\. (.+)/.exec(before) ?? [];

    await volunteer.presses(`1 · ${best}`);
    await volunteer.presses("✅ Ini sudah dicoba");
    await volunteer.sees(/Apakah ini membantu/);
    await volunteer.presses("👎 Tidak membantu");
    const screen = await volunteer.sees(/Selama 7 hari teknik ini turun/);
    expect(screen.text).toMatch(new RegExp(`${best}: tidak membantu`));
    await volunteer.presses("✅ Sudah dicoba");
    await volunteer.presses(new RegExp(best));
    await volunteer.presses("👎 Tidak membantu");
    await volunteer.sees(/Sudah begitu sebelumnya/);
    await volunteer.presses("📋 Langkah yang disarankan");

    const after = (await volunteer.sees(/Coba ini dulu/)).text;
    expect(after).not.toContain(`1. ${best}`);
    expect(after).toMatch(/Belum membantu 1 menit lalu|belum membantu dalam 7 hari/);
    await volunteer.presses("🪜 Siapkan langkah");
    await volunteer.presses("↩️ Hasil panduan");
    await volunteer.presses(`↩️ Kasus ${code}`);
    await volunteer.sees(/Sudah dicoba/);
  });

  it("is guided again, safety first, and keeps the guidance; a danger ticked on the way stops it", async () => {
    const volunteer = await volunteerIn(house, stored);
    const code = await opensCase(volunteer);

    await volunteer.presses("🧭 Panduan untuk kasus ini");
    await volunteer.sees(new RegExp(`Panduan untuk kasus ${code}`));
    await volunteer.presses("⬜️ Ada orang terluka");
    await volunteer.sees(/🛑/);
    await volunteer.presses(`📂 Buka kasus ${code}`);
    const inDanger = await volunteer.sees(/Masih bahaya: Ada orang terluka/);
    expect(volunteer.buttons(inDanger)).not.toContain("📋 Langkah yang disarankan");
    await volunteer.presses("🧭 Panduan untuk kasus ini");
    await volunteer.presses("☑️ Ada orang terluka");
    for (const tap of ["✅ Tidak ada, lanjut", /Sudah reda/, /Kelompok/, /Tunjukkan langkahku/])
      await volunteer.presses(tap);

    expect((await volunteer.sees(/Peranmu sekarang/)).text).toContain(code);
    await volunteer.presses(`↩️ Kasus ${code}`);
    expect((await volunteer.sees(/Fase: Pascakonflik/)).text).not.toContain("Masih bahaya");
    await volunteer.presses("🕘 Linimasa");
    const { text } = await volunteer.sees(/Linimasa/);
    expect(text).toMatch(/Panduan\. Peran: Fasilitator[\s\S]*Bahaya: Ada orang terluka[\s\S]*Kasus dibuka/);
  });

  it("keeps notes, warned against names; what looks like a number is shown back first", async () => {
    const volunteer = await volunteerIn(house, stored);
    const code = await opensCase(volunteer);

    await volunteer.presses("📝 Catatan");
    await volunteer.sees(/Jangan tulis nama, NIK, nomor HP, atau alamat/);
    await volunteer.types("Kedua pihak mau bertemu hari Sabtu di balai desa.");
    await volunteer.sees(/Catatan disimpan\.[\s\S]*Catatan: 1/);
    await volunteer.presses("📝 Catatan");
    await volunteer.types("Hubungi dia di 081234567890, atau di <RT 03>");
    await volunteer.sees(/Belum disimpan[\s\S]*nomor telepon dan alamat rumah/);
    await volunteer.pressesTwice("✂️ Simpan tanpa bagian itu");
    await volunteer.sees(/tanpa bagian itu[\s\S]*Catatan: 2/);
    await volunteer.types(`/kasus ${code}`);
    await volunteer.presses("📝 Catatan");
    await volunteer.types("Mereka bertemu lagi di jalan Mawar 7");
    await volunteer.presses("💾 Simpan begitu saja");
    await volunteer.sees(/Catatan: 3/);

    await volunteer.presses("🕘 Linimasa");
    const { text } = await volunteer.sees(/Linimasa/);
    expect(text).toContain("Hubungi dia di […], atau di <[…]>");
    expect(text).toContain("jalan Mawar 7");
    expect(await stored.everything()).not.toContain("jalan Mawar");
    expect(await stored.everything()).not.toContain("balai desa");
  });

  it("hears a danger in a note first, and writes the note down all the same", async () => {
    const volunteer = await volunteerIn(house, stored);
    const code = await opensCase(volunteer);

    await volunteer.presses("📝 Catatan");
    await volunteer.types("Malam ini ada yang membawa parang, hubungi 081234567890");
    await volunteer.sees(/🛑/);

    await volunteer.types(`/kasus ${code}`);
    await volunteer.sees(/Masih bahaya[\s\S]*Catatan: 1/);
    await volunteer.presses("🕘 Linimasa");
    expect((await volunteer.sees(/Linimasa/)).text).toContain("hubungi […]");
  });

  it("has a timeline of several pages, and a long note is read in full", async () => {
    const volunteer = await volunteerIn(house, stored);
    const code = await opensCase(volunteer);
    for (let count = 2; count <= 6; count++) {
      await volunteer.types(`/kasus ${code}`);
      await volunteer.presses(/Ubah/);
      await volunteer.presses(`${count === 2 ? 6 : count} pihak`);
    }
    await volunteer.presses("📝 Catatan");
    await volunteer.types(`Panjang sekali. ${"Mereka saling mendengar. ".repeat(60)}Selesai.`);
    await volunteer.sees(/Catatan disimpan/);

    await volunteer.presses("🕘 Linimasa");
    await volunteer.sees(/\(1\/2\)/);
    await volunteer.presses(/Selengkapnya no\. \d/);
    await volunteer.sees(/Selesai\./);
    await volunteer.presses("↩️ Linimasa");
    await volunteer.presses(/Berikutnya|▶/);
    await volunteer.sees(/Kasus dibuka/);
  });

  it("takes its place and code into a referral, which then stands in its timeline", async () => {
    const volunteer = await volunteerIn(house, stored);
    const code = await opensCase(volunteer);

    await volunteer.presses("🤝 Rujuk untuk kasus ini");
    for (const tap of ["Pangan", "Lewati", /Mendesak/, /Pakai kode/, /Pihak A|satu pihak/])
      await volunteer.presses(tap);
    await volunteer.sees(/7\/9/);
    await volunteer.types("Lumbung warga Depok");
    for (const tap of ["Aku antar", /Ya, setuju/, /Kirim/]) await volunteer.presses(tap);
    await volunteer.presses(`📂 Buka kasus ${code}`);

    const screen = await volunteer.sees(/Rujukan: 1/);
    expect(volunteer.buttons(screen)).toContain("🤝 Rujukannya (1)");
    await volunteer.presses("🕘 Linimasa");
    await volunteer.sees(/🤝 Rujukan \S{6}/);
  });

  it("is all there after the bot was killed in the middle of its guide", async () => {
    const volunteer = await volunteerIn(house, stored);
    const code = await opensCase(volunteer);
    await volunteer.presses("🧭 Panduan untuk kasus ini");
    await volunteer.presses("✅ Tidak ada, lanjut");
    await volunteer.sees(/2\/4/);

    await house.bot.stop("SIGKILL");
    house.bot = await startBot(house.environment);
    for (const tap of [/Sudah bertengkar/, /Kelompok/, /Tunjukkan langkahku/]) await volunteer.presses(tap);

    expect((await volunteer.sees(/Peranmu sekarang/)).text).toContain(code);
    await volunteer.types(code);
    expect((await volunteer.sees(/Tanah dan batas/)).text).toContain("Fase: Konflik");
  });
});
