import { SettingsError } from "./config.ts";
import { ContentError } from "./content/load.ts";
import { CopyRefused } from "./redis/copy-file.ts";
import { DataKeysError } from "./redis/data-keys-error.ts";
import { PrivateRedisError } from "./redis/private-server.ts";
import { UnfinishedRestore } from "./redis/unfinished-restore.ts";

/** A wrong set-up is the operator's to mend: the whole list, and no stack that hides it. Undefined for anything else. */
export function operatorsMistake(error: unknown): string | undefined {
  if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") {
    return "PORT is taken by another program. Set another PORT.";
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
