import { SettingsError } from "./config.ts";
import { ContentError } from "./content/load.ts";
import { CopyRefused } from "./redis/copy-file.ts";
import { DataKeysError } from "./redis/data-keys-error.ts";
import { PrivateRedisError } from "./redis/private-server.ts";
import { UnfinishedRestore } from "./redis/unfinished-restore.ts";

/** A wrong set-up is the operator's to mend: the whole list, and no stack that hides it. Undefined for anything else. */
export function operatorsMistake(error: unknown): string | undefined {
  const { code = "", syscall, path = "A folder" } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return "PORT is taken by another program. Set another PORT.";
  if (["EACCES", "EPERM", "EROFS"].includes(code)) {
    return syscall === "listen"
      ? "PORT is for the administrator of this machine alone. Set one above 1023."
      : `${path} cannot be opened by this user. Make it theirs, or set a DATA_FOLDER that is.`;
  }
  const isOperators = [
    SettingsError,
    ContentError,
    PrivateRedisError,
    DataKeysError,
    UnfinishedRestore,
    CopyRefused,
  ].some((kind) => error instanceof kind);
  return isOperators ? (error as Error).message : undefined;
}
