import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clockShowing } from "../support/bot-clock.ts";
import { enterMembers } from "../support/broadcasting.ts";
import { type ChatPage, drawBanner, openChatPage } from "../support/chat-page.ts";
import { joinsOnPage, lives } from "../support/lives-in-chat.ts";
import { type Extract, keepPhones, photographPhone } from "../support/phone-picture.ts";
import { MONDAY_MORNING } from "../unit/data/a-referral.ts";

const VOLUNTEER = 7001;
const ADMIN = 9001;
const OTHERS = Array.from({ length: 12 }, (_, index) => 7101 + index);
/** So slow that there is time to look, and to pause. */
const SLOWLY = { BROADCAST_PER_SECOND: "2" };

/** Pictures of docs/panduan-admin.md: from an empty draft to the report. */
describe("a broadcast, in the guide for admins", () => {
  let chat: ChatPage;
  const phone = (extract: RegExp | Extract) => photographPhone(chat, ADMIN, extract);

  beforeAll(async () => {
    const environment = { ...clockShowing(MONDAY_MORNING), ...SLOWLY };
    chat = await openChatPage({ width: 1000, height: 1800 }, { environment });
    await joinsOnPage(chat, ADMIN);
    await joinsOnPage(chat, VOLUNTEER);
    for (const id of OTHERS) chat.house.playground.person({ id, firstName: "Relawan", languageCode: "id" });
    for (const id of OTHERS) chat.house.playground.world.chat(id).isOpen = true;
    await enterMembers(
      chat.house,
      OTHERS.map((id) => ({ id, place: "34.04" })),
    );
    chat.house.playground.world.chat(OTHERS[5] ?? 0).isBlocked = true;
  });
  afterAll(() => chat.close());

  it("is written with a photo and a link, aimed at a place, and looked at", async () => {
    await lives(chat, ADMIN, [
      { types: "/siaran" },
      { presses: "✍️ Siaran baru" },
      { presses: "✏️ Indonesia" },
      { sees: /Tulisan bahasa Indonesia/ },
      { types: "Latihan mediasi hari Sabtu pukul 09.00 di balai desa. Tempatnya 30 orang. Ayo ikut!" },
      { sees: /Tersimpan/ },
      { presses: "✏️ Inggris" },
      { sees: /Tulisan bahasa Inggris/ },
      { types: "Mediation training on Saturday at 9.00 in the village hall. Room for 30. Come along!" },
      { sees: /🇬🇧 “Mediation training/ },
      { presses: "🖼 Foto/berkas" },
      { sees: /Kirim satu foto/ },
    ]);
    await chat.attachesPhoto(ADMIN, await drawBanner(chat, "Latihan mediasi"));
    await lives(chat, ADMIN, [
      { sees: /🖼 satu foto/ },
      { presses: "🔗 Tautan" },
      { sees: /Satu tautan tiap baris/ },
      { types: "Daftar di sini - https://contoh.id/latihan" },
      { sees: /Daftar di sini/ },
      { presses: "✅ Minta “sudah kubaca”" },
      { sees: /✅ minta jawaban/ },
      { presses: "👥 Untuk siapa" },
      { presses: "📍 Daerah" },
      { sees: /Centang daerahnya/ },
      { turnsTo: /^⬜.*Yogyakarta/ },
      { seesButton: /^☑.*Yogyakarta/ },
      { presses: "👥 Lihat jumlahnya" },
      { sees: /Akan menerima: 14 orang/ },
    ]);
    const audience = await phone(/Akan menerima: 14 orang/);
    await lives(chat, ADMIN, [{ presses: "↩️ Ke siaran" }, { sees: /Berikutnya: tekan 👁 Pratinjau/ }]);
    const board = await phone(/Berikutnya: tekan 👁 Pratinjau/);
    await lives(chat, ADMIN, [{ presses: "👁 Pratinjau" }, { sees: /Pratinjau sudah kamu lihat/ }]);
    const preview = await phone({ from: /Pembaca bahasa Indonesia menerima ini/, to: /Ayo ikut![\s\S]*Siaran/ });

    await keepPhones(chat, "pengelola-siaran.png", [board, audience, preview]);
    const photo = chat.column(ADMIN).locator("[data-message-id]", { hasText: "Latihan mediasi" }).locator("img.photo");
    expect(await photo.last().evaluate((image) => (image as { naturalWidth?: number }).naturalWidth)).toBe(640);
    expect(
      await chat
        .column(ADMIN)
        .getByRole("link", { name: /Daftar di sini/ })
        .count(),
    ).toBeGreaterThan(0);
  });

  it("is confirmed, paused, resumed, and reported as it went", async () => {
    await lives(chat, ADMIN, [{ presses: /^📤 Kirim$/ }, { sees: /Kirim siaran/ }]);
    const confirm = await phone(/Kirim siaran/);
    await lives(chat, ADMIN, [{ presses: "📤 Kirim ke 14 orang" }, { sees: /[1-9]\d? %/ }, { presses: "⏸ Jeda" }]);
    await lives(chat, ADMIN, [{ sees: /Dijeda/ }]);
    const paused = await phone(/Dijeda/);
    await lives(chat, ADMIN, [{ presses: "▶️ Lanjutkan" }]);
    await lives(chat, VOLUNTEER, [{ sees: /Latihan mediasi/ }, { presses: /Sudah kubaca/ }, { presses: /^OK$/ }]);
    await lives(chat, ADMIN, [
      { sees: /Laporan siaran/ },
      { presses: "🔄 Perbarui" },
      { sees: /Sudah membaca: 1 dari/ },
    ]);
    const report = await phone({ from: /Laporan siaran/, to: /Laporan siaran/ });

    await keepPhones(chat, "pengelola-laporan.png", [confirm, paused, report]);
    await chat.sees(ADMIN, /Terkirim: 13[\s\S]*Tidak terjangkau[^\n]*: 1/);
  });
});
