import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../fuzz/corpus", import.meta.url));

/** Kept inputs of a target: each once broke something, or opens a branch that others do not. */
export function readCorpus(target: string): readonly Buffer[] {
  const folder = join(FOLDER, target);
  try {
    return readdirSync(folder)
      .toSorted()
      .map((file) => readFileSync(join(folder, file)));
  } catch {
    return [];
  }
}

/** Gives the path of the file. */
export function keepInput(target: string, input: Uint8Array, folder: string = FOLDER): string {
  const place = join(folder, target);
  mkdirSync(place, { recursive: true });
  const file = join(place, createHash("sha256").update(input).digest("hex").slice(0, 12));
  writeFileSync(file, input);
  return file;
}
