import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { joins, useHouse } from "../support/house.ts";
import { type Person, person } from "../support/person.ts";
import { useStore } from "../support/stored.ts";
import { replay } from "../support/stored-talks/replay.ts";
import { takeDown } from "../support/stored-talks/take-down.ts";
import type { StoredWalk, Walk } from "../support/stored-talks/walk.ts";
import { WALKS } from "../support/stored-talks/walks.ts";

const FOLDER = fileURLToPath(new URL("../support/stored-talks/releases", import.meta.url));
const FIRST_PERSON = 700_001;
/** With a name for it, what is stored now is taken down instead. */
const RELEASE = process.env["TAKE_DOWN_TALKS"];

describe("talks that are stored", () => {
  const house = useHouse();
  const stored = useStore(house);
  let admin: Person | undefined;
  const whoIn = async (walk: Walk, id: number): Promise<Person> => {
    const newcomer = { firstName: "Relawan", languageCode: walk.languageCode ?? "id", id };
    if (walk.as !== "admin") return person(house.playground, newcomer);
    if (admin === undefined) {
      admin = await house.admin();
      await joins(admin);
    }
    return admin;
  };

  it.runIf(RELEASE !== undefined)("are taken down at each question", { timeout: 240_000 }, async () => {
    const walks: StoredWalk[] = [];
    for (const [at, walk] of WALKS.entries()) {
      walks.push(await takeDown(walk, await whoIn(walk, FIRST_PERSON + at), { house, stored }));
    }

    writeFileSync(`${FOLDER}/${RELEASE}.jsonl`, walks.map((walk) => `${JSON.stringify(walk)}\n`).join(""));
    expect(walks).toHaveLength(WALKS.length);
  });

  describe.skipIf(RELEASE !== undefined).each(readdirSync(FOLDER))("by %s", (file) => {
    const lines = readFileSync(`${FOLDER}/${file}`, "utf8").trimEnd().split("\n");
    const walks = lines.map((line) => JSON.parse(line) as StoredWalk);

    it.each(walks.map((walk) => [walk.name, walk] as const))(
      "go on where they were: %s",
      { timeout: 60_000 },
      async (name, walk) => {
        const way = WALKS.find((candidate) => candidate.name === name);
        if (way === undefined) throw new Error(`Nobody knows how to begin ${name}`);

        const differences = await replay(walk, way, await whoIn(way, walk.person), { house, stored });

        expect(differences).toEqual([]);
        expect(house.bot.output()).not.toContain("an update failed");
      },
    );
  });
});
