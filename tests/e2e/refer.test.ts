import { beforeAll, describe, expect, it } from "vitest";
import { joins, MODES, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { useReferrals } from "../support/referrals-in-house.ts";
import {
  beginsReferral,
  DINSOS,
  joinsInSleman,
  REFERRAL_CODE,
  seesSources,
  TO_THE_SOURCE,
  taps,
  writesReferral,
} from "../support/referring.ts";
import { seedSources } from "../support/sources.ts";
import { useStore } from "../support/stored.ts";

describe.each(MODES)("/rujuk by %s", (mode) => {
  const house = useHouse({ mode });
  const referrals = useReferrals(house);

  beforeAll(() => seedSources(house.redisUrl, [DINSOS]));

  it("leads from a need to a referral that is sent, in ten taps, and to its letter", async () => {
    const volunteer = await house.someone();
    await joinsInSleman(volunteer);

    await beginsReferral(volunteer);
    for (const tap of TO_THE_SOURCE) await volunteer.presses(tap);
    const list = await seesSources(volunteer, /Dinas Sosial Sleman/);
    for (const tap of [/^1 · Dinas/, "Bawa surat", /Ya, setuju/]) await volunteer.presses(tap);
    const summary = await volunteer.sees(/Periksa dulu/);
    await volunteer.presses("✅ Kirim rujukan");
    const sent = await volunteer.sees(/sudah terkirim/);

    expect(list.text).toMatch(/Pangan · Kabupaten Sleman[\s\S]*Bawa: KTP/);
    expect(summary.text).toMatch(/Pangan[\s\S]*Kabupaten Sleman[\s\S]*Dinas Sosial Sleman[\s\S]*setuju/);
    expect(sent.text).toMatch(/Dibacanya: (\S+ · ){5}\S+/);
    expect(sent.text).toMatch(/sebelum .* WIB/);
    const [code = ""] = REFERRAL_CODE.exec(sent.text) ?? [];
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

describe("a referral", () => {
  const house = useHouse({ environment: { LOG_LEVEL: "trace" } });
  const stored = useStore(house);
  const referrals = useReferrals(house);
  beforeAll(() => seedSources(house.redisUrl, [DINSOS]));

  async function volunteerInSleman(): Promise<Person> {
    const volunteer = await house.someone();
    await joinsInSleman(volunteer);
    return volunteer;
  }

  const ownOf = (volunteer: Person) => referrals.book.ofOwner(volunteer.id);

  it("takes a source that the volunteer types in", async () => {
    const volunteer = await volunteerInSleman();

    const summary = await writesReferral(volunteer);
    await volunteer.presses("✅ Kirim rujukan");
    await volunteer.sees(/sudah terkirim/);

    expect(summary.text).toContain("Lumbung warga Depok");
    expect(await ownOf(volunteer)).toMatchObject([
      { state: "terkirim", source: { kind: "typed", name: "Lumbung warga Depok" } },
    ]);
  });

  it("without consent stays a draft, of which no letter is made", async () => {
    const volunteer = await volunteerInSleman();

    await writesReferral(volunteer, { consent: /Belum kutanya/ });
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

    await beginsReferral(volunteer);
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

    await beginsReferral(volunteer);
    await taps(volunteer, ...TO_THE_SOURCE);
    await volunteer.types("Lumbung warga");
    await volunteer.presses("Aku antar");

    const question = await volunteer.sees(/9\/9/);
    expect(volunteer.buttons(question).join()).not.toMatch(/Darurat, tidak bisa/);
  });

  it("warns when the goods of a case go to one side only, forbids nothing, and is quiet once both are helped", async () => {
    const volunteer = await volunteerInSleman();

    const first = await writesReferral(volunteer, { case: [/Kasus baru/, "Pihak A"] });
    const [, code = ""] = /Kasus (\w{5}): Pihak A/.exec(first.text) ?? [];
    await volunteer.presses("✅ Kirim rujukan");
    await volunteer.sees(/sudah terkirim/);
    const again = await writesReferral(volunteer, { case: [`Kasus ${code}`, "Pihak A"] });
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

    await writesReferral(volunteer);
    const answers = await volunteer.pressesTwice("✅ Kirim rujukan");

    expect(answers.map(({ text }) => text).join()).toContain("Langkah ini sudah lewat");
    expect(await ownOf(volunteer)).toHaveLength(1);
  });

  it("knows the volunteer's earlier persons again", async () => {
    const volunteer = await volunteerInSleman();
    await writesReferral(volunteer);
    await volunteer.presses("✅ Kirim rujukan");
    await volunteer.sees(/sudah terkirim/);
    const [first] = await ownOf(volunteer);

    await beginsReferral(volunteer);
    await taps(volunteer, "Obat", "Lewati", /Biasa/, "📍 Kabupaten Sleman", `${first?.forWhom} · Pangan`);

    await volunteer.sees(/6\/9/);
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
