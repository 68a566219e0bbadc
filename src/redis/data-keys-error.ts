import type { KeyTrouble } from "./known-keys.ts";

/** For the operator: what is wrong with DATA_KEYS for this store, and what to do. Never a key. */
export class DataKeysError extends Error {
  override readonly name = "DataKeysError";
  readonly troubles: readonly KeyTrouble[];

  constructor(troubles: readonly KeyTrouble[]) {
    super(
      [
        "DATA_KEYS does not fit what is stored in Redis:",
        ...troubles.map(tell),
        "Nothing was changed, and nothing starts like this. Without DATA_KEYS in .env the keys are in the file keys of DATA_FOLDER (data), and belong to the folder redis beside it.",
        "If a key is lost for good: `npm run rotate:keys -- forget NAME`. What it has sealed can then never be read again.",
      ].join("\n"),
    );
    this.troubles = troubles;
  }
}

function tell({ id, kind }: KeyTrouble): string {
  return kind === "missing"
    ? `  key "${id}" is missing: it has sealed texts in this store. Put it back, behind the newest one: DATA_KEYS=NEW:...,${id}:...`
    : `  key "${id}" is not the key of this name that has sealed texts in this store. Put the right one back; a new key needs a new name, in front of the old one.`;
}
