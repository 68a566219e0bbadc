import { beforeAll, describe, expect, it } from "vitest";
import { imageSize } from "../../src/playground/api/image-size.ts";
import { startBot } from "../support/bot-process.ts";
import { joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import type { Seen } from "../support/playground-screen.ts";

describe("the numbers of /statistik", () => {
  const house = useHouse();
  let admin: Person;
  let volunteer: Person;

  beforeAll(async () => {
    [admin, volunteer] = [await house.admin(), await house.someone()];
    for (const person of [admin, volunteer]) await joins(person);
  });

  /** A screen of its own, told apart from those of the tests before. */
  async function opens(label: string, expected: RegExp): Promise<Seen> {
    await admin.types("/statistik");
    const on = await admin.sees(/Seluruh Indonesia/);
    await admin.presses(label, { on });
    return admin.sees(expected);
  }

  /** Looks until the counts have come in from memory. */
  async function counts(label: string, expected: RegExp): Promise<void> {
    await expect
      .poll(async () => (await opens(label, /Pemakaian|Kartu yang/)).text, { timeout: 15_000 })
      .toMatch(expected);
  }

  it("move when a volunteer goes through the guide and opens a card, and stand still when the result is opened again", async () => {
    await volunteer.types("/panduan");
    const taps = ["✅ Tidak ada, lanjut", /Sudah bertengkar/, /Kelompok/, /kubu/, /Tunjukkan langkahku/];
    for (const tap of taps) await volunteer.presses(tap);
    await volunteer.presses(/^1 · /);
    await volunteer.presses(/hasil|langkahku/i);
    await volunteer.types("/teknik M1");
    await volunteer.sees(/./);

    await counts("🧭 Pemakaian", /Aktif minggu ini: 2 anggota[\s\S]*sampai ke hasil: 1/);
    await counts("🃏 Kartu", /Jumlah: 2\n/);
  }, 60_000);

  it("are kept when the bot stops", async () => {
    await volunteer.types("/teknik F1");
    await volunteer.sees(/./);
    await house.bot.stop("SIGTERM");
    house.bot = await startBot(house.environment);

    expect((await opens("🃏 Kartu", /Kartu yang/)).text).toContain("Jumlah: 3");
  }, 60_000);

  it("tell who is a member, province by province and week by week", async () => {
    const on = await opens("👥 Anggota", /👥 Anggota: 2/);

    await admin.presses("📍 Per provinsi", { on });
    await admin.sees(/Belum menyebut daerah: 2/);
    await admin.presses("👥 Anggota", { on });
    await admin.presses("🗓 Per minggu", { on });
    await admin.sees(/Bergabung per minggu[\s\S]*: 2\n/);
    await admin.presses("📈 Gambar grafik", { on });
    const chart = await admin.sees(/📈 Bergabung per minggu/);
    expect(imageSize(admin.downloads(chart))?.width).toBe(1080);
    await admin.presses("↩️ Ke angkanya", { on: chart });
    await admin.sees(/Bergabung per minggu/);
  });

  it("draw what the guided talks led to, and say so where there is nothing to draw", async () => {
    const on = await opens("🧭 Pemakaian", /Pemakaian/);
    await admin.presses("📈 Grafik panduan", { on });
    await admin.sees(/📈 Panduan: fase dan peran/);

    await admin.presses("📘 Pembaruan", { on });
    await admin.sees(/Belum ada pembaruan panduan/);
    admin.self.press(on.message?.message_id ?? 0, { text: "x", callback_data: "numbersChart:6:0" });
    await admin.sees(/Belum ada angka untuk digambar/);
  });
});
