import { describe, expect, it } from "vitest";
import { adminPeople } from "../support/admin-people.ts";
import { forge } from "../support/forging.ts";
import { useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { useStore } from "../support/stored.ts";

describe("the last admin, where the settings name none", () => {
  const house = useHouse({ environment: { ADMIN_IDS: "" } });
  const stored = useStore(house);
  const { member, appointed, opens } = adminPeople(house, stored);

  const isAdmin = async (whom: Person) => (await stored.member(whom.id))?.["isAdmin"] === "1";

  it("stays: not by stopping, not by erasing, and hears what to do first", async () => {
    const ani = await appointed("Ani");

    await opens(ani, ani);
    await ani.presses("Berhenti jadi pengelola");
    const { text } = await ani.presses("Ya, berhenti");
    await ani.types("/hapus");
    await ani.presses("🗑 Ya, hapus semua");
    await ani.sees(/satu-satunya pengelola[\s\S]*Angkat pengelola lain dulu/);

    expect(text).toMatch(/satu-satunya pengelola yang tersisa. Angkat pengelola lain dulu/);
    await stored.settled(ani);
    expect(await isAdmin(ani)).toBe(true);

    const budi = await member("Budi");
    await opens(ani, budi);
    await ani.presses("🛠 Jadikan pengelola");
    await ani.presses("🛠 Ya, jadikan pengelola");
    await budi.sees(/Kamu sekarang pengelola/);
    await ani.types("/hapus");
    await ani.presses("🗑 Ya, hapus semua");
    await ani.sees(/Semua datamu terhapus/);

    await expect.poll(() => stored.member(ani.id)).toBeUndefined();
    expect(ani.self.commands().map(({ command }) => command)).not.toContain("anggota");
    await budi.types("/hapus");
    await budi.presses("🗑 Ya, hapus semua");
    await budi.sees(/satu-satunya pengelola/);
    expect(await isAdmin(budi)).toBe(true);
  });

  it("is not suspended by an admin who is dismissed in the same moment", async () => {
    const [cici, dedi] = [await appointed("Cici"), await appointed("Dedi")];
    const others = (await stored.everything()).match(/\{members\}:admins: (\S*)/)?.[1]?.split(",") ?? [];
    for (const one of [cici, dedi]) await opens(one, one);
    for (const id of others.filter((one) => ![cici.id, dedi.id].includes(Number(one)))) {
      await forge(cici, `memberDismiss:${Number(id).toString(36)}`);
    }

    const act = (by: Person, name: string, whom: Person) => forge(by, `${name}:${whom.id.toString(36)}`);
    await Promise.all([act(cici, "memberDismiss", dedi), act(dedi, "memberSuspend", cici)]);

    await expect.poll(async () => [await isAdmin(cici), await isAdmin(dedi)].filter(Boolean)).toEqual([true]);
    expect((await stored.everything()).match(/\{members\}:admins: (\S*)/)?.[1]?.split(",")).toHaveLength(1);
  });
});

describe("an appointed admin, where somebody of the settings is there", () => {
  const house = useHouse();
  const stored = useStore(house);
  const { appointed } = adminPeople(house, stored);

  it("may go", async () => {
    const ani = await appointed("Ani");
    const admin = await house.admin();
    await admin.starts();
    await admin.presses("Bahasa Indonesia");
    await admin.presses("✅ Saya setuju");
    await admin.presses("Nanti saja");
    await admin.sees(/bergabung/);
    await stored.settled(admin);

    await ani.types("/hapus");
    await ani.presses("🗑 Ya, hapus semua");

    await ani.sees(/Semua datamu terhapus/);
  });
});
