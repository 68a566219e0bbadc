import { beforeAll, describe, expect, it } from "vitest";
import { adminPeople } from "../support/admin-people.ts";
import { actsIn } from "../support/admin-world.ts";
import { startBot } from "../support/bot-process.ts";
import { ADMIN_ID, joins, useHouse } from "../support/house.ts";
import { type Person, person } from "../support/person.ts";
import { useStore } from "../support/stored.ts";

const SHEET =
  "organisasi,layanan,kategori,kode wilayah,jam buka\nPanti Melati,Sekolah malam,sekolah,34.04.01,Sen-Jum 08.00-15.00\n";

describe("an admin whom another admin made", () => {
  const house = useHouse({ environment: { JOINING: "approval" } });
  const stored = useStore(house);
  const { opens } = adminPeople(house, stored);
  let admin: Person;
  let ani: Person;

  beforeAll(async () => {
    admin = await house.admin();
    await joins(admin);
    ani = await asks("Ani");
    await admin.presses("✅ Terima", { on: await admin.sees(/Ani ingin bergabung/) });
    await ani.sees(/Permintaanmu diterima/);
    await opens(admin, ani);
    await admin.presses("🛠 Jadikan pengelola");
    await admin.presses("🛠 Ya, jadikan pengelola");
    await ani.sees(/Kamu sekarang pengelola/);
  });

  async function asks(firstName: string): Promise<Person> {
    const someone = await person(house.playground, { firstName, languageCode: "id" });
    await someone.starts();
    await someone.presses("Bahasa Indonesia");
    await someone.presses("✅ Saya setuju");
    await someone.presses("Nanti saja");
    return someone;
  }

  it("gets the requests to join, and answers them", async () => {
    const budi = await asks("Budi");

    await ani.presses("✅ Terima", { on: await ani.sees(/Budi ingin bergabung/) });

    await budi.sees(/Permintaanmu diterima/);
    expect((await actsIn(house)).at(-1)).toEqual({ who: ani.id, what: "member.accept", whom: budi.id });
  });

  it("reads in /bantuan what admins can type", async () => {
    await ani.types("/bantuan");

    await ani.sees(/\/anggota/);
  });

  it("brings a file into the directory, and the log says so", async () => {
    await ani.sendsDocument("sumber.csv", SHEET, "text/csv");
    await ani.presses("✅ Masukkan 1 baris", { on: await ani.sees(/sudah kubaca/) });

    await expect
      .poll(() => actsIn(house), { timeout: 10_000 })
      .toContainEqual(expect.objectContaining({ who: ani.id, what: "directory.import" }));
  });

  it("finds the commands in the menu again after the bot has started anew", async () => {
    const commands = () => ani.self.commands().map(({ command }) => command);
    await house.bot.stop();
    house.playground.world.profile.setCommands(`chat ${ani.id}`, "", []);
    house.playground.world.profile.setCommands(`chat ${ani.id}`, "en", []);
    expect(commands()).not.toContain("anggota");

    house.bot = await startBot(house.environment);

    await expect.poll(commands).toContain("anggota");
  });

  it("who is suspended hears no more of requests, and the one of the settings still does", async () => {
    await opens(admin, ani);
    await admin.presses("⛔️ Bekukan");
    await admin.presses("⛔️ Ya, bekukan");
    await ani.sees(/Akunmu dibekukan/);

    await asks("Cici");

    await admin.sees(/Cici ingin bergabung/);
    await ani.seesNothingOf(/Cici/);
  });

  it("of the settings is let in whatever stands in the record", async () => {
    await stored.setMember(ADMIN_ID, { status: "suspended" });

    await admin.types(`/anggota ${ADMIN_ID}`);
    await admin.presses("✅ Aktifkan lagi", { on: await admin.sees(/dibekukan/) });

    await admin.sees(/Status: aktif/);
  });
});
