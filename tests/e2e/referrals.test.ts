import { beforeAll, describe, expect, it } from "vitest";
import { crawl } from "../support/crawl.ts";
import { useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { referralPeople } from "../support/referral-people.ts";
import { useReferrals } from "../support/referrals-in-house.ts";
import { useStore } from "../support/stored.ts";
import { COMPLETE } from "../unit/data/a-referral.ts";
import { SENT, STARTED } from "../unit/data/referral-ways.ts";

const DAY = 86_400_000;
/** Answers that end a referral, and what belongs to other talks. */
const LEFT_ALONE =
  /^(letter|guide|sos|refer|referralAgain|referralNext|referralReason|referralWrite|referralRefused|referralClosed|home)(:|$)/;
const TYPED = { source: { kind: "typed", name: "Lumbung warga" } } as const;

describe("a referral", () => {
  const house = useHouse();
  const stored = useStore(house);
  const referrals = useReferrals(house);
  const { volunteer, opens } = referralPeople(house, stored);
  let ani: Person;

  const stateOf = async (code: string) => (await referrals.book.find(code))?.state;

  beforeAll(async () => {
    ani = await volunteer("Ani");
  });

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

  it("waits for words only: a sticker is told so, and a code opens its referral instead of being written down", async () => {
    const { code } = await referrals.after(ani, SENT, TYPED);
    const other = await referrals.after(ani, STARTED, TYPED);
    await opens(ani, code);
    await ani.presses("⏸ Tertahan");
    await ani.presses("✍️ Tulis sendiri");
    await ani.sees(/Tulis alasannya/);

    await ani.sendsSticker();
    await ani.sees(/Tulis alasannya dengan huruf/);
    await ani.types(other.code);

    await ani.sees(new RegExp(`${other.code}[\\s\\S]*Sedang berjalan`));
    await stored.settled(ani);
    expect(await stored.hasTalk(ani.id)).toBe(false);
    expect(await stateOf(code)).toBe("terkirim");
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
      expect.arrayContaining(["referral", "referralLog", "referralMove", "referralRespected", "referrals"]),
    );
  });

  it("speaks English with whoever reads English", async () => {
    const eve = await house.someone("en");
    await eve.starts();
    await eve.presses("English");
    await eve.presses("✅ I agree");
    await eve.presses("Later");
    const { code } = await referrals.after(eve, SENT, TYPED);

    await eve.types(`/referrals ${code}`);
    await eve.sees(/State: Sent[\s\S]*2 days left|State: Sent[\s\S]*47 hours left/);
    await eve.presses("🚫 Refused");
    await eve.presses("No room left");

    await eve.sees(/you: Sent → Refused \(No room left\)/);
  });

  it("is nothing for somebody who has not joined: the notice comes first", async () => {
    const stranger = await house.someone();

    await stranger.types("/rujukan");

    await stranger.sees(/kenalan dulu/);
  });
});
