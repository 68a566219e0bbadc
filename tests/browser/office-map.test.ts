import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DAY } from "../../src/domain/duration.ts";
import { clockShowing } from "../support/bot-clock.ts";
import { enterMembers } from "../support/broadcasting.ts";
import { joins, useHouse } from "../support/house.ts";
import { LIGHT, type OfficeInBrowser, openOfficeInBrowser } from "../support/office-browser.ts";
import { officeCountry } from "../support/office-country.ts";
import { useReferrals } from "../support/referrals-in-house.ts";
import { seedSources } from "../support/sources.ts";
import { COMPLETE, MONDAY_MORNING } from "../unit/data/a-referral.ts";

const THURSDAY = MONDAY_MORNING + 3 * DAY;

describe("the overview and the map in a browser", () => {
  const house = useHouse({ environment: clockShowing(THURSDAY) });
  const referrals = useReferrals(house);
  let office: OfficeInBrowser;
  beforeAll(async () => {
    const admin = await house.admin();
    await joins(admin);
    await seedSources(house.redisUrl, sources());
    await enterMembers(house, members());
    const country = await officeCountry(house, THURSDAY);
    for (const [place, phase, count] of CASES) await country.cases(count, { place, phase });
    await country.cases(2, { place: "34.04.07", colour: "red", safety: 3 });
    await country.cases(2, { place: "81.71.01", colour: "red", safety: 2 });
    await country.cases(3, { place: "33.22.05", colour: "yellow", safety: 5, opened: 1 });
    await country.cases(1, { place: "34.71.03", isUntold: true, opened: 1 });
    await country.calls("34.04.02");
    await country.rumours("34.04.07", "land", 3);
    await country.rumours("81.71.01", "newcomers", 2);
    await country.close();
    const { consent, send, acknowledge, accept, start, receive } = COMPLETE;
    for (const before of [9, 8, 2, 1]) {
      const told = { startedAt: THURSDAY - before * DAY, place: "34.04.07" };
      await referrals.after(admin, [consent, send], told);
      await referrals.after(admin, [consent, send, acknowledge, accept, start, receive], told);
    }
    office = await openOfficeInBrowser(house, admin);
  });
  afterAll(() => office.close());

  it("shows what needs an admin now, and how the week goes", async () => {
    await office.opens("");

    await office.phone.getByRole("link", { name: "Rujukan terlambat" }).waitFor();
    expect(await office.findings()).toEqual([]);
    await office.keepsPictures("kantor-ringkasan");
  });

  it("shows the country, and Java so that it can be read on a phone", async () => {
    expect(await office.weight("/map")).toBeLessThan(LIGHT);
    await office.opens("/map");
    expect(await office.findings()).toEqual([]);
    await office.keepsPictures("kantor-peta");

    await office.phone.getByRole("link", { name: "Jawa", exact: true }).click();
    await office.phone.getByRole("heading", { name: "Kasus terbuka: Jawa", level: 1 }).waitFor();
    expect(await office.findings()).toEqual([]);
  });

  it("leads by keyboard from a mark to the regency and its districts", async () => {
    await office.opens("/map?area=34");
    const mark = office.desktop.getByRole("link", { name: /^Kabupaten Sleman: / }).first();
    await mark.focus();
    await office.desktop.keyboard.press("Enter");

    await office.desktop.getByRole("heading", { name: "Kasus terbuka: Kabupaten Sleman", level: 1 }).waitFor();
    await office.desktop.getByRole("rowheader", { name: "Depok" }).waitFor();
    expect(await office.findings()).toEqual([]);
  });

  it.each([
    ["warnings", ""],
    ["sources", "&area=34"],
  ])("shows %s at every width", async (layer, area) => {
    await office.opens(`/map?layer=${layer}${area}`);

    expect(await office.findings()).toEqual([]);
  });
});

/** What goes on in the country: place, phase, how many cases. */
const CASES = [
  ["34.04.07", "konflik", 4],
  ["34.04.01", "prakonflik", 3],
  ["34.04.12", "pascakonflik", 2],
  ["34.02.01", "prakonflik", 2],
  ["33.74.01", "konflik", 5],
  ["33.22.05", "prakonflik", 2],
  ["32.73.01", "prakonflik", 7],
  ["35.78.01", "konflik", 3],
  ["35.09.01", "pascakonflik", 2],
  ["36.04.01", "prakonflik", 1],
  ["31.74.01", "prakonflik", 6],
  ["81.71.01", "konflik", 4],
  ["73.71.01", "prakonflik", 3],
  ["72.02.01", "pascakonflik", 6],
  ["64.71.01", "prakonflik", 2],
  ["61.71.01", "konflik", 2],
  ["12.71.01", "prakonflik", 4],
  ["11.06.01", "pascakonflik", 3],
  ["53.02.01", "prakonflik", 2],
  ["91.71.01", "konflik", 3],
  ["95.01.01", "konflik", 6],
] as const;

function sources() {
  const verified = { at: THURSDAY - 3 * DAY, by: 9001 };
  const old = { at: THURSDAY - 120 * DAY, by: 9001 };
  return [
    { organisation: "Dinas Sosial Sleman", service: "Bantuan pangan", place: "34.04.07", verified },
    { organisation: "Puskesmas Depok", service: "Layanan kesehatan", place: "34.04.07", verified },
    { organisation: "Dapur Umum Bantul", service: "Makanan", place: "34.02.01", verified: old },
    { organisation: "Dinas Sosial DIY", service: "Penampungan", place: "34", verified },
    { organisation: "Posbankum Ambon", service: "Bantuan hukum", place: "81.71.01", verified },
    { organisation: "Baznas Kota Bandung", service: "Bantuan uang", place: "32.73.01", verified },
    { organisation: "PMI Kota Semarang", service: "Tempat tinggal sementara", place: "33.74.01", verified: old },
  ];
}

function members() {
  const places = ["34.04", "34.71", "33.74", "81.71", "32.73"];
  return Array.from({ length: 40 }, (_, at) => ({
    place: places[at % places.length] ?? "34.04",
    joinedAt: new Date(THURSDAY - (at % 17) * DAY).toISOString(),
    ...(at > 36 && { status: "pending" as const }),
  }));
}
