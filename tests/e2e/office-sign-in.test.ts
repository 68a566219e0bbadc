import { sign } from "@telegram-apps/init-data-node";
import { beforeAll, describe, expect, it } from "vitest";
import { ADMIN_ID, joins, useHouse } from "../support/house.ts";
import { comesIntoOffice, type OfficeVisitor, officeLink, officeVisitor } from "../support/office-visitor.ts";
import type { Person } from "../support/person.ts";
import { useStore } from "../support/stored.ts";

describe("the door of the coordinators' page", () => {
  const house = useHouse();
  const stored = useStore(house);
  let admin: Person;
  let stranger: OfficeVisitor;
  beforeAll(async () => {
    admin = await house.admin();
    await joins(admin);
    stranger = officeVisitor(house);
  });

  const initData = (id: number, at = new Date(), token = house.playground.token) =>
    sign({ user: { id, first_name: "Sari" } }, token, at);
  const opensMiniApp = (said: string) => stranger.sends("/app", { initData: said });

  it("sends whoever is not in to where it says how to come in", async () => {
    const asked = await stranger.opens("/members");
    const told = await stranger.opens("/sign-in");

    expect([asked.status, asked.location]).toEqual([303, "/office/sign-in"]);
    expect(told.words).toContain("kirim /halaman");
  });

  it("opens once for a link of the bot, and looking at the link does not use it up", async () => {
    const link = await officeLink(admin);

    const looks = [await stranger.opens(`/in/${link}`), await stranger.opens(`/in/${link}`)];
    const first = await stranger.sends(`/in/${link}`);
    const second = await stranger.sends(`/in/${link}`);

    expect(looks.map(({ status }) => status)).toEqual([200, 200]);
    expect([first.status, first.location]).toEqual([303, "/office"]);
    expect(first.headers.getSetCookie()[0]).toMatch(/; HttpOnly; SameSite=Lax/);
    expect([second.status, second.headers.getSetCookie()]).toEqual([410, []]);
    expect(second.words).toContain("sudah tidak berlaku");
  });

  it("opens for the newest link only", async () => {
    const old = await officeLink(admin);
    const visitor = await comesIntoOffice(house, admin);

    expect((await stranger.sends(`/in/${old}`)).status).toBe(410);
    expect((await visitor.opens("")).words).toContain("Ringkasan");
  });

  it("opens for what Telegram says of who opens the Mini App", async () => {
    const said = await opensMiniApp(initData(ADMIN_ID));
    const [cookie = ""] = said.headers.getSetCookie();
    const visitor = officeVisitor(house, cookie.split(";")[0]);

    expect(said.status).toBe(204);
    expect((await visitor.opens("")).status).toBe(200);
  });

  it.each([
    ["changed", () => initData(7001).replace("7001", String(ADMIN_ID))],
    ["signed with another bot's token", () => initData(ADMIN_ID, new Date(), "1:other")],
    ["older than five minutes", () => initData(ADMIN_ID, new Date(Date.now() - 6 * 60_000))],
    ["without a person", () => sign({}, house.playground.token, new Date())],
    ["empty", () => ""],
  ])("stays shut for init data that is %s", async (_, made) => {
    const said = await opensMiniApp(made());

    expect([said.status, said.headers.getSetCookie()]).toEqual([401, []]);
  });

  it("lets no volunteer see anything, and notes that they tried", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    await volunteer.types("/halaman");
    await volunteer.sees(/untuk pengelola dan koordinator/);
    const said = await opensMiniApp(initData(volunteer.id));
    await stored.setMember(volunteer.id, { looksAfter: "34.04" });
    const visitor = await comesIntoOffice(house, volunteer);
    await stored.setMember(volunteer.id, { looksAfter: "" });

    const seen = [await visitor.opens(""), await visitor.opens("/audit"), await visitor.sends("/members/1/accept")];

    expect([said.status, said.headers.getSetCookie()]).toEqual([403, []]);
    expect(seen.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(seen[0]?.words).toContain("Halaman ini bukan untukmu");
    expect(await stored.everything()).toMatch(/office\/app[^]*office\/audit/);
  });

  it("is shut at once for an admin who is one no more", async () => {
    const dismissed = await house.someone();
    await joins(dismissed);
    await stored.setMember(dismissed.id, { isAdmin: "1" });
    const visitor = await comesIntoOffice(house, dismissed);
    expect((await visitor.opens("/audit")).status).toBe(200);

    await stored.setMember(dismissed.id, { isAdmin: "" });

    expect((await visitor.opens("/audit")).status).toBe(403);
  });

  it("reads nothing large from whoever is not in, and notes nothing of who has no name", async () => {
    const notedOrIn = async () => (await stored.everything()).match(/^\{audit\}.*|^\{chat:\d+\}:office.*/gm) ?? [];
    const before = await notedOrIn();
    const seen = [
      await stranger.sends("/app", { initData: "x".repeat(30_000) }),
      await stranger.sendsFile("/sign-out", { name: "a.csv", content: "a,b" }),
      await stranger.sendsFile("/directory/import", { name: "a.csv", content: "x".repeat(200_000) }),
      await stranger.opens("/broadcasts/K7M2QX/stream"),
      await stranger.opens("/audit"),
    ];

    expect(seen.map(({ status }) => status)).toEqual([413, 415, 303, 401, 303]);
    expect(before.length).toBeGreaterThan(0);
    expect(await notedOrIn()).toEqual(before);
  });

  it("notes once an hour what somebody tries again and again", async () => {
    const trier = await house.someone();
    await joins(trier);
    await stored.setMember(trier.id, { looksAfter: "34.04" });
    const visitor = await comesIntoOffice(house, trier);
    const refusals = async () => (await stored.everything()).split("office/referrals/:code").length;
    const before = await refusals();

    for (const code of ["222222", "333333", "444444"]) await visitor.opens(`/referrals/${code}`);

    // One line of the list, and one mark that it was noted.
    expect((await refusals()) - before).toBeLessThanOrEqual(2);
  });

  it("takes no form from another page", async () => {
    const visitor = await comesIntoOffice(house, admin);

    const forged = await visitor.sends("/sign-out", {}, { origin: "https://elsewhere.example" });
    const crossSite = await visitor.sends("/sign-out", {}, { "sec-fetch-site": "cross-site" });
    const silent = await fetch(`http://127.0.0.1:${house.bot.port}/office/sign-out`, {
      method: "POST",
      headers: { cookie: visitor.cookie },
    });

    expect([forged.status, crossSite.status, silent.status]).toEqual([403, 403, 403]);
    expect((await visitor.opens("")).status).toBe(200);
  });

  it("lets go whoever signs out, and whoever erases everything", async () => {
    const visitor = await comesIntoOffice(house, admin);
    await visitor.sends("/sign-out");
    const leaver = await house.someone();
    await joins(leaver);
    await stored.setMember(leaver.id, { looksAfter: "34.04" });
    const coordinator = await comesIntoOffice(house, leaver);
    await leaver.types("/hapus");
    await leaver.presses("🗑 Ya, hapus semua");
    await leaver.sees(/Kunjungan di halaman koordinator \(1\)/);

    expect((await visitor.opens("")).location).toBe("/office/sign-in");
    expect((await coordinator.opens("")).location).toBe("/office/sign-in");
  });

  it("keeps nothing with which somebody could come in", async () => {
    const link = await officeLink(admin);
    const visitor = await comesIntoOffice(house, admin);
    const kept = await stored.everything();

    expect(kept).toContain("office");
    expect(kept).not.toContain(link.split("-").slice(1).join("-"));
    expect(kept).not.toContain(visitor.cookie.split("=")[1]?.split("-").slice(1).join("-"));
  });

  it("sends the same headers with every page: nothing from outside, no script in a text", async () => {
    const visitor = await comesIntoOffice(house, admin);
    for (const { headers } of [
      await visitor.opens(""),
      await visitor.opens("/nowhere"),
      await stranger.opens("/app"),
    ]) {
      expect(headers.get("content-security-policy")).toMatch(/default-src 'none'; script-src 'self'; style-src 'self'/);
      expect(headers.get("content-security-policy")).not.toContain("unsafe");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("cache-control")).toBe("no-store");
    }
  });
});
