import { beforeAll, describe, expect, it } from "vitest";
import { adminPeople } from "../support/admin-people.ts";
import { actsIn } from "../support/admin-world.ts";
import { joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { useStore } from "../support/stored.ts";

describe("an admin in the log of what admins do", () => {
  const house = useHouse();
  const stored = useStore(house);
  const { member, appointed, opens } = adminPeople(house, stored);
  let admin: Person;
  beforeAll(async () => {
    admin = await house.admin();
    await joins(admin);
  });

  async function makesAdmin(whom: Person, by = admin): Promise<void> {
    await opens(by, whom);
    await by.presses("🛠 Jadikan pengelola");
    await by.presses("🛠 Ya, jadikan pengelola");
    await by.sees(/✅ Sudah[\s\S]*🛠 pengelola/);
  }

  it("reads in /dataku what the log holds of them, and so does whom it was done to", async () => {
    const kiki = await member("Kiki");
    await makesAdmin(kiki);
    await kiki.types("/anggota");
    await kiki.sees(/Menunggu/);
    const lina = await member("Lina");
    await makesAdmin(lina, kiki);

    await kiki.types("/dataku");
    const file = await kiki.sees(/semua yang tersimpan/);

    const { adminLog } = JSON.parse(kiki.downloads(file).toString());
    expect(adminLog).toMatchObject({
      count: 2,
      entries: [
        { what: "member.make-admin", by: "admin" },
        { what: "member.make-admin", by: "you" },
      ],
    });
    expect(JSON.stringify(adminLog)).not.toContain(String(lina.id));
  });

  it("is in the log no more once they have erased everything, and no entry is gone", async () => {
    const mira = await appointed("Mira");
    const noor = await member("Noor");
    await makesAdmin(noor, mira);
    const before = await actsIn(house);

    await mira.types("/hapus");
    await mira.presses("🗑 Ya, hapus semua");
    await mira.sees(/Semua datamu terhapus/);

    await expect.poll(() => stored.member(mira.id)).toBeUndefined();
    const after = await actsIn(house);
    expect(after).toHaveLength(before.length);
    expect(after.at(-1)).toMatchObject({ who: 0, what: "member.make-admin", whom: noor.id });
  });
});
