import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { keepPicture, launch } from "./chat-page.ts";
import type { TestHouse } from "./house.ts";
import { comesIntoOffice } from "./office-visitor.ts";
import type { Person } from "./person.ts";

const PHONE = { width: 360, height: 740 } as const;
const DESKTOP = { width: 1280, height: 800 } as const;
const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
/** What a page may load before it is there: bytes as they are sent, without compression. */
export const LIGHT = 100 * 1024;

/** One person's page in a real browser, at the width of a phone and of a desk. */
export interface OfficeInBrowser {
  readonly phone: Page;
  readonly desktop: Page;
  /** Opens a path after `/office` in both. Fails when a script breaks, something comes from outside, or the policy stops something. */
  opens(path: string): Promise<void>;
  /** Serious and critical findings of axe, on the phone and on the desk, as lines; and whether the page is wider than the phone. */
  findings(): Promise<readonly string[]>;
  /** Keeps what both show: `<name>-ponsel.png` and `<name>-meja.png`. */
  keepsPictures(name: string): Promise<void>;
  /** Bytes of script and style that the phone loaded for a path until it was shown. */
  weight(path: string): Promise<number>;
  close(): Promise<void>;
}

export async function openOfficeInBrowser(house: TestHouse, person: Person): Promise<OfficeInBrowser> {
  const { cookie } = await comesIntoOffice(house, person);
  const address = `http://127.0.0.1:${house.bot.port}`;
  const browser = await launch();
  const troubles: string[] = [];
  const open = async (viewport: typeof PHONE | typeof DESKTOP) => {
    const context = await newContext(browser, viewport);
    const [name = "", value = ""] = cookie.split("=");
    await context.addCookies([{ name, value, url: address }]);
    const page = await context.newPage();
    watch(page, address, troubles);
    return page;
  };
  const [phone, desktop] = [await open(PHONE), await open(DESKTOP)];

  return {
    ...{ phone, desktop },
    async opens(path) {
      for (const page of [phone, desktop]) {
        await page.goto(`${address}/office${path}`, { waitUntil: "networkidle" });
      }
      if (troubles.length > 0) throw new Error(`/office${path}: ${troubles.splice(0).join("; ")}`);
    },
    async findings() {
      const found = [];
      for (const page of [phone, desktop]) found.push(...(await axeFindings(page)));
      const isTooWide = await phone.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1");
      if (isTooWide) found.push(`${phone.url()} is wider than the phone`);
      return found;
    },
    async keepsPictures(name) {
      await keepPicture(`${name}-ponsel.png`, await topOf(phone, 2 * PHONE.height));
      await keepPicture(`${name}-meja.png`, await topOf(desktop, 2 * DESKTOP.height));
    },
    async weight(path) {
      const sizes: Promise<number>[] = [];
      const note = (response: { url(): string; body(): Promise<Buffer> }) => {
        if (/\.(?:css|js)$/.test(response.url())) sizes.push(response.body().then(({ length }) => length));
      };
      phone.on("response", note);
      await phone.goto(`${address}/office${path}`, { waitUntil: "load" });
      phone.off("response", note);
      return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    },
    close: () => browser.close(),
  };
}

/** As much of a page as its reader looks at: a long list goes on below. */
async function topOf(page: Page, most: number): Promise<Buffer> {
  const height = await page.evaluate<number>("document.documentElement.scrollHeight");
  const { width } = page.viewportSize() ?? PHONE;
  return page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, most) } });
}

async function newContext(browser: Browser, viewport: { width: number; height: number }): Promise<BrowserContext> {
  return browser.newContext({
    viewport,
    deviceScaleFactor: viewport.width > 600 ? 1 : 2,
    timezoneId: "Asia/Jakarta",
    locale: "id-ID",
  });
}

function watch(page: Page, address: string, troubles: string[]): void {
  page.on("pageerror", (error) => troubles.push(`a script broke: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`the browser complains: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith("data:")) troubles.push(`it asks another host: ${url}`);
  });
}

interface AxeViolation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const violations = await page.evaluate<readonly AxeViolation[]>("axe.run().then(({ violations }) => violations)");
  return violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${page.url()} ${id}: ${html.slice(0, 200)}`));
}
