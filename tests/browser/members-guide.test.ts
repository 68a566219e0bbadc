import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ChatPage, openChatPage } from "../support/chat-page.ts";
import { lives } from "../support/lives-in-chat.ts";
import { keepPhones, photographPhone } from "../support/phone-picture.ts";

const VOLUNTEER = 7001;
const ADMIN = 9001;

/** Pictures of docs/panduan-admin.md: an admin and somebody who asks to join, side by side. */
describe("members, in the guide for admins", () => {
  let chat: ChatPage;
  const phone = (from: RegExp) => photographPhone(chat, ADMIN, from);

  beforeAll(async () => {
    chat = await openChatPage({ width: 1000, height: 1800 }, { environment: { JOINING: "approval" } });
    await lives(chat, ADMIN, [{ types: "/start" }, { presses: "Bahasa Indonesia" }, { presses: /Saya setuju/ }]);
    await lives(chat, ADMIN, [{ presses: "Nanti saja" }, { sees: /Kamu sudah bergabung/ }]);
  });
  afterAll(() => chat.close());

  it("ask to join, are refused with a word or accepted, and hear of it", async () => {
    await lives(chat, VOLUNTEER, [{ types: "/start" }, { presses: "Bahasa Indonesia" }, { presses: /Saya setuju/ }]);
    await lives(chat, VOLUNTEER, [{ sees: /Di mana kamu bertugas/ }, { types: "Sleman" }]);
    await lives(chat, VOLUNTEER, [{ presses: /^Kabupaten Sleman$/ }, { sees: /Pengelola akan memeriksa/ }]);
    await lives(chat, ADMIN, [{ sees: /Relawan ingin bergabung/ }]);
    const request = await phone(/Relawan ingin bergabung/);
    await lives(chat, ADMIN, [{ presses: /^Tolak$/ }, { sees: /Sepatah kata/ }]);
    const refusal = await phone(/Sepatah kata/);
    await lives(chat, ADMIN, [{ presses: "↩️ Kembali" }, { presses: "✅ Terima" }, { sees: /Relawan diterima/ }]);
    await lives(chat, VOLUNTEER, [{ sees: /Permintaanmu diterima/ }]);
    const welcome = await photographPhone(chat, VOLUNTEER, /Permintaanmu diterima/);

    await keepPhones(chat, "pengelola-permintaan.png", [request, refusal, welcome]);
  });

  it("are looked up, appointed, and suspended only after a question that says what comes of it", async () => {
    await lives(chat, ADMIN, [{ types: "/anggota" }, { sees: /Menunggu jawabanmu: 0/ }]);
    const menu = await phone(/Menunggu jawabanmu: 0/);
    await lives(chat, ADMIN, [{ presses: "👥 Anggota aktif" }, { presses: /^Relawan · Kabupaten Sleman/ }]);
    await lives(chat, ADMIN, [{ sees: /Tugas: relawan/ }]);
    const member = await phone(/Tugas: relawan/);
    await lives(chat, ADMIN, [{ presses: "⛔️ Bekukan" }, { sees: /Bekukan Relawan\?/ }]);
    const sure = await phone(/Bekukan Relawan\?/);
    await keepPhones(chat, "pengelola-anggota.png", [menu, member, sure]);

    await lives(chat, ADMIN, [{ presses: "↩️ Kembali" }, { presses: "⭐️ Koordinator Kabupaten Sleman" }]);
    await chat.sees(VOLUNTEER, /Kamu sekarang koordinator Kabupaten Sleman/);
  });

  it("come with an invite, which is a link for some people and some days", async () => {
    await lives(chat, ADMIN, [{ types: "/anggota" }, { presses: "🔗 Buat undangan" }, { sees: /untuk berapa orang/ }]);
    const uses = await phone(/untuk berapa orang/);
    await lives(chat, ADMIN, [{ presses: /^10 orang/ }, { sees: /Berlaku berapa hari/ }, { presses: /^7 hari/ }]);
    await lives(chat, ADMIN, [{ sees: /Undangan untuk 10 orang, berlaku 7 hari/ }]);
    const invite = await phone(/Undangan untuk 10 orang, berlaku 7 hari/);

    await keepPhones(chat, "pengelola-undangan.png", [uses, invite]);
    expect(await chat.column(ADMIN).getByRole("button", { name: "📋 Salin tautan" }).count()).toBe(1);
  });
});
