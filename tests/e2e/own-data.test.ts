import { describe, expect, it } from "vitest";
import { ADMIN_ID, joins, useHouse } from "../support/house.ts";
import { useStore } from "../support/stored.ts";

describe("a volunteer's own data", () => {
  const house = useHouse();
  const stored = useStore(house);

  it("is shown whole, as a file", async () => {
    const volunteer = await house.someone();
    await volunteer.starts();
    await volunteer.presses("Bahasa Indonesia");
    await volunteer.presses("✅ Saya setuju");
    await volunteer.types("Sleman");
    await volunteer.presses("Kabupaten Sleman");

    await volunteer.types("/dataku");
    const file = await volunteer.sees(/semua yang tersimpan/);

    const { member, talks, referrals } = JSON.parse(volunteer.downloads(file).toString());
    const fields = (await stored.member(volunteer.id)) ?? {};
    expect(member).toEqual({
      id: volunteer.id,
      language: fields["language"],
      status: fields["status"],
      place: { code: fields["place"], name: "Kabupaten Sleman" },
      consent: { version: fields["consentVersion"], at: fields["consentAt"] },
      joinedAt: fields["joinedAt"],
      isReachable: true,
    });
    expect(Object.keys(fields)).toHaveLength(11);
    expect(talks).toEqual([]);
    expect(referrals).toEqual([]);
  });

  it("holds an unfinished guide too", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    await volunteer.types("/panduan");

    await volunteer.types("/dataku");

    const data = JSON.parse(volunteer.downloads(await volunteer.sees(/semua yang tersimpan/)).toString());
    expect(data.talks).toHaveLength(1);
  });

  it("is nothing for a stranger", async () => {
    const stranger = await house.someone();

    await stranger.types("/dataku");

    await stranger.sees(/Tidak ada yang tersimpan tentangmu/);
  });

  it("stays when the volunteer decides against erasing it", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);

    await volunteer.types("/hapus");
    await volunteer.presses("Tidak, simpan");

    const answer = await volunteer.sees(/tidak ada yang dihapus/);
    expect(volunteer.buttons(answer)).toContain("🧭 Mulai panduan");
    await stored.settled(volunteer);
    expect(await stored.member(volunteer.id)).toBeDefined();
  });

  it("is erased on the spot, with the talk, and the volunteer is a stranger again", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    await volunteer.types("/panduan");
    await volunteer.presses("✅ Tidak ada, lanjut");

    await volunteer.types("/hapus");
    await volunteer.presses("🗑 Ya, hapus semua");
    await volunteer.sees(/Semua datamu terhapus/);

    await stored.settled(volunteer);
    expect(await stored.member(volunteer.id)).toBeUndefined();
    expect(await stored.hasTalk(volunteer.id)).toBe(false);
    await volunteer.types("/panduan");
    await volunteer.sees(/Kita kenalan dulu/);
  });

  it("erased twice by a double tap is erased once", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);

    await volunteer.types("/hapus");
    await volunteer.pressesTwice("🗑 Ya, hapus semua");

    await stored.settled(volunteer);
    expect(await stored.member(volunteer.id)).toBeUndefined();
  });

  it("holds the language, which changes at once, in the middle of a talk too", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    await volunteer.types("/panduan");
    await volunteer.presses("✅ Tidak ada, lanjut");

    await volunteer.types("/bahasa");
    await volunteer.presses("English");
    await volunteer.sees(/we speak English/);
    await volunteer.presses("▶️ Continue");

    await volunteer.sees(/How things are/);
    expect(await stored.member(volunteer.id)).toMatchObject({ language: "en" });
  });

  it("says whether the volunteer can be reached: not after blocking, again after writing", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);

    await volunteer.blocks();
    await expect.poll(() => stored.member(volunteer.id)).toMatchObject({ isReachable: "0" });
    house.playground.world.updates.hold();
    await volunteer.unblocks();
    house.playground.world.updates.clear();
    house.playground.world.updates.release();
    await volunteer.types("halo");

    await volunteer.sees(/1\/4/);
    await stored.settled(volunteer);
    expect(await stored.member(volunteer.id)).toMatchObject({ isReachable: "1" });
  });
});

describe("the menu of commands", () => {
  const house = useHouse();

  it("speaks the language of the reader, and shows admins more", async () => {
    const [reader, english, admin] = [await house.someone("id"), await house.someone("en"), await house.admin()];
    const namesFor = (person: typeof reader) => person.self.commands().map(({ command }) => command);

    expect(namesFor(reader).slice(0, 3)).toEqual(["panduan", "darurat", "kasus"]);
    expect(namesFor(english).slice(0, 3)).toEqual(["guide", "emergency", "cases"]);
    await joins(admin);
    await expect.poll(() => namesFor(admin)).toContain("anggota");
    expect(namesFor(reader)).not.toContain("anggota");
  });

  it("is set for private chats and for who runs a group, once for each language", () => {
    const scopes = house.playground
      .callsOf("setMyCommands")
      .map(({ parameters }) => JSON.stringify(parameters["scope"]));

    expect(scopes.filter((scope) => scope.includes("all_private_chats"))).toHaveLength(2);
    expect(scopes.filter((scope) => scope.includes("all_chat_administrators"))).toHaveLength(2);
    expect(scopes.filter((scope) => scope.includes(String(ADMIN_ID))).length % 2).toBe(0);
  });
});
