import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ChatPage, openChatPage } from "../support/chat-page.ts";
import { keepPhones, photographPhone } from "../support/phone-picture.ts";

const VOLUNTEER = 7001;

/** The pictures of cases in docs/panduan-relawan.md, taken while a volunteer lives through what it tells. */
describe("a case, in the guide for volunteers", () => {
  let chat: ChatPage;
  beforeAll(async () => {
    chat = await openChatPage({ width: 1000, height: 2200 });
    await chat.types(VOLUNTEER, "/start");
    for (const tap of ["Bahasa Indonesia", /Saya setuju/]) await chat.presses(VOLUNTEER, tap);
    await chat.types(VOLUNTEER, "sleman");
    await chat.presses(VOLUNTEER, /^Kabupaten Sleman$/);
    await chat.sees(VOLUNTEER, /bergabung/);
  });
  afterAll(() => chat.close());

  const phone = (from: RegExp) => photographPhone(chat, VOLUNTEER, from);

  it("is saved from the guided talk, and shows what it holds", async () => {
    await chat.types(VOLUNTEER, "/panduan");
    for (const tap of [/Tidak ada, lanjut/, /Sudah bertengkar/, /Kelompok/, /kubu/, /Tunjukkan langkahku/]) {
      await chat.presses(VOLUNTEER, tap);
    }
    await chat.presses(VOLUNTEER, /Simpan sebagai kasus/);
    await chat.presses(VOLUNTEER, /Air dan irigasi|Air/);
    await chat.sees(VOLUNTEER, /Kabupaten Sleman/);
    const screen = await phone(/Pihak A/);

    await chat.presses(VOLUNTEER, /Cek keadaan/);
    await chat.sees(VOLUNTEER, /[Hh]ijau/);
    const check = await phone(/[Hh]ijau/);

    await keepPhones(chat, "relawan-kasus.png", [screen, check]);
    expect(
      await chat
        .column(VOLUNTEER)
        .getByRole("button", { name: /Darurat/ })
        .count(),
    ).toBeGreaterThan(0);
  });
});
