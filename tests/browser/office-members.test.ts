import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAudit } from "../../src/redis/audit.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { createMembers } from "../../src/redis/members.ts";
import { joins, useHouse } from "../support/house.ts";
import { LIGHT, type OfficeInBrowser, openOfficeInBrowser } from "../support/office-browser.ts";
import { type Person, person } from "../support/person.ts";

describe("members, the log and exports in a browser", () => {
  const house = useHouse();
  let office: OfficeInBrowser;
  const people: Person[] = [];
  beforeAll(async () => {
    const admin = await house.admin();
    await joins(admin);
    const redis = await connectRedis([house.redisUrl], () => undefined);
    const members = createMembers(redis, () => new Date());
    const audit = createAudit(redis, () => new Date());
    const kept = { language: "id", isReachable: true, joinedAt: new Date().toISOString() } as const;
    for (const [name, place] of [
      ...[["Ani", "34.04.07"] as const, ["Budi Santoso", "34.71.03"] as const, ["Cici", "34.04.12"] as const],
      ...[["Dedi Kurniawan", "33.10"] as const, ["Euis", "32.73.01"] as const],
    ]) {
      const one = await person(house.playground, { firstName: name, languageCode: "id" });
      // Telegram tells a name only of who has written to the bot.
      await one.starts();
      people.push(one);
      await members.save({ ...kept, id: one.id, place, status: people.length < 3 ? "pending" : "active" });
    }
    const [ani, , cici, dedi, euis] = people.map(({ id }) => id);
    await members.appoint(cici ?? 0, "34.04", "1");
    await members.suspend(euis ?? 0, { act: "2", isAdminLeft: true });
    const who = admin.id;
    await audit.note({ act: "1", who, what: "member.make-coordinator", whom: cici ?? 0, about: "34.04" });
    await audit.note({ act: "2", who, what: "member.suspend", whom: euis ?? 0 });
    await audit.note({ act: "3", who, what: "directory.verify", about: "dinsos-sleman" });
    await audit.note({ act: "4", who, what: "export.plain", about: "referrals.csv" });
    await audit.noteRefusal({ act: "5", who: dedi ?? 0, what: "anggota" });
    await audit.noteRefusal({ act: "6", who: ani ?? 0, what: "memberPromote" });
    await redis.close();
    office = await openOfficeInBrowser(house, admin);
  });
  afterAll(() => office.close());

  it("shows every page on the phone and at the desk, without a finding", async () => {
    const [ani, , cici] = people.map(({ id }) => id);
    const findings = [];
    for (const [path, keepsPictures] of [
      ["/members", () => office.keepsPictures("kantor-anggota")],
      ["/members/in"],
      [`/members/${cici}`],
      [`/members/${cici}/sure/suspend`],
      [`/members/${cici}/area?in=34`],
      [`/members/${ani}/refuse`],
      ["/members/invites"],
      ["/audit", () => office.keepsPictures("kantor-catatan")],
      ["/exports", () => office.keepsPictures("kantor-ekspor")],
      ["/exports/personal/members"],
    ] as const) {
      await office.opens(path);
      findings.push(...(await office.findings()));
      await keepsPictures?.();
    }

    expect(findings).toEqual([]);
    expect(await office.weight("/members/invites")).toBeLessThan(LIGHT);
  });

  it("copies the link of an invite with one tap, and takes a file out twice from one page", async () => {
    const { desktop } = office;
    await office.opens("/members/invites");
    await desktop.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await desktop.getByRole("button", { name: "Buat undangan" }).click();
    await desktop.getByRole("button", { name: "Salin tautan" }).click();
    await desktop.getByText("Tautan disalin").waitFor();
    expect(await desktop.evaluate("navigator.clipboard.readText()")).toMatch(/^https:\/\/t\.me\/\w+\?start=u-/);
    expect(await office.findings()).toEqual([]);

    await office.opens("/exports");
    for (const _ of [1, 2]) {
      const asked = desktop.waitForEvent("download");
      await desktop.getByRole("button", { name: /Unduh CSV.*Statistik/ }).click();
      expect((await asked).suggestedFilename()).toMatch(/^juru-damai-statistik-.*\.csv$/);
    }
  });

  it("asks once more before somebody is suspended, and shows what became of it", async () => {
    const { phone } = office;
    await office.opens(`/members/${people[3]?.id}`);
    await phone.getByRole("link", { name: "⛔️ Bekukan" }).click();
    await phone.getByText("Panduan, rujukan, dan siaran berhenti baginya").waitFor();
    await phone.getByRole("button", { name: "⛔️ Ya, bekukan" }).click();

    await phone.getByRole("status").getByText("Orangnya langsung dikabari").waitFor();
    await phone.getByText("⛔️ dibekukan").waitFor();
  });
});
