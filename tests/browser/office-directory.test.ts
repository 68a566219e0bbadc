import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectRedis } from "../../src/redis/connection.ts";
import { createDirectory } from "../../src/redis/directory.ts";
import { joins, useHouse } from "../support/house.ts";
import { type OfficeInBrowser, openOfficeInBrowser } from "../support/office-browser.ts";
import { sealer } from "../support/referral-book.ts";
import { seedHouse } from "../support/sources.ts";

const SHEET = [
  "id,organisasi,layanan,kategori,kode wilayah,jam buka,telepon",
  "dapur,Dapur Umum Melati,Beras untuk keluarga,pangan,34.04.02,Sen-Jum 08.00-12.00,0274 868 000",
  "singgah,Rumah Singgah Kamboja,Tempat tinggal sementara,tempat tinggal,34.04.01,Setiap hari 24 jam,0274 111 222",
].join("\n");
const NEXT = [
  SHEET.replace("Sen-Jum 08.00-12.00", "Sen-Sab 07.00-14.00"),
  "klinik,Klinik Entah,Obat,obat,99.99,,",
  "hukum,Pos Bantuan Hukum Kenanga,Pendampingan perkara,bantuan hukum,34.71,Sen-Kam 09.00-15.00,0274 333 444",
].join("\n");

describe("the directory in a browser", () => {
  const house = useHouse();
  let office: OfficeInBrowser;
  let kitchen: string;
  beforeAll(async () => {
    const admin = await house.admin();
    await joins(admin);
    const [seeded] = await seedHouse(house, [
      {
        organisation: "Puskesmas Mlati II",
        service: "Pemeriksaan dan obat dasar",
        place: "34.04.06",
        categories: ["health_care", "medicine"],
      },
      {
        organisation: "LBH Yogyakarta Timur",
        service: "Konsultasi hukum gratis",
        place: "34.71",
        categories: ["legal_aid"],
        verified: { at: Date.UTC(2026, 5, 1), by: 0 },
      },
      {
        organisation: "Panti Asih Anggrek",
        service: "Pengasuhan anak sementara",
        place: "34.02",
        categories: ["child_care"],
      },
    ]);
    kitchen = seeded?.id ?? "";
    const redis = await connectRedis([house.redisUrl], () => undefined);
    const directory = createDirectory({ redis, sealer, now: () => new Date() });
    await directory.report({ source: kitchen, wrong: "wrong_hours", by: 4711, at: Date.now() });
    await redis.close();
    office = await openOfficeInBrowser(house, admin);
  });
  afterAll(() => office.close());

  it("reads well on a phone and at a desk, with every entry, form and mistake", async () => {
    await office.opens("/directory");
    expect(await office.findings()).toEqual([]);
    await office.opens(`/directory/entries/${kitchen}`);
    expect(await office.findings()).toEqual([]);
    await office.opens(`/directory/entries/${kitchen}/edit`);
    for (const page of [office.phone, office.desktop]) {
      await page.getByLabel("Telepon").fill("tanya di balai desa");
      await page.getByRole("button", { name: "Simpan" }).click();
      await page.getByText("belum seperti nomor telepon").waitFor();
      expect(await page.getByLabel("Telepon").inputValue()).toBe("tanya di balai desa");
    }
    expect(await office.findings()).toEqual([]);
  });

  it("takes a dropped file, shows what it would change, and takes it in", async () => {
    await brings(SHEET);
    await office.desktop.getByRole("button", { name: "Masukkan 2 baris" }).click();
    // The page looks again by itself.
    await office.desktop.getByText("sumber.csv sudah masuk").waitFor();

    await brings(NEXT);
    await office.opens("/directory/import");
    await office.desktop.getByText("Sen-Sab 07.00-14.00").waitFor();
    await office.desktop.getByText("Tetap seperti semula: 1 baris").click();
    expect(await office.findings()).toEqual([]);
    await office.keepsPictures("kantor-direktori");
  });

  /** As a mouse lets a file go over the form. */
  async function brings(content: string): Promise<void> {
    const page = office.desktop;
    await office.opens("/directory/import");
    expect(await office.findings()).toEqual([]);
    const transfer = await page.evaluateHandle(`(() => {
      const data = new DataTransfer();
      data.items.add(new File([${JSON.stringify(content)}], "sumber.csv", { type: "text/csv" }));
      return data;
    })()`);
    await page.dispatchEvent("form.drop", "drop", { dataTransfer: transfer });
    await page.getByRole("button", { name: "Periksa berkas" }).click();
    await page.getByText("Belum ada yang berubah di direktori").waitFor();
  }
});
