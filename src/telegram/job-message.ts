import type { Api } from "grammy";
import type { FileJob } from "../domain/file-job.ts";
import { sendTo, toMarkup } from "./message-sender.ts";
import type { Reply } from "./replies/reply.ts";

const EDIT_EVERY = 3000;

/** The message of a chat that tells how far long work is. */
export interface JobMessage {
  /** In place of what it says, or below when it is gone. */
  tell(reply: Reply): Promise<void>;
  /** The same every few seconds only; a word that does not get through is no matter. True when it was time. */
  tellNowAndThen(reply: () => Reply): Promise<boolean>;
}

export function createJobMessage(
  { api, ticks = () => performance.now() }: { readonly api: Api; readonly ticks?: () => number },
  { chat, message }: Pick<FileJob, "chat" | "message">,
): JobMessage {
  let toldAt = ticks();

  async function edit(reply: Reply): Promise<boolean> {
    const options = { parse_mode: "HTML", reply_markup: toMarkup(reply) } as const;
    return api.editMessageText(chat, message, reply.text, options).then(
      () => true,
      (error: unknown) => {
        const { error_code: code, description = "" } = error as { error_code?: number; description?: string };
        if (code !== 400) throw error;
        // A second try says the same again.
        return description.includes("message is not modified");
      },
    );
  }

  return {
    async tell(reply) {
      if (!(await edit(reply))) await sendTo(api, chat, reply);
    },
    async tellNowAndThen(reply) {
      if (ticks() - toldAt < EDIT_EVERY) return false;
      toldAt = ticks();
      await edit(reply()).catch(() => false);
      return true;
    },
  };
}
