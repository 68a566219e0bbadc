import { FileRefused } from "../domain/import-file.ts";
import { TelegramAway } from "./telegram-request.ts";

export interface BotAddress {
  readonly apiRoot: string;
  readonly botToken: string;
}

/** Milliseconds for the whole file. */
const PATIENCE = 120_000;

/** Content of a file that somebody sent to the bot. Throws FileRefused when Telegram has it no more, TelegramAway otherwise. */
export function createFileFetch(
  { apiRoot, botToken }: BotAddress,
  getFile: (id: string) => Promise<{ readonly file_path?: string }>,
): (id: string) => Promise<Uint8Array> {
  return async (id) => {
    const { file_path: path } = await getFile(id).catch((error: unknown) => {
      throw refusalOf(error);
    });
    if (path === undefined) throw new FileRefused("gone");
    try {
      const response = await fetch(`${apiRoot}/file/bot${botToken}/${path}`, { signal: AbortSignal.timeout(PATIENCE) });
      if (response.status === 404) throw new FileRefused("gone");
      if (!response.ok) throw new TelegramAway(`no file (HTTP ${response.status})`);
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      // The address holds the token: it goes no further.
      throw error instanceof FileRefused || error instanceof TelegramAway ? error : new TelegramAway("no file");
    }
  };
}

function refusalOf(error: unknown): unknown {
  const { error_code: code, description = "" } = error as { error_code?: number; description?: string };
  if (code !== 400) return error;
  return new FileRefused(description.includes("too big") ? "too-big" : "gone");
}
