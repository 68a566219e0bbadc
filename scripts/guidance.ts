import { createInterface } from "node:readline";
import { ContentError, loadCatalogue } from "../src/content/load.ts";
import { loadReader } from "../src/content/read-situation.ts";
import { answerFor, answerLines } from "./guidance/answer.ts";
import { readOptions } from "./guidance/options.ts";
import { readableAnswer } from "./guidance/readable.ts";

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error instanceof ContentError || error.message.includes("mistake(s)") ? error.message : error);
  process.exitCode = 1;
}

async function run(args: readonly string[]): Promise<void> {
  const { situation, language, isJson, isLines, text } = readOptions(args);
  const catalogue = loadCatalogue();
  if (isLines) {
    const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
    for await (const answer of answerLines(lines, situation, { reader: loadReader(), catalogue })) print(answer);
    return;
  }
  const answer = answerFor(situation, text === undefined ? undefined : loadReader().read(text), catalogue);
  if (isJson) print(answer);
  else console.log(readableAnswer(answer, catalogue, language));
}

function print(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
