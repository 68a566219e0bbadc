import { beforeAll, describe, expect, it } from "vitest";
import { connectRedis } from "../../src/redis/connection.ts";
import { joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { referralPeople } from "../support/referral-people.ts";
import { useReferrals } from "../support/referrals-in-house.ts";
import { seedSources } from "../support/sources.ts";
import { useStore } from "../support/stored.ts";
import { COMPLETE } from "../unit/data/a-referral.ts";
import { SENT, STARTED } from "../unit/data/referral-ways.ts";

describe("the source of a referral", () => {
  const house = useHouse();
  const stored = useStore(house);
  const referrals = useReferrals(house);
  const { volunteer, opens } = referralPeople(house, stored);
  let ani: Person;

  beforeAll(async () => {
    ani = await volunteer("Ani");
  });

  it("refused by one source offers the next best at once, never one that has refused this person before", async () => {
    const need = { category: "legal_aid", urgency: "normal" } as const;
    // Full, so that it stands last: it is offered only because the better ones have refused.
    const full = { organisation: "LBH Tiga", capacity: { available: 0, updatedAt: Date.now() } };
    const [, first, second] = await seedSources(
      house.redisUrl,
      [full, { organisation: "LBH Satu" }, { organisation: "LBH Dua" }].map((told) => ({
        ...told,
        categories: ["legal_aid"] as const,
      })),
    );
    if (first === undefined || second === undefined) throw new Error("Three were seeded.");
    const refused = [...SENT, COMPLETE.refuse];
    const source = { kind: "listed", id: first.id } as const;
    const [ended, alone] = [
      await referrals.after(ani, refused, { need, source }),
      await referrals.after(ani, refused, { need, source }),
    ];
    const { code } = await referrals.after(ani, SENT, {
      need,
      source: { kind: "listed", id: second.id },
      continues: ended.code,
    });
    // The directory in memory follows within two seconds, in the order in which sources came.
    await expect
      .poll(() => opens(ani, alone.code).then(() => ani.lastMessage().text), { timeout: 5000 })
      .toContain("Yang paling cocok berikutnya: LBH Dua");
    await opens(ani, code);

    await ani.presses("🚫 Ditolak");
    await ani.presses("Sudah penuh");

    const { text } = await ani.sees(/mereka menolak[\s\S]*Keadaan: Ditolak/);
    expect(text).toContain("Yang paling cocok berikutnya: LBH Tiga");
    await ani.presses("📨 Rujuk ke LBH Tiga");
    // All that is known is not asked again; consent is, for another office gets to know of the person.
    await ani.presses("Bawa surat", { on: await ani.sees(/Bagaimana orangnya sampai ke sana/) });
    await ani.presses("✅ Ya, setuju. Catat sekarang", { on: await ani.sees(/Apakah orangnya setuju[\s\S]*LBH Tiga/) });
    await ani.presses("✅ Kirim rujukan");

    await expect.poll(() => referrals.book.ofOwner(ani.id).then(([newest]) => newest?.continues)).toBe(code);
    const [newest] = await referrals.book.ofOwner(ani.id);
    expect(newest).toMatchObject({ need, forWhom: "R4T9", place: "34.04.01", state: "terkirim" });
  });

  it("goes on when its source is taken out of the directory, and says so", async () => {
    const [source] = await seedSources(house.redisUrl, [{ organisation: "Posko Lama" }]);
    const { code } = await referrals.after(ani, SENT, { source: { kind: "listed", id: source?.id ?? "" } });
    await opens(ani, code);
    await ani.sees(/Posko Lama/);

    await forgetSource(source?.id ?? "");
    await opens(ani, code);
    await ani.sees(/sudah tidak ada di direktori/);
    await ani.presses("👋 Mereka menanggapi");

    await ani.sees(/Keadaan: Sudah ditanggapi/);
  });

  it("of a client who was treated badly brings the admins a complaint, once", async () => {
    const admin = await house.admin();
    await joins(admin);
    const [source] = await seedSources(house.redisUrl, [{ organisation: "Klinik Ketus" }]);
    const told = { source: { kind: "listed", id: source?.id ?? "" } } as const;
    const { code } = await referrals.after(ani, STARTED, told);
    await opens(ani, code);

    await ani.presses("📦 Bantuan sampai?");
    await ani.presses("➗ Baru sebagian");
    await ani.presses("Lewati", { on: await ani.sees(/cocok dengan/) });
    await ani.presses("Tidak", { on: await ani.sees(/dengan hormat/) });
    expect(ani.buttons(await ani.sees(/Bagaimana hasilnya/))).toEqual(
      expect.arrayContaining(["Terbantu sebagian", "Tidak terbantu", "📣 Laporkan ke pengelola"]),
    );
    await ani.presses("📣 Laporkan ke pengelola");

    await ani.sees(/Sudah kusampaikan kepada pengelola/);
    await admin.sees(/Keluhan tentang Klinik Ketus[\s\S]*sampai: sebagian, dihormati: tidak/);
    expect((await ani.presses("📣 Laporkan ke pengelola")).text).toContain("sudah kami terima");
  });

  /** As if the entry had been lost: admins can only retire one. */
  async function forgetSource(id: string): Promise<void> {
    const redis = await connectRedis([house.redisUrl], () => undefined);
    const keys = ((await redis.command("", "KEYS", "*source*")) as Buffer[]).map(String);
    for (const key of keys) {
      if (String(await redis.command(key, "TYPE", key)) === "hash") await redis.command(key, "HDEL", key, id);
    }
    await redis.close();
  }
});
