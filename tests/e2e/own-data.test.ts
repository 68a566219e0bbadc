import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor, Referral } from "../../src/domain/referral.ts";
import { createDirectory } from "../../src/redis/directory.ts";
import { ADMIN_ID, joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { SENT, type TestBook, testBook } from "../support/referral-book.ts";
import { seedSources } from "../support/sources.ts";
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

    const { member, unfinishedTalks, referrals } = JSON.parse(volunteer.downloads(file).toString());
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
    expect(Object.keys(fields)).toHaveLength(10);
    expect(unfinishedTalks).toEqual([]);
    expect(referrals).toEqual([]);
  });

  it("holds an unfinished guide too", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    await volunteer.types("/panduan");

    await volunteer.types("/dataku");

    const data = JSON.parse(volunteer.downloads(await volunteer.sees(/semua yang tersimpan/)).toString());
    expect(data.unfinishedTalks).toHaveLength(1);
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

describe("referrals in a volunteer's own data", () => {
  const house = useHouse();
  const stored = useStore(house);
  let test: TestBook;
  beforeAll(async () => {
    test = await testBook(house.redisUrl);
  });
  afterAll(() => test.redis.close());

  const NEED = "Beras untuk tiga orang";
  const NOTE = "Pintu belakang, sesudah magrib";
  const REASON = "Jalannya banjir";
  const COORDINATOR: Actor = { id: 77_001, role: "coordinator", place: "34.04" };

  /** On its way to the source, and put on hold by the coordinator. */
  async function referralOf(volunteer: Person): Promise<Referral> {
    const referral = await test.opens({ id: volunteer.id, role: "volunteer" }, {}, { need: NEED, note: NOTE });
    for (const event of SENT) await test.files(referral, event);
    await test.files(referral, { kind: "hold", reason: REASON }, { actor: COORDINATOR });
    return referral;
  }

  it("are shown whole, with what was written and the log, but not who else has written in it", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    const { code, forWhom, need } = await referralOf(volunteer);
    await test.opens({ id: volunteer.id + 1, role: "volunteer" });

    await volunteer.types("/dataku");
    const file = volunteer.downloads(await volunteer.sees(/semua yang tersimpan/)).toString();

    const { referrals } = JSON.parse(file);
    expect(referrals).toHaveLength(1);
    expect(referrals[0]).toMatchObject({ code, forWhom, need, state: "tertahan", words: { need: NEED, note: NOTE } });
    expect(referrals[0].place).toEqual({ code: "34.04.01", name: "Gamping, Kabupaten Sleman" });
    expect(referrals[0].log.map(({ who, why }: { who: string; why: object }) => [who, why])).toEqual([
      ["you", SENT[0]],
      ["you", SENT[1]],
      ["coordinator", { kind: "hold", reason: REASON }],
    ]);
    expect(file).not.toContain(String(COORDINATOR.id));
  });

  it("stay when the person is erased, but without number and words", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    const { code } = await referralOf(volunteer);

    await volunteer.types("/hapus");
    await volunteer.sees(/tetap ada untuk koordinator, tanpa nomor akun/);
    await volunteer.presses("🗑 Ya, hapus semua");
    await volunteer.sees(/Semua datamu terhapus/);

    await stored.settled(volunteer);
    expect(await test.book.find(code)).toMatchObject({ state: "tertahan", owner: 0, consent: { by: 0 } });
    expect(await test.book.words(code)).toEqual({});
    // Numbers of messages that are done stay for two days.
    const kept = (await stored.everything()).split("\n").filter((line) => !/^\{chat:\d+\}:done:/.test(line));
    expect(kept.filter((line) => line.includes(String(volunteer.id)))).toEqual([]);
    await volunteer.types("/dataku");
    await volunteer.sees(/Tidak ada yang tersimpan tentangmu/);
  });

  it("and reports on the directory are shown and forgotten too", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    const [source] = await seedSources(house.redisUrl, [{}]);
    const directory = createDirectory(test.redis, () => new Date());
    await directory.report({ source: source?.id ?? "", wrong: "wrong_hours", by: volunteer.id, at: Date.now() });

    await volunteer.types("/dataku");
    const data = JSON.parse(volunteer.downloads(await volunteer.sees(/semua yang tersimpan/)).toString());
    await volunteer.types("/hapus");
    await volunteer.presses("🗑 Ya, hapus semua");
    await volunteer.sees(/Semua datamu terhapus/);

    expect(data.directory.reports).toMatchObject([{ source: source?.id, wrong: "wrong_hours" }]);
    expect((await directory.reports()).map(({ by }) => by)).not.toContain(volunteer.id);
  });
});

describe("the menu of commands", () => {
  const house = useHouse();

  it("speaks the language of the reader, and shows admins more", async () => {
    const [reader, english, admin] = [await house.someone("id"), await house.someone("en"), await house.admin()];
    const namesFor = (person: typeof reader) => person.self.commands().map(({ command }) => command);

    expect(namesFor(reader).slice(0, 3)).toEqual(["panduan", "darurat", "sumber"]);
    expect(namesFor(english).slice(0, 3)).toEqual(["guide", "emergency", "sources"]);
    await joins(admin);
    await expect.poll(() => namesFor(admin)).toContain("anggota");
    expect(namesFor(reader)).not.toContain("anggota");
  });

  it("is set for private chats only, once for each language", () => {
    const scopes = house.playground
      .callsOf("setMyCommands")
      .map(({ parameters }) => JSON.stringify(parameters["scope"]));

    expect(scopes.filter((scope) => scope.includes("all_private_chats"))).toHaveLength(2);
    expect(scopes.filter((scope) => scope.includes(String(ADMIN_ID))).length % 2).toBe(0);
  });
});
