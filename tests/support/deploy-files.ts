import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export function readHere(file: string): string {
  return readFileSync(join(ROOT, file), "utf8");
}

/** With their path from here. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length));
}

/** What follows an instruction of the Dockerfile, each time it is there. */
export function instructionsOf(name: string): readonly string[] {
  return readHere("Dockerfile")
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line.startsWith(`${name} `))
    .map((line) => line.slice(name.length + 1));
}

/** Enough for the bot to take its settings. */
export const RIGHT_SETTINGS = { BOT_TOKEN: "1:a", DATA_KEYS: `1:${Buffer.alloc(32, 1).toString("base64")}` };
