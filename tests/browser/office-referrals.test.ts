import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DAY } from "../../src/domain/duration.ts";
import type { ReferralEvent } from "../../src/domain/referral.ts";
import type { Source } from "../../src/domain/source.ts";
import { joins, useHouse } from "../support/house.ts";
import { LIGHT, type OfficeInBrowser, openOfficeInBrowser } from "../support/office-browser.ts";
import type { Person } from "../support/person.ts";
import { useReferrals } from "../support/referrals-in-house.ts";
import { seedHouse } from "../support/sources.ts";
import { useStore } from "../support/stored.ts";
import { WAYS } from "../unit/data/referral-ways.ts";

const PLACES = ["34.04.07", "34.04.12", "34.04.13", "34.04.01", "34.04.17"] as const;
const NEEDS = ["food", "medicine", "legal_aid"] as const;
const HELPED: readonly ReferralEvent[] = [...WAYS.layanan_diterima, { kind: "close", outcome: "helped" }];
const REFUSED: readonly ReferralEvent[] = [...WAYS.terkirim, { kind: "refuse", reason: "lack_of_resources" }];

describe("referrals on the coordinators' page in a browser", () => {
  const house = useHouse();
  const stored = useStore(house);
  const referrals = useReferrals(house);
  let office: OfficeInBrowser;
  let dinsos: Source;
  let code: string;
  let ani: Person;

  beforeAll(async () => {
    ani = await house.someone();
    const coordinator = await house.someone();
    await joins(ani);
    await joins(coordinator);
    await coordinator.types("/bantuan");
    await coordinator.sees(/Yang bisa kamu ketik/);
    await stored.setMember(coordinator.id, { looksAfter: "34.04" });
    const there = { place: "34.04", areasServed: ["34.04"] };
    const seeded = await seedHouse(house, [
      { organisation: "Dinas Sosial Sleman", service: "Bantuan pangan darurat", ...there },
      { organisation: "Puskesmas Depok", service: "Obat dan pemeriksaan", ...there },
    ]);
    [dinsos] = seeded as [Source, Source];
    await fillBoard(ani, seeded);
    code = (await referrals.after(ani, WAYS.berjalan, { ...listed(dinsos), startedAt: Date.now() - 5 * DAY })).code;
    office = await openOfficeInBrowser(house, coordinator);
  });
  afterAll(() => office.close());

  const listed = ({ id }: Source) => ({ source: { kind: "listed", id } as const });

  /** Half a year of one district: some wait, some were helped, and medicine fails in one place. */
  async function fillBoard(owner: Person, sources: readonly Source[]): Promise<void> {
    const waiting = [WAYS.terkirim, WAYS.terkirim, WAYS.diakui, WAYS.diterima, WAYS.tertahan, WAYS.layanan_diterima];
    for (const [index, way] of waiting.entries()) {
      const need = { category: NEEDS[index % 3] ?? "food", urgency: index % 2 === 0 ? "urgent" : "normal" } as const;
      const place = PLACES[index % PLACES.length] ?? "34.04.01";
      const source = sources[index % 2] ?? dinsos;
      await referrals.after(owner, way, { ...listed(source), need, place, startedAt: Date.now() - index * 1.7 * DAY });
    }
    for (let index = 0; index < 30; index++) {
      const isMedicine = index % 3 === 1;
      const way = isMedicine || index > 24 ? REFUSED : HELPED;
      const need = { category: NEEDS[index % 3] ?? "food", urgency: "urgent" } as const;
      const place = isMedicine ? PLACES[1] : (PLACES[index % PLACES.length] ?? PLACES[0]);
      await referrals.after(owner, way, {
        ...listed(dinsos),
        need,
        place,
        startedAt: Date.now() - (170 - index * 5) * DAY,
      });
    }
  }

  it("stand on a board that fits the phone and can be read by everybody", async () => {
    await office.opens("/referrals");
    expect(await office.findings()).toEqual([]);
    await office.keepsPictures("kantor-rujukan");
    await office.opens("/referrals?state=terkirim&show=late");
    expect(await office.findings()).toEqual([]);
    await office.opens("/referrals?ended=refused");
    expect(await office.findings()).toEqual([]);
  });

  it("are moved by forms that open behind the name of the move", async () => {
    await office.opens(`/referrals/${code}`);
    expect(await office.findings()).toEqual([]);
    const { phone } = office;
    await phone.getByText("📦").first().click();
    await phone
      .getByRole("group", { name: /sudah sampai/ })
      .getByLabel("sebagian")
      .check();
    await phone.getByRole("button", { name: "Catat" }).filter({ visible: true }).click();
    await phone.getByRole("status").waitFor();
    expect(await phone.getByRole("main").innerText()).toContain("sampai: sebagian");
  });

  it("of another place stay shut to who types their address, as if they were not there", async () => {
    const elsewhere = await referrals.after(ani, WAYS.terkirim, { ...listed(dinsos), place: "34.02.01" });
    const page = await office.phone.context().newPage();
    const main = async (path: string) => {
      const answer = await page.goto(`http://127.0.0.1:${house.bot.port}/office${path}`);
      return `${answer?.status()} ${await page.getByRole("main").innerText()}`;
    };

    const shut = await main(`/referrals/${elsewhere.code}`);
    const others = [await main("/referrals/222222"), await main("/map?area=34.02"), await main("/gaps?area=12")];

    expect(shut).toMatch(/^404 Tidak ada di sini/);
    expect(new Set([shut, ...others]).size).toBe(1);
    await page.close();
  });

  it("show the quality of a source as a chart that comes after the page, and as a table", async () => {
    await office.opens("/quality");
    expect(await office.findings()).toEqual([]);
    await office.opens(`/quality/${dinsos.id}`);
    expect(await office.desktop.evaluate("Chart.getChart('history-chart').data.datasets.length")).toBe(2);
    expect(await office.findings()).toEqual([]);
    await office.keepsPictures("kantor-mutu");
  });

  it("show where help fails, in numbers and shades", async () => {
    await office.opens("/gaps?period=all");
    expect(await office.findings()).toEqual([]);
    await office.keepsPictures("kantor-macet");
  });

  it("load little before they are there: the chart comes afterwards", async () => {
    for (const path of ["/referrals", `/quality/${dinsos.id}`]) expect(await office.weight(path)).toBeLessThan(LIGHT);
  });
});
