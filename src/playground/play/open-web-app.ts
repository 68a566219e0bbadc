import { sign } from "@telegram-apps/init-data-node";
import type { InlineKeyboardButton, User } from "grammy/types";

/** The address that Telegram opens for a button: behind the `#` it tells who has pressed it, signed for the bot. */
export function webAppAddress(
  button: InlineKeyboardButton,
  { id, first_name, language_code }: User,
  token: string,
): string {
  if (!("web_app" in button)) throw new Error(`The button "${button.text}" opens no Mini App.`);
  const user = { id, first_name, ...(language_code !== undefined && { language_code }) };
  const launch = new URLSearchParams({
    tgWebAppData: sign({ user }, token, new Date()),
    tgWebAppVersion: "9.1",
    tgWebAppPlatform: "web",
  });
  return `${button.web_app.url}#${launch.toString()}`;
}
