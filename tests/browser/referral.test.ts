import { afterEach, describe, expect, it } from "vitest";
import { clockShowing } from "../support/bot-clock.ts";
import { type ChatPage, openChatPage } from "../support/chat-page.ts";
import { keepPhones, photographPhone } from "../support/phone-picture.ts";
import { seedHouse } from "../support/sources.ts";
import { MONDAY_MORNING } from "../unit/data/a-referral.ts";

const VOLUNTEER = 7001;
const PHONE = { width: 390, height: 1060 };

let chat: ChatPage;
afterEach(() => chat.close());

describe("the broker in Chromium", () => {
  it("leads a volunteer on a phone from a need to a referral that is followed", async () => {
    chat = await openChatPage(PHONE, { environment: clockShowing(MONDAY_MORNING) });
    const now = new Date(MONDAY_MORNING).getTime();
    const verified = { at: now, by: 9001 };
    const full = { available: 0, updatedAt: now };
    const roomy = { available: 12, updatedAt: now };
    await seedHouse(chat.house, [
      { verified, organisation: "Dinas Sosial Sleman", service: "Bantuan pangan", documents: ["KTP"], capacity: roomy },
      { verified, organisation: "Lumbung Pangan Depok", service: "Beras dan lauk", capacity: full },
      {
        verified,
        organisation: "Dapur Umum Provinsi",
        service: "Makanan siap saji",
        capacity: full,
        areasServed: ["34"],
      },
    ]);
    const phone = (from: RegExp) => photographPhone(chat, VOLUNTEER, from);

    await chat.types(VOLUNTEER, "/start");
    await chat.presses(VOLUNTEER, "Bahasa Indonesia");
    await chat.presses(VOLUNTEER, /Saya setuju/);
    await chat.types(VOLUNTEER, "Sleman");
    await chat.presses(VOLUNTEER, /^Kabupaten Sleman$/);
    await chat.sees(VOLUNTEER, /bergabung/);
    await chat.types(VOLUNTEER, "/sumber");
    await chat.presses(VOLUNTEER, /Pangan/);
    await chat.sees(VOLUNTEER, /Dinas Sosial Sleman/);
    const sources = await phone(/Dinas Sosial Sleman/);
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
    const sent = await phone(/sudah terkirim/);
    await chat.types(VOLUNTEER, "/rujukan");
    await chat.sees(VOLUNTEER, /Rujukan/);
    await chat.presses(VOLUNTEER, /Pangan/);
    await chat.sees(VOLUNTEER, /Terkirim/);
    const followed = await phone(/Keadaan: Terkirim/);

    await keepPhones(chat, "referral.png", [sources, sent, followed]);
    expect(await chat.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
  });
});
