import type { ChatPage } from "./chat-page.ts";

/** What one person does, one thing after the other: a string that is typed, a button, or words that are waited for. */
export type Deed =
  | { readonly types: string }
  | { readonly presses: string | RegExp }
  | { readonly sees: RegExp }
  | { readonly seesButton: RegExp }
  /** Turns pages until this button is there, and presses it. */
  | { readonly turnsTo: RegExp };

export async function lives(chat: ChatPage, id: number, deeds: readonly Deed[]): Promise<void> {
  for (const deed of deeds) {
    if ("types" in deed) await chat.types(id, deed.types);
    else if ("presses" in deed) await chat.presses(id, deed.presses);
    else if ("sees" in deed) await chat.sees(id, deed.sees);
    else if ("seesButton" in deed)
      await chat.column(id).getByRole("button", { name: deed.seesButton }).last().waitFor();
    else await turnTo(chat, id, deed.turnsTo);
  }
}

/** From /start to a member who works in Sleman. */
export async function joinsOnPage(chat: ChatPage, id: number): Promise<void> {
  await lives(chat, id, [
    { types: "/start" },
    { presses: "Bahasa Indonesia" },
    { presses: /Saya setuju/ },
    { sees: /Di mana kamu bertugas/ },
    { types: "Sleman" },
    { presses: /^Kabupaten Sleman$/ },
    { sees: /Kamu sudah bergabung/ },
  ]);
}

async function turnTo(chat: ChatPage, id: number, label: RegExp): Promise<void> {
  const wanted = chat.column(id).getByRole("button", { name: label });
  const page = chat.column(id).locator("[data-message-id]").last();
  while ((await wanted.count()) === 0) {
    const before = await page.innerText();
    await chat.presses(id, /Berikutnya/);
    while ((await page.innerText()) === before) await chat.page.waitForTimeout(50);
  }
  await wanted.last().click();
}
