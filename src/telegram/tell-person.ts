import type { Api } from "grammy";
import type { Speech } from "../content/speech.ts";
import type { House } from "./context.ts";
import { sendTo } from "./message-sender.ts";
import type { Reply } from "./replies/reply.ts";

type Telling = Pick<House, "members" | "speeches" | "defaultLanguage">;

/** Says something unasked, in that person's language. False for nobody, and for who cannot be reached. */
export async function tellPerson(
  api: Api,
  id: number,
  { members, speeches, defaultLanguage }: Telling,
  reply: (speech: Speech) => Reply,
): Promise<boolean> {
  if (id === 0) return false;
  const language = (await members.find(id))?.language ?? defaultLanguage;
  return sendTo(api, id, reply(speeches[language]));
}
