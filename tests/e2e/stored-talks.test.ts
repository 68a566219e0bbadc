import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { encodePress } from "../../src/telegram/callback-data.ts";
import { forge } from "../support/forging.ts";
import { joins, type TestHouse, useHouse } from "../support/house.ts";
import { type Person, person } from "../support/person.ts";
import { useStore } from "../support/stored.ts";
import { putTalk, replay } from "../support/stored-talks/replay.ts";
import { takeDown } from "../support/stored-talks/take-down.ts";
import type { StoredWalk, Walk } from "../support/stored-talks/walk.ts";
import { WALKS } from "../support/stored-talks/walks.ts";

const FOLDER = fileURLToPath(new URL("../support/stored-talks/releases", import.meta.url));
const FIRST_PERSON = 700_001;
/** With a name for it, what is stored now is taken down instead. */
const RELEASE = process.env["TAKE_DOWN_TALKS"];

describe.runIf(RELEASE !== undefined)("what is stored", () => {
  const house = useHouse();
  const stored = useStore(house);
  const whoIn = peopleIn(house);

  it("is taken down at each question", { timeout: 240_000 }, async () => {
    const walks: StoredWalk[] = [];
    for (const [at, walk] of WALKS.entries()) {
      walks.push(await takeDown(walk, await whoIn(walk, FIRST_PERSON + at), { house, stored }));
    }

    writeFileSync(`${FOLDER}/${RELEASE}.jsonl`, walks.map((walk) => `${JSON.stringify(walk)}\n`).join(""));
    expect(walks).toHaveLength(WALKS.length);
  });
});

describe.skipIf(RELEASE !== undefined).each(readdirSync(FOLDER))("a talk stored by %s", (file) => {
  const house = useHouse();
  const stored = useStore(house);
  const whoIn = peopleIn(house);
  const lines = readFileSync(`${FOLDER}/${file}`, "utf8").trimEnd().split("\n");
  const walks = lines.map((line) => JSON.parse(line) as StoredWalk);

  it.each(walks.map((walk) => [walk.name, walk] as const))(
    "goes on where it was: %s",
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

describe.skipIf(RELEASE !== undefined)("a talk of a newer release", () => {
  const house = useHouse();
  const stored = useStore(house);
  const fromTheFuture = (name: string) => ({
    version: [0, 1],
    state: {
      [name]: [
        { args: "[{}]", interrupts: [1], replay: { send: [{ payload: "wait" }, { payload: "mood" }], receive: [] } },
      ],
    },
  });

  it("is kept, and the volunteer is told; /batal leaves it", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    await stored.settled(volunteer);
    await putTalk(volunteer.id, fromTheFuture("guide@99"), { house, stored });

    await forge(volunteer, encodePress({ name: "phase", phase: "konflik", signals: [] }));
    await volunteer.sees(/versiku yang lebih baru/);
    await volunteer.types("Mereka mulai mau bicara");
    await volunteer.sees(/versiku yang lebih baru/);
    await volunteer.types("/kasus");
    await volunteer.sees(/./);
    await stored.settled(volunteer);
    const isKept = await stored.hasTalk(volunteer.id);
    await volunteer.types("/batal");
    await volunteer.sees(/kita berhenti di sini/);
    await stored.settled(volunteer);

    expect([isKept, await stored.hasTalk(volunteer.id)]).toEqual([true, false]);
  });

  it("leads to no technique after a danger was told", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    await stored.settled(volunteer);
    await putTalk(volunteer.id, fromTheFuture("guide@99"), { house, stored });

    await volunteer.types("Mereka membawa parang dan membakar rumah");
    await volunteer.sees(/🛑/);
    await stored.settled(volunteer);

    expect(await stored.hasTalk(volunteer.id)).toBe(false);
  });
});

/** The admin is one and the same; everybody else is known by a number, for which words are sealed. */
function peopleIn(house: TestHouse) {
  let admin: Person | undefined;
  return async (walk: Walk, id: number): Promise<Person> => {
    if (walk.as !== "admin")
      return person(house.playground, { firstName: "Relawan", languageCode: walk.languageCode ?? "id", id });
    if (admin === undefined) {
      admin = await house.admin();
      await joins(admin);
    }
    return admin;
  };
}
