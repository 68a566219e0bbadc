import { sign } from "@telegram-apps/init-data-node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, openChatPage } from "../support/chat-page.ts";
import { ADMIN_ID, joins, useHouse } from "../support/house.ts";
import { joinsOnPage } from "../support/lives-in-chat.ts";
import { LIGHT, type OfficeInBrowser, openOfficeInBrowser } from "../support/office-browser.ts";
import { officeLink } from "../support/office-visitor.ts";
import type { Person } from "../support/person.ts";

describe("the coordinators' page in a browser", () => {
  const house = useHouse();
  let admin: Person;
  let office: OfficeInBrowser;
  beforeAll(async () => {
    admin = await house.admin();
    await joins(admin);
    office = await openOfficeInBrowser(house, admin);
  });
  afterAll(() => office.close());

  const address = () => `http://127.0.0.1:${house.bot.port}/office`;
  const signedIn = (initData: string) =>
    `#${new URLSearchParams({ tgWebAppData: initData, tgWebAppVersion: "9.1", tgWebAppPlatform: "android" }).toString()}`;

  it("is come into by a link of the bot, with one press", async () => {
    const browser = await launch();
    const page = await browser.newPage();
    await page.goto(`${address()}/in/${await officeLink(admin)}`);

    await page.getByRole("button", { name: "Masuk" }).click();

    await page.getByRole("heading", { name: "Ringkasan", level: 1 }).waitFor();
    await page.getByRole("button", { name: "Keluar" }).click();
    await page.getByText("kirim /halaman").waitFor();
    await browser.close();
  });

  it("opens as a Mini App, and for forged init data says what to do", async () => {
    const browser = await launch();
    const page = await browser.newPage();
    const user = { id: ADMIN_ID, first_name: "Sari" };
    await page.goto(`${address()}/app${signedIn(sign({ user }, "1:forged", new Date()))}`);
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").innerText()).toContain("buka lagi dari tombol di bot");

    expect(await page.getByText("Sebentar, kamu sedang masuk").isVisible()).toBe(false);

    const visitor = { id: (await house.someone()).id, first_name: "Budi" };
    await page.goto("about:blank");
    await page.goto(`${address()}/app${signedIn(sign({ user: visitor }, house.playground.token, new Date()))}`);
    await page.getByRole("alert").filter({ hasText: "untuk pengelola dan koordinator" }).waitFor();

    await page.goto("about:blank");
    await page.goto(`${address()}/app${signedIn(sign({ user }, house.playground.token, new Date()))}`);

    await page.getByRole("heading", { name: "Ringkasan", level: 1 }).waitFor();
    await browser.close();
  });

  it("is light: what a page loads before it is shown stays below 100 KB", async () => {
    expect(await office.weight("")).toBeLessThan(LIGHT);
  });

  it("can be walked through by keyboard, the content first", async () => {
    await office.opens("");
    await office.desktop.keyboard.press("Tab");
    expect(await office.desktop.evaluate("document.activeElement.textContent")).toBe("Langsung ke isi");
    await office.desktop.keyboard.press("Enter");
    expect(await office.desktop.evaluate("document.activeElement.id")).toBe("content");
    expect(await office.findings()).toEqual([]);
  });
});

// A house of its own, once the other one is empty.
describe("the chat", () => {
  it("opens the page with a button of the bot, as Telegram would", async () => {
    const chat = await openChatPage({ width: 1000, height: 900 });
    await joinsOnPage(chat, ADMIN_ID);
    await chat.types(ADMIN_ID, "/halaman");
    await chat.sees(ADMIN_ID, /Halaman koordinator/);
    const opening = chat.page.context().waitForEvent("page");

    await chat.presses(ADMIN_ID, "🖥 Buka di Telegram");

    await (await opening).getByRole("heading", { name: "Ringkasan", level: 1 }).waitFor();
    await chat.close();
  });
});
