import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { PracticeSituation } from "../domain/practice.ts";
import { type ContentMistake, readYaml } from "./read-yaml.ts";
import { PracticeFile } from "./schema.ts";

const FOLDER = "practice";
/** The number says when it comes; the name travels in buttons, which hold 64 bytes. */
const FILE_NAME = /^\d\d-[a-z-]{2,24}\.yaml$/;

interface PracticeReading {
  readonly situations: readonly PracticeSituation[];
  readonly mistakes: readonly ContentMistake[];
}

/** Reads content/practice/*.yaml, in the order of their names, and tells every mistake at once. */
export function readPractice(folder: string): PracticeReading {
  const situations: PracticeSituation[] = [];
  const mistakes: ContentMistake[] = [];
  for (const name of namesIn(folder)) {
    const file = `${FOLDER}/${name}`;
    if (!FILE_NAME.test(name)) {
      const problem =
        "is named otherwise than 07-some-name.yaml: two digits, then small letters and dashes, 24 at most";
      mistakes.push({ file, field: "the whole file", problem });
      continue;
    }
    const reading = readYaml(folder, file, PracticeFile);
    if ("mistakes" in reading) mistakes.push(...reading.mistakes);
    else situations.push({ id: name.replace(/\.yaml$/, ""), ...reading.value });
  }
  if (situations.length + mistakes.length === 0) {
    mistakes.push({ file: FOLDER, field: "the whole folder", problem: "holds no situation" });
  }
  return { situations, mistakes };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(join(folder, FOLDER)).toSorted();
  } catch {
    return [];
  }
}
