import { beforeAll, describe, expect, it } from "vitest";
import { useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { referralPeople } from "../support/referral-people.ts";
import { useReferrals } from "../support/referrals-in-house.ts";
import { useStore } from "../support/stored.ts";
import { SENT, STARTED } from "../unit/data/referral-ways.ts";

const TYPED = { source: { kind: "typed", name: "Lumbung warga" } } as const;

describe("a referral", () => {
  const house = useHouse();
  const stored = useStore(house);
  const referrals = useReferrals(house);
  const { volunteer, coordinatorOf, opens, forges } = referralPeople(house, stored);
  let ani: Person;

  beforeAll(async () => {
    ani = await volunteer("Ani");
  });

  it("opens for a code that is typed as it was heard, in the middle of other things too", async () => {
    const { code } = await referrals.after(ani, SENT, TYPED);
    await ani.types("/panduan");
    await ani.sees(/1\/4/);

    await ani.types(`${code.slice(0, 3).toLowerCase()} ${code.slice(3).toLowerCase()}`);

    await ani.sees(new RegExp(`${code} · Pangan`));
    await ani.types("/batal");
    await ani.sees(/berhenti di sini/);
  });

  it("of a code that was misheard opens nothing, and says what to look at", async () => {
    const { code } = await referrals.after(ani, SENT, TYPED);
    const misheard = `${code.slice(0, 5)}${code.endsWith("2") ? "3" : "2"}`;

    await ani.types(misheard);
    await ani.sees(/huruf yang keliru atau tertukar/);
    await ani.types("/rujukan halo");
    await ani.sees(/bukan kode rujukan/);
  });

  it("does not exist for another volunteer: not by its code, and not by a made-up button", async () => {
    const { code, version } = await referrals.after(ani, STARTED, TYPED, { need: "Beras 10 kg" });
    const nosy = await volunteer("Badu");
    const nobodys = code === "K7M2QK" ? "H7J9KM" : "K7M2QK";

    await nosy.types(`/rujukan ${nobodys}`);
    const { text } = await nosy.sees(/tidak menemukan rujukan/);
    await nosy.types(code);
    expect((await nosy.sees(/tidak menemukan rujukan/)).text).toBe(text.replace(nobodys, code));
    const seen = version.toString(36);
    const forged = [
      ...[
        `referral:${code}`,
        `referralLog:${code}:0`,
        `referralMove:${code}:${seen}:d`,
        `referralRefused:${code}:${seen}:0`,
      ],
      ...[`referralReasons:${code}:${seen}:0`, `referralReason:${code}:${seen}:1:0`, `referralWrite:${code}:${seen}:1`],
      ...[
        `referralArrived:${code}:${seen}:0`,
        `referralFitted:${code}:${seen}:0:0`,
        `referralClosed:${code}:${seen}:0`,
      ],
      ...[`referralRespected:${code}:${seen}:0:0:0`, `referralAgain:${code}`, `referralNext:${code}:x`],
      `referralComplain:${code}`,
    ];
    for (const data of forged) {
      await forges(nosy, data);
      expect((await nosy.sees(/tidak menemukan rujukan/)).text).not.toContain("Pangan");
    }
    expect((await referrals.book.find(code))?.version).toBe(version);
  });

  it("is closed to the coordinator of another place, and open to its own", async () => {
    const { code } = await referrals.after(ani, SENT, TYPED, { need: "Beras 10 kg", note: "Rumah biru" });
    const [stranger, own] = [await coordinatorOf("34.02"), await coordinatorOf("34.04")];

    await stranger.types(`/rujukan ${code}`);
    await stranger.sees(/tidak menemukan rujukan/);
    await own.types("/rujukan");
    await own.presses("🗺 Di wilayahku");
    await own.presses(new RegExp(code));
    const { text } = await own.sees(/Dipegang relawan lain/);

    expect(text).toContain("Beras 10 kg");
    expect(text).not.toContain("Rumah biru");
  });

  it("to which the person has not agreed yet stands in nobody else's list, unless its volunteer is gone", async () => {
    const draft = await referrals.after(ani, [], TYPED);
    const sent = await referrals.after(ani, SENT, TYPED);
    const coordinator = await coordinatorOf("34.04");
    const left = await volunteer("Budi");
    const orphan = await referrals.after(left, [], TYPED);
    await left.types("/hapus");
    await left.presses(/Ya, hapus/);
    await left.sees(/terhapus/);

    await coordinator.types("/rujukan");
    await coordinator.presses("🗺 Di wilayahku");
    const { text } = await coordinator.sees(/Rujukan di/);

    expect(text).toContain(sent.code);
    expect(text).toContain(orphan.code);
    expect(text).not.toContain(draft.code);
  });

  it("that a coordinator moves brings the owner a message with the way to it", async () => {
    const { code } = await referrals.after(ani, SENT, TYPED);
    const coordinator = await coordinatorOf("34");

    await opens(coordinator, code);
    await coordinator.presses("👋 Mereka menanggapi");
    await coordinator.sees(/Keadaan: Sudah ditanggapi/);

    const told = await ani.sees(new RegExp(`Rujukanmu ${code}[\\s\\S]*koordinator: Terkirim → Sudah ditanggapi`));
    await ani.presses(`🧾 Buka ${code}`, { on: told });
    await ani.sees(/koordinator: Terkirim → Sudah ditanggapi/);
  });

  it("pressed by two people from the same screen obeys the first and tells the other what happened", async () => {
    const { code } = await referrals.after(ani, SENT, TYPED);
    const coordinator = await coordinatorOf("34");
    for (const who of [ani, coordinator]) await opens(who, code);
    const screen = ani.lastMessage();

    await coordinator.presses("👋 Mereka menanggapi");
    await coordinator.sees(/Keadaan: Sudah ditanggapi/);
    await ani.presses("⏳ Belum ada kabar", { on: screen });

    await ani.sees(
      /ini sudah berubah[\s\S]*koordinator mencatat: Terkirim → Sudah ditanggapi[\s\S]*Keadaan: Sudah ditanggapi/,
    );
    expect((await referrals.book.log(code)).map(({ why }) => why.kind)).toEqual(["consent", "send", "acknowledge"]);
  });

  it("pressed by both at the same moment moves once, and neither button spins", async () => {
    const { code } = await referrals.after(ani, SENT, TYPED);
    const coordinator = await coordinatorOf("34");
    await opens(ani, code);
    await opens(coordinator, code);
    await coordinator.presses("✖️ Batalkan");
    await coordinator.sees(/Kenapa dibatalkan/);

    await Promise.all([ani.presses("👋 Mereka menanggapi"), coordinator.presses("Orangnya berubah pikiran")]);

    const [, , winner, ...more] = (await referrals.book.log(code)).map(({ why }) => why.kind);
    expect(more).toEqual([]);
    expect(["acknowledge", "cancel"]).toContain(winner);
    await (winner === "cancel" ? ani : coordinator).sees(/ini sudah berubah/);
  });
});
