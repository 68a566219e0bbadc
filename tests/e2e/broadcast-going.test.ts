import { beforeAll, describe, expect, it } from "vitest";
import { clockShowing } from "../support/bot-clock.ts";
import { startBot } from "../support/bot-process.ts";
import { asksToSend, drafts, enterMembers, idIn, sends, useBroadcasts, volunteerOf } from "../support/broadcasting.ts";
import { joins } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { MONDAY_MORNING } from "../unit/data/a-referral.ts";

const HOUR = 3_600_000;

describe("a broadcast on its way", () => {
  const { house, stored } = useBroadcasts({ perSecond: 40 });
  let admin: Person;

  beforeAll(async () => {
    admin = await house.admin();
    await joins(admin);
  });

  it("is sent at its time, and a wrong or past time is explained", async () => {
    const ani = await volunteerOf(house);
    await stored.settled(ani);
    await drafts(admin, "Besok pagi");
    await admin.presses("🕗 Kapan");
    await admin.presses("⌨️ Tulis waktunya");
    await admin.types("nanti saja ya");
    await admin.sees(/belum kutangkap/);
    await admin.types("1-11 08:00");
    await admin.sees(/sudah lewat/);
    await admin.types("besok 08:00");
    await admin.sees(/Tersimpan[\s\S]*Sel, 3 Nov[\s\S]*08.00/);
    await asksToSend(admin);
    await admin.presses(/^📤 Kirim ke/);
    await admin.sees(/disetujui untuk \d+ orang[\s\S]*Sel, 3 Nov/);
    await ani.seesNothingOf(/Besok pagi/);

    await house.bot.stop();
    house.bot = await startBot({ ...house.environment, ...clockShowing(MONDAY_MORNING + 22 * HOUR) });

    await ani.sees(/Besok pagi/, { within: 30_000 });
  }, 60_000);

  it("waits for a guided talk when it is normal, and comes at once when it is urgent", async () => {
    const [reader, talker] = [await volunteerOf(house), await volunteerOf(house)];
    await talker.types("/panduan");
    await talker.sees(/1\/4/);
    await stored.settled(admin);

    await drafts(admin, "Biasa saja");
    await sends(admin);
    await reader.sees(/Biasa saja/, { within: 30_000 });
    await talker.seesNothingOf(/Biasa saja/, 1500);
    await drafts(admin, "Mendesak sekali");
    await admin.presses("‼️ Mendesak?");
    await admin.sees(/Siaran biasa menunggu/);
    await admin.presses("‼️ Ya, mendesak");
    await admin.sees(/mendesak: langsung masuk/);
    await sends(admin);

    await talker.sees(/Mendesak sekali/, { within: 30_000 });
    expect(talker.messages().some(({ text }) => text?.includes("Biasa saja"))).toBe(false);
    await talker.types("/batal");
    await talker.sees(/Biasa saja/, { within: 30_000 });
  }, 90_000);

  it("is cancelled before its time, and nobody gets it", async () => {
    const id = await drafts(admin, "Jangan jadi");
    await admin.presses("🕗 Kapan");
    await admin.presses("🔁 Tiap minggu");
    await admin.presses("Rabu");
    await admin.presses("08.00");
    await admin.sees(/tiap Rabu, 08.00/);
    await asksToSend(admin);
    await admin.presses(/^📤 Kirim ke/);
    expect(idIn(await admin.sees(/Berangkat/))).toBe(id);

    await admin.presses("⏹ Batalkan");
    await admin.presses("⏹ Ya, batalkan");

    await admin.sees(/dibatalkan sebelum ada yang menerimanya/);
  });

  /** To 400 people who take ten seconds. */
  async function sendsToKlaten(words: string): Promise<string> {
    await enterMembers(
      house,
      Array.from({ length: 400 }, () => ({ place: "33.10" })),
    );
    const id = await drafts(admin, words);
    await admin.presses("👥 Untuk siapa");
    await admin.presses("⬜️ 📍 Daerah");
    await admin.presses("⌨️ Ketik nama daerah");
    await admin.types("Klaten");
    await admin.presses(/⬜️ Kabupaten Klaten/);
    await admin.presses("👥 Lihat jumlahnya");
    await admin.presses("↩️ Ke siaran");
    await sends(admin);
    await admin.presses("📤 Ya, kirim ke 400 orang");
    return id;
  }

  it("is paused, goes on, and is cancelled after a question; the ledger stays exact", async () => {
    const id = await sendsToKlaten("Pelan-pelan");
    await admin.presses("⏸ Jeda", { within: 10_000 });
    await admin.sees(/dijeda/);
    await admin.presses("▶️ Lanjutkan");
    await admin.sees(/sedang dikirim/);
    await admin.presses("⏹ Batalkan");
    await admin.sees(/tidak bisa ditarik/);
    await admin.presses("⏹ Ya, batalkan");

    const { text } = await admin.sees(/Laporan siaran[\s\S]*dibatalkan/);
    expect(text).toContain(id);
    const counts = [...text.matchAll(/: (\d+)$/gm)].map(([, count]) => Number(count));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(400);

    admin.self.press(admin.lastMessage().message_id, { text: "x", callback_data: `broadcastResume:${id}` });
    await admin.sees(/sudah berakhir[\s\S]*Laporan siaran/);
  });
});
