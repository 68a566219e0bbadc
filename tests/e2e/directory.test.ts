import { beforeAll, describe, expect, it } from "vitest";
import type { Source } from "../../src/domain/source.ts";
import { startBot } from "../support/bot-process.ts";
import { joins, useHouse } from "../support/house.ts";
import { type Person, person } from "../support/person.ts";
import { seedHouse } from "../support/sources.ts";

describe("an admin looks after the directory", () => {
  const house = useHouse({ environment: { ADMIN_IDS: "9001,9002" } });
  let seeded: readonly Source[] = [];
  let admin: Person;
  let other: Person;

  beforeAll(async () => {
    admin = await house.admin();
    other = await person(house.playground, { firstName: "Pengelola Dua", languageCode: "id", id: 9002 });
    seeded = await seedHouse(house, [
      { organisation: "Dapur Sleman", service: "Beras" },
      { organisation: "Puskesmas Depok", service: "Berobat", categories: ["health_care"] },
      { organisation: "Lama Tak Dicek", verified: { at: Date.now() - 100 * 24 * 60 * 60 * 1000, by: 9001 } },
      { organisation: "Segera Tutup" },
      { organisation: "Dua Tangan" },
    ]);
  });

  async function opensMenu(): Promise<void> {
    await admin.types("/direktori");
    await admin.sees(/Direktori sumber bantuan/);
  }

  async function opens(whose: Person, name: string): Promise<void> {
    await whose.types(`/direktori ${name}`);
    await whose.presses(new RegExp(name));
    await whose.sees(/Entri/);
  }

  async function edits(field: string, words: string): Promise<void> {
    await admin.presses("✏️ Ubah");
    await admin.presses(field);
    await admin.sees(/Ketik yang baru/);
    await admin.types(words);
  }

  it("sees what waits, and finds an entry by a part of its name", async () => {
    await opensMenu();
    expect(admin.lastMessage().text).toMatch(/Aktif: \d/);
    await admin.presses("🔎 Cari entri");
    const question = await admin.sees(/Ketik sebagian nama/);

    await admin.types("puskesmas", { replyTo: question.message?.message_id ?? 0 });
    await admin.presses(/Puskesmas Depok/);

    await admin.sees(/Puskesmas Depok\nBerobat/);
  });

  it("edits every field, each told when it cannot be right", async () => {
    await opens(admin, "Dapur Sleman");
    for (const [field, words, shown] of [
      ["Layanan", "Beras dan lauk", /Dapur Sleman\nBeras dan lauk/],
      ["Jam buka", "Setiap hari 24 jam", /Buka 24 jam/],
      ["Yang dibawa", "KTP, KK", /Bawa: KTP, KK/],
      ["Syarat", "Warga Sleman", /Untuk: Warga Sleman/],
      ["Biaya", "Gratis", /Biaya: Gratis/],
      ["Telepon", "0274 868000", /0274 868000/],
      ["WhatsApp", "+62 812 0000 1111", /WhatsApp \+62/],
      ["Alamat", "Jalan Magelang 5", /Jalan Magelang 5/],
      ["Koordinat", "-7.71, 110.35", /Tersimpan/],
      ["Wilayah layanan", "Kabupaten Sleman; Kota Yogyakarta", /Tersimpan/],
      ["Daya tampung", "7", /Sisa tempat: 7/],
    ] as const) {
      await edits(field, words);
      await admin.sees(shown);
    }
    for (const [field, words, problem] of [
      ["Jam buka", "pagi sekali", /“pagi”/],
      ["Telepon", "tanya Bu RT", /belum seperti nomor/],
      ["Koordinat", "di sana", /belum seperti koordinat/],
      ["Wilayah layanan", "Zzqxv", /“Zzqxv” belum kutemukan/],
      ["Daya tampung", "banyak", /satu angka saja/],
    ] as const) {
      await edits(field, words);
      await admin.sees(problem);
      await admin.presses("↩️ Kembali");
    }
    await admin.presses("✏️ Ubah");
    await admin.presses("Wilayah layanan");
    await admin.sees(/Sekarang: Kabupaten Sleman; Kota Yogyakarta/);
    await admin.presses("🇮🇩 Seluruh Indonesia");
    await admin.presses("✏️ Ubah");
    await admin.presses("Jenis bantuan");
    await admin.presses("⬜️ Pakaian");
    await admin.presses("✅ Simpan");
    expect((await admin.sees(/Tersimpan/)).text).toMatch(/Pangan, Pakaian/);
    await admin.presses("✏️ Ubah");
    await admin.presses("Tempat");
    await admin.types("Ambon");
    await admin.presses("Kota Ambon");
    expect((await admin.sees(/Kota Ambon/)).text).toMatch(/WIT/);
    await admin.presses("✏️ Ubah");
    await admin.presses("Biaya");
    await admin.presses("🧽 Kosongkan");
    expect((await admin.sees(/Tersimpan/)).text).not.toMatch(/Gratis/);
  });

  it("takes a location sent from the office for its coordinates", async () => {
    await opens(admin, "Puskesmas Depok");
    await admin.presses("✏️ Ubah");
    await admin.presses("Koordinat");
    await admin.sees(/Ketik yang baru/);
    await admin.sharesLocation(-7.75, 110.4);
    await admin.sees(/Tersimpan/);
    await admin.presses("✏️ Ubah");
    await admin.presses("Koordinat");

    await admin.sees(/Sekarang: -7.75, 110.4/);
  });

  it("is told when another admin was quicker with the same field", async () => {
    for (const each of [admin, other]) {
      await opens(each, "Dua Tangan");
      await each.presses("✏️ Ubah");
      await each.presses("Biaya");
      await each.sees(/Ketik yang baru/);
    }
    await admin.types("Gratis");
    await admin.sees(/Tersimpan/);
    await other.types("Rp5.000");

    await other.sees(/Pengelola lain baru saja mengubah Biaya. Sekarang: Gratis/);
    await other.presses("✏️ Ubah");
    await other.types("Rp5.000");
    await other.sees(/Biaya: Rp5.000/);
  });

  it("retires an entry after being asked once more, and nobody finds it", async () => {
    await opens(admin, "Segera Tutup");
    await admin.presses("🔁 Status");
    await admin.presses("tutup sementara");
    await admin.sees(/Status: tutup sementara/);
    await admin.presses("🗄 Keluarkan");
    await admin.sees(/Yakin/);
    await admin.presses("🗄 Ya, keluarkan");
    await admin.sees(/Status: sudah bubar/);

    const volunteer = await house.someone();
    await volunteer.types("/sumber");
    await volunteer.presses("Pangan");
    await volunteer.types("Sleman");
    await volunteer.presses("Kabupaten Sleman");
    expect((await volunteer.sees(/Pangan ·/)).text).not.toMatch(/Segera Tutup/);
  });

  it("checks an old entry, and it is in step again", async () => {
    await opensMenu();
    const menu = admin.lastMessage().message_id;
    for (const tap of [/Lama tak dicek \(1\)/, /Lama Tak Dicek/, "✅ Sudah kucek, benar"]) {
      await admin.presses(tap, { on: menu });
    }
    await admin.sees(/dicek hari ini/);
    await opensMenu();
    await admin.presses(/Lama tak dicek \(0\)/);
    await admin.sees(/Semua entri sudah dicek/);
  });

  it("adds one, and it is found at once", async () => {
    await opensMenu();
    await admin.presses("➕ Tambah sumber");
    for (const words of ["Klinik Baru", "Berobat jalan"]) await admin.types(words);
    await admin.presses("Layanan kesehatan");
    await admin.types("Sleman");
    await admin.presses("Kabupaten Sleman");
    await admin.types("0274868000");
    await admin.presses("Lewati");
    await admin.presses("Lewati");
    await admin.presses("✅ Kirim usulan");
    await admin.sees(/Klinik Baru sudah masuk daftar/);

    await admin.types("/direktori klinik baru");
    await admin.presses(/Klinik Baru/);
    await admin.sees(/dicek hari ini/);
  });

  it("alone may: a volunteer who makes the buttons up is refused each time", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    await volunteer.types("/direktori");
    await volunteer.sees(/hanya untuk pengelola/);
    await volunteer.types("/sumber");
    const { message } = await volunteer.sees(/Apa yang dibutuhkan/);
    const id = seeded[1]?.id ?? "";
    const forged = [
      ...[
        "directory",
        "directorySearch",
        `entry:${id}`,
        `entryFields:${id}`,
        `entryEdit:${id}:0`,
        `entryStatuses:${id}`,
      ],
      ...[`entryStatus:${id}:2`, `entryRetire:${id}:1`, `entryVerify:${id}`, `wrongSettled:${id}`, `wrongEntry:${id}`],
      ...[`entryNeeds:${id}:1:2`, `entryNeedsDone:${id}:1:2`, "wrongEntries:0", "staleEntries:0", "entryAdd"],
    ];

    const before = volunteer.answers().length;
    for (const data of forged) {
      volunteer.self.press(message?.message_id ?? 0, { text: "x", callback_data: data });
    }

    const alerts = () =>
      volunteer
        .answers()
        .slice(before)
        .filter(({ text }) => text === "Ini hanya untuk pengelola.");
    await expect.poll(() => alerts().length, { timeout: 5000 }).toBe(forged.length);
    await opens(admin, "Puskesmas Depok");
    expect(admin.lastMessage().text).toMatch(/Status: aktif/);
  });

  it("who is one no more cannot finish an edit that stood open", async () => {
    await opens(other, "Puskesmas Depok");
    await other.presses("✏️ Ubah");
    await other.presses("Biaya");
    await other.sees(/Ketik yang baru/);
    await house.bot.stop();
    house.bot = await startBot({ ...house.environment, ADMIN_IDS: "9001" });

    await other.types("Rp1.000.000");

    await other.sees(/hanya untuk pengelola/);
    await house.bot.stop();
    house.bot = await startBot(house.environment);
  });
});
