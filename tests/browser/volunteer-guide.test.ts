import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ChatPage, openChatPage } from "../support/chat-page.ts";
import { keepPhones, photographPhone } from "../support/phone-picture.ts";

const VOLUNTEER = 7001;
const ADMIN = 9001;

/** The pictures of docs/panduan-relawan.md, taken while a volunteer and an admin live through what it tells. */
describe("the guide for volunteers", () => {
  let chat: ChatPage;
  beforeAll(async () => {
    chat = await openChatPage({ width: 1000, height: 1800 }, { environment: { JOINING: "approval" } });
    await chat.types(ADMIN, "/start");
    for (const tap of ["Bahasa Indonesia", /Saya setuju/, "Nanti saja"]) await chat.presses(ADMIN, tap);
    await chat.sees(ADMIN, /bergabung/);
  });
  afterAll(() => chat.close());

  const phone = (from: RegExp) => photographPhone(chat, VOLUNTEER, from);

  it("shows the first day: a place is chosen, and an admin says yes", async () => {
    await chat.types(VOLUNTEER, "/start");
    await chat.presses(VOLUNTEER, "Bahasa Indonesia");
    await chat.sees(VOLUNTEER, /Setuju datamu disimpan/);
    await chat.presses(VOLUNTEER, /Saya setuju/);
    await chat.types(VOLUNTEER, "slemn");
    await chat.sees(VOLUNTEER, /Yang mana tempatmu/);
    const place = await phone(/slemn/);
    await chat.presses(VOLUNTEER, /^Kabupaten Sleman$/);
    await chat.sees(VOLUNTEER, /Pengelola akan memeriksa/);
    await chat.presses(ADMIN, "✅ Terima");
    await chat.sees(VOLUNTEER, /Permintaanmu diterima/);
    const welcome = await phone(/Pengelola akan memeriksa/);

    await keepPhones(chat, "relawan-bergabung.png", [place, welcome]);
    expect(
      await chat
        .column(VOLUNTEER)
        .getByRole("button", { name: /Mulai panduan/ })
        .count(),
    ).toBeGreaterThan(0);
  });

  it("shows what the bot says in danger, when asked and by itself", async () => {
    await chat.types(VOLUNTEER, "/darurat");
    await chat.sees(VOLUNTEER, /Menjauh dulu ke tempat aman/);
    const numbers = await phone(/^\s*\/darurat/);
    await chat.types(VOLUNTEER, "tolong, ada yang dibacok di pasar");
    await chat.sees(VOLUNTEER, /Jangan menengahi/);
    const card = await phone(/dibacok/);

    await keepPhones(chat, "relawan-bahaya.png", [numbers, card]);
    expect(await chat.column(VOLUNTEER).getByRole("button", { name: /^1 · / }).count()).toBe(0);
  });

  it("shows what is stored of a volunteer, and how it is erased", async () => {
    await chat.types(VOLUNTEER, "/dataku");
    await chat.sees(VOLUNTEER, /juru-damai-data\.json/);
    await chat.types(VOLUNTEER, "/hapus");
    await chat.sees(VOLUNTEER, /Hapus semua datamu sekarang/);
    const asked = await phone(/^\s*\/dataku/);
    await chat.presses(VOLUNTEER, "Tidak, simpan");
    await chat.sees(VOLUNTEER, /tidak ada yang dihapus/);

    await keepPhones(chat, "relawan-data.png", [asked]);
  });
});
