import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { FOR_ADMINS, FOR_EVERYBODY, FOR_GROUPS } from "../../src/telegram/command-list.ts";
import { RULE_OF_BUTTON } from "../support/access-buttons.ts";
import { accessPage } from "../support/access-page.ts";
import { RULES } from "../support/access-table.ts";
import { LINKS, RULE_OF_COMMAND } from "../support/access-words.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SOURCE = globSync("src/telegram/**/*.ts", { cwd: ROOT }).map((file) => readFileSync(`${ROOT}/${file}`, "utf8"));
const found = (pattern: RegExp) => SOURCE.flatMap((text) => [...text.matchAll(pattern)].map(([, what = ""]) => what));

describe("the table of who may do what", () => {
  it("is what stands in docs/access.md", async () => {
    await expect(accessPage()).toMatchFileSnapshot("../../docs/access.md");
  });

  it("has every command that the bot listens to, in each of its languages, and no other", () => {
    const listened = found(/\.command\(([^)]*?), (?:async )?\(ctx/g).flatMap((names) =>
      [...names.matchAll(/"(\w+)"/g)].map(([, name = ""]) => name),
    );
    const listed = [...FOR_EVERYBODY, ...FOR_ADMINS, ...FOR_GROUPS];

    expect(listened.length).toBeGreaterThan(40);
    const own = new Set(listed.flatMap(({ name }) => [name.id, name.en]));
    // The emergency is answered before any command is looked for.
    expect([...own].filter((name) => !["darurat", "emergency"].includes(name)).toSorted()).toEqual(
      [...new Set(listened)].toSorted(),
    );
    expect(Object.keys(RULE_OF_COMMAND).toSorted()).toEqual(listed.map(({ name }) => name.id).toSorted());
  });

  it("has every kind of link", () => {
    const links = found(/const \w+_LINK = "([^"]+)"/g);

    expect(links.toSorted()).toEqual(
      Object.keys(LINKS)
        .filter((begins) => begins !== "")
        .toSorted(),
    );
  });

  it("has no rule without anything that it is the rule of", () => {
    const used = new Set<string>([
      ...Object.values(RULE_OF_BUTTON),
      ...Object.values(RULE_OF_COMMAND),
      ...Object.values(LINKS).map(({ rule }) => rule),
      "sheet of sources",
    ]);

    expect(Object.keys(RULES).filter((rule) => !used.has(rule))).toEqual([]);
  });
});
