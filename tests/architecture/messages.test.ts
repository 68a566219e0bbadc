import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { MESSAGES } from "../../src/content/message-keys.ts";

const code = ["src/telegram", "src/office", "src/content/words"]
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(file, "utf8"))
  .join("\n");

/** "kind.photo" is made of `kind.${kind}`, "button.task-done" of `button.task-${move}`. */
const beginnings = new Set([...code.matchAll(/`([\w-]+\.[\w-]*)\$\{/g)].map(([, beginning = ""]) => beginning));
const isMadeUp = (key: string) => [...beginnings].some((beginning) => key.startsWith(beginning));

describe("the words of the bot", () => {
  it("are all said somewhere: nobody translates in vain", () => {
    const unsaid = Object.keys(MESSAGES).filter((key) => !code.includes(`"${key}"`) && !isMadeUp(key));

    expect(unsaid).toEqual([]);
  });
});
