import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { findChromium } from "../../scripts/find-chromium.ts";
import { DEMO_ADMIN, DEMO_VOLUNTEER } from "../../src/playground/demo-people.ts";
import { startHouse, type TestHouse } from "./house.ts";
import { smallPicture } from "./small-picture.ts";

/** Where pictures go: beside the tests, or into docs when they are taken for the README. */
const PICTURES = process.env["PICTURES"] ?? "tests/.artifacts";

/** Without these Chromium looks for hosts outside, which no test may need. */
const QUIETLY = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/** Whether a red heart is drawn in red. */
const HAS_EMOJI = `(() => {
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.font = "60px sans-serif";
  canvas.fillText("\\u2764\\uFE0F", 0, 60);
  const { data } = canvas.getImageData(0, 0, 80, 80);
  return data.some((red, index) => index % 4 === 0 && red > data[index + 1] + 60);
})()`;

export interface ChatPage {
  readonly house: TestHouse;
  readonly page: Page;
  /** The column of one person. */
  column(id: number): Locator;
  types(id: number, text: string): Promise<void>;
  presses(id: number, name: string | RegExp): Promise<void>;
  /** Picks a photo for the bot from this computer, as a person does. */
  attachesPhoto(id: number, photo: Buffer): Promise<void>;
  /** The newest bubble of the chat, once it matches. */
  sees(id: number, text: RegExp): Promise<void>;
  close(): Promise<void>;
}

interface Wishes {
  readonly languageCode?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export async function openChatPage(
  viewport: { width: number; height: number },
  { languageCode = "id", environment = {} }: Wishes = {},
): Promise<ChatPage> {
  const house = await startHouse({ environment });
  house.playground.person({ ...DEMO_VOLUNTEER, languageCode });
  house.playground.person({ ...DEMO_ADMIN, languageCode });
  const browser = await launch();
  const page = await (
    await browser.newContext({ viewport, deviceScaleFactor: 2, timezoneId: "Asia/Jakarta" })
  ).newPage();
  await page.goto(house.playground.url);
  if ("PICTURES" in process.env && !(await page.evaluate(HAS_EMOJI))) {
    await Promise.all([browser.close(), house.stop()]);
    throw new Error("Emoji would be empty boxes in the pictures: install a font of them (fonts-noto-color-emoji).");
  }

  const column = (id: number) => page.locator(`[data-person="${id}"]`);
  return {
    ...{ house, page, column },
    async types(id, text) {
      const composer = column(id).locator("[data-role=composer]");
      await composer.fill(text);
      await composer.press("Enter");
    },
    async presses(id, name) {
      await column(id).getByRole("button", { name }).last().click();
    },
    async attachesPhoto(id, photo) {
      await column(id).locator("[data-role=attach]").click();
      const [chooser] = await Promise.all([
        page.waitForEvent("filechooser"),
        column(id).getByRole("button", { name: "Foto" }).click(),
      ]);
      await chooser.setFiles({ name: "foto.png", mimeType: "image/png", buffer: photo });
    },
    async sees(id, text) {
      const bubbles = column(id).locator("[data-message-id]");
      await bubbles
        .filter({ hasText: text })
        .last()
        .waitFor()
        .catch(async (error: unknown) => {
          const newest = (await bubbles.allInnerTexts()).slice(-2).join("\n---\n");
          throw new Error(`${id} does not see ${text}. The newest messages:\n${newest}`, { cause: error });
        });
    },
    async close() {
      await browser.close();
      await house.stop();
    },
  };
}

export async function launch(): Promise<Browser> {
  const executablePath = await findChromium(process.env);
  if (executablePath === undefined)
    throw new Error("No Chromium here: install Debian's chromium, or name one in CHROMIUM.");
  return chromium.launch({ executablePath, args: QUIETLY });
}

export async function keepPicture(name: string, picture: Buffer): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  await writeFile(join(PICTURES, name), await smallPicture(picture));
}

/** A photo that somebody might send: these words on a green ground. */
export async function drawBanner(chat: ChatPage, words: string): Promise<Buffer> {
  const page = await chat.page.context().newPage();
  await page.setViewportSize({ width: 640, height: 320 });
  await page.setContent(
    `<body style="margin:0;height:320px;display:grid;place-items:center;font:700 56px sans-serif;color:#fff;background:#256c5e">${words}</body>`,
  );
  const banner = await page.screenshot({ scale: "css" });
  await page.close();
  return banner;
}

/** Several screens side by side as one picture. */
export async function sideBySide(pictures: readonly Buffer[], width: number): Promise<Buffer> {
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width: pictures.length * (width + 24) + 24, height: 100 } });
  const images = pictures.map(
    (picture) => `<img width="${width}" src="data:image/png;base64,${picture.toString("base64")}">`,
  );
  await page.setContent(
    `<body style="margin:24px;display:flex;align-items:flex-start;gap:24px;background:#e6ebe6">${images.join("")}</body>`,
  );
  const whole = await page.screenshot({ fullPage: true });
  await browser.close();
  return whole;
}
