import type { InlineKeyboardButton } from "grammy/types";
import { beforeAll, describe, expect, it } from "vitest";
import { WEEKDAYS } from "../../src/domain/local-time.ts";
import type { Source } from "../../src/domain/source.ts";
import { joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { buttonsOf } from "../support/playground-screen.ts";
import { seedHouse } from "../support/sources.ts";
import { useStore } from "../support/stored.ts";

const ALWAYS = { offsetMinutes: 420, openings: WEEKDAYS.map((day) => ({ day, opensAt: 0, closesAt: 1440 })) };
const HERE = { latitude: -7.71234, longitude: 110.35678 };
/** A step away: a position that nothing else in the house has. */
const PHONE = { latitude: -7.71301, longitude: 110.35711 };

const REFERRAL_ANSWERS = ["Lewati", /Mendesak/, /Pakai kode/, "✅ Tidak ada kaitannya", "Bawa surat", /Ya, setuju/];

describe("a volunteer looks for help", () => {
  const house = useHouse({ environment: { LOG_LEVEL: "trace" } });
  const stored = useStore(house);
  let kitchen: Source | undefined;

  beforeAll(async () => {
    const inSleman = Array.from({ length: 6 }, (_, index) => ({
      organisation: `Lumbung ${index + 1}`,
      coordinates: { latitude: HERE.latitude + index * 0.01, longitude: HERE.longitude },
    }));
    [kitchen] = await seedHouse(house, [
      {
        organisation: "Dapur Sleman",
        service: "Beras untuk keluarga",
        hours: ALWAYS,
        documents: ["KTP", "KK"],
        cost: "Gratis",
        eligibility: "Warga Sleman",
        contact: { phone: "0274868000", whatsapp: "081200001111", address: "Jalan Magelang 5" },
        coordinates: HERE,
      },
      ...inSleman,
      { organisation: "Posyandu Ambon", categories: ["health_care"], place: "81.71.01", areasServed: ["81.71"] },
    ]);
  });

  it("finds the best five around home with two taps, each with what counts", async () => {
    const volunteer = await living("34.04");

    await volunteer.types("/start");
    await volunteer.presses("🔎 Cari sumber bantuan");
    await volunteer.presses("Pangan");

    const { text, message } = await volunteer.sees(/Pangan · Kabupaten Sleman/);
    expect(text).toMatch(
      /1\. Dapur Sleman · Beras untuk keluarga\n🟢 Buka 24 jam · .*Sleman\n🎒 KTP, KK\ndicek hari ini\n.*melayani/,
    );
    expect(volunteer.buttons(message)).toEqual(expect.arrayContaining(["1", "2", "3", "4", "5", "Lima berikutnya ▶️"]));
    await volunteer.presses("Lima berikutnya ▶️");
    expect((await volunteer.sees(/6\. /)).text).toMatch(/7\. /);
    await volunteer.presses("◀️ Sebelumnya");
    await volunteer.sees(/1\. Dapur Sleman/);
  });

  it("opens an entry with all that is needed to go there, and goes back to the list", async () => {
    const volunteer = await living("34.04");
    await volunteer.types("/sumber");
    await volunteer.presses("Pangan");
    await volunteer.presses("1");

    const { text, message } = await volunteer.sees(/Dapur Sleman\nBeras untuk keluarga/);
    for (const fact of [/Buka 24 jam/, /Sen-Min 00.00-24.00 WIB/, /KTP, KK/, /Gratis/, /Warga Sleman/, /0274868000/]) {
      expect(text).toMatch(fact);
    }
    const buttons = message === undefined ? [] : buttonsOf(message);
    expect(buttons).toContainEqual(expect.objectContaining({ copy_text: { text: "0274868000" } }));
    expect(linksOf(buttons)).toContain("https://wa.me/6281200001111");
    expect(linksOf(buttons).find((link) => link.includes("maps"))).toContain(encodeURIComponent("-7.71234,110.35678"));
    await volunteer.presses("↩️ Kembali ke daftar");
    await volunteer.sees(/1\. Dapur Sleman/);
  });

  it("needs no joining, only a place: typed, and kept nowhere", async () => {
    const stranger = await house.someone();
    await stranger.types("/sumber");
    await stranger.presses("Pangan");
    await stranger.sees(/di mana dibutuhkan/);

    await stranger.types("zzqxv");
    await stranger.sees(/belum kutemukan/);
    await stranger.types("Sleman");
    await stranger.presses("Kabupaten Sleman");

    await stranger.sees(/1\. Dapur Sleman/);
    await stored.settled(stranger);
    expect(await stored.everything()).not.toContain("zzqxv");
    expect(await stored.hasTalk(stranger.id)).toBe(false);
    expect(await stored.member(stranger.id)).toBeUndefined();
  });

  it("takes a place whose name sounds like a danger for a place", async () => {
    const stranger = await house.someone();
    await stranger.types("/sumber");
    await stranger.presses("Pangan");
    await stranger.types("Serang");
    await stranger.presses("Kabupaten Serang");

    await stranger.sees(/Belum ada sumber Pangan yang kukenal di dekat Kabupaten Serang/);
    await stranger.presses("🔭 Cari lebih jauh");
    await stranger.sees(/di luar wilayahnya, jauh/);
  });

  it("tells of a danger instead of a place, and the danger comes first", async () => {
    const stranger = await house.someone();
    await stranger.types("/sumber");
    await stranger.presses("Pangan");
    await stranger.types("Tetangga saya memukuli istrinya sekarang");

    await stranger.sees(/🛑/);
  });

  it("chooses another place from the list", async () => {
    const volunteer = await living("81.71");
    await volunteer.types("/sumber");
    await volunteer.presses("Pangan");
    await volunteer.presses("📍 Ubah tempat");
    await volunteer.presses("📋 Pilih dari daftar");
    for (const tap of ["Berikutnya ▶️", "Daerah Istimewa Yogyakarta", "Kabupaten Sleman", "📍 Cukup Kabupaten Sleman"]) {
      await volunteer.presses(tap);
    }

    await volunteer.sees(/1\. Dapur Sleman/);
    expect(await stored.member(volunteer.id)).toMatchObject({ place: "81.71" });
  });

  it("shares where the phone is, for this one answer and for nothing else", async () => {
    const volunteer = await living("81.71");
    await volunteer.types("/sumber");
    await volunteer.presses("Pangan");
    await volunteer.presses("📍 Ubah tempat");
    await volunteer.presses("📍 Pakai lokasiku");
    await volunteer.sees(/Tekan 📍 di bawah/);
    expect(volunteer.self.chat().keyboard).toHaveProperty("keyboard");

    await volunteer.sharesLocation(PHONE.latitude, PHONE.longitude);

    const { text, message } = await volunteer.sees(/Pangan · di sekitarmu/);
    expect(text).toMatch(/1\. Dapur Sleman · .*\n.*kurang dari 1 km/);
    expect(text).toMatch(/km\n[\s\S]*dalam 5 km/);
    expect(volunteer.self.chat().keyboard).toBeNull();
    await volunteer.presses("Lima berikutnya ▶️", { on: message?.message_id ?? 0 });
    await volunteer.sees(/6\. /);
    await stored.settled(volunteer);
    const everywhere = `${await stored.everything()}\n${house.bot.output()}`;
    expect(everywhere).toContain(`{chat:${volunteer.id}}`);
    expect(everywhere).not.toMatch(/7\.71301|110\.35711/);
    const buttons = volunteer.messages().flatMap((told) => (told.from?.is_bot === true ? buttonsOf(told) : []));
    expect(JSON.stringify(buttons)).not.toMatch(/71301|35711/);
  });

  it("types the place after all, and the button of the position goes away", async () => {
    const stranger = await house.someone();
    await stranger.types("/sumber");
    await stranger.presses("Pangan");
    await stranger.presses("📍 Pakai lokasiku");
    await stranger.types("Sleman");
    await stranger.sees(/tanpa lokasi/);
    await stranger.presses("Kabupaten Sleman");

    await stranger.sees(/1\. Dapur Sleman/);
    expect(stranger.self.chat().keyboard).toBeNull();
  });

  it("shares a location unasked and is asked what is needed there", async () => {
    const volunteer = await living("81.71");

    await volunteer.sharesLocation(PHONE.latitude, PHONE.longitude);
    await volunteer.presses("Pangan");

    await volunteer.sees(/1\. Dapur Sleman · .*\n.*km/);
  });

  it("leaves the question of the place with /batal, and goes on", async () => {
    const stranger = await house.someone();
    await stranger.types("/sumber");
    await stranger.presses("Pangan");
    await stranger.types("/batal");
    await stranger.sees(/kita berhenti/);
    await stranger.types("/sumber");
    await stranger.sees(/Apa yang dibutuhkan/);
  });

  it("is told whom to call where nobody is near", async () => {
    const volunteer = await living("34.04");
    await volunteer.types("/sumber");
    await volunteer.presses("Layanan kesehatan");

    await volunteer.sees(/Nyawa terancam\? Telepon ambulans 119/);
    await volunteer.presses("🔭 Cari lebih jauh");
    await volunteer.sees(/Posyandu Ambon/);
  });

  it("refers somebody to what was found, and is asked only for what is not known yet", async () => {
    const volunteer = await living("34.04");
    await volunteer.types("/sumber");
    await volunteer.presses("Pangan");
    await volunteer.presses("1");
    await refersToTheOpenOne(volunteer);
  });

  it("refers to a district even after looking through a whole province, for a province has no coordinator", async () => {
    const volunteer = await living("34.04");
    await volunteer.types("/sumber");
    await volunteer.presses("Pangan");
    await volunteer.presses("📍 Ubah tempat");
    await volunteer.types("Daerah Istimewa Yogyakarta");
    await volunteer.presses(/^(Provinsi )?Daerah Istimewa Yogyakarta$/);
    await volunteer.presses("1");
    await refersToTheOpenOne(volunteer);
  });

  it("opens an entry that is gone, or made up, and is told so", async () => {
    const volunteer = await house.someone();
    await volunteer.types("/sumber");
    const { message } = await volunteer.sees(/Apa yang dibutuhkan/);
    const before = volunteer.self.lastEvent;
    volunteer.self.press(message?.message_id ?? 0, { text: "1", callback_data: "source:nobody" });

    await expect
      .poll(() => JSON.stringify(volunteer.self.eventsAfter(before)), { timeout: 5000 })
      .toContain("sudah tidak ada di daftar");
    expect(kitchen).toBeDefined();
  });

  async function refersToTheOpenOne(volunteer: Person): Promise<void> {
    await volunteer.presses("🤝 Rujuk ke sini");
    for (const answer of REFERRAL_ANSWERS) await volunteer.presses(answer);

    expect((await volunteer.sees(/Periksa dulu/)).text).toMatch(/Kabupaten Sleman[\s\S]*Dapur Sleman/);
  }

  async function living(place: "34.04" | "81.71"): Promise<Person> {
    const volunteer = await house.someone();
    await joins(volunteer);
    await stored.settled(volunteer);
    await stored.setMember(volunteer.id, { place });
    return volunteer;
  }
});

function linksOf(buttons: readonly InlineKeyboardButton[]): readonly string[] {
  return buttons.flatMap((button) => ("url" in button ? [button.url] : []));
}
