import type { z } from "zod";
import { ContentError } from "../load.ts";
import { type ContentMistake, readYaml } from "../read-yaml.ts";
import {
  DangersFile,
  HarmlessFile,
  NegationFile,
  SignalCuesFile,
  SlangFile,
  TimeFile,
  WordsFile,
} from "../reading-schema.ts";

export interface ReadingFiles {
  readonly words: z.infer<typeof WordsFile>;
  readonly slang: z.infer<typeof SlangFile>;
  readonly harmless: z.infer<typeof HarmlessFile>;
  readonly negation: z.infer<typeof NegationFile>;
  readonly time: z.infer<typeof TimeFile>;
  readonly dangers: z.infer<typeof DangersFile>;
  readonly signals: z.infer<typeof SignalCuesFile>;
}

/** Reads content/reading/*.yaml. Throws one ContentError that names every mistake, unknown groups included. */
export function readReadingFiles(folder: string): ReadingFiles {
  const mistakes: ContentMistake[] = [];
  const read = <T>(file: string, schema: z.ZodType<T>): T | undefined => {
    const reading = readYaml(folder, `reading/${file}`, schema);
    if ("value" in reading) return reading.value;
    mistakes.push(...reading.mistakes);
    return undefined;
  };
  const words = read("words.yaml", WordsFile);
  const slang = read("slang.yaml", SlangFile);
  const harmless = read("harmless.yaml", HarmlessFile);
  const negation = read("negation.yaml", NegationFile);
  const time = read("time.yaml", TimeFile);
  const dangers = read("dangers.yaml", DangersFile);
  const signals = read("signals.yaml", SignalCuesFile);

  const groups = Object.keys(words ?? {});
  for (const [file, content] of Object.entries({ words, harmless, negation, time, dangers, signals })) {
    for (const group of words === undefined ? [] : groupsNamedIn(content)) {
      if (!groups.includes(group)) {
        mistakes.push({ file: `reading/${file}.yaml`, field: `<${group}>`, problem: "no such group in words.yaml" });
      }
    }
  }
  if (mistakes.length > 0 || !words || !slang || !harmless || !negation || !time || !dangers || !signals) {
    throw new ContentError(mistakes);
  }
  return { words, slang, harmless, negation, time, dangers, signals };
}

function groupsNamedIn(content: unknown): ReadonlySet<string> {
  return new Set(
    textsIn(content).flatMap((text) => [...text.matchAll(/<([a-z_]+)>/g)].map(([, group]) => group ?? "")),
  );
}

/** Every text of a content file, however deep. */
export function textsIn(content: unknown): readonly string[] {
  if (typeof content === "string") return [content];
  if (typeof content === "object" && content !== null) return Object.values(content).flatMap(textsIn);
  return [];
}
