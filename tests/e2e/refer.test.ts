import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { startBot } from "../support/bot-process.ts";
import { joins, MODES, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import type { Seen } from "../support/playground-screen.ts";
import { useReferrals } from "../support/referrals-in-house.ts";
import { seedSources } from "../support/sources.ts";
import { useStore } from "../support/stored.ts";
import { aSource } from "../unit/data/a-source.ts";

const SECRET = "Wirasena";
const CODE = /[2-9FHJKMQRTWXY]{6}/;

const DINSOS = aSource({ organisation: "Dinas Sosial Sleman", documents: ["KTP"] });

/** From /rujuk to the question of the source, with as few taps as there are. */
const TO_THE_SOURCE = [
  "Pangan",
  "Lewati",
  /Mendesak/,
  "📍 Kabupaten Sleman",
  /Pakai kode/,
  "✅ Tidak ada kaitannya",
] as const;

async function begins(volunteer: Person): Promise<void> {
  await volunteer.types("/rujuk");
  await volunteer.sees(/1\/9/);
}

async function livesInSleman(volunteer: Person): Promise<void> {
  await volunteer.starts();
  for (const tap of ["Bahasa Indonesia", "✅ Saya setuju"]) await volunteer.presses(tap);
  await volunteer.types("Sleman");
  await volunteer.presses("Kabupaten Sleman");
  await volunteer.sees(/bergabung/);
}

/** As soon as the bot has seen what was put into the directory. */
async function seesSources(volunteer: Person): Promise<Seen> {
  for (let tries = 0; tries < 20; tries++) {
    const question = await volunteer.sees(/7\/9/);
    if (question.text.includes(DINSOS.organisation)) return question;
    await sleep(250);
    await volunteer.types("/rujuk");
    await volunteer.presses("▶️ Lanjutkan");
  }
  throw new Error("The sources never came.");
}

describe.each(MODES)("/rujuk by %s", (mode) => {
  const house = useHouse({ mode });
  const referrals = useReferrals(house);

  beforeAll(() => seedSources(house.redisUrl, [DINSOS]));

  it("leads from a need to a referral that is sent, in ten taps, and to its letter", async () => {
    const volunteer = await house.someone();
    await livesInSleman(volunteer);

    await begins(volunteer);
    for (const tap of TO_THE_SOURCE) await volunteer.presses(tap);
    const list = await seesSources(volunteer);
    for (const tap of [/^1 · Dinas/, "Bawa surat", /Ya, setuju/]) await volunteer.presses(tap);
    const summary = await volunteer.sees(/Periksa dulu/);
    await volunteer.presses("✅ Kirim rujukan");
    const sent = await volunteer.sees(/sudah terkirim/);

    expect(list.text).toMatch(/Pangan · Kabupaten Sleman[\s\S]*Bawa: KTP/);
    expect(summary.text).toMatch(/Pangan[\s\S]*Kabupaten Sleman[\s\S]*Dinas Sosial Sleman[\s\S]*setuju/);
    expect(sent.text).toMatch(/Dibacanya: (\S+ · ){5}\S+/);
    expect(sent.text).toMatch(/sebelum .* WIB/);
    const [code = ""] = CODE.exec(sent.text) ?? [];
    expect(await referrals.book.find(code)).toMatchObject({
      state: "terkirim",
      owner: volunteer.id,
      need: { category: "food", urgency: "urgent" },
      place: "34.04",
      source: { kind: "listed" },
      handOver: "letter",
      consent: { by: volunteer.id },
    });

    await volunteer.presses("📄 Surat rujukan (PDF)");
    await volunteer.presses("📄 Buat surat");
    const letter = await volunteer.sees(new RegExp(`Surat rujukan ${code}`));
    expect(letter.message?.document?.file_name).toBe(`${code}.pdf`);
    expect(volunteer.downloads(letter).subarray(0, 5).toString()).toBe("%PDF-");
    expect(volunteer.downloads(letter).length).toBeLessThan(200_000);
  });
});

describe("a referral being written", () => {
  const house = useHouse({ environment: { LOG_LEVEL: "trace" } });
  const stored = useStore(house);
  const referrals = useReferrals(house);
  beforeAll(() => seedSources(house.redisUrl, [DINSOS]));

  async function volunteerInSleman(): Promise<Person> {
    const volunteer = await house.someone();
    await livesInSleman(volunteer);
    return volunteer;
  }

  async function taps(volunteer: Person, ...labels: readonly (string | RegExp)[]): Promise<void> {
    for (const label of labels) await volunteer.presses(label);
  }

  /** Up to the summary, with a source that the volunteer knows. */
  async function toTheSummary(
    volunteer: Person,
    answers: {
      readonly urgency?: RegExp;
      readonly case?: readonly (string | RegExp)[];
      readonly consent?: RegExp;
    } = {},
  ): Promise<Seen> {
    await begins(volunteer);
    await taps(volunteer, "Pangan", "Lewati", answers.urgency ?? /Mendesak/, "📍 Kabupaten Sleman", /Pakai kode/);
    await taps(volunteer, ...(answers.case ?? ["✅ Tidak ada kaitannya"]));
    await volunteer.sees(/7\/9/);
    await volunteer.types("Lumbung warga Depok");
    await volunteer.presses("Aku antar");
    await volunteer.presses(answers.consent ?? /Ya, setuju/);
    return volunteer.sees(/Periksa dulu|Darurat tanpa persetujuan/);
  }

  const ownOf = (volunteer: Person) => referrals.book.ofOwner(volunteer.id);

  it("takes a source that the volunteer types in", async () => {
    const volunteer = await volunteerInSleman();

    const summary = await toTheSummary(volunteer);
    await volunteer.presses("✅ Kirim rujukan");
    await volunteer.sees(/sudah terkirim/);

    expect(summary.text).toContain("Lumbung warga Depok");
    expect(await ownOf(volunteer)).toMatchObject([
      { state: "terkirim", source: { kind: "typed", name: "Lumbung warga Depok" } },
    ]);
  });

  it("without consent stays a draft, of which no letter is made", async () => {
    const volunteer = await volunteerInSleman();

    await toTheSummary(volunteer, { consent: /Belum kutanya/ });
    await volunteer.presses("💾 Simpan, kirim nanti");
    const saved = await volunteer.sees(/belum dikirim/);

    expect(volunteer.buttons(saved)).not.toContain("📄 Surat rujukan (PDF)");
    const [draft] = await ownOf(volunteer);
    expect(draft).toMatchObject({ state: "draf" });
    expect(draft).not.toHaveProperty("consent");
    volunteer.self.press(volunteer.lastMessage().message_id, {
      text: "x",
      callback_data: `letterMake:${draft?.code}:0`,
    });
    await volunteer.sees(/setelah orangnya setuju/);
  });

  it("goes without consent in an emergency only, with a written reason, though the reason tells of a danger", async () => {
    const volunteer = await volunteerInSleman();

    await begins(volunteer);
    await taps(volunteer, "Layanan kesehatan", "Lewati", /Darurat, 24 jam/, "📍 Kabupaten Sleman", /Pakai kode/);
    await volunteer.presses("✅ Tidak ada kaitannya");
    await volunteer.types("Puskesmas Depok I");
    await taps(volunteer, "Aku antar", /tidak bisa ditanya/);
    await volunteer.sees(/Darurat tanpa persetujuan/);
    await volunteer.types("Ia dipukul tadi malam, luka dan tidak sadar");
    const card = await volunteer.sees(/🛑[\s\S]*Rujukanmu tidak hilang/);
    await volunteer.seesNothingOf(/9\/9|Periksa dulu/);
    await volunteer.presses("▶️ Lanjutkan");
    await volunteer.sees(/Tadi kamu menulis: “Ia dipukul[\s\S]*9\/9/);
    await volunteer.presses("✅ Pakai tulisan tadi");
    await volunteer.sees(/Periksa dulu[\s\S]*Alasannya: Ia dipukul/);
    await volunteer.presses("✅ Kirim rujukan");
    await volunteer.sees(/sudah terkirim/);

    expect(card.text).toContain("110");
    const [referral] = await ownOf(volunteer);
    expect(referral).toMatchObject({ state: "terkirim", need: { urgency: "emergency" } });
    expect(await referrals.book.log(referral?.code ?? "")).toMatchObject([
      { why: { kind: "send", override: "Ia dipukul tadi malam, luka dan tidak sadar" } },
    ]);
  });

  it("offers no way around consent when it is no emergency", async () => {
    const volunteer = await volunteerInSleman();

    await begins(volunteer);
    await taps(volunteer, ...TO_THE_SOURCE);
    await volunteer.types("Lumbung warga");
    await volunteer.presses("Aku antar");

    const question = await volunteer.sees(/9\/9/);
    expect(volunteer.buttons(question).join()).not.toMatch(/Darurat, tidak bisa/);
  });

  it("warns when the goods of a case go to one side only, forbids nothing, and is quiet once both are helped", async () => {
    const volunteer = await volunteerInSleman();

    const first = await toTheSummary(volunteer, { case: [/Kasus baru/, "Pihak A"] });
    const [, code = ""] = /Kasus (\w{5}): Pihak A/.exec(first.text) ?? [];
    await volunteer.presses("✅ Kirim rujukan");
    await volunteer.sees(/sudah terkirim/);
    const again = await toTheSummary(volunteer, { case: [`Kasus ${code}`, "Pihak A"] });
    await volunteer.presses("↩️ Kembali");
    await taps(volunteer, /Ya, setuju/, "✏️ Ubah sesuatu", "Kasus", `Kasus ${code}`, "Pihak B");
    const even = await volunteer.sees(/Periksa dulu/);

    expect(first.text).toMatch(/barang hanya sampai ke Pihak A/);
    expect(again.text).toMatch(/barang hanya sampai ke Pihak A/);
    expect(even.text).not.toContain("⚖️");
    await volunteer.presses("✅ Kirim rujukan");
    await volunteer.sees(/sudah terkirim/);
    expect((await referrals.book.ofCase(code)).map((referral) => referral.case?.sides)).toEqual(
      expect.arrayContaining([["A"], ["B"]]),
    );
  });

  it("is made once however fast the finger taps", async () => {
    const volunteer = await volunteerInSleman();

    await toTheSummary(volunteer);
    const answers = await volunteer.pressesTwice("✅ Kirim rujukan");

    expect(answers.map(({ text }) => text).join()).toContain("Langkah ini sudah lewat");
    expect(await ownOf(volunteer)).toHaveLength(1);
  });

  it("goes back question by question, keeps what is not changed, and waits behind commands", async () => {
    const volunteer = await volunteerInSleman();

    await begins(volunteer);
    await taps(volunteer, "Pangan", "Lewati", /Mendesak/);
    await volunteer.sees(/4\/9/);
    await taps(volunteer, "↩️ Kembali", "↩️ Kembali");
    await volunteer.sees(/2\/9 · Pangan/);
    await volunteer.presses("↩️ Kembali");
    await volunteer.sees(/1\/9/);
    await taps(volunteer, "Obat", "Lewati", /Biasa/);
    await volunteer.sees(/4\/9/);
    await volunteer.types("/darurat");
    await volunteer.sees(/110/);
    await volunteer.types("/panduan");
    await volunteer.sees(/Rujukanmu yang tadi belum selesai/);
    await volunteer.presses("▶️ Lanjutkan");
    await volunteer.sees(/4\/9/);
    await volunteer.types("/batal");
    await volunteer.sees(/berhenti di sini/);

    await stored.settled(volunteer);
    expect(await stored.hasTalk(volunteer.id)).toBe(false);
    expect(await ownOf(volunteer)).toEqual([]);
  });

  it("finds a place that is typed, also one whose name sounds like a danger, and in the list", async () => {
    const volunteer = await volunteerInSleman();

    await begins(volunteer);
    await taps(volunteer, "Pangan", "Lewati", /Mendesak/);
    await volunteer.types("Serang");
    await volunteer.presses("📍 Kabupaten Serang", { on: await volunteer.sees(/Yang mana/) });
    await volunteer.sees(/5\/9/);
    await volunteer.presses("↩️ Kembali");
    await volunteer.types("qqqq");
    await volunteer.sees(/belum menemukan “qqqq”/);
    await taps(volunteer, "📋 Pilih dari daftar", "Aceh", "↩️ Naik", "Berikutnya ▶️");
    await taps(volunteer, /^Daerah Istimewa Yogyakarta$/, "Kabupaten Sleman", "📍 Cukup Kabupaten Sleman");

    await volunteer.sees(/5\/9/);
  });

  it("knows the volunteer's earlier persons again", async () => {
    const volunteer = await volunteerInSleman();
    await toTheSummary(volunteer);
    await volunteer.presses("✅ Kirim rujukan");
    await volunteer.sees(/sudah terkirim/);
    const [first] = await ownOf(volunteer);

    await begins(volunteer);
    await taps(volunteer, "Obat", "Lewati", /Biasa/, "📍 Kabupaten Sleman", `${first?.forWhom} · Pangan`);

    await volunteer.sees(/6\/9/);
  });

  it("survives a bot that is killed before the last tap", async () => {
    const volunteer = await volunteerInSleman();
    await toTheSummary(volunteer);
    await stored.settled(volunteer);

    await house.bot.stop("SIGKILL");
    house.bot = await startBot(house.environment);
    await volunteer.presses("✅ Kirim rujukan", { within: 20_000 });

    await volunteer.sees(/sudah terkirim/, { within: 20_000 });
    expect(await ownOf(volunteer)).toHaveLength(1);
  });

  it("keeps what is written nowhere in plain words, not even after sending", async () => {
    const volunteer = await volunteerInSleman();

    await begins(volunteer);
    await volunteer.presses("Pangan");
    await volunteer.types(`Beras untuk ${SECRET}`);
    await taps(volunteer, /Mendesak/, "📍 Kabupaten Sleman");
    await volunteer.types(`${SECRET} tinggal di rumah biru`);
    await volunteer.sees(/Catatanmu: Wirasena/);
    await taps(volunteer, /Pakai kode/, "✅ Tidak ada kaitannya");
    await volunteer.types(`Lumbung ${SECRET}`);
    await taps(volunteer, "Aku antar", /Ya, setuju/);
    await volunteer.sees(/Beras untuk Wirasena[\s\S]*rumah biru/);
    await stored.settled(volunteer);
    const beforeSending = await stored.everything();
    await volunteer.presses("✅ Kirim rujukan");
    const sent = await volunteer.sees(/sudah terkirim/);
    await stored.settled(volunteer);

    for (const everything of [beforeSending, await stored.everything(), house.bot.output()]) {
      expect(everything).not.toContain(SECRET);
    }
    const [code = ""] = CODE.exec(sent.text) ?? [];
    expect(await referrals.book.words(code)).toEqual({
      need: `Beras untuk ${SECRET}`,
      note: `${SECRET} tinggal di rumah biru`,
    });
  });

  it("does not grow, however much is typed at the question of the place", async () => {
    const volunteer = await volunteerInSleman();
    await begins(volunteer);
    await taps(volunteer, "Pangan", "Lewati", /Mendesak/);

    for (let count = 0; count < 30; count++) {
      await volunteer.types("Sleman");
      await volunteer.sees(/Yang mana/);
    }

    await stored.settled(volunteer);
    expect(await stored.talkLength(volunteer.id)).toBeLessThan(3000);
  });

  it("is for volunteers who have been accepted", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    await stored.settled(volunteer);
    await stored.setMember(volunteer.id, { status: "pending" });

    await volunteer.types("/rujuk");

    await volunteer.sees(/setelah pengelola menerima/);
    expect(await stored.hasTalk(volunteer.id)).toBe(false);
  });
});
