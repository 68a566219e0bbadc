import type { Speech } from "../../content/speech.ts";
import type { Button, Reply } from "./reply.ts";

/** Inside Telegram where that is possible, and in a browser. `link`: the secret of the one-time link. */
export function officeReply(address: string, link: string, speech: Speech): Reply {
  const inTelegram: readonly Button[] = address.startsWith("https:")
    ? [{ text: speech.say("button.office-in-telegram"), webApp: `${address}/office/app`, style: "success" }]
    : [];
  const inBrowser: Button = { text: speech.say("button.office-in-browser"), url: `${address}/office/in/${link}` };
  return { text: speech.say("office-door.open"), buttons: [inTelegram, [inBrowser]].filter((row) => row.length > 0) };
}
