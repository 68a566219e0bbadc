import { beforeEach, describe, expect, it } from "vitest";
import { connectRedis } from "../../src/redis/connection.ts";
import { createMembers } from "../../src/redis/members.ts";
import { encodePress } from "../../src/telegram/callback-data.ts";
import { adminPeople } from "../support/admin-people.ts";
import { opensCase, volunteerIn } from "../support/case-people.ts";
import { joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { referralPeople } from "../support/referral-people.ts";
import { useStore } from "../support/stored.ts";

describe("a case that goes into other hands", () => {
  const house = useHouse();
  const stored = useStore(house);
  const { coordinatorOf, forges } = referralPeople(house, stored);
  const { opens } = adminPeople(house, stored);
  let admin: Person;
  let isOpen = false;
  let coordinator: Person;
  // Not before all of them: a store is waited for within a test only.
  beforeEach(async () => {
    if (isOpen) return;
    isOpen = true;
    admin = await house.admin();
    await joins(admin);
    coordinator = await coordinatorOf("34.04");
  });

  /** From a case to its link; gives what stands behind ?start=. */
  async function makesLink(owner: Person, code: string): Promise<string> {
    await forges(owner, encodePress({ name: "handOver", code }));
    await owner.presses("Aku tidak bisa mendampingi lagi");
    await owner.presses("🔗 Buat tautan untuk relawan lain");
    const { text } = await owner.sees(/Tautan serah terima/);
    return /start=(\S+)/.exec(text)?.[1] ?? "";
  }

  /** As an admin would in /anggota: where somebody can be found. */
  async function moves(someone: Person, place: string): Promise<void> {
    const redis = await connectRedis([house.redisUrl], () => undefined);
    await createMembers(redis, () => new Date()).move(someone.id, place, "test");
    await redis.close();
  }

  it("is accepted by the first who opens the link, with all that stands in it", async () => {
    const owner = await volunteerIn(house, stored);
    const heir = await volunteerIn(house, stored);
    const late = await volunteerIn(house, stored);
    const code = await opensCase(owner);
    const link = await makesLink(owner, code);

    await heir.starts(link);
    const offer = await heir.sees(new RegExp(`Kasus ${code} ditawarkan kepadamu`));
    expect(offer.text).toMatch(/Tanah dan batas · 📍 Gamping[\s\S]*tidak bisa mendampingi lagi/);
    await owner.sees(/sudah dibuka seorang relawan/);
    await late.starts(link);
    await late.sees(/tidak berlaku, atau sudah dipakai/);
    await forges(late, encodePress({ name: "offerAccept", code }));
    await late.sees(/tidak menemukan kasus/);
    await heir.presses("✅ Terima kasus ini", { on: offer });
    const accepted = await heir.sees(/sekarang kamu yang mendampingi/);
    await owner.sees(/sudah diterima relawan lain/);
    await heir.presses(`📂 Buka kasus ${code}`, { on: accepted });
    await heir.sees(new RegExp(`${code} · Tanah dan batas`));

    for (const press of [
      { name: "case", code },
      { name: "handOver", code },
      { name: "callAsk", code },
      { name: "handOverBack", code },
    ] as const) {
      await forges(owner, encodePress(press));
      await owner.sees(/tidak menemukan kasus/);
    }
    await heir.types("/kasus");
    await heir.sees(new RegExp(code));
  });

  it("stays when its link is opened by its owner, taken back, or made up", async () => {
    const owner = await volunteerIn(house, stored);
    const heir = await volunteerIn(house, stored);
    const code = await opensCase(owner);
    const link = await makesLink(owner, code);

    await owner.starts(link);
    await owner.sees(/tautanmu sendiri/);
    await heir.starts(`h-${code}-AAAAAAAAAAAAAAAA`);
    await heir.sees(/tidak berlaku/);
    await heir.starts(link);
    const offer = await heir.sees(/ditawarkan kepadamu/);
    await owner.presses("↩️ Batalkan penyerahan");
    await owner.sees(/dibatalkan/);

    await heir.presses("✅ Terima kasus ini", { on: offer });
    await heir.sees(/tidak menemukan kasus/);
    await heir.starts(link);
    await heir.sees(/tidak berlaku/);
  });

  it("goes to the coordinator at once when its volunteer is threatened, from the safety card on", async () => {
    const owner = await volunteerIn(house, stored);
    const code = await opensCase(owner);
    await owner.types("Aku diancam salah satu pihak kalau tidak memihak mereka");
    const card = await owner.sees(/Serahkan|mundur/i);

    await owner.presses("🤝 Serahkan kasus", { on: card });
    await owner.presses("🛑 Aku diancam");
    await owner.sees(/Menjauhlah dulu/);
    await owner.presses("🧭 Kepada koordinator");
    await owner.sees(new RegExp(`Kasus ${code} diserahkan: 1 orang`));

    const call = await coordinator.sees(new RegExp(`Kasus ${code} butuh pendamping baru[\\s\\S]*diancam`));
    await coordinator.presses("🤝 Ambil alih", { on: call });
    const sure = await coordinator.sees(new RegExp(`Ambil alih kasus ${code}\\?`));
    await coordinator.presses("✅ Ya, ambil alih", { on: sure });
    await coordinator.sees(/sekarang di tanganmu/);
    await owner.sees(/sekarang ditangani koordinator/);
    await forges(owner, encodePress({ name: "case", code }));
    await owner.sees(/tidak menemukan kasus/);
  });

  it("has the coordinator called when somebody threatened has no case", async () => {
    const volunteer = await volunteerIn(house, stored);
    await volunteer.types("Aku diancam salah satu pihak kalau tidak memihak mereka");
    await volunteer.presses("🤝 Serahkan kasus");
    await volunteer.sees(/tidak punya kasus terbuka/);
    await volunteer.presses("📣 Minta bantuan koordinator");
    await volunteer.presses("🆘 Mendesak, kirim sekarang");

    await coordinator.sees(/MENDESAK: relawan minta bantuan/);
  });

  it("is the coordinator's when its volunteer is suspended, and comes back when nobody took it", async () => {
    const owner = await volunteerIn(house, stored);
    const code = await opensCase(owner);
    await opens(admin, owner);
    await admin.presses("⛔️ Bekukan");
    await admin.presses("⛔️ Ya, bekukan");

    await coordinator.sees(new RegExp(`Kasus ${code} butuh pendamping baru[\\s\\S]*dihentikan sementara`));
    await owner.sees(/dibekukan/);
    await owner.types("/kasus");
    await owner.sees(/dibekukan/);
    await opens(admin, owner);
    await admin.presses("✅ Aktifkan lagi");
    await owner.types("/kasus");
    await owner.sees(new RegExp(code));
    await coordinator.types("/koordinator");
    expect((await coordinator.sees(/Menunggu koordinator|Tidak ada panggilan/)).text).not.toContain(code);
  });

  it("is passed to another volunteer when the one before was erased", async () => {
    const owner = await volunteerIn(house, stored);
    const heir = await volunteerIn(house, stored);
    await moves(heir, "34.04.02");
    const code = await opensCase(owner);
    await owner.types("/hapus");
    await owner.presses("🗑 Ya, hapus semua");

    const call = await coordinator.sees(new RegExp(`Kasus ${code} butuh pendamping baru[\\s\\S]*sudah keluar`));
    await coordinator.presses("👥 Serahkan ke relawan lain", { on: call });
    const list = await coordinator.sees(/Relawan aktif di Kabupaten Sleman/);
    expect(coordinator.buttons(list).length).toBeGreaterThan(1);
    await forges(coordinator, encodePress({ name: "passOnAsk", code, id: heir.id }));
    await coordinator.presses("✅ Ya, tawarkan");
    await coordinator.sees(/ditawarkan kepada Relawan/);
    await heir.sees(/ditawarkan kepadamu/);
    await heir.types("/kasus");
    await heir.presses(`📨 ${code} · Tanah dan batas`);
    await heir.sees(/ditawarkan kepadamu/);
    await heir.presses("Tidak bisa");
    await coordinator.sees(/belum jadi berpindah/);
    await forges(coordinator, encodePress({ name: "passOnAsk", code, id: heir.id }));
    await coordinator.presses("✅ Ya, tawarkan");
    await heir.presses("✅ Terima kasus ini", { on: await heir.sees(/ditawarkan kepadamu/) });

    await heir.sees(/sekarang kamu yang mendampingi/);
    const ofCases = (await stored.everything()).split("\n").filter((line) => line.startsWith("{case"));
    expect(ofCases.join("\n")).toContain(String(heir.id));
    expect(ofCases.join("\n")).not.toContain(String(owner.id));
  });
});
