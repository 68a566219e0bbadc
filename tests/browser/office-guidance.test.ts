import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { edits, opensToEdit, publishes } from "../support/guidance.ts";
import { joins, useHouse } from "../support/house.ts";
import { LIGHT, type OfficeInBrowser, openOfficeInBrowser } from "../support/office-browser.ts";
import type { Person } from "../support/person.ts";

const CARD = "/guidance/items/technique/M8";

describe("the guidance on the coordinators' page in a browser", () => {
  const house = useHouse();
  let admin: Person;
  let office: OfficeInBrowser;
  beforeAll(async () => {
    admin = await house.admin();
    await joins(admin);
    await opensToEdit(admin, "🗂 Kartu teknik", /^M8 /);
    await edits(admin, "Nama", "Bantu mereka saling bicara, terpisah dulu", "Help them talk, apart at first");
    await edits(admin, "Alasan perubahan", "Usul relawan di lapangan.", "Volunteers in the field asked for it.");
    await publishes(admin);
    office = await openOfficeInBrowser(house, admin);
  });
  afterAll(() => office.close());

  it.each(["/guidance", CARD, `${CARD}/edit`, "/guidance/updates", "/guidance/updates/1", "/guidance/updates/1/back"])(
    "%s can be used on a phone and at a desk",
    async (path) => {
      await office.opens(path);

      expect(await office.findings()).toEqual([]);
    },
  );

  it("a mistake is led to, mended, seen as a difference and published", async () => {
    await office.opens(`${CARD}/edit`);
    for (const page of [office.phone, office.desktop]) {
      const avoid = page.getByRole("group", { name: "Hindari" });
      await avoid.getByLabel("Indonesia").fill(`Memihak salah satu. ${"Jangan. ".repeat(30)}`);
      await page.getByRole("button", { name: "Lihat bedanya" }).click();
      await page.getByRole("link", { name: "Hindari, Indonesia" }).waitFor();
    }
    expect(await office.findings()).toEqual([]);

    for (const page of [office.phone, office.desktop]) {
      const avoid = page.getByRole("group", { name: "Hindari" });
      await avoid.getByLabel("Indonesia").fill("Jangan memihak, dan jangan terburu-buru mempertemukan mereka.");
      await avoid.getByLabel("Inggris").fill("Do not take sides, and do not hurry to bring them together.");
      await page.getByRole("button", { name: "Lihat bedanya" }).click();
      await page.getByRole("heading", { name: /^Bedanya: M8/ }).waitFor();
    }
    expect(await office.findings()).toEqual([]);
    await office.keepsPictures("kantor-panduan");

    await office.phone.getByRole("button", { name: "Terbitkan untuk semua" }).click();
    await office.phone.getByRole("heading", { name: /^Pembaruan 2/ }).waitFor();
    await office.desktop.getByRole("button", { name: "Terbitkan untuk semua" }).click();
    await office.desktop.getByText("Belum ada yang berbeda").waitFor();
    expect(await office.weight(CARD)).toBeLessThan(LIGHT);
  });
});
