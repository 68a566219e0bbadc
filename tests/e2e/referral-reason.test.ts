import { beforeEach, describe, expect, it } from "vitest";
import { useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { referralPeople } from "../support/referral-people.ts";
import { useReferrals } from "../support/referrals-in-house.ts";
import { useStore } from "../support/stored.ts";
import { COMPLETE } from "../unit/data/a-referral.ts";
import { SENT } from "../unit/data/referral-ways.ts";

const TYPED = { source: { kind: "typed", name: "Lumbung warga" } } as const;

describe("a reason that is being written", () => {
  const house = useHouse();
  const stored = useStore(house);
  const referrals = useReferrals(house);
  const { volunteer, opens } = referralPeople(house, stored);
  let ani: Person;

  const stateOf = async (code: string) => (await referrals.book.find(code))?.state;

  beforeEach(async () => {
    ani = await volunteer("Ani");
  });

  async function beginsToWrite(): Promise<string> {
    const { code } = await referrals.after(ani, SENT, TYPED);
    await opens(ani, code);
    await ani.presses("✖️ Batalkan");
    await ani.presses("✍️ Tulis sendiri");
    await ani.sees(/Tulis alasannya untuk/);
    return code;
  }

  it.each(["/sumber", "/teknik", "/start"])(
    "is dropped by whoever goes on to %s: later words are no reason",
    async (command) => {
      const code = await beginsToWrite();

      await ani.types(command);
      await ani.sees(/./);
      await stored.settled(ani);
      await ani.types("Dua kelompok pemuda saling ejek sejak kemarin");
      await ani.sees(/./);
      await stored.settled(ani);

      expect(await stateOf(code)).toBe("terkirim");
    },
  );

  it("is not cut when it is too long: it is asked for again, and the shorter one is kept whole", async () => {
    const code = await beginsToWrite();

    await ani.types("b".repeat(501));
    await ani.sees(/Terlalu panjang, belum kucatat. Paling banyak 500 huruf/);
    await stored.settled(ani);
    expect(await stateOf(code)).toBe("terkirim");
    await ani.types("c".repeat(500));
    await ani.sees(/Keadaan: Dibatalkan/);

    expect((await referrals.book.log(code)).at(-1)?.why).toEqual({ kind: "cancel", reason: "c".repeat(500) });
  });

  it("is left with /batal, which says so", async () => {
    const code = await beginsToWrite();

    await ani.types("/batal");
    await ani.sees(/Baik/);
    await stored.settled(ani);
    expect(await stored.hasTalk(ani.id)).toBe(false);
    expect(await stateOf(code)).toBe("terkirim");
  });

  it("does not cost a half-filled referral of somebody else", async () => {
    const { code } = await referrals.after(ani, SENT, TYPED);
    await ani.types("/rujuk");
    await ani.sees(/./);
    await opens(ani, code);
    await ani.presses("✖️ Batalkan");
    await ani.presses("✍️ Tulis sendiri");

    await ani.sees(/belum selesai/);
    await stored.settled(ani);
    expect(await stored.hasTalk(ani.id)).toBe(true);
  });

  it("and going on from an ended one does not cost it either", async () => {
    const { code } = await referrals.after(ani, [...SENT, COMPLETE.refuse], TYPED);
    await ani.types("/rujuk");
    await ani.sees(/./);
    await opens(ani, code);
    await ani.presses("↪️ Buat rujukan baru dari ini");

    await ani.sees(/belum selesai/);
  });
});
