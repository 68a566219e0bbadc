import type { TestHouse } from "./house.ts";
import type { Person } from "./person.ts";

export interface Shown {
  readonly status: number;
  /** The page, as it came. */
  readonly html: string;
  /** Its words without markup, on one line. */
  readonly words: string;
  /** Where it leads, of an answer that only leads on. */
  readonly location: string | undefined;
  readonly headers: Headers;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Somebody with a browser of their own, without any script. Paths begin after `/office`. */
export interface OfficeVisitor {
  readonly cookie: string;
  opens(path: string): Promise<Shown>;
  /** Sends a form as a page of ours would; leads on are not followed. */
  sends(path: string, fields?: Fields, more?: Readonly<Record<string, string>>): Promise<Shown>;
  /** Sends a form with a file in it. */
  sendsFile(
    path: string,
    file: { readonly name: string; readonly content: string | Buffer },
    fields?: Fields,
  ): Promise<Shown>;
}

/** The person gets a link from the bot, and comes in with it. */
export async function comesIntoOffice(house: TestHouse, person: Person): Promise<OfficeVisitor> {
  const link = await officeLink(person);
  const stranger = officeVisitor(house);
  const { status, headers } = await stranger.sends(`/in/${link}`);
  const [cookie = ""] = headers.getSetCookie().map((one) => one.split(";")[0]);
  if (status !== 303 || cookie === "") throw new Error(`The link did not open the page: ${status}.`);
  return officeVisitor(house, cookie);
}

/** The secret of a new link, as the bot sends it. */
export async function officeLink(person: Person): Promise<string> {
  await person.types("/halaman");
  await person.sees(/Halaman koordinator|The coordinators. page/);
  const buttons = person.lastMessage().reply_markup?.inline_keyboard.flat() ?? [];
  const link = buttons.flatMap((button) => ("url" in button ? [button.url.split("/office/in/")[1]] : []))[0];
  if (link === undefined) throw new Error("The bot gave no link.");
  return link;
}

export function officeVisitor(house: TestHouse, cookie = ""): OfficeVisitor {
  const address = `http://127.0.0.1:${house.bot.port}`;
  async function ask(path: string, init: RequestInit): Promise<Shown> {
    const headers = { cookie, ...(init.headers as Record<string, string>) };
    const response = await fetch(`${address}/office${path}`, { redirect: "manual", ...init, headers });
    const html = await response.text();
    const location = response.headers.get("location") ?? undefined;
    return { status: response.status, html, words: wordsIn(html), location, headers: response.headers };
  }
  return {
    cookie,
    opens: (path) => ask(path, {}),
    sends: (path, fields = {}, more = {}) =>
      ask(path, { method: "POST", body: new URLSearchParams(pairsOf(fields)), headers: { origin: address, ...more } }),
    sendsFile(path, { name, content }, fields = {}) {
      const body = new FormData();
      for (const [field, value] of pairsOf(fields)) body.append(field, value);
      body.append("file", new Blob([typeof content === "string" ? content : new Uint8Array(content)]), name);
      return ask(path, { method: "POST", body, headers: { origin: address } });
    },
  };
}

function pairsOf(fields: Fields): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]));
}

function wordsIn(html: string): string {
  const text = html.replace(/<(script|style)[\s\S]*?<\/\1>/g, " ").replaceAll(/<[^>]+>/g, " ");
  const signs: Readonly<Record<string, string>> = {
    "&amp;": "&",
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&#39;": "'",
  };
  return text
    .replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (sign) => signs[sign] ?? sign)
    .replaceAll(/\s+/g, " ")
    .trim();
}
