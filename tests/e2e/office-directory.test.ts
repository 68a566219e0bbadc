import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Directory } from "../../src/domain/directory.ts";
import type { Source } from "../../src/domain/source.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createDirectory } from "../../src/redis/directory.ts";
import { joins, useHouse } from "../support/house.ts";
import { comesIntoOffice, type OfficeVisitor, type Shown } from "../support/office-visitor.ts";
import type { Person } from "../support/person.ts";
import { sealer } from "../support/referral-book.ts";
import { seedHouse } from "../support/sources.ts";
import { zipOf } from "../support/zip.ts";

const HEAD = "organisasi,layanan,kategori,kode wilayah,jam buka,telepon";
const sheetOf = (rows: readonly string[]) => `${[HEAD, ...rows].join("\n")}\n`;

describe("the directory on the coordinators' page", () => {
  const house = useHouse();
  let admin: Person;
  let office: OfficeVisitor;
  let redis: RedisConnection;
  let directory: Directory;
  let kitchen: Source;
  let clinic: Source;
  beforeAll(async () => {
    admin = await house.admin();
    await joins(admin);
    office = await comesIntoOffice(house, admin);
    redis = await connectRedis([house.redisUrl], () => undefined);
    directory = createDirectory({ redis, sealer, now: () => new Date() });
    [kitchen, clinic] = (await seedHouse(house, [
      { organisation: "Dapur Umum Melati", service: "Beras untuk keluarga", place: "34.04", categories: ["food"] },
      { organisation: "Puskesmas Mlati", service: "Pemeriksaan gratis", place: "34.04", categories: ["health_care"] },
      {
        organisation: "LBH Kota",
        service: "Bantuan hukum",
        place: "34.71",
        categories: ["legal_aid"],
        status: "inactive",
      },
    ])) as [Source, Source];
  });
  afterAll(() => redis.close());

  const entry = ({ id }: Source) => `/directory/entries/${id}`;
  /** Every field of the form as the page shows it, as a browser would send it back. */
  const fieldsIn = ({ html }: Shown): Record<string, string | readonly string[]> => {
    const plain = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
    const inputs = [
      ...html.matchAll(/<input(?: type="hidden")?\s+(?:id="[^"]*" )?name="([^"]+)"[^>]*? value="([^"]*)"/g),
    ];
    const areas = [...html.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g)];
    const ticks = [...html.matchAll(/name="categories" value="([^"]+)" checked/g)].map(([, need = ""]) => need);
    const fields = [...inputs, ...areas].map(([, name = "", value = ""]) => [name, plain(value)] as const);
    return { ...Object.fromEntries(fields), categories: ticks };
  };
  const follows = async ({ location = "" }: Shown) => office.opens(location.replace("/office", ""));

  it("is searched by name, place, need and status", async () => {
    const byName = await office.opens("/directory?q=melati");
    const byPlace = await office.opens("/directory?place=Sleman&need=health_care");
    const retired = await office.opens("/directory?status=inactive");
    const nowhere = await office.opens("/directory?place=Atlantis");

    expect(byName.words).toContain("Dapur Umum Melati Beras untuk keluarga");
    expect(byName.words).not.toContain("LBH Kota");
    expect(byPlace.words).toMatch(/Dibaca sebagai: Kabupaten Sleman.*Yang cocok \(1\).*Puskesmas Mlati/);
    expect(retired.words).toMatch(/Yang cocok \(1\).*LBH Kota.*Kota Yogyakarta/);
    expect(nowhere.words).toContain("Tempat itu belum kutemukan");
  });

  it("says beside the field what is wrong, keeps what was typed, and then saves it", async () => {
    const fields = fieldsIn(await office.opens(`${entry(kitchen)}/edit`));
    const wrong = await office.sends(`${entry(kitchen)}/edit`, {
      ...{ ...fields, phone: "tanya Bu lurah", hours: "kapan saja", cost: "Gratis, tanpa syarat" },
    });

    expect(wrong.words).toContain("Belum disimpan.");
    expect(wrong.words).toContain("belum seperti nomor telepon");
    expect(wrong.words).toContain("Bagian ini belum kumengerti");
    expect(wrong.html).toContain('value="Gratis, tanpa syarat"');
    expect((await directory.find(kitchen.id))?.cost).not.toBe("Gratis, tanpa syarat");

    const right = await office.sends(`${entry(kitchen)}/edit`, {
      ...{ ...fieldsIn(wrong), phone: "0274 868 000", hours: "Sen-Jum 08.00-15.00" },
    });
    expect(right.location).toContain("said=done");
    expect((await follows(right)).words).toMatch(/Telepon 0274 868 000/i);
    expect(await directory.find(kitchen.id)).toMatchObject({
      cost: "Gratis, tanpa syarat",
      contact: { phone: "0274 868 000" },
    });
  });

  it("lets a place be chosen that was typed by its name", async () => {
    const fields = fieldsIn(await office.opens(`${entry(clinic)}/edit`));
    const asked = await office.sends(`${entry(clinic)}/edit`, { ...fields, place: "Mlati" });
    expect(asked.words).toContain("Yang mana tempatnya?");
    const [, code = ""] = /name="place-pick" value="(34\.04[^"]*)"/.exec(asked.html) ?? [];

    await office.sends(`${entry(clinic)}/edit`, { ...fieldsIn(asked), "place-pick": code });

    expect((await directory.find(clinic.id))?.place).toBe(code);
  });

  it("overwrites nothing that somebody else has changed meanwhile", async () => {
    const fields = fieldsIn(await office.opens(`${entry(clinic)}/edit`));
    await directory.change(clinic.id, (record) => ({ ...record, cost: "Rp10.000" }));

    const late = await office.sends(`${entry(clinic)}/edit`, { ...fields, cost: "Gratis", eligibility: "Warga Mlati" });

    expect(late.words).toContain("Pengelola lain lebih dulu mengubah: Biaya");
    expect(late.words).toContain("Sekarang: Rp10.000");
    expect(late.html).toContain('value="Gratis"');
    expect(await directory.find(clinic.id)).toMatchObject({ cost: "Rp10.000" });
    // A field that nobody else touched is no quarrel, and a second look decides.
    const again = await office.sends(`${entry(clinic)}/edit`, fieldsIn(late));
    expect(again.location).toContain("said=done");
    expect(await directory.find(clinic.id)).toMatchObject({ cost: "Gratis", eligibility: "Warga Mlati" });
  });

  it("shows what volunteers report, and closes it once", async () => {
    await directory.report({ source: kitchen.id, wrong: "wrong_hours", by: 4711, at: Date.now() });
    const list = await office.opens("/directory?list=reported");
    const shown = await office.opens(entry(kitchen));
    expect(list.words).toContain("Dapur Umum Melati");
    expect(shown.words).toContain("Relawan melaporkan entri ini Jam bukanya salah");

    const act =
      /action="[^"]*\/settle"[^>]*>\s*<input type="hidden" name="act" value="([^"]+)"/.exec(shown.html)?.[1] ?? "";
    const first = await office.sends(`${entry(kitchen)}/settle`, { act });
    const second = await office.sends(`${entry(kitchen)}/settle`, { act });

    expect([first.location, second.location].map((to) => to?.split("said=")[1])).toEqual(["done", "already"]);
    expect(await directory.reports()).toEqual([]);
    expect((await follows(first)).words).toContain("dicek hari ini");
  });

  it("asks before an entry is retired, and volunteers find it no more", async () => {
    const sure = await office.sends(`${entry(clinic)}/status`, { status: "defunct" });
    expect(sure.words).toContain("Ya, keluarkan");
    expect((await directory.find(clinic.id))?.status).toBe("active");

    await office.sends(`${entry(clinic)}/status`, { status: "defunct", sure: "yes" });

    expect((await directory.find(clinic.id))?.status).toBe("defunct");
  });

  it("decides a proposal once, and whoever proposed it hears of it in the chat", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    const { id: _id, identifiers: _own, quality: _quality, ...source } = kitchen;
    const { id } = await directory.propose({ ...source, organisation: "Lumbung Desa" }, volunteer.id, "proposed");
    expect((await office.opens("/directory?list=proposed")).words).toContain("Lumbung Desa");
    expect((await office.opens(`/directory/proposals/${id}`)).words).toContain("Hubungi dulu kantornya");

    const first = await office.sends(`/directory/proposals/${id}`, { answer: "yes" });
    const second = await office.sends(`/directory/proposals/${id}`, { answer: "no" });

    await volunteer.sees(/Lumbung Desa/);
    expect((await follows(first)).words).toContain("Lumbung Desa");
    expect(second.location).toContain("said=already");
  });

  it("takes a new source, and the same form sent twice is one source", async () => {
    const empty = await office.sends("/directory/new", fieldsIn(await office.opens("/directory/new")));
    expect(empty.words).toContain("Centang sedikitnya satu");
    expect(empty.words).toContain("Isi sedikitnya satu: telepon");
    const form = { ...fieldsIn(empty), organisation: "Pos Gizi Anggrek", service: "Susu anak", categories: ["food"] };
    const whole = { ...form, place: "34.04", phone: "129" };

    const [first, second] = [await office.sends("/directory/new", whole), await office.sends("/directory/new", whole)];

    expect((await follows(first)).words).toContain("Pos Gizi Anggrek");
    expect(second.location).toBe(first.location);
  });

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
    const preview = await follows(sent);
    expect(preview.words).toContain("Belum ada yang berubah di direktori");
    expect(preview.words).toMatch(/Baru baris 2 · Rumah Singgah Kamboja/);
    expect(preview.words).toMatch(/baris 5 kode wilayah: tidak dikenal/);
    expect(preview.words).toMatch(/baris 6 sama dengan baris yang lebih dulu/);
    expect(preview.words).toMatch(/baris 7 .*jam buka: tidak jelas .*kategori: tidak dikenal/);
    // What a spreadsheet would run is only a text here.
    expect(preview.html).not.toContain('href="http://jahat');
    expect((await office.opens("/directory?q=kamboja")).words).toContain("Tidak ada yang cocok");
    expect((await office.opens("/directory/import?only=refused")).words).not.toContain("Baru baris 2");

    const file = /name="file" value="([^"]+)"/.exec(preview.html)?.[1] ?? "";
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
      follows(await office.sendsFile("/directory/import", { name: "tujuh.csv", content }));
    const applies = async (shown: Shown) => {
      await office.sends("/directory/import/apply", {
        file: /name="file" value="([^"]+)"/.exec(shown.html)?.[1] ?? "",
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
      await office.sendsFile("/directory/import", { name: "kembali.json", content: exported.html }),
    );

    expect(shown.words).toContain(`Tetap seperti semula: ${services.length} baris`);
    expect(shown.words).not.toContain("Masukkan");
    const file = /name="file" value="([^"]+)"/.exec(shown.html)?.[1] ?? "";
    expect((await office.sends("/directory/import/drop", { file })).location).toContain("said=done");
    expect((await office.opens("/directory/import")).words).toContain("Periksa berkas");
  });

  it("says of what was never there, and of a file that is gone, that it is not here", async () => {
    expect((await office.opens("/directory/entries/tidak-ada")).status).toBe(404);
    expect((await office.sends("/directory/entries/tidak-ada/verify")).status).toBe(404);
    expect((await office.opens("/directory/proposals/tidak-ada")).status).toBe(404);
    expect((await office.sends("/directory/import/apply", { file: "0".repeat(12) })).location).toContain(
      "said=too-late",
    );
  });
});
