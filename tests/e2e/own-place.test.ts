import { describe, expect, it } from "vitest";
import { joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { useStore } from "../support/stored.ts";

describe("the place of a volunteer", () => {
  const house = useHouse();
  const stored = useStore(house);

  async function asked(): Promise<Person> {
    const volunteer = await house.someone();
    await volunteer.starts();
    await volunteer.presses("Bahasa Indonesia");
    await volunteer.presses("✅ Saya setuju");
    return volunteer;
  }

  it.each([
    ["a few letters", "slem", "Kabupaten Sleman"],
    ["an everyday name", "jogja", "Kota Yogyakarta"],
    ["a slip of the finger", "Banyuwngi", "Kabupaten Banyuwangi"],
    ["a district and its regency", "depok sleman", "Depok, Kabupaten Sleman"],
    ["a name that sounds like a danger", "Serang", "Kabupaten Serang"],
    ["a district that looks like a wound", "Kec. Bonjol", "Bonjol, Kabupaten Pasaman"],
  ])("is found by %s", async (_how, typed, place) => {
    const volunteer = await asked();

    await volunteer.types(typed);
    await volunteer.sees(/Yang mana tempatmu/);
    await volunteer.presses(place);

    await volunteer.sees(`Daerah: ${place}`);
  });

  it("is found by going from the province to the district", async () => {
    const volunteer = await asked();

    await volunteer.presses("📋 Pilih dari daftar");
    await volunteer.presses("Berikutnya ▶️");
    await volunteer.presses("Daerah Istimewa Yogyakarta");
    await volunteer.presses("Kabupaten Sleman");
    await volunteer.presses("Berikutnya ▶️");
    await volunteer.presses("◀️ Sebelumnya");
    await volunteer.presses("↩️ Naik");
    await volunteer.presses("Kabupaten Sleman");
    await volunteer.presses("Depok");

    await volunteer.sees(/Daerah: Depok, Kabupaten Sleman/);
    await stored.settled(volunteer);
    expect(await stored.member(volunteer.id)).toMatchObject({ place: "34.04.07" });
  });

  it("may be a whole regency", async () => {
    const volunteer = await asked();

    await volunteer.presses("📋 Pilih dari daftar");
    await volunteer.presses("Aceh");
    await volunteer.presses("Kabupaten Aceh Selatan");
    await volunteer.presses("📍 Cukup Kabupaten Aceh Selatan");

    await volunteer.sees(/Daerah: Kabupaten Aceh Selatan/);
  });

  it("can be looked for again when nothing was found", async () => {
    const volunteer = await asked();

    await volunteer.types("zzqxv");
    await volunteer.sees(/belum menemukan “zzqxv”/);
    await volunteer.types("Ambon");
    await volunteer.presses("Kota Ambon");

    await volunteer.sees(/Daerah: Kota Ambon/);
  });

  it.each([
    ["a sticker", (volunteer: Person) => volunteer.sendsSticker()],
    ["a voice note", (volunteer: Person) => volunteer.sendsVoice()],
    ["a long story", (volunteer: Person) => volunteer.types("Kami bertetangga sejak lama. ".repeat(60))],
    ["a shared location", (volunteer: Person) => volunteer.sharesLocation(-7.77, 110.38)],
  ])("is asked for in letters after %s", async (_kind, sends) => {
    const volunteer = await asked();

    await sends(volunteer);

    await volunteer.sees(/Ketik nama tempatmu/);
    await volunteer.types("Sleman");
    await volunteer.presses("Kabupaten Sleman");
    await volunteer.sees(/sudah bergabung/);
  });

  it("can be changed later, and the way goes on from there", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);

    await volunteer.presses("📍 Ganti daerah");
    await volunteer.presses("Aceh");
    await volunteer.presses("📍 Cukup Aceh");

    await volunteer.sees(/Daerahmu sekarang: Aceh/);
    await volunteer.presses("🧭 Mulai panduan");
    await volunteer.sees(/1\/4/);
  });
});
