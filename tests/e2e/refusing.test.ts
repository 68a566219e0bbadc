import { beforeAll, describe, expect, it } from "vitest";
import { actsIn } from "../support/admin-world.ts";
import { ADMIN_ID, joins, useHouse } from "../support/house.ts";
import { type Person, person } from "../support/person.ts";
import { useStore } from "../support/stored.ts";

describe("an admin who refuses somebody", () => {
  const house = useHouse({ environment: { JOINING: "approval", ADMIN_IDS: `${ADMIN_ID},9002` } });
  const stored = useStore(house);
  let admin: Person;
  let second: Person;
  beforeAll(async () => {
    admin = await house.admin();
    second = await person(house.playground, { firstName: "Wakil", languageCode: "id", id: 9002 });
    for (const one of [admin, second]) await joins(one);
  });

  const statusOf = async (whom: Person) => (await stored.member(whom.id))?.["status"];
  async function asks(firstName: string): Promise<Person> {
    const someone = await person(house.playground, { firstName, languageCode: "id" });
    await someone.starts();
    await someone.presses("Bahasa Indonesia");
    await someone.presses("✅ Saya setuju");
    await someone.presses("Nanti saja");
    await someone.sees(/Pengelola akan memeriksa/);
    // An admin is told a moment before the request is kept; a person's finger is slower than that.
    await stored.settled(someone);
    return someone;
  }
  async function beginsToRefuse(by: Person, firstName: string): Promise<void> {
    await by.presses("Tolak", { on: await by.sees(new RegExp(`${firstName} ingin bergabung`)) });
    await by.sees(new RegExp(`Tolak ${firstName}\\?`));
  }

  it("says why with one tap, in the person's own language", async () => {
    const ani = await asks("Ani");
    await stored.setMember(ani.id, { language: "en" });

    await beginsToRefuse(admin, "Ani");
    await admin.presses("Relawan sudah cukup");

    await ani.sees(/The admin says:[\s\S]*enough volunteers in your area/);
    expect(await statusOf(ani)).toBe("refused");
    expect((await actsIn(house)).at(-1)).toEqual({ who: ADMIN_ID, what: "member.refuse", whom: ani.id });
  });

  it("writes a word that reaches the person, however it looks, and is kept nowhere", async () => {
    const budi = await asks("Budi");
    await beginsToRefuse(admin, "Budi");
    await admin.presses("✏️ Tulis sendiri");
    await admin.sees(/paling banyak 300 huruf/);
    await stored.settled(second);
    expect(await stored.hasTalk(ADMIN_ID)).toBe(true);

    await admin.types("Temui <b>Kak Sari</b> di balai & bawa parang itu ke polisi");

    await budi.sees(/“Temui <b>Kak Sari<\/b> di balai & bawa parang itu ke polisi”/);
    await admin.sees(/Budi tidak diterima/);
    expect(await statusOf(budi)).toBe("refused");
    await stored.settled(admin);
    expect(await stored.everything()).not.toMatch(/balai|Kak Sari/);
  });

  it("is asked again for a word that is too long", async () => {
    const cici = await asks("Cici");
    await beginsToRefuse(admin, "Cici");
    await admin.presses("✏️ Tulis sendiri");
    await admin.sees(/paling banyak 300/);

    await admin.types("x".repeat(301));
    await admin.sees(/Itu 301 huruf, paling banyak 300/);
    await admin.types("Coba lagi bulan depan.");

    await cici.sees(/“Coba lagi bulan depan.”/);
  });

  it.each([
    { way: "/batal", leaves: (by: Person) => by.types("/batal") },
    { way: "another command", leaves: (by: Person) => by.types("/anggota") },
    { way: "another button", leaves: (by: Person) => by.presses("↩️ Kembali") },
  ])("leaves the question with $way, and what is said then is no word for anybody", async ({ leaves }) => {
    const dedi = await asks("Dedi");
    await beginsToRefuse(admin, "Dedi");
    await admin.presses("✏️ Tulis sendiri");
    await admin.sees(/paling banyak 300/);

    await leaves(admin);
    await admin.types("Orang itu pasti pencuri");
    await stored.settled(admin);

    expect(await statusOf(dedi)).toBe("pending");
    await dedi.seesNothingOf(/pencuri/);
    await admin.types("/anggota");
    await admin.presses("👤 Lihat permintaan", { on: await admin.sees(/Menunggu jawabanmu/) });
    await admin.presses("✅ Terima", { on: await admin.sees(/Dedi ingin bergabung/) });
    await dedi.sees(/diterima/);
  });

  it("hears of the other admin who was quicker, also while writing", async () => {
    const euis = await asks("Euis");
    await beginsToRefuse(admin, "Euis");
    await admin.presses("✏️ Tulis sendiri");
    await admin.sees(/paling banyak 300/);
    await second.presses("✅ Terima", { on: await second.sees(/Euis ingin bergabung/) });
    await euis.sees(/Permintaanmu diterima/);

    await admin.types("Belum waktunya.");

    await admin.sees(/sudah dijawab/);
    expect(await statusOf(euis)).toBe("active");
    await euis.seesNothingOf(/Belum waktunya/);
  });

  it("reaches the sixth request and those behind it", async () => {
    const names = ["Fajar", "Gita", "Hadi", "Intan", "Joko", "Kiki", "Lina"];
    for (const name of names) await asks(name);
    await admin.types("/anggota");
    await admin.presses("👤 Lihat permintaan", { on: await admin.sees(/Menunggu jawabanmu: 7/) });
    const seen: string[] = [];
    for (const [at, name] of names.entries()) {
      const { text } = await admin.sees(new RegExp(`\\(${at + 1}/7\\)`));
      seen.push(text);
      expect(text).toContain(`${name} ingin bergabung`);
      if (at < 6) await admin.presses("Berikutnya ▶️");
    }

    expect(seen).toHaveLength(7);
    expect(admin.buttons()).not.toContain("Berikutnya ▶️");
  });
});
