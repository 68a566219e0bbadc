import { beforeAll, describe, expect, it } from "vitest";
import { encodePress } from "../../src/telegram/callback-data.ts";
import { joins, useHouse } from "../support/house.ts";
import { type Person, person } from "../support/person.ts";
import { useStore } from "../support/stored.ts";

describe("an admin in /anggota", () => {
  const house = useHouse();
  const stored = useStore(house);
  let admin: Person;

  beforeAll(async () => {
    admin = await house.admin();
    await joins(admin);
  });

  /** Somebody with a name of one's own who works in a district of Sleman. */
  async function volunteerIn(district: string, firstName: string): Promise<Person> {
    const volunteer = await person(house.playground, { firstName, languageCode: "id" });
    await volunteer.starts();
    await volunteer.presses("Bahasa Indonesia");
    await volunteer.presses("✅ Saya setuju");
    await volunteer.types(district);
    await volunteer.presses(new RegExp(`^${district}, Kabupaten Sleman`));
    await volunteer.sees(/bergabung/);
    await stored.settled(volunteer);
    return volunteer;
  }

  async function opens(volunteer: string, place: string): Promise<void> {
    await admin.types(`/anggota ${place}`);
    const { text } = await admin.sees(/Anggota aktif|Tempat yang mana/);
    if (text.includes("Tempat yang mana")) await admin.presses(new RegExp(`^${place}, Kabupaten Sleman`));
    await admin.presses(`${volunteer} · ${place}`);
    await admin.sees(new RegExp(`${volunteer}[\\s\\S]*Tugas`));
  }

  const areaOf = async (volunteer: Person) => (await stored.member(volunteer.id))?.["looksAfter"];

  it("finds a member by place and makes a coordinator of the regency, who is told at once", async () => {
    const ani = await volunteerIn("Gamping", "Ani");

    await opens("Ani", "Gamping");
    await admin.presses("⭐️ Koordinator Kabupaten Sleman");

    await admin.sees(/✅ Sudah[\s\S]*Ani[\s\S]*koordinator Kabupaten Sleman/);
    const told = await ani.sees(/Kamu sekarang koordinator Kabupaten Sleman/);
    expect(await areaOf(ani)).toBe("34.04");
    await ani.presses("🗺 Di wilayahku", { on: told });
    await ani.sees(/Tidak ada rujukan terbuka di Kabupaten Sleman/);
  });

  it("gives the whole province, and takes it back", async () => {
    const budi = await volunteerIn("Godean", "Budi");

    await opens("Budi", "Godean");
    await admin.presses(/Koordinator Daerah Istimewa Yogyakarta/);
    await budi.sees(/Kamu sekarang koordinator Daerah Istimewa/);
    expect(await areaOf(budi)).toBe("34");
    await admin.presses("Berhenti jadi koordinator");

    await budi.sees(/Tugasmu sebagai koordinator sudah selesai/);
    await admin.sees(/Budi[\s\S]*Tugas: relawan/);
    expect(await areaOf(budi)).toBe("");
  });

  it("may look after an area too, and sees so at once", async () => {
    await stored.setMember(admin.id, { place: "34.04.01" });
    await admin.types("/anggota");
    await admin.presses("👥 Anggota aktif");
    admin.self.press(admin.lastMessage().message_id, {
      text: "x",
      callback_data: encodePress({ name: "member", id: admin.id }),
    });
    await admin.presses("⭐️ Koordinator Kabupaten Sleman");

    const seen = await admin.sees(/✅ Sudah/);
    expect(seen.text).toMatch(/koordinator Kabupaten Sleman/);
    expect(admin.buttons(seen)).toContain("Berhenti jadi koordinator");
    await admin.presses("Berhenti jadi koordinator");
    expect((await admin.sees(/✅ Sudah/)).text).toMatch(/Tugas: relawan/);
    expect(await areaOf(admin)).toBe("");
  });

  it("hears so when the new coordinator cannot be told", async () => {
    const eko = await volunteerIn("Prambanan", "Eko");
    await opens("Eko", "Prambanan");
    await eko.blocks();

    await admin.presses("⭐️ Koordinator Kabupaten Sleman");

    const { text } = await admin.sees(/koordinator Kabupaten Sleman/);
    expect(text).toMatch(/tidak bisa kuhubungi/);
    expect(text).not.toMatch(/langsung kukabari/);
    expect(await areaOf(eko)).toBe("34.04");
  });

  it("who taps twice appoints once, and the member is told once", async () => {
    const cici = await volunteerIn("Moyudan", "Cici");
    await opens("Cici", "Moyudan");

    await admin.pressesTwice("⭐️ Koordinator Kabupaten Sleman");

    expect(admin.answers().some(({ text }) => text.includes("sudah tercatat tadi"))).toBe(true);
    await cici.sees(/Kamu sekarang koordinator/);
    const told = cici.messages().filter(({ text }) => text?.includes("Kamu sekarang koordinator"));
    expect(told).toHaveLength(1);
  });

  it("pages through all active members, coordinators marked with a star", async () => {
    for (const name of ["Dedi", "Euis", "Fajar", "Gita", "Hadi", "Intan"]) await volunteerIn("Minggir", name);

    await admin.types("/anggota");
    await admin.presses("👥 Anggota aktif", { on: await admin.sees(/Menunggu jawabanmu/) });
    const first = await admin.sees(/Anggota aktif, semua daerah[\s\S]*1\/2/);
    expect(admin.buttons(first)).toContain("⭐️ Ani · Gamping");
    await admin.presses("Berikutnya ▶️");
    const second = await admin.sees(/2\/2/);

    const people = [...admin.buttons(first), ...admin.buttons(second)].filter((label) => label.includes(" · "));
    expect(new Set(people).size).toBe(people.length);
    expect(people.length).toBeGreaterThanOrEqual(9);
  });

  it("is told what to type when no place has that name", async () => {
    await admin.types("/anggota Xqxqxq");

    await admin.sees(/belum menemukan “Xqxqxq”/);
  });

  it.each(["99", "34.04.01", "34.99"])("cannot give %s to look after, not even with a made-up button", async (area) => {
    const joko = await volunteerIn("Seyegan", `Joko ${area}`);
    const screen = admin.lastMessage();

    admin.self.press(screen.message_id, { text: "x", callback_data: `memberAppoint:${joko.id.toString(36)}:${area}` });

    await admin.sees(/langkah yang lama/);
    expect(await areaOf(joko)).toBe("");
  });

  it("is the only one who can: a volunteer's made-up buttons are refused, and so is a coordinator's", async () => {
    const [kiki, lina] = [await volunteerIn("Mlati", "Kiki"), await volunteerIn("Depok", "Lina")];
    await opens("Lina", "Depok");
    await admin.presses("⭐️ Koordinator Kabupaten Sleman");
    await lina.sees(/Kamu sekarang koordinator/);

    for (const volunteer of [kiki, lina]) {
      for (const data of [
        "memberList::0",
        `member:${kiki.id.toString(36)}`,
        `memberAppoint:${kiki.id.toString(36)}:34`,
      ]) {
        volunteer.self.press(volunteer.lastMessage().message_id, { text: "x", callback_data: data });
        await volunteer.sees(/hanya untuk pengelola/);
      }
    }

    expect(await areaOf(kiki)).toBe("");
  });
});
