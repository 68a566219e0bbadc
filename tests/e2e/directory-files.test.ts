import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { startBot } from "../support/bot-process.ts";
import { joins, type TestHouse, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";

const HEAD = "organisasi,layanan,kategori,kode wilayah,jam buka";
const sheetOf = (rows: readonly string[]) => `${[HEAD, ...rows].join("\n")}\n`;

let known: Person | undefined;

/** The same person in every story: the house has one admin. */
async function adminOf(house: TestHouse): Promise<Person> {
  if (known !== undefined) return known;
  known = await house.admin();
  await joins(known);
  return known;
}

describe("an admin brings a file of sources", () => {
  const house = useHouse();

  it("sees what is wrong, takes in what is right, and finds it in the directory", async () => {
    const admin = await adminOf(house);
    await admin.types("/direktori");
    await admin.presses("📥 Impor berkas");
    await admin.sees(/Kirim berkasnya/);
    await admin.sendsDocument(
      "sumber.csv",
      sheetOf(["Panti Melati,Sekolah malam,sekolah,34.04.01,Sen-Jum 08.00-15.00", "=1+1,Salah,mobil,99,entah"]),
    );
    await admin.sees(/sudah sampai/);
    const report = await admin.sees(/sudah kubaca/);
    expect(report.text).toMatch(/Bisa masuk: 1 baris\nDitolak: 1 baris/);
    expect(report.text).toContain("baris 3");
    const list = admin
      .messages()
      .findLast(({ document }) => document !== undefined && document.file_name === "ditolak.csv");
    expect(list).toBeDefined();
    if (list !== undefined) expect(admin.downloads(list).toString()).toContain('"kode wilayah","tidak dikenal');
    await admin.types("/direktori Melati");
    await admin.seesNothingOf("Sekolah malam");

    await admin.presses("✅ Masukkan 1 baris");
    await admin.sees(/Baru: 1\nBerubah: 0\nTetap: 0/);
    await expect
      .poll(async () => {
        await admin.types("/direktori Melati");
        return (await admin.sees(/Melati/)).text + admin.buttons().join();
      })
      .toContain("Melati");
  });

  it("is told that the same file once more changes nothing", async () => {
    const admin = await adminOf(house);
    const sheet = sheetOf(["Panti Mawar,Obat,obat,34.04.02,"]);
    for (const expected of [/Baru: 1/, /Baru: 0\nBerubah: 0\nTetap: 1/]) {
      await admin.sendsDocument("dua.csv", sheet);
      await admin.presses("✅ Masukkan 1 baris", { on: await admin.sees(/dua.+csv.*sudah kubaca/s) });
      await admin.sees(expected);
    }
  });

  it("can cancel, and nothing goes in", async () => {
    const admin = await adminOf(house);
    await admin.sendsDocument("batal.csv", sheetOf(["Panti Kenanga,Obat,obat,34.04.02,"]));
    const report = await admin.sees(/batal.+csv.*sudah kubaca/s);
    await admin.presses("✖️ Batal", { on: report });
    await admin.sees(/dibatalkan/);
    const after = admin.messages().find(({ message_id: id }) => id === report.message?.message_id);
    expect(admin.buttons(after)).not.toContain("✅ Masukkan 1 baris");
  });

  it("is told plainly why a file cannot be used", async () => {
    const admin = await adminOf(house);
    await admin.sendsDocument("latin.csv", Buffer.from("organisasi,layanan\nCaf\u00e9,x", "latin1"));
    await admin.sees(/CSV UTF-8/);
    await admin.sendsDocument("kolom.csv", "organisasi,telepon\nx,110\n");
    await admin.sees(/layanan, kategori, kode wilayah/);
    await admin.sendsDocument("sumber.xlsx", "PK");
    await admin.sees(/Simpan sebagai/);
    await admin.sendsDocument("putus.json", '[{"id":"1"},{"id"');
    await admin.sees(/rusak atau terpotong/);
  });

  it("gets the directory as HSDS, and bringing it back changes nothing", async () => {
    const admin = await adminOf(house);
    await admin.types("/direktori");
    await admin.presses("📤 Ekspor");
    const exported = await admin.sees(/HSDS 3 \(JSON\)/);
    const json = admin.downloads(exported);
    const services = JSON.parse(json.toString()) as readonly object[];
    expect(services.length).toBeGreaterThan(0);
    await admin.sendsDocument("kembali.json", json);
    const report = await admin.sees(/kembali.+json.*sudah kubaca/s);
    await admin.presses(/Masukkan/, { on: report });
    await admin.sees(new RegExp(`Baru: 0\\nBerubah: 0\\nTetap: ${services.length}`));
  });

  it("goes on after the bot was killed in the middle", async () => {
    const admin = await adminOf(house);
    const rows = Array.from({ length: 60_000 }, (_, index) => `Lembaga ${index},Pangan,pangan,34.04.01,`);
    await admin.sendsDocument("banyak.csv", sheetOf(rows));
    await admin.sees(/sudah sampai/);
    await house.bot.stop("SIGKILL");
    house.bot = await startBot(house.environment);
    await admin.sees(/Bisa masuk: 60000 baris/, { within: 60_000 });
  }, 90_000);

  it("has all of it once, though the bot was stopped while it went in", async () => {
    const admin = await adminOf(house);
    const rows = Array.from({ length: 40_000 }, (_, index) => `Yayasan ${index},Obat,obat,34.04.02,`);
    await admin.sendsDocument("henti.csv", sheetOf(rows));
    await admin.presses("✅ Masukkan 40000 baris", { within: 30_000 });
    await admin.sees(/Memasukkan/);
    await house.bot.stop("SIGTERM");
    await admin.seesNothingOf(/sudah masuk/, 0);
    house.bot = await startBot(house.environment);
    await admin.sees(/Baru: 40000\nBerubah: 0\nTetap: 0/, { within: 60_000 });
  }, 120_000);

  it("does nothing for somebody who is no admin", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    await volunteer.sendsDocument("sumber.csv", sheetOf(["Panti,Obat,obat,34.04,"]));
    await volunteer.sees(/./);
    await volunteer.seesNothingOf(/sudah kubaca/, 1000);
  });

  it("takes the example directory that ships with the bot", async () => {
    const admin = await adminOf(house);
    await admin.sendsDocument("example-directory.csv", await readFile("content/example-directory.csv"));
    const report = await admin.sees(/example-directory.+csv.*sudah kubaca/s);
    expect(report.text).toContain("Ditolak: 0 baris");
  });
});
