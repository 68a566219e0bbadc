import { beforeAll, describe, expect, it } from "vitest";
import { connectRedis } from "../../src/redis/connection.ts";
import { createMembers } from "../../src/redis/members.ts";
import { crawl } from "../support/crawl.ts";
import { joins, useHouse } from "../support/house.ts";
import { type Person, person } from "../support/person.ts";
import { useReferrals } from "../support/referrals-in-house.ts";
import { seedSources } from "../support/sources.ts";
import { useStore } from "../support/stored.ts";
import { COMPLETE } from "../unit/data/a-referral.ts";
import { SENT, STARTED } from "../unit/data/referral-ways.ts";

const DAY = 86_400_000;
/** Answers that end a referral, and what belongs to other talks. */
const LEFT_ALONE =
  /^(letter|guide|sos|refer|referralAgain|referralNext|referralReason|referralWrite|referralRefused|home)(:|$)/;
const TYPED = { source: { kind: "typed", name: "Lumbung warga" } } as const;

describe("a referral", () => {
  const house = useHouse();
  const stored = useStore(house);
  const referrals = useReferrals(house);
  let ani: Person;

  beforeAll(async () => {
    ani = await volunteer("Ani");
  });

  async function volunteer(firstName: string): Promise<Person> {
    const someone = await person(house.playground, { firstName, languageCode: "id" });
    await joins(someone);
    return someone;
  }

  /** Appointed past the bot, as an admin would in /anggota. */
  async function coordinatorOf(area: string): Promise<Person> {
    const someone = await volunteer("Koordinator");
    await stored.settled(someone);
    const redis = await connectRedis([house.redisUrl], () => undefined);
    await createMembers(redis, () => new Date()).appoint(someone.id, area, "test");
    await redis.close();
    return someone;
  }

  async function opens(who: Person, code: string): Promise<void> {
    await who.types(`/rujukan ${code}`);
    await who.sees(new RegExp(code));
  }

  const stateOf = async (code: string) => (await referrals.book.find(code))?.state;

  /** A button that the bot never gave to this person. */
  async function forges(who: Person, data: string): Promise<void> {
    await who.types("/bantuan");
    await who.sees(/Yang bisa kamu ketik/);
    who.self.press(who.lastMessage().message_id, { text: "x", callback_data: data });
  }

  it("goes its whole way, from a draft to closed with the word of the one who was helped", async () => {
    const { code } = await referrals.after(ani, [], TYPED, { need: "Beras 10 kg", note: "Rumah biru" });

    await ani.types("/rujukan");
    await ani.presses(new RegExp(code));
    await ani.sees(/Beras 10 kg[\s\S]*Rumah biru[\s\S]*belum kamu tanya/);
    expect(ani.buttons()).not.toContain("📤 Kirim rujukan");
    await ani.presses("🤝 Orangnya setuju");
    await ani.presses("📤 Kirim rujukan");
    await ani.sees(/Keadaan: Terkirim[\s\S]*sisa 2 hari/);
    await ani.presses("⏳ Belum ada kabar");
    await ani.sees(/Itu juga kabar/);
    await ani.presses("👋 Mereka menanggapi");
    await ani.presses("👍 Mereka sanggup");
    await ani.presses("▶️ Mulai berjalan");
    await ani.presses("📦 Bantuan sampai?");
    await ani.presses("✅ Ya, sudah sampai");
    await ani.presses("Ya", { on: await ani.sees(/cocok dengan yang ia butuhkan/) });
    await ani.presses("Ya", { on: await ani.sees(/dilayani dengan hormat/) });
    await ani.presses("Terbantu", { on: await ani.sees(/Bagaimana hasilnya/) });

    await ani.sees(/Selesai, dan orangnya terbantu[\s\S]*Keadaan: Selesai[\s\S]*sampai: ya, cocok: ya, dihormati: ya/);
    expect(await referrals.book.find(code)).toMatchObject({
      state: "ditutup",
      outcome: "helped",
      client: { word: "yes", didFit: "yes", wasRespected: "yes" },
    });
    await ani.presses("📜 Riwayat");
    await ani.sees(/kamu: orangnya setuju[\s\S]*Belum dikirim → Terkirim[\s\S]*belum ada kabar/);
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
      expect((await nosy.sees(/tidak menemukan rujukan/)).text, data).not.toContain("Pangan");
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

  it("tapped twice by an impatient finger moves once and says so", async () => {
    const { code } = await referrals.after(ani, SENT, TYPED);
    await opens(ani, code);

    const answers = await ani.pressesTwice("👋 Mereka menanggapi");

    expect(answers.map(({ text }) => text)).toContain("Ini sudah tercatat tadi. Tidak ada yang berubah.");
    expect(await referrals.book.log(code)).toHaveLength(3);
  });

  it("stepping aside takes one tap for a usual reason", async () => {
    const { code } = await referrals.after(ani, SENT, TYPED);
    await opens(ani, code);

    await ani.presses("⏸ Tertahan");
    await ani.presses("Surat belum lengkap");
    await ani.sees(/Tertahan \(Surat belum lengkap\)/);
    await ani.presses("▶️ Lanjut lagi");
    await ani.sees(/Keadaan: Terkirim/);
    await ani.presses("📵 Tak terhubungi");
    await ani.presses("🏠 Sumbernya");
    await ani.presses("Nomornya tidak aktif");

    await ani.sees(/Keadaan: Tak terhubungi/);
    expect(await referrals.book.find(code)).toMatchObject({ outOfTouchWith: "source" });
  });

  it("keeps a reason in one's own words sealed, in the talk and in the log", async () => {
    const { code } = await referrals.after(ani, SENT, TYPED);
    await opens(ani, code);

    await ani.presses("✖️ Batalkan");
    await ani.presses("✍️ Tulis sendiri");
    await ani.sees(/Tulis alasannya untuk/);
    await expect.poll(() => stored.hasTalk(ani.id)).toBe(true);
    await ani.types("Tetangganya yang dermawan sudah mengirim");

    await ani.sees(/Keadaan: Dibatalkan[\s\S]*Tetangganya yang dermawan/);
    await stored.settled(ani);
    expect(await stored.hasTalk(ani.id)).toBe(false);
    expect(await stored.everything()).not.toContain("dermawan");
  });

  it("is left as it was by somebody who would rather not write", async () => {
    const { code } = await referrals.after(ani, SENT, TYPED);
    await opens(ani, code);

    await ani.presses("🗑 Salah catat");
    await ani.presses("✍️ Tulis sendiri");
    await ani.presses("↩️ Tidak jadi", { on: await ani.sees(/Tulis alasannya/) });

    await ani.sees(/Keadaan: Terkirim/);
    await stored.settled(ani);
    expect(await stored.hasTalk(ani.id)).toBe(false);
    expect(await stateOf(code)).toBe("terkirim");
  });

  it("in an emergency goes without consent for a written reason, and a danger told in it is heard too", async () => {
    const { code } = await referrals.after(ani, [], { ...TYPED, need: { category: "medicine", urgency: "emergency" } });
    await opens(ani, code);

    await ani.presses("❗️ Kirim tanpa izin, darurat");
    await ani.presses("✍️ Tulis sendiri", { on: await ani.sees(/Orangnya belum setuju/) });
    await ani.sees(/Tulis alasannya/);
    await ani.types("Dia dipukuli massa, luka parah dan tidak sadar");

    await ani.sees(/🛑/);
    await ani.sees(/Keadaan: Terkirim[\s\S]*tanpa izin, darurat: Dia dipukuli/);
    expect(await stateOf(code)).toBe("terkirim");
  });

  it("refused by one source offers the next best at once, never one that has refused this person before", async () => {
    const need = { category: "legal_aid", urgency: "normal" } as const;
    const [, first, second] = await seedSources(
      house.redisUrl,
      ["LBH Tiga", "LBH Satu", "LBH Dua"].map((organisation) => ({ organisation, categories: ["legal_aid"] })),
    );
    if (first === undefined || second === undefined) throw new Error("Three were seeded.");
    const ended = await referrals.after(ani, [...SENT, COMPLETE.refuse], {
      need,
      source: { kind: "listed", id: first.id },
    });
    const { code } = await referrals.after(ani, SENT, {
      need,
      source: { kind: "listed", id: second.id },
      continues: ended.code,
    });
    // The directory in memory follows within two seconds, in the order in which sources came.
    await expect
      .poll(() => opens(ani, ended.code).then(() => ani.lastMessage().text), { timeout: 5000 })
      .toContain("Yang paling cocok berikutnya: LBH");
    await opens(ani, code);

    await ani.presses("🚫 Ditolak");
    await ani.presses("Sudah penuh");

    const { text } = await ani.sees(/mereka menolak[\s\S]*Keadaan: Ditolak/);
    expect(text).toContain("Yang paling cocok berikutnya: LBH Tiga");
    await ani.presses("📨 Rujuk ke LBH Tiga");
    await ani.sees(/siap|antar|serah|bertemu|sampai ke/i);
    await ani.types("/batal");
    await ani.sees(/berhenti/);
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

  it("that is late stands first, and the ended ones stand behind a button", async () => {
    const cici = await volunteer("Cici");
    const urgent = await referrals.after(cici, SENT, TYPED);
    const late = await referrals.after(cici, SENT, { ...TYPED, startedAt: Date.now() - 5 * DAY });
    const ended = await referrals.after(cici, [COMPLETE.cancel], TYPED);

    await cici.types("/rujukan");

    const { text } = await cici.sees(/Terbuka: 2. Terlambat: 1/);
    expect(text.indexOf(late.code)).toBeLessThan(text.indexOf(urgent.code));
    expect(text).toContain("terlambat 2 hari");
    expect(text).not.toContain(ended.code);
    await cici.presses("🗂 Yang sudah berakhir");
    await cici.sees(new RegExp(ended.code));
  });

  it("has no button that leads nowhere", async () => {
    const dodi = await volunteer("Dodi");
    for (const events of [SENT, STARTED, [...SENT, COMPLETE.refuse]]) await referrals.after(dodi, events, TYPED);
    await dodi.types("/rujukan");
    const { message } = await dodi.sees(/Terbuka: 2/);
    if (message === undefined) throw new Error("The list is a message.");

    const { pressed, deadEnds } = await crawl(dodi, message, (data) => LEFT_ALONE.test(data));

    expect(deadEnds).toEqual([]);
    expect(pressed).toEqual(
      expect.arrayContaining(["referral", "referralLog", "referralMove", "referralReasons", "referrals"]),
    );
  });

  it("is nothing for somebody who has not joined: the notice comes first", async () => {
    const stranger = await house.someone();

    await stranger.types("/rujukan");

    await stranger.sees(/kenalan dulu/);
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
