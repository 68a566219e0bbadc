import { afterEach, describe, expect, it } from "vitest";
import { type ChatPage, keepPicture, openChatPage, sideBySide } from "../support/chat-page.ts";
import { seedHouse } from "../support/sources.ts";

const VOLUNTEER = 7001;
const PHONE = { width: 390, height: 1060 };

let chat: ChatPage;
afterEach(() => chat.close());

describe("the broker in Chromium", () => {
  it("leads a volunteer on a phone from a need to a referral that is followed", async () => {
    chat = await openChatPage(PHONE);
    const full = { available: 0, updatedAt: Date.now() };
    await seedHouse(chat.house, [
      { organisation: "Dinas Sosial Sleman", service: "Bantuan pangan", documents: ["KTP"] },
      { organisation: "Lumbung Pangan Depok", service: "Beras dan lauk", capacity: full },
      { organisation: "Dapur Umum Provinsi", service: "Makanan siap saji", capacity: full, areasServed: ["34"] },
    ]);
    const screen = () => chat.page.screenshot();

    await chat.types(VOLUNTEER, "/start");
    await chat.presses(VOLUNTEER, "Bahasa Indonesia");
    await chat.presses(VOLUNTEER, /Saya setuju/);
    await chat.types(VOLUNTEER, "Sleman");
    await chat.presses(VOLUNTEER, /^Kabupaten Sleman$/);
    await chat.sees(VOLUNTEER, /bergabung/);
    await chat.types(VOLUNTEER, "/sumber");
    await chat.presses(VOLUNTEER, /Pangan/);
    await chat.sees(VOLUNTEER, /Dinas Sosial Sleman/);
    const sources = await screen();
    await chat.presses(VOLUNTEER, /^1/);
    await chat.sees(VOLUNTEER, /KTP/);
    await chat.types(VOLUNTEER, "/rujuk");
    for (const tap of [/Pangan/, /Lewati/, /Mendesak/, /^📍 Kabupaten Sleman$/, /Pakai kode/, /Tidak ada kaitannya/]) {
      await chat.presses(VOLUNTEER, tap);
    }
    await chat.sees(VOLUNTEER, /7\/9/);
    for (const tap of [/^1 · Dinas/, "Bawa surat", /Ya, setuju/]) await chat.presses(VOLUNTEER, tap);
    await chat.sees(VOLUNTEER, /Periksa dulu/);
    await chat.presses(VOLUNTEER, /Kirim rujukan/);
    await chat.sees(VOLUNTEER, /sudah terkirim/);
    const sent = await screen();
    await chat.types(VOLUNTEER, "/rujukan");
    await chat.sees(VOLUNTEER, /Rujukan/);
    await chat.presses(VOLUNTEER, /Pangan/);
    await chat.sees(VOLUNTEER, /Terkirim/);
    const followed = await screen();

    await keepPicture("referral.png", await sideBySide([sources, sent, followed], PHONE.width));
    expect(await chat.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
  });
});
