import { beforeEach, describe, expect, it } from "vitest";
import { useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { referralPeople } from "../support/referral-people.ts";
import { useReferrals } from "../support/referrals-in-house.ts";
import { useStore } from "../support/stored.ts";
import { COMPLETE } from "../unit/data/a-referral.ts";
import { SENT } from "../unit/data/referral-ways.ts";

const TYPED = { source: { kind: "typed", name: "Lumbung warga" } } as const;

describe("a referral that ended without help", () => {
  const house = useHouse();
  const stored = useStore(house);
  const referrals = useReferrals(house);
  const { volunteer, coordinatorOf, opens } = referralPeople(house, stored);
  let owner: Person;
  let coordinator: Person;

  beforeEach(async () => {
    owner = await volunteer("Ani");
    coordinator = await coordinatorOf("34.04");
  });

  const goingOnFrom = async (code: string) => {
    const all = [...(await referrals.book.ofOwner(owner.id)), ...(await referrals.book.ofOwner(coordinator.id))];
    return all.filter(({ continues }) => continues === code);
  };

  /** Up to the last button, which is still to be pressed. */
  async function fillsIn(who: Person, code: string): Promise<void> {
    await opens(who, code);
    await who.presses("↪️ Buat rujukan baru dari ini");
    if (who === coordinator) {
      const { text } = await who.sees(/5\/9/);
      const forWhom = text === undefined ? "" : who.buttons().find((label) => /[A-Z0-9]{4}/.test(label));
      await who.presses(forWhom ?? "");
    }
    await who.sees(/7\/9/);
    await who.types("Dapur Umum");
    await who.presses("Bawa surat", { on: await who.sees(/Bagaimana orangnya sampai ke sana/) });
    await who.presses("✅ Ya, setuju. Catat sekarang", { on: await who.sees(/Apakah orangnya setuju/) });
    await who.sees(/Periksa dulu/);
  }

  it("is continued by one, though its owner and the coordinator both have another one at hand", async () => {
    const { code } = await referrals.after(owner, [...SENT, COMPLETE.refuse], TYPED);
    await fillsIn(owner, code);
    await fillsIn(coordinator, code);

    await owner.presses("✅ Kirim rujukan");
    await owner.sees(/sudah terkirim/);
    const [next] = await goingOnFrom(code);
    await coordinator.presses("✅ Kirim rujukan");

    await coordinator.sees(new RegExp(`lebih dulu dilanjutkan[\\s\\S]*Sudah dilanjutkan: ${next?.code}`));
    expect(await goingOnFrom(code)).toEqual([next]);
    await coordinator.presses(`🧾 Buka ${next?.code}`);
    await coordinator.sees(new RegExp(`Lanjutan dari ${code}`));
    await stored.settled(coordinator);
    expect(await stored.hasTalk(coordinator.id)).toBe(false);
  });

  it("offers nothing any more once it is continued, and leads there whom that one concerns", async () => {
    const { code } = await referrals.after(owner, [...SENT, COMPLETE.refuse], TYPED);
    await opens(owner, code);
    const old = owner.lastMessage();
    const next = await referrals.after(coordinator, SENT, { ...TYPED, continues: code });

    await owner.presses("↪️ Buat rujukan baru dari ini", { on: old });
    const { text } = await owner.sees(/lebih dulu dilanjutkan/);
    expect(text).toMatch(new RegExp(`Sudah dilanjutkan: ${next.code}. Yang memegangnya orang lain`));
    expect(owner.buttons().join()).not.toMatch(/Rujuk ke|rujukan baru|Buka/);

    await opens(coordinator, code);
    expect(coordinator.buttons()).toContain(`🧾 Buka ${next.code}`);
    expect(await goingOnFrom(code)).toEqual([next]);
  });
});
