import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Directory } from "../../src/domain/directory.ts";
import type { Source } from "../../src/domain/source.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createDirectory } from "../../src/redis/directory.ts";
import { joins, useHouse } from "../support/house.ts";
import { fieldsIn, follows } from "../support/office-entry-form.ts";
import { comesIntoOffice, type OfficeVisitor } from "../support/office-visitor.ts";
import type { Person } from "../support/person.ts";
import { sealer } from "../support/referral-book.ts";
import { seedHouse } from "../support/sources.ts";

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
    expect((await follows(office, right)).words).toMatch(/Telepon 0274 868 000/i);
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
    expect((await follows(office, first)).words).toContain("dicek hari ini");
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
    expect((await follows(office, first)).words).toContain("Lumbung Desa");
    expect(second.location).toContain("said=already");
  });

  it("takes a new source, and the same form sent twice is one source", async () => {
    const empty = await office.sends("/directory/new", fieldsIn(await office.opens("/directory/new")));
    expect(empty.words).toContain("Centang sedikitnya satu");
    expect(empty.words).toContain("Isi sedikitnya satu: telepon");
    const form = { ...fieldsIn(empty), organisation: "Pos Gizi Anggrek", service: "Susu anak", categories: ["food"] };
    const whole = { ...form, place: "34.04", phone: "129" };

    const [first, second] = [await office.sends("/directory/new", whole), await office.sends("/directory/new", whole)];

    expect((await follows(office, first)).words).toContain("Pos Gizi Anggrek");
    expect(second.location).toBe(first.location);
  });

  it("says of what was never there that it is not here", async () => {
    expect((await office.opens("/directory/entries/tidak-ada")).status).toBe(404);
    expect((await office.sends("/directory/entries/tidak-ada/verify")).status).toBe(404);
    expect((await office.opens("/directory/proposals/tidak-ada")).status).toBe(404);
  });
});
