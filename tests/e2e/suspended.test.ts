import { beforeAll, describe, expect, it } from "vitest";
import { adminPeople } from "../support/admin-people.ts";
import { forge } from "../support/forging.ts";
import { joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { useStore } from "../support/stored.ts";

describe("somebody who was suspended", () => {
  const house = useHouse();
  const stored = useStore(house);
  const { member, opens } = adminPeople(house, stored);
  let admin: Person;
  beforeAll(async () => {
    admin = await house.admin();
    await joins(admin);
  });

  async function suspended(firstName: string): Promise<Person> {
    const someone = await member(firstName);
    await suspends(someone);
    return someone;
  }
  async function suspends(someone: Person): Promise<void> {
    await opens(admin, someone);
    await admin.presses("⛔️ Bekukan");
    await admin.presses("⛔️ Ya, bekukan");
    await someone.sees(/Akunmu dibekukan/);
  }
  const statusOf = async (whom: Person) => (await stored.member(whom.id))?.["status"];

  it("sees what is kept of them, and that an admin did it", async () => {
    const ani = await suspended("Ani");

    await ani.types("/dataku");
    const file = await ani.sees(/semua yang tersimpan/);

    const { member: own, adminLog } = JSON.parse(ani.downloads(file).toString());
    expect(own).toMatchObject({ id: ani.id, status: "suspended" });
    expect(adminLog.entries).toMatchObject([{ what: "member.suspend", by: "admin" }]);
  });

  it("erases everything, or thinks better of it", async () => {
    const budi = await suspended("Budi");

    await budi.types("/hapus");
    await budi.presses("Tidak, simpan");
    await budi.sees(/tidak ada yang dihapus/);
    expect(await statusOf(budi)).toBe("suspended");
    await budi.types("/erase");
    await budi.presses("🗑 Ya, hapus semua");

    await budi.sees(/Semua datamu terhapus/);
    await expect.poll(() => statusOf(budi)).toBeUndefined();
  });

  it("chooses the language", async () => {
    const cici = await suspended("Cici");

    await cici.types("/bahasa");
    await cici.presses("English");
    await cici.types("/guide");

    await cici.sees(/suspended[\s\S]*\/mydata/);
  });

  it("is helped in an emergency", async () => {
    const dedi = await suspended("Dedi");

    await dedi.types("/darurat");

    await dedi.sees(/Darurat[\s\S]*110/);
  });

  it.each(["/panduan", "/rujuk", "/sumber", "/teknik", "/start", "/pembaruan", "halo, ada yang bertengkar"])(
    "is told so when typing %j",
    async (words) => {
      const euis = await suspended("Euis");

      await euis.types(words);

      await euis.sees(/dibekukan[\s\S]*\/dataku/);
    },
  );

  it.each(["guide", "cards", "sources", "home", "referrals:0:0"])("is told so when pressing %j", async (data) => {
    const fajar = await suspended("Fajar");

    const { text, isAlert } = await forge(fajar, data);

    expect(text).toMatch(/dibekukan/);
    expect(isAlert).toBe(true);
  });

  it("loses the talk that was under way, and does not find it again when let in", async () => {
    const gita = await member("Gita");
    await gita.types("/panduan");
    await gita.presses("✅ Tidak ada, lanjut");
    await gita.sees(/2\/4/);
    await suspends(gita);
    expect(await stored.hasTalk(gita.id)).toBe(false);

    await opens(admin, gita);
    await admin.presses("✅ Aktifkan lagi");
    await gita.sees(/aktif lagi/);
    await gita.types("/batal");

    await gita.sees(/tidak ada|Tidak sedang/i);
  });
});
