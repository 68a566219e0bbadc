import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clockShowing } from "../support/bot-clock.ts";
import { type ChatPage, openChatPage } from "../support/chat-page.ts";
import { joinsOnPage, lives } from "../support/lives-in-chat.ts";
import { keepPhones, photographPhone } from "../support/phone-picture.ts";
import { MONDAY_MORNING } from "../unit/data/a-referral.ts";

const VOLUNTEER = 7001;
const ADMIN = 9001;

/** Pictures of both guides: an admin changes a card and tells of it, a volunteer reads it. */
describe("a change of the guidance, in the guides", () => {
  let chat: ChatPage;
  beforeAll(async () => {
    chat = await openChatPage({ width: 1000, height: 1800 }, { environment: clockShowing(MONDAY_MORNING) });
    await joinsOnPage(chat, ADMIN);
    await joinsOnPage(chat, VOLUNTEER);
  });
  afterAll(() => chat.close());

  it("is written in both languages, compared with what was there, and published", async () => {
    await lives(chat, ADMIN, [
      { types: "/pembaruan" },
      { presses: "✏️ Ubah panduan" },
      { presses: "🗂 Kartu teknik" },
      { sees: /Pilih yang mau diubah/ },
      { turnsTo: /^M8 / },
      { sees: /Bagian mana/ },
      { presses: /Langkah 5/ },
      { sees: /kata-kata Indonesia/ },
      { types: "Tulis satu hal yang disepakati, bacakan, lalu tentukan kapan bicara lagi." },
      { sees: /kata-kata Inggris/ },
      { types: "Write down one thing agreed, read it aloud, and set when to talk again." },
      { sees: /1 perubahan belum terbit/ },
      { presses: /Alasan perubahan/ },
      { sees: /kata-kata Indonesia/ },
      { types: "Usul relawan: yang ditulis lebih diingat." },
      { sees: /kata-kata Inggris/ },
      { types: "Suggested by volunteers: what is written is remembered." },
      { presses: /Lihat bedanya/ },
      { sees: /bedanya \(1/ },
    ]);
    const difference = await photographPhone(chat, ADMIN, /bedanya \(1/);
    await lives(chat, ADMIN, [{ presses: "📢 Terbitkan" }, { sees: /Semua orang langsung melihatnya/ }]);
    const sure = await photographPhone(chat, ADMIN, /Semua orang langsung melihatnya/);
    await lives(chat, ADMIN, [
      { presses: "📢 Ya, terbitkan untuk semua" },
      { sees: /sudah terbit sebagai pembaruan 1/ },
    ]);
    const published = await photographPhone(chat, ADMIN, /sudah terbit sebagai pembaruan 1/);

    await keepPhones(chat, "pengelola-pembaruan.png", [difference, sure, published]);
    await lives(chat, VOLUNTEER, [{ types: "/teknik M8" }, { sees: /M8 · [\s\S]*diperbarui/ }]);
  });

  it("is told to everybody, read and confirmed by a volunteer, and asked about again where it was not", async () => {
    await lives(chat, ADMIN, [
      { presses: "📣 Kabarkan ke relawan" },
      { presses: "👁 Pratinjau" },
      { sees: /Pratinjau sudah kamu lihat/ },
      { presses: "📤 Kirim" },
      { presses: /^📤 Kirim ke 2 orang/ },
    ]);
    await chat.sees(VOLUNTEER, /Pembaruan panduan:/);
    await lives(chat, ADMIN, [{ sees: /Laporan siaran/ }]);
    const unread = await photographPhone(chat, VOLUNTEER, /Pembaruan panduan:/);
    await lives(chat, VOLUNTEER, [{ presses: /Sudah kubaca/ }, { presses: /^OK$/ }, { types: "/pembaruan" }]);
    await lives(chat, VOLUNTEER, [{ presses: /M8 · / }, { sees: /Kamu sudah membacanya/ }]);
    const read = await photographPhone(chat, VOLUNTEER, /^\s*\/pembaruan/);
    await keepPhones(chat, "relawan-pembaruan.png", [unread, read]);

    await lives(chat, ADMIN, [{ types: "/pembaruan" }, { presses: /M8 · / }, { sees: /Pembaruan 1: M8/ }]);
    const update = await photographPhone(chat, ADMIN, /Pembaruan 1: M8/);
    await lives(chat, ADMIN, [{ presses: "👥 Siapa belum baca" }, { sees: /Belum membaca pembaruan 1/ }]);
    const waiting = await photographPhone(chat, ADMIN, /Belum membaca pembaruan 1/);
    await keepPhones(chat, "pengelola-belum-baca.png", [update, waiting]);

    expect(await chat.column(ADMIN).getByRole("button", { name: "🔔 Ingatkan mereka saja (1)" }).count()).toBe(1);
  });
});
