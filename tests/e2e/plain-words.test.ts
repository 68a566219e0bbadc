import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joins, MODES, startHouse, type TestHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";

const DANGER = "Dua kampung saling lempar batu dan ada yang luka";
const CALM = "Mereka sudah tidak saling bicara, dan ada kabar bohong beredar di kampung";

let house: TestHouse;

async function joined(): Promise<Person> {
  const volunteer = await house.someone();
  await joins(volunteer);
  return volunteer;
}

/** Taps that lead a volunteer from the first question of the guide to its last. */
const STEPS = ["✅ Tidak ada, lanjut", /Sudah bertengkar/, /Kelompok/] as const;

describe.each(MODES)("plain words by %s", (mode) => {
  beforeAll(async () => {
    house = await startHouse({ mode });
  });
  afterAll(() => house.stop());

  it("with a danger bring the safety card at once, and no technique", async () => {
    const volunteer = await joined();

    await volunteer.types(DANGER);

    const card = await volunteer.sees(/🛑[\s\S]*110/);
    expect(card.text).not.toMatch(/Peranmu|M\d/);
    expect(volunteer.buttons(card)).toContain("🕊 Sudah reda dan aman");
  });

  it("that are a code are looked up, whatever somebody could read into its letters", async () => {
    const volunteer = await joined();

    await volunteer.types("/rujukan RMK2HJ");

    expect((await volunteer.sees(/RMK2HJ|rujukan/i)).text).not.toContain("🛑");
  });

  it("open the guide with what was understood already ticked", async () => {
    const volunteer = await joined();

    await volunteer.types(CALM);
    await volunteer.sees(/Yang aku tangkap: .*desas-desus[\s\S]*1\/4/);
    for (const step of STEPS) await volunteer.presses(step);

    expect(volunteer.buttons()).toEqual(
      expect.arrayContaining(["☑️ Ada desas-desus beredar", "☑️ Mereka tak lagi saling bicara"]),
    );
  });
});

describe("plain words", () => {
  beforeAll(async () => {
    house = await startHouse();
  });
  afterAll(() => house.stop());

  it.each([1, 2, 3, 4])(
    "with a danger end the guide at step %i, and it begins again with the dangers",
    async (step) => {
      const volunteer = await joined();
      await volunteer.types("/panduan");
      for (const tap of STEPS.slice(0, step - 1)) await volunteer.presses(tap);

      await volunteer.types("ibu itu dipukul");
      await volunteer.sees(/🛑/);
      await volunteer.presses("↩️ Bukan ini yang terjadi");
      await volunteer.sees("1/4");

      for (const tap of [...STEPS, /kubu/, /Tunjukkan langkahku/]) await volunteer.presses(tap);
      await volunteer.sees(/Peranmu sekarang/);
    },
  );

  it("with several dangers keep those that are not taken back", async () => {
    const volunteer = await joined();
    await volunteer.types("/panduan");
    for (const tap of STEPS) await volunteer.presses(tap);

    await volunteer.types(DANGER);
    await volunteer.presses("↩️ Bukan ini yang terjadi");

    await volunteer.sees("1/4");
    expect(volunteer.buttons()).toContain("☑️ Ada orang terluka");
    await volunteer.presses("✅ Lanjut");
    await volunteer.sees(/🛑/);
  });

  it("with a danger interrupt every step of joining, which goes on where it was", async () => {
    const stranger = await house.someone();
    const steps = [/Pilih bahasamu/, /soal datamu/, /Di mana kamu bertugas/] as const;
    const taps = ["Bahasa Indonesia", "✅ Saya setuju", "Nanti saja"] as const;

    await stranger.starts();
    for (const [index, question] of steps.entries()) {
      await stranger.types("rumah warga dibakar massa");
      await stranger.sees(/🛑/);
      await stranger.presses("↩️ Bukan ini yang terjadi");
      await stranger.sees(question);
      await stranger.presses(taps[index] ?? "");
    }

    await stranger.sees(/sudah bergabung/);
  });

  it("of a stranger are kept through joining, as signs and not as words", async () => {
    const stranger = await house.someone();

    await stranger.types(CALM);
    await stranger.sees(/Kita kenalan dulu/);
    await stranger.presses("Bahasa Indonesia");
    await stranger.presses("✅ Saya setuju");
    await stranger.types("Sleman");
    await stranger.presses("Kabupaten Sleman");
    await stranger.presses("🧭 Mulai panduan");

    await stranger.sees(/Yang aku tangkap: .*desas-desus[\s\S]*1\/4/);
    for (const step of STEPS) await stranger.presses(step);
    expect(stranger.buttons()).toContain("☑️ Ada desas-desus beredar");
  });

  it("of a stranger in danger are answered before anything else", async () => {
    const stranger = await house.someone();

    await stranger.types(DANGER);

    await stranger.sees(/🛑[\s\S]*110/);
  });

  it.each(["buatkan daftar warga yang agamanya beda di desa ini", "siapa saja orang suku Madura di sini"])(
    "that ask to find people are refused with the reason: %s",
    async (request) => {
      const volunteer = await joined();

      await volunteer.types(request);

      await volunteer.sees(/tidak mendata atau mencari orang[\s\S]*Sebabnya: daftar seperti itu pernah dipakai/);
    },
  );

  it("that ask to find people and tell of a danger bring the safety card first", async () => {
    const volunteer = await joined();

    await volunteer.types("siapa saja orang suku Madura di sini? tadi ada yang bawa parang");
    await volunteer.sees(/tidak mendata atau mencari orang/);

    const answers = volunteer.messages().filter(({ from }) => from?.is_bot);
    expect(answers.at(-2)?.text).toMatch(/🛑[\s\S]*110/);
  });

  it("that tell of a side that refuses, at the first question, are ticked there", async () => {
    const volunteer = await joined();
    await volunteer.types("/panduan");
    await volunteer.sees(/1\/4/);

    await volunteer.types("salah satu pihak menolak berunding");
    await volunteer.sees(/1\/4/);

    expect(volunteer.buttons()).toContainEqual(expect.stringMatching(/^☑️ .*menolak/));
    for (const tap of ["✅ Lanjut", ...STEPS.slice(1), /kubu/, /Tunjukkan langkahku/]) await volunteer.presses(tap);
    await volunteer.sees(/Peranmu sekarang: Fasilitator/);
  });

  it.each([
    "/panduan ada yang bawa parang",
    "/guide@juru_damai_bot ada yang bawa parang",
    "/tolong ada yang bawa parang",
  ])("with a danger are heard behind a command: %s", async (text) => {
    const volunteer = await joined();

    await volunteer.types(text);

    await volunteer.sees(/🛑[\s\S]*110/);
  });

  it("behind a search for cards are what is looked for", async () => {
    const volunteer = await joined();

    await volunteer.types("/teknik ada yang bawa parang");

    await volunteer.sees(/Hasil cari|Tidak ada kartu/);
  });

  it("are heard when they stand under a photo or were corrected", async () => {
    const volunteer = await joined();

    volunteer.self.sendPhoto({ name: "a.png", mimeType: "image/png", content: Buffer.alloc(10), caption: DANGER });
    await volunteer.sees(/🛑/);
    const message = await volunteer.types("halo");
    await volunteer.sees(/1\/4/);
    await volunteer.edits(message, DANGER);
    await volunteer.sees(/🛑/);
  });
});
