import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Directory } from "../../src/domain/directory.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createDirectory } from "../../src/redis/directory.ts";
import { joins, useHouse } from "../support/house.ts";
import { fileIn, follows } from "../support/office-entry-form.ts";
import { comesIntoOffice, type OfficeVisitor, type Shown } from "../support/office-visitor.ts";
import { sealer } from "../support/referral-book.ts";
import { zipOf } from "../support/zip.ts";

const HEAD = "organisasi,layanan,kategori,kode wilayah,jam buka,telepon";
const sheetOf = (rows: readonly string[]) => `${[HEAD, ...rows].join("\n")}\n`;

describe("a file of sources on the coordinators' page", () => {
  const house = useHouse();
  let office: OfficeVisitor;
  let redis: RedisConnection;
  let directory: Directory;
  beforeAll(async () => {
    const admin = await house.admin();
    await joins(admin);
    office = await comesIntoOffice(house, admin);
    redis = await connectRedis([house.redisUrl], () => undefined);
    directory = createDirectory({ redis, sealer, now: () => new Date() });
  });
  afterAll(() => redis.close());

  it("takes a file in only after a yes, exactly as it was shown, and volunteers find it", async () => {
    const sent = await office.sendsFile("/directory/import", {
      name: "sumber.csv",
      content: sheetOf([
        "Rumah Singgah Kamboja,Tempat tinggal sementara,tempat tinggal,34.04.01,Setiap hari 24 jam,0274 111 222",
        "Dapur Umum Melati,Beras untuk keluarga,pangan,34.04,Sen-Sab 07.00-12.00,0274 868 000",
        '"=HYPERLINK(""http://jahat.example"")",Gratis,pangan,34.04,,',
        "Klinik Entah,Obat,obat,99.99,,",
        "Rumah Singgah Kamboja,Tempat tinggal sementara,tempat tinggal,34.04.01,,",
        "Lembaga Tanpa Jenis,Apa saja,mobil,34.04,kapan-kapan,",
      ]),
    });
    const preview = await follows(office, sent);
    expect(preview.words).toContain("Belum ada yang berubah di direktori");
    expect(preview.words).toMatch(/Baru baris 2 · Rumah Singgah Kamboja/);
    expect(preview.words).toMatch(/baris 5 kode wilayah: tidak dikenal/);
    expect(preview.words).toMatch(/baris 6 sama dengan baris yang lebih dulu/);
    expect(preview.words).toMatch(/baris 7 .*jam buka: tidak jelas .*kategori: tidak dikenal/);
    // What a spreadsheet would run is only a text here.
    expect(preview.html).not.toContain('href="http://jahat');
    expect((await office.opens("/directory?q=kamboja")).words).toContain("Tidak ada yang cocok");
    expect((await office.opens("/directory/import?only=refused")).words).not.toContain("Baru baris 2");

    const file = fileIn(preview);
    const [yes, again] = [
      await office.sends("/directory/import/apply", { file }),
      await office.sends("/directory/import/apply", { file }),
    ];
    expect([yes.status, again.location?.split("said=")[1]]).toEqual([303, "already"]);
    await expect
      .poll(async () => (await office.opens("/directory/import")).words, { timeout: 15_000 })
      .toContain("sumber.csv sudah masuk");
    const volunteer = await house.someone();
    await joins(volunteer);
    await expect
      .poll(async () => (await office.opens("/directory?q=kamboja")).words, { timeout: 15_000 })
      .toContain("Rumah Singgah Kamboja");
    await volunteer.types("/sumber");
    await volunteer.presses("Tempat tinggal");
    await volunteer.types("Gamping");
    await volunteer.presses(/Gamping/);
    await volunteer.sees(/Rumah Singgah Kamboja/);
  });

  it("shows field by field what a file changes, and shows it anew when somebody was quicker", async () => {
    const sheet = `id,${HEAD}\n`;
    const row = (hours: string) => `dapur-7,Dapur Tujuh,Nasi bungkus,pangan,34.04.02,${hours},0274 777 777\n`;
    const bring = async (content: string) =>
      follows(office, await office.sendsFile("/directory/import", { name: "tujuh.csv", content }));
    const applies = async (shown: Shown) => {
      await office.sends("/directory/import/apply", {
        file: fileIn(shown),
      });
      let words = "";
      await expect
        .poll(async () => (words = (await office.opens("/directory/import")).words), { timeout: 15_000 })
        .not.toContain("sedang dimasukkan");
      return words;
    };
    expect(await applies(await bring(sheet + row("Sen-Jum 08.00-12.00")))).toContain("Baru: 1.");
    await expect
      .poll(async () => (await office.opens("/directory?q=tujuh")).words, { timeout: 15_000 })
      .toContain("Dapur Tujuh");

    const shown = await bring(sheet + row("Sen-Jum 09.00-14.00"));
    expect(shown.words).toMatch(
      /Berubah baris 2 · Dapur Tujuh.*Jam buka Semula: Sen-Jum 08\.00-12\.00 WIB Menjadi: Sen-Jum 09\.00-14\.00/i,
    );
    const id = /entries\/([a-z0-9-]+)"/.exec((await office.opens("/directory?q=tujuh")).html)?.[1] ?? "";
    await directory.change(id, (record) => ({ ...record, contact: { phone: "119" } }));

    const anew = await applies(shown);
    expect(anew).toContain("Direktori sudah berubah sejak berkas ini diperiksa");
    expect(anew).toMatch(/Telepon Semula: 119 Menjadi: 0274 777 777/i);
    expect((await directory.find(id))?.contact.phone).toBe("119");
    expect(await applies(await office.opens("/directory/import"))).toContain("Berubah: 1.");
    expect((await directory.find(id))?.contact.phone).toBe("0274 777 777");
  });

  it("refuses kindly what it cannot take", async () => {
    const bomb = zipOf([{ name: "services.csv", content: Buffer.alloc(30 * 1024 * 1024, 65) }]);
    const swollen = await office.sendsFile("/directory/import", { name: "semua.zip", content: bomb });
    const large = await office.sendsFile("/directory/import", {
      name: "besar.csv",
      content: Buffer.alloc(21 * 1024 * 1024, 65),
    });
    const sheet = await office.sendsFile("/directory/import", { name: "sumber.xlsx", content: "PK" });
    const nothing = await office.sends("/directory/import", {});

    expect(swollen.words).toContain("mengembang tidak wajar");
    expect([large.status, large.words]).toEqual([413, expect.stringContaining("Paling besar 20 MB")]);
    expect(sheet.words).toContain("CSV UTF-8");
    expect(nothing.words).toContain("Pilih dulu berkasnya");
  });

  it("is downloaded as a file that changes nothing when it is brought back", async () => {
    const exported = await office.sends("/directory/export");
    const services = JSON.parse(exported.html) as readonly object[];
    expect(exported.headers.get("content-disposition")).toMatch(/juru-damai-hsds-[\d-]+\.json/);

    const shown = await follows(
      office,
      await office.sendsFile("/directory/import", { name: "kembali.json", content: exported.html }),
    );

    expect(shown.words).toContain(`Tetap seperti semula: ${services.length} baris`);
    expect(shown.words).not.toContain("Masukkan");
    const file = fileIn(shown);
    expect((await office.sends("/directory/import/drop", { file })).location).toContain("said=done");
    expect((await office.opens("/directory/import")).words).toContain("Periksa berkas");
  });

  it("that is not there any more does not go in", async () => {
    const late = await office.sends("/directory/import/apply", { file: "0".repeat(12) });

    expect(late.location).toContain("said=too-late");
  });
});
