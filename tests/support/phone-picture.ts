import { type ChatPage, keepPicture } from "./chat-page.ts";

const WIDTH = 390;
const GAP = 20;

/** Only what Telegram shows too: none of the page's own buttons, and no message that is left out. */
const AS_ON_A_PHONE = `
  .top, .tabs, .lower, .head button, .toast, [data-left-out] { display: none !important; }
  .people { display: flex; align-items: flex-start; overflow: visible; }
  .column { width: ${WIDTH}px; flex: none; }
  .log { overflow: visible; }
`;

/** What stands in the chat of one person, from the newest message that says the one to the newest that says the other. */
export interface Extract {
  readonly from: RegExp;
  readonly to: RegExp;
}

/** Without an end all that follows is in the picture. */
export async function photographPhone(chat: ChatPage, id: number, extract: RegExp | Extract): Promise<Buffer> {
  const column = chat.column(id);
  const { from, to } = extract instanceof RegExp ? { from: extract, to: /(?:)/ } : extract;
  const numberOf = async (words: RegExp) =>
    Number(await column.locator("[data-message-id]", { hasText: words }).last().getAttribute("data-message-id"));
  const [first, last] = [await numberOf(from), await numberOf(to)];
  await column.locator("[aria-busy]").waitFor({ state: "detached" });
  await column.locator(".log").evaluate(
    (log, [start, end]) => {
      for (const message of log.children) {
        const number = Number(message.getAttribute("data-message-id"));
        message.toggleAttribute("data-left-out", number < start || number > end);
      }
    },
    [first, last] as const,
  );
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
