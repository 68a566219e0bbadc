import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DAY } from "../../src/domain/duration.ts";
import { clockShowing } from "../support/bot-clock.ts";
import { enterMembers } from "../support/broadcasting.ts";
import { type ChatPage, openChatPage } from "../support/chat-page.ts";
import { joinsOnPage, lives } from "../support/lives-in-chat.ts";
import { keepPhones, photographPhone } from "../support/phone-picture.ts";
import { seedHouse } from "../support/sources.ts";
import { MONDAY_MORNING } from "../unit/data/a-referral.ts";

const VOLUNTEER = 7001;
const ADMIN = 9001;
const TO_A_RESULT = [/Tidak ada, lanjut/, /Sudah bertengkar/, /Kelompok/, /kubu/, /Ancaman/, /Tunjukkan langkahku/];

/** Pictures of docs/panduan-admin.md: the directory, the numbers, and data as a file. */
describe("what an admin looks after, in the guide for admins", () => {
  let chat: ChatPage;
  const phone = (from: RegExp) => photographPhone(chat, ADMIN, from);

  beforeAll(async () => {
    chat = await openChatPage({ width: 1000, height: 1800 }, { environment: clockShowing(MONDAY_MORNING) });
    await joinsOnPage(chat, ADMIN);
    await joinsOnPage(chat, VOLUNTEER);
    const provinces = ["34.04", "34.71", "33.74", "81.71", "32.73"];
    const members = Array.from({ length: 90 }, (_, index) => ({
      place: provinces[(index % 9) % 5] ?? "34.04",
      joinedAt: new Date(MONDAY_MORNING - (index % 11) * (index % 7) * DAY).toISOString(),
      ...(index === 8 && { looksAfter: "34" }),
      ...(index === 20 && { isReachable: false }),
    }));
    await enterMembers(chat.house, members);
    const verified = { at: MONDAY_MORNING, by: ADMIN };
    await seedHouse(chat.house, [
      { verified, organisation: "Dinas Sosial Sleman", service: "Bantuan pangan", documents: ["KTP"] },
      { organisation: "Dapur Umum Depok", service: "Makanan", verified: { at: MONDAY_MORNING - 100 * DAY, by: ADMIN } },
    ]);
  });
  afterAll(() => chat.close());

  it("answers what volunteers report and propose in the directory", async () => {
    await lives(chat, VOLUNTEER, [{ types: "/sumber" }, { presses: /Pangan/ }, { sees: /Dapur Umum Depok/ }]);
    await lives(chat, VOLUNTEER, [
      { presses: /^2$/ },
      { presses: "⚠️ Ada yang salah" },
      { presses: "Jam bukanya salah" },
    ]);
    await chat.sees(ADMIN, /Kata relawan: jam bukanya salah/);
    const report = await phone(/Kata relawan/);
    await lives(chat, ADMIN, [{ types: "/direktori" }, { seesButton: /Laporan \(1\)/ }]);
    const menu = await phone(/Direktori sumber bantuan/);
    await lives(chat, ADMIN, [{ presses: /Laporan \(1\)/ }, { sees: /Entri yang dilaporkan: 1/ }]);

    await keepPhones(chat, "pengelola-direktori.png", [report, menu]);
  });

  it("shows numbers of members and of use, also as a picture", async () => {
    await lives(chat, VOLUNTEER, [{ types: "/panduan" }, ...TO_A_RESULT.map((presses) => ({ presses }))]);
    await lives(chat, VOLUNTEER, [{ sees: /Peranmu sekarang/ }, { presses: /^1 · / }, { sees: /Ucapkan:/ }]);
    await lives(chat, ADMIN, [{ types: "/statistik" }, { presses: "👥 Anggota" }, { sees: /Anggota: 92/ }]);
    const members = await phone(/Anggota: 92/);
    await lives(chat, ADMIN, [{ presses: "📍 Per provinsi" }, { presses: "📈 Gambar grafik" }]);
    const chart = chat.column(ADMIN).locator("img.photo").last();
    await chart.waitFor();
    const provinces = await phone(/Anggota aktif per provinsi/);

    await keepPhones(chat, "pengelola-statistik.png", [members, provinces]);
    expect(await chart.evaluate((image) => (image as { naturalWidth?: number }).naturalWidth)).toBeGreaterThan(400);
  });

  it("gives data out as a file, and warns before it holds anything personal", async () => {
    await lives(chat, ADMIN, [{ types: "/ekspor" }, { sees: /Data apa yang kamu perlukan/ }]);
    const menu = await phone(/Data apa yang kamu perlukan/);
    await lives(chat, ADMIN, [
      { presses: "👥 Anggota" },
      { presses: "🔒 Dengan data pribadi" },
      { sees: /UU 27\/2022/ },
    ]);
    const warning = await phone(/UU 27\/2022/);
    await lives(chat, ADMIN, [
      { presses: "↩️ Tanpa data pribadi saja" },
      { presses: /^CSV$/ },
      { sees: /sudah kukirim/ },
    ]);
    const file = await phone(/anggota.*\.csv/);

    await keepPhones(chat, "pengelola-ekspor.png", [menu, warning, file]);
  });
});
