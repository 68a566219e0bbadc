import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor, Referral } from "../../src/domain/referral.ts";
import { createDirectory } from "../../src/redis/directory.ts";
import { joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { SENT, sealer, type TestBook, testBook } from "../support/referral-book.ts";
import { seedSources } from "../support/sources.ts";
import { useStore } from "../support/stored.ts";

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

  it("of somebody else show what a coordinator has written in them, and no more of them", async () => {
    const [volunteer, coordinator] = [await house.someone(), await house.someone()];
    await joins(volunteer);
    const { code } = await referralOf(volunteer);
    const moving = { id: coordinator.id, role: "admin" } as const;
    await test.book.file({ code, event: { kind: "resume" }, actor: moving, act: `resume-${coordinator.id}` });

    // Nothing else is kept of this person, who has not even joined.
    await coordinator.types("/dataku");
    const file = coordinator.downloads(await coordinator.sees(/semua yang tersimpan/)).toString();

    const { referrals, referralsOfOthers } = JSON.parse(file);
    expect(referrals).toEqual([]);
    expect(referralsOfOthers).toEqual([
      { code, log: [expect.objectContaining({ who: "you", why: { kind: "resume" } })] },
    ]);
    expect(file).not.toContain("R4T9");
    expect(file).not.toContain(REASON);
    await test.book.forget(coordinator.id);
    await coordinator.types("/dataku");
    await coordinator.sees(/Tidak ada yang tersimpan tentangmu/);
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

  it("lose number and words too when the volunteer says no to a newer notice", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    const { code } = await referralOf(volunteer);
    await stored.settled(volunteer);
    await stored.setMember(volunteer.id, { consentVersion: "2" });

    await volunteer.types("/start");
    await volunteer.presses("Tidak sekarang");
    await volunteer.sees(/Tidak ada yang disimpan/);

    expect(await test.book.find(code)).toMatchObject({ owner: 0 });
    expect(await test.book.words(code)).toEqual({});
  });

  it("and reports on the directory are shown and forgotten too", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    const [source] = await seedSources(house.redisUrl, [{}]);
    const directory = createDirectory({ redis: test.redis, sealer, now: () => new Date() });
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
