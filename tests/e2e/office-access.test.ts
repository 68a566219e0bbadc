import { beforeAll, describe, expect, it } from "vitest";
import { ROOMS } from "../../src/office/views/menu.ts";
import { joins, useHouse } from "../support/house.ts";
import { comesIntoOffice, type OfficeVisitor, officeVisitor } from "../support/office-visitor.ts";
import { useStore } from "../support/stored.ts";

describe("the rooms of the coordinators' page", () => {
  const house = useHouse();
  const stored = useStore(house);
  const visitors: Record<string, OfficeVisitor> = {};
  beforeAll(async () => {
    const admin = await house.admin();
    await joins(admin);
    visitors["admin"] = await comesIntoOffice(house, admin);
    const coordinator = await house.someone();
    await joins(coordinator);
    await stored.setMember(coordinator.id, { looksAfter: "34.04" });
    visitors["coordinator"] = await comesIntoOffice(house, coordinator);
    const former = await house.someone();
    await joins(former);
    await stored.setMember(former.id, { looksAfter: "34.04" });
    visitors["former"] = await comesIntoOffice(house, former);
    await stored.setMember(former.id, { looksAfter: "" });
    const suspended = await house.someone();
    await joins(suspended);
    await stored.setMember(suspended.id, { looksAfter: "34.04" });
    visitors["suspended"] = await comesIntoOffice(house, suspended);
    await stored.setMember(suspended.id, { status: "suspended" });
    visitors["stranger"] = officeVisitor(house);
    visitors["forger"] = officeVisitor(house, `juru-damai-office=${admin.id}-${"A".repeat(32)}`);
  });

  const statusFor = (who: string, path: string) => visitors[who]?.opens(path).then(({ status }) => status);

  it.each(ROOMS.map(({ path, audience }) => [path === "" ? "/" : path, audience] as const))(
    "%s is open to %s and to nobody else",
    async (path, audience) => {
      expect({
        admin: await statusFor("admin", path),
        coordinator: await statusFor("coordinator", path),
        former: await statusFor("former", path),
        suspended: await statusFor("suspended", path),
        stranger: await statusFor("stranger", path),
        forger: await statusFor("forger", path),
      }).toEqual({
        ...{ admin: 200, coordinator: audience === "admins" ? 403 : 200 },
        ...{ former: 403, suspended: 403, stranger: 303, forger: 303 },
      });
    },
  );

  it("are all in the menu of an admin, and a coordinator's menu leads nowhere that is shut", async () => {
    const leadsTo = async (who: string) =>
      [...((await visitors[who]?.opens(""))?.html.matchAll(/<li><a href="\/office([^"]*)"/g) ?? [])].map(
        ([, path = ""]) => path,
      );

    expect(await leadsTo("admin")).toEqual(ROOMS.map(({ path }) => path));
    for (const path of await leadsTo("coordinator"))
      expect([path, await statusFor("coordinator", path)]).toEqual([path, 200]);
  });

  it.each([
    "?area=11",
    "/map?area=11",
    "/map?area=11.01",
    "/referrals?area=11.01",
    "/gaps?area=11",
    "/quality?area=11",
  ])("show a coordinator nothing of another place by the address %s", async (address) => {
    const shown = await visitors["coordinator"]?.opens(address);
    const places = shown?.words.match(/Aceh/g) ?? [];

    expect([shown?.status === 200 || shown?.status === 404, places]).toEqual([true, []]);
  });

  it("speak English to who does", async () => {
    const person = await house.someone("en");
    await person.starts();
    await person.presses("English");
    await person.presses("✅ I agree");
    await person.presses("Later");
    await stored.setMember(person.id, { looksAfter: "34.04", status: "active" });
    const visitor = await comesIntoOffice(house, person);

    const { html, words } = await visitor.opens("");

    expect(html).toContain('<html lang="en">');
    expect(words).toContain("Overview");
  });
});
