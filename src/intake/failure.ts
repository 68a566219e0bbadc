import { TelegramAway } from "./telegram-request.ts";

/** Telegram could not be reached or asked for patience: not the update's fault. */
export function isTelegramAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = "error" in cause ? cause.error : cause.cause) {
    if (cause instanceof TelegramAway) return true;
    if ("error_code" in cause && (cause.error_code === 429 || Number(cause.error_code) >= 500)) return true;
  }
  return false;
}

/** Never the message: it may hold people's words. */
export function nameOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = "error" in cause ? cause.error : cause.cause) {
    if (!("error" in cause) && cause.cause === undefined) return describe(cause);
  }
  return typeof error;
}

function describe(error: Error): string {
  const code = "error_code" in error ? ` ${String(error.error_code)}` : "";
  const place =
    error.stack
      ?.split("\n")
      .find((line) => line.trimStart().startsWith("at "))
      ?.trim() ?? "";
  return `${error.name}${code} ${place}`.trim();
}
