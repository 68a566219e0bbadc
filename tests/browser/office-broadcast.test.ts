import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clockShowing } from "../support/bot-clock.ts";
import { enterMembers, volunteerOf } from "../support/broadcasting.ts";
import { joins, useHouse } from "../support/house.ts";
import { LIGHT, type OfficeInBrowser, openOfficeInBrowser } from "../support/office-browser.ts";
import type { Person } from "../support/person.ts";
import { MONDAY_MORNING } from "../unit/data/a-referral.ts";

/** So slow that the bar can be seen to move. */
const SLOWLY = { BROADCAST_PER_SECOND: "4" };
const OTHERS = 12;

describe("broadcasts on the coordinators' page, in a browser", () => {
  const house = useHouse({ environment: { ...clockShowing(MONDAY_MORNING), ...SLOWLY } });
  let volunteer: Person;
  let office: OfficeInBrowser;
  beforeAll(async () => {
    const admin = await house.admin();
    await joins(admin);
    volunteer = await volunteerOf(house);
    await enterMembers(
      house,
      Array.from({ length: OTHERS }, () => ({ place: "34.04" })),
    );
    office = await openOfficeInBrowser(house, admin);
  });
  afterAll(() => office.close());

  it("are composed with a live preview and a live count, confirmed, and followed to the report", async () => {
    const { desktop, phone } = office;
    await office.opens("/broadcasts");
    expect(await office.findings()).toEqual([]);
    await desktop.getByRole("button", { name: "Siaran baru" }).click();
    await desktop
      .getByLabel("Tulisan bahasa Indonesia")
      .fill("Latihan mediasi <b>Sabtu pukul 09.00</b> di balai desa.\n\nTempatnya untuk 30 orang. Ayo ikut!");
    await desktop.locator("#preview b", { hasText: "Sabtu pukul 09.00" }).first().waitFor();
    await desktop
      .getByLabel("Tulisan bahasa Inggris")
      .fill("Mediation training on <b>Saturday at 9.00</b> in the village hall.\n\nRoom for 30. Come along!");
    await desktop.getByLabel("Tombol tautan").fill("Daftar di sini - https://contoh.id/latihan");
    await desktop.locator("#preview a", { hasText: "Daftar di sini" }).first().waitFor();
    await desktop.locator("#count", { hasText: `Akan menerima: ${OTHERS + 2} orang` }).waitFor();
    await desktop.getByLabel("relawan", { exact: true }).check();
    await desktop.locator("#count", { hasText: `Akan menerima: ${OTHERS + 1} orang` }).waitFor();
    await desktop.getByRole("button", { name: "Simpan dan lihat pratinjau" }).click();
    await desktop.getByText("Sudah disimpan.").waitFor();
    const path = new URL(desktop.url()).pathname.replace("/office", "");
    await office.opens(path);
    await phone.locator("#count", { hasText: "Akan menerima" }).waitFor();
    expect(await office.findings()).toEqual([]);
    await office.keepsPictures("kantor-siaran");

    await desktop.getByRole("button", { name: "Simpan, lalu periksa dan kirim" }).click();
    await desktop.getByRole("heading", { name: /Periksa siaran/, level: 1 }).waitFor();
    await office.opens(`${path}/check`);
    expect(await office.findings()).toEqual([]);
    await desktop.getByRole("button", { name: `Kirim ke ${OTHERS + 1} orang` }).click();
    await desktop.locator("#progress[data-state='running 1'] progress").waitFor();
    const share = async () => Number(await desktop.locator("progress").getAttribute("value"));
    const before = await share();
    await expect.poll(share, { timeout: 20_000 }).toBeGreaterThan(before);
    await phone.goto(desktop.url(), { waitUntil: "load" });
    expect(await office.findings()).toEqual([]);

    await volunteer.sees(/Latihan mediasi Sabtu pukul 09.00/, { within: 30_000 });
    await desktop.locator(".figure", { hasText: "selesai · 100 %" }).waitFor();
    await phone.locator(".figure", { hasText: "selesai · 100 %" }).waitFor();
    expect(await desktop.getByRole("row", { name: /Terkirim/ }).innerText()).toMatch(/1$/);
    expect(await desktop.getByRole("row", { name: /Tidak terjangkau|Ditolak/ }).innerText()).toMatch(/12$/);
    await office.opens(path);
    expect(await office.findings()).toEqual([]);
    expect(await office.weight(path)).toBeLessThan(LIGHT);
  }, 90_000);
});
