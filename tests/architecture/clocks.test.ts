import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const SOURCE = fileURLToPath(new URL("../../src", import.meta.url));

/** They name a moment to BullMQ, which counts by the time of day, or on a copy, or look at the clock itself. Everything else measures. */
const BY_TIME_OF_DAY = [
  "broadcast/worker.ts",
  "main.ts",
  "redis/file-jobs.ts",
  "redis/frozen-copy.ts",
  "redis/watch-clock.ts",
  "reminders/worker.ts",
];

it("measures no time by a clock that somebody may put right: Date.now() is for the time of day", () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.startsWith("playground"))
    .filter((file) => /\bDate\.now\b/.test(readFileSync(join(SOURCE, file), "utf8")));

  expect(files.toSorted()).toEqual(BY_TIME_OF_DAY);
});
