import * as z from "zod";

export function secret() {
  return z
    .string()
    .regex(/^[\w-]{32,256}$/, "must be 32 to 256 characters of A-Z, a-z, 0-9, _ and -. Make one: openssl rand -hex 32");
}

export function wholeNumber(least: number, most: number, otherwise: string) {
  return z
    .string()
    .default(otherwise)
    .refine(
      (text) => /^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most,
      `must be a whole number from ${least} to ${most}.`,
    )
    .transform(Number);
}

export function listOf(text: string): readonly string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

export function isHttp(text: string): boolean {
  return ["http:", "https:"].includes(URL.parse(text)?.protocol ?? "");
}

export function isRedis(text: string): boolean {
  return ["redis:", "rediss:"].includes(URL.parse(text)?.protocol ?? "");
}

/** Telegram delivers only to these ports; the playground, on this machine, to any. */
export function isWebhook(text: string): boolean {
  const url = URL.parse(text);
  return isLoopback(text) || (url?.protocol === "https:" && ["", "443", "80", "88", "8443"].includes(url.port));
}

export function isLoopback(text: string): boolean {
  return isHttp(text) && ["localhost", "127.0.0.1", "[::1]"].includes(URL.parse(text)?.hostname ?? "");
}

/** People's browsers come there: nothing may be read on the way, but on this machine. */
export function isOffice(text: string): boolean {
  return isLoopback(text) || (URL.parse(text)?.protocol === "https:" && URL.parse(text)?.pathname === "/");
}

/** `address`: that of the page, or of the webhook. Beside the playground, on this machine, the page is always there. */
export function officeIn(address: string | undefined, apiRoot: string, port: number): { readonly officeUrl?: string } {
  const own = isLoopback(apiRoot) && port !== 0 ? `http://127.0.0.1:${port}` : undefined;
  // Whoever gave the webhook a path has other things at the top of the address.
  const given = address === undefined || new URL(address).pathname !== "/" ? undefined : new URL(address).origin;
  const officeUrl = given ?? own;
  return officeUrl === undefined ? {} : { officeUrl };
}

export function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

export function withoutSlash(text: string): string {
  return text.replace(/\/+$/, "");
}
