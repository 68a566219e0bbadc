import { describe, expect, it } from "vitest";
import { codeIn, isGuided, opensCase, volunteerIn } from "../support/case-people.ts";
import { joins, useHouse } from "../support/house.ts";
import { useStore } from "../support/stored.ts";

describe("a case", () => {
  const house = useHouse();
  const stored = useStore(house);

  it("is opened from a guided talk with one tap, and stays until it is closed", async () => {
    const volunteer = await volunteerIn(house, stored);
    const result = await isGuided(volunteer);

    await volunteer.presses("📂 Simpan sebagai kasus");
    const code = codeIn((await volunteer.sees(/Kasus tersimpan/)).text);
    // The same tap once more, weeks later: there is one case.
    await volunteer.presses("📂 Simpan sebagai kasus", { on: result });
    await volunteer.sees(/sudah tersimpan/);
    await volunteer.presses(/Ubah/);
    await volunteer.presses("3 pihak");
    expect((await volunteer.sees(/Pihak A, Pihak B, Pihak C\./)).text).toMatch(/Gamping, Kabupaten Sleman/);
    await volunteer.presses(/Tutup kasus/);
    await volunteer.presses("🌤 Sudah mereda");
    await volunteer.sees(/Kasus ditutup: mereda/);

    await volunteer.types("/kasus");
    await volunteer.sees(/belum punya kasus terbuka/);
    await volunteer.presses("🗂 Yang sudah ditutup");
    await volunteer.presses(`⚪️ ${code} · Lainnya`);
    await volunteer.presses("🔓 Buka lagi");
    await volunteer.sees(/dibuka lagi/);
    await volunteer.types("/kasus");
    expect((await volunteer.sees(/Terbuka: 1/)).text).toContain(code);
  });

  it("tapped twice is one case, also for an impatient finger", async () => {
    const volunteer = await volunteerIn(house, stored);
    await isGuided(volunteer);

    await volunteer.pressesTwice("📂 Simpan sebagai kasus");

    await volunteer.sees(/sudah tersimpan/);
    await volunteer.types("/kasus");
    await volunteer.sees(/Terbuka: 1/);
  });

  it("asks where it is when the volunteer has named no place, and takes no whole province", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    await isGuided(volunteer);

    await volunteer.presses("📂 Simpan sebagai kasus");
    await volunteer.sees(/Kasus ini di mana/);
    await volunteer.presses("Aceh");
    const { message } = await volunteer.sees(/Pilih kecamatan atau kabupatennya/);
    expect(volunteer.buttons(message)).not.toContain("✅ Seluruh Aceh");
    await volunteer.presses("Kabupaten Aceh Selatan");
    await volunteer.presses("Bakongan");

    await volunteer.sees(/📍 Bakongan, Kabupaten Aceh Selatan/);
  });

  it("is found by its code alone, and by nobody whom it does not concern", async () => {
    const [volunteer, stranger] = [await volunteerIn(house, stored), await volunteerIn(house, stored)];
    const code = await opensCase(volunteer);

    await volunteer.types(`/kasus ${code.toLowerCase()}`);
    await volunteer.sees(/Tanah dan batas/);
    await volunteer.types(code);
    await volunteer.sees(/Tanah dan batas/);
    await stranger.types(code);
    await stranger.sees(/tidak menemukan kasus/);
    await stranger.types("/kasus tanah");
    await stranger.sees(/bukan kode kasus/);
  });

  it("is recorded below a safety card too: the danger, and no technique", async () => {
    const volunteer = await volunteerIn(house, stored);
    await volunteer.types("Ada warga membawa parang dan membakar rumah");
    await volunteer.sees(/🛑/);

    await volunteer.presses("📂 Catat sebagai kasus");
    await volunteer.sees(/Kasus tersimpan/);
    await volunteer.presses("Tanah dan batas");

    const { text } = await volunteer.sees(/Masih bahaya/);
    expect(text).toContain("Ada senjata, massa, atau api");
    expect(text).toContain("Fase dan peran belum ditanyakan");
    await volunteer.types("Ada warga membawa parang lagi");
    await volunteer.sees(/🛑/);
    await volunteer.presses("📂 Catat sebagai kasus");
    await volunteer.sees(/Catat bahaya ini di mana/);
    await volunteer.presses(/📂 \S{5} · Tanah dan batas/);
    await volunteer.sees(/Bahayanya sudah dicatat/);
  });
});
