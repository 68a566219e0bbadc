import { readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { LANGUAGES, type Localised } from "../domain/language.ts";
import { CONTENT_FOLDER, ContentError } from "./load.ts";
import { MESSAGES, type MessageKey } from "./message-keys.ts";
import { isPlain } from "./plain-messages.ts";
import { type ContentMistake, readYaml } from "./read-yaml.ts";
import { MarkedText } from "./schema.ts";
import type { Messages } from "./speech.ts";

/** A button wider than this is cut off on a cheap phone. */
const LONGEST_BUTTON = 40;
const LONGEST_MESSAGE = 1000;

const MessageFile = z.record(z.string(), MarkedText(LONGEST_MESSAGE)).superRefine((messages, context) => {
  for (const [key, words] of Object.entries(messages)) {
    for (const problem of problemsOf(key, words)) context.addIssue({ code: "custom", path: [key], message: problem });
  }
});

/** Reads content/messages/*.yaml. Throws one ContentError that names every mistake. */
export function loadMessages(folder: string = CONTENT_FOLDER): Messages {
  const mistakes: ContentMistake[] = [];
  const found = new Map<string, Localised>();
  for (const name of readdirSync(join(folder, "messages")).toSorted()) {
    const file = `messages/${name}`;
    const reading = readYaml(folder, file, MessageFile);
    if ("mistakes" in reading) {
      mistakes.push(...reading.mistakes);
      continue;
    }
    for (const [key, words] of Object.entries(reading.value)) {
      if (found.has(key)) mistakes.push({ file, field: key, problem: "stands in another file too" });
      found.set(key, words);
    }
  }
  const isAllRead = mistakes.length === 0;
  for (const key of Object.keys(MESSAGES)) {
    if (isAllRead && !found.has(key)) mistakes.push({ file: "messages", field: key, problem: "is missing" });
  }
  if (mistakes.length > 0) throw new ContentError(mistakes);
  return Object.fromEntries(found) as Messages;
}

function problemsOf(key: string, words: Localised): readonly string[] {
  if (!(key in MESSAGES)) return ["is no message of the bot; was its name changed by mistake?"];
  const expected = MESSAGES[key as MessageKey].toSorted().join(", ");
  return LANGUAGES.flatMap((language) => {
    const blanks = [...new Set([...words[language].matchAll(/\{(\w+)\}/g)].map(([, name]) => name))];
    const given = blanks.toSorted().join(", ");
    return [
      ...(given === expected
        ? []
        : [`(${language}) must hold these words in braces: "${expected}", but holds "${given}"`]),
      ...(key.startsWith("button.") && words[language].length > LONGEST_BUTTON
        ? [`(${language}) is longer than ${LONGEST_BUTTON} characters, too wide for a button`]
        : []),
      ...(isPlain(key) && words[language].includes("<")
        ? [`(${language}) has a '<': Telegram shows no markup on buttons, in pop-ups and in the menu`]
        : []),
    ];
  });
}
