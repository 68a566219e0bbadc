import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC_APPS = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The path of the first Chromium here that really starts: Ubuntu's chromium-browser may only say that it is a snap. */
export async function findChromium(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const folders = (env["PATH"] ?? "").split(delimiter);
  const places = [env["CHROMIUM"] ?? "", ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))];
  for (const place of [...places, ...MAC_APPS]) if (await starts(place)) return place;
  return undefined;
}

async function starts(place: string): Promise<boolean> {
  try {
    await access(place, constants.X_OK);
  } catch {
    return false;
  }
  return new Promise((answer) => {
    execFile(place, ["--version"], { timeout: 20_000 }, (error) => answer(error === null));
  });
}
