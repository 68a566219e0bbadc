import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CONSENT_VERSION } from "../../src/domain/member.ts";
import { MODES, startHouse, type TestHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { openStore, type Stored } from "../support/stored.ts";

let house: TestHouse;
let stored: Stored;
const begin = async (mode: (typeof MODES)[number]) => {
  house = await startHouse({ mode });
  stored = await openStore(house.redisUrl);
};
const end = async () => {
  await stored.close();
  await house.stop();
};

/** From nothing to the question of the place. */
async function agrees(volunteer: Person): Promise<void> {
  await volunteer.starts();
  await volunteer.presses("Bahasa Indonesia");
  await volunteer.presses("✅ Saya setuju");
  await volunteer.sees(/Di mana kamu bertugas/);
}

describe.each(MODES)("joining by %s", (mode) => {
  beforeAll(() => begin(mode));
  afterAll(end);

  it("asks for language, consent and place, and then shows the way to the guide", async () => {
    const volunteer = await house.someone();

    await volunteer.starts();
    await volunteer.sees(/Pilih bahasamu[\s\S]*Choose your language/);
    await volunteer.presses("Bahasa Indonesia");
    await volunteer.sees(/soal datamu[\s\S]*luar negeri[\s\S]*\/hapus/);
    await volunteer.presses("✅ Saya setuju");
    await volunteer.types("Sleman");
    await volunteer.presses("Kabupaten Sleman");

    const welcome = await volunteer.sees(/bergabung[\s\S]*Daerah: Kabupaten Sleman/);
    expect(volunteer.buttons(welcome)).toEqual([
      "🧭 Mulai panduan",
      "🤝 Rujuk ke bantuan",
      "🔎 Cari sumber bantuan",
      "📂 Kasusku",
      "📚 Kartu teknik",
      "🆘 Darurat",
      "📍 Ganti daerah",
    ]);
  });
});

describe("joining", () => {
  beforeAll(() => begin("polling"));
  afterAll(end);

  it("goes on in English from the moment that English is chosen", async () => {
    const volunteer = await house.someone("id");

    await volunteer.starts();
    await volunteer.presses("English");
    await volunteer.sees(/your data/);
    await volunteer.types("why?");
    await volunteer.sees(/I need an answer by button/);
    await volunteer.presses("✅ I agree");
    await volunteer.sees(/Where do you work/);
    await volunteer.presses("Later");

    await volunteer.sees(/You have joined[\s\S]*not chosen yet/);
  });

  it("keeps nothing of somebody who declines, and says so", async () => {
    const stranger = await house.someone();

    await stranger.starts();
    await stranger.presses("Bahasa Indonesia");
    await stranger.presses("Tidak sekarang");

    await stranger.sees(/Tidak ada yang disimpan/);
    await stored.settled(stranger);
    expect(await stored.member(stranger.id)).toBeUndefined();
    expect(await stored.hasTalk(stranger.id)).toBe(false);
  });

  it("keeps nothing of somebody who has not answered the notice yet", async () => {
    const stranger = await house.someone();

    await stranger.starts();
    await stranger.presses("Bahasa Indonesia");

    await stored.settled(stranger);
    expect(await stored.member(stranger.id)).toBeUndefined();
  });

  it("records which notice was agreed to, and when", async () => {
    const volunteer = await house.someone();

    const before = Date.now();
    await agrees(volunteer);
    await volunteer.types("/dataku");

    const data = JSON.parse(volunteer.downloads(await volunteer.sees(/semua yang tersimpan/)).toString());
    expect(data.member.consent.version).toBe("6");
    expect(Date.parse(data.member.consent.at)).toBeGreaterThanOrEqual(before - 1000);
    expect(Date.parse(data.member.consent.at)).toBeLessThanOrEqual(Date.now() + 1000);
  });

  it("does not ask for the consent again when /start comes in the middle", async () => {
    const volunteer = await house.someone();
    await agrees(volunteer);

    await volunteer.starts();

    await volunteer.sees(/Pendaftaranmu belum selesai/);
    await volunteer.sees(/Di mana kamu bertugas/);
    await volunteer.presses("Nanti saja");
    await volunteer.sees(/sudah bergabung/);
  });

  it("takes one consent from two quick taps", async () => {
    const volunteer = await house.someone();
    await volunteer.starts();
    await volunteer.presses("Bahasa Indonesia");

    await volunteer.pressesTwice("✅ Saya setuju");

    await volunteer.presses("Nanti saja");
    await volunteer.sees(/sudah bergabung/);
    await stored.settled(volunteer);
    expect(await stored.member(volunteer.id)).toMatchObject({ status: "active" });
  });

  it("brings somebody who has joined back to the home screen", async () => {
    const volunteer = await house.someone();
    await agrees(volunteer);
    await volunteer.presses("Nanti saja");

    await volunteer.starts();

    await volunteer.sees(/siap membantu/);
  });

  it("asks for a new notice anew, and erases what was stored under the old one when it is declined", async () => {
    const volunteer = await house.someone();
    await agrees(volunteer);
    await volunteer.presses("Nanti saja");
    await stored.settled(volunteer);
    await stored.setMember(volunteer.id, { consentVersion: "0" });

    await volunteer.types("/panduan");
    await volunteer.sees(/soal datamu/);
    await volunteer.presses("Tidak sekarang");

    await stored.settled(volunteer);
    expect(await stored.member(volunteer.id)).toBeUndefined();
  });

  it("asks for a new notice before the next guide, but never in an emergency, and shows which one was agreed to", async () => {
    const volunteer = await house.someone();
    await agrees(volunteer);
    await volunteer.presses("Nanti saja");
    await stored.settled(volunteer);
    await stored.setMember(volunteer.id, { consentVersion: "0", consentAt: "2026-01-02T03:04:05.000Z" });

    await volunteer.types("/darurat");
    await volunteer.sees(/110/);
    await volunteer.types("ada yang dipukul tetangganya tadi malam");
    await volunteer.sees(/🛑/);
    await volunteer.types("/dataku");
    const page = String(volunteer.downloads(await volunteer.sees(/Datamu untuk dibaca/)));
    expect(page).toMatch(/pemberitahuan data versi 0 pada Jum, 2 Jan, 10\.04 WIB/);
    await volunteer.types("/panduan");
    await volunteer.sees(/soal datamu/);
    await volunteer.presses("✅ Saya setuju");

    await stored.settled(volunteer);
    expect(await stored.member(volunteer.id)).toMatchObject({ consentVersion: CONSENT_VERSION });
  });

  it("asks for the consent again after it was declined and /start was pressed anew", async () => {
    const volunteer = await house.someone();
    await volunteer.starts();
    await volunteer.presses("Bahasa Indonesia");
    await volunteer.presses("Tidak sekarang");

    await agrees(volunteer);

    await stored.settled(volunteer);
    expect(await stored.member(volunteer.id)).toMatchObject({ status: "joining" });
  });
});
