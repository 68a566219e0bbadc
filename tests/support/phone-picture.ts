import { type ChatPage, keepPicture } from "./chat-page.ts";

const WIDTH = 390;
const GAP = 20;

/** Only what Telegram shows too: none of the page's own buttons, and nothing from before the first message that counts. */
const AS_ON_A_PHONE = `
  .top, .tabs, .lower, .head button, .toast, [data-before] { display: none !important; }
  .people { display: flex; align-items: flex-start; overflow: visible; }
  .column { width: ${WIDTH}px; flex: none; }
  .log { overflow: visible; }
`;

/** What stands in the chat of one person, from the newest message that says this to the end. */
export async function photographPhone(chat: ChatPage, id: number, from: RegExp): Promise<Buffer> {
  const column = chat.column(id);
  const first = column.locator("[data-message-id]", { hasText: from }).last();
  await first.waitFor();
  await column.locator("[aria-busy]").waitFor({ state: "detached" });
  await first.evaluate((message) => {
    for (const each of message.parentElement?.children ?? []) each.removeAttribute("data-before");
    for (let each = message.previousElementSibling; each; each = each.previousElementSibling)
      each.setAttribute("data-before", "");
  });
  await wearStyle(chat, AS_ON_A_PHONE);
  const picture = await column.screenshot({ animations: "disabled" });
  await wearStyle(chat, "");
  return picture;
}

/** A sheet that the script adopts: the page's policy lets no style come from elsewhere. */
async function wearStyle({ page }: ChatPage, style: string): Promise<void> {
  await page.evaluate(`(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(${JSON.stringify(style)});
    document.adoptedStyleSheets = [sheet];
  })()`);
}

/** Phones side by side, as one picture of a guide. */
export async function keepPhones(chat: ChatPage, name: string, phones: readonly Buffer[]): Promise<void> {
  const images = phones.map(
    (phone) =>
      `<img width="${WIDTH}" style="border-radius:18px" src="data:image/png;base64,${phone.toString("base64")}">`,
  );
  const page = await chat.page.context().newPage();
  await page.setViewportSize({ width: phones.length * (WIDTH + GAP) + GAP, height: 100 });
  await page.setContent(
    `<body style="margin:0;padding:${GAP}px;display:flex;align-items:flex-start;gap:${GAP}px;background:#d7dfda">${images.join("")}</body>`,
  );
  await keepPicture(name, await page.screenshot({ fullPage: true, scale: "css" }));
  await page.close();
}
