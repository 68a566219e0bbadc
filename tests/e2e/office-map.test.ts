import { beforeAll, describe, expect, it } from "vitest";
import { DAY } from "../../src/domain/duration.ts";
import { refusalsOf } from "../support/admin-world.ts";
import { clockShowing } from "../support/bot-clock.ts";
import { changeMember } from "../support/broadcasting.ts";
import { joins, useHouse } from "../support/house.ts";
import { officeCountry } from "../support/office-country.ts";
import { comesIntoOffice, type OfficeVisitor } from "../support/office-visitor.ts";
import type { Person } from "../support/person.ts";
import { useReferrals } from "../support/referrals-in-house.ts";
import { COMPLETE, MONDAY_MORNING } from "../unit/data/a-referral.ts";

const THURSDAY = MONDAY_MORNING + 3 * DAY;

describe("the overview and the map of the coordinators' page", () => {
  const house = useHouse({ environment: clockShowing(THURSDAY) });
  const referrals = useReferrals(house);
  let coordinator: Person;
  let inSleman: OfficeVisitor;
  let everywhere: OfficeVisitor;
  beforeAll(async () => {
    const admin = await house.admin();
    coordinator = await house.someone();
    await joins(admin);
    await joins(coordinator);
    await changeMember(house, coordinator.id, { looksAfter: "34.04" });
    const country = await officeCountry(house, THURSDAY);
    await country.cases(2, { place: "34.04.07", colour: "red" });
    await country.cases(1, { place: "34.04.01", phase: "prakonflik" });
    await country.cases(4, { place: "33.74.01", phase: "pascakonflik" });
    await country.calls("34.04.02");
    await country.close();
    const { consent, send } = COMPLETE;
    await referrals.after(coordinator, [consent, send], { startedAt: THURSDAY - 9 * DAY, place: "34.04.07" });
    await referrals.after(coordinator, [consent, send], { startedAt: THURSDAY - 9 * DAY, place: "33.74.01" });
    inSleman = await comesIntoOffice(house, coordinator);
    everywhere = await comesIntoOffice(house, admin);
  });

  it("says what needs a coordinator in the own area, and nothing of what admins look after", async () => {
    const { words, html } = await inSleman.opens("");

    expect(words).toMatch(/Yang kamu lihat: Kabupaten Sleman\./);
    expect(words).toMatch(/Rujukan terlambat 1 .*Tempat yang memburuk 1 .*Panggilan relawan 1/);
    expect(words).toMatch(/Kasus dibuka 4 0 4 lebih banyak/);
    expect(words).not.toMatch(/Ingin bergabung|Direktori|Orang yang memakai bot/);
    expect(html).toContain('href="/office/referrals?show=late"');
  });

  it("says the same of the whole country to an admin, and what is zero calmly", async () => {
    const { words } = await everywhere.opens("");

    expect(words).toMatch(/Rujukan terlambat 2 /);
    expect(words).toMatch(/Ingin bergabung Tidak ada Tidak ada yang menunggu keputusan\./);
    expect(words).toMatch(/Kasus dibuka 8 0 8 lebih banyak/);
  });

  it("shows the country by province, and leads down to the districts", async () => {
    const country = await everywhere.opens("/map");
    const sleman = await everywhere.opens("/map?layer=cases&area=34.04");

    expect(country.words).toMatch(/Jawa Tengah 0 0 0 4 4 Daerah Istimewa Yogyakarta 3 0 1 0 4 Semua 3 0 1 4 8/);
    expect(country.html).toContain('aria-label="Kota Semarang: 4 (Pascakonflik 4)"');
    expect(sleman.words).toMatch(/Depok 2 0 0 0 2 .*Semua 3 0 1 0 4/);
  });

  it("shows a coordinator the own area alone, also where another is asked for by address", async () => {
    const own = await inSleman.opens("/map");
    const others = ["/map?area=33.74", "/map?area=34", "/map?area=ID", "/map?area=99.99", "/map?area=%3Cb%3E"];
    const refused = [];
    for (const path of others) refused.push(await inSleman.opens(path));

    expect(own.words).toMatch(/Kasus terbuka: Kabupaten Sleman/);
    expect(own.html).not.toContain("Semarang");
    expect(refused.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(new Set(refused.map(({ words }) => words)).size).toBe(1);
    expect(await refusalsOf(house, coordinator.id)).toContain("office/map");
  });

  it("tells warnings in words, and a place without sources as such", async () => {
    const warnings = await inSleman.opens("/map?layer=warnings");
    const sources = await inSleman.opens("/map?layer=sources");

    expect(warnings.words).toMatch(/Depok, Kabupaten Sleman 🔺 Merah bertambah: 2 kasus/);
    expect(sources.words).toMatch(/Belum ada sumber bantuan yang tercatat di sini\./);
  });
});
