import type { Speech } from "../../content/speech.ts";
import type { Button, Reply } from "./reply.ts";

/** Inside Telegram, and in a browser. `link`: the secret of the one-time link. */
export function officeReply(address: string, link: string, speech: Speech): Reply {
  const inTelegram: Button = {
    text: speech.say("button.office-in-telegram"),
    webApp: `${address}/office/app`,
    style: "success",
  };
  const inBrowser: Button = { text: speech.say("button.office-in-browser"), url: `${address}/office/in/${link}` };
  return { text: speech.say("office-door.open"), buttons: [[inTelegram], [inBrowser]] };
}
