import { afterEach, describe, expect, it } from "vitest";
import { type ChatPage, keepPicture, openChatPage, sideBySide } from "../support/chat-page.ts";

const VOLUNTEER = 7001;
const ADMIN = 9001;
const PHONE = { width: 390, height: 1060 };

let chat: ChatPage;
afterEach(() => chat.close());

describe("the chat page in Chromium", () => {
  it("leads a newcomer on a phone from /start to the first technique card", async () => {
    chat = await openChatPage(PHONE);
    const screen = () => chat.page.screenshot();

    await chat.types(VOLUNTEER, "/start");
    await chat.presses(VOLUNTEER, "Bahasa Indonesia");
    await chat.presses(VOLUNTEER, /Saya setuju/);
    await chat.types(VOLUNTEER, "slemn");
    await chat.presses(VOLUNTEER, /^Kabupaten Sleman$/);
    await chat.sees(VOLUNTEER, /bergabung/);
    await chat.presses(VOLUNTEER, /Mulai panduan/);
    await chat.sees(VOLUNTEER, /1\/4/);
    const safety = await screen();
    for (const tap of [/Tidak ada, lanjut/, /Sudah bertengkar/, /Kelompok/, /kubu/, /Ancaman/, /Tunjukkan langkahku/]) {
      await chat.presses(VOLUNTEER, tap);
    }
    await chat.sees(VOLUNTEER, /Peranmu sekarang: Mediator/);
    const result = await screen();
    await chat.presses(VOLUNTEER, /^1 · /);
    await chat.sees(VOLUNTEER, /Ucapkan:/);
    const card = await screen();

    await keepPicture("demo.png", await sideBySide([safety, result, card], PHONE.width));
    expect(await chat.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
  });

  it("shows the safety card at once when somebody writes of a danger, and no technique", async () => {
    chat = await openChatPage(PHONE);

    await chat.types(VOLUNTEER, "/start");
    await chat.presses(VOLUNTEER, "Bahasa Indonesia");
    await chat.presses(VOLUNTEER, /Saya setuju/);
    await chat.presses(VOLUNTEER, "Nanti saja");
    await chat.types(VOLUNTEER, "tolong, ada yang dibacok di pasar");

    await chat.sees(VOLUNTEER, /110/);
    expect(await chat.column(VOLUNTEER).getByRole("button", { name: /^1 · / }).count()).toBe(0);
  });

  it("has a volunteer and an admin side by side on a wide screen, in English too", async () => {
    chat = await openChatPage({ width: 1280, height: 860 }, { languageCode: "en" });

    await chat.types(VOLUNTEER, "/start");
    await chat.presses(VOLUNTEER, "English");
    await chat.types(ADMIN, "/start");
    await chat.presses(ADMIN, "English");
    await chat.sees(VOLUNTEER, /Before we start/);
    await chat.sees(ADMIN, /Before we start/);

    expect(await chat.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
  });
});
