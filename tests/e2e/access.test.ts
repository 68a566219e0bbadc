import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHANGING } from "../support/access-effects.ts";
import { ROLE_NAMES, type Role } from "../support/access-table.ts";
import { buttonCells, type Cell, fileCells, wordCells, wrongIn } from "../support/access-try.ts";
import { type AccessWorld, furnish } from "../support/access-world.ts";
import { type Doorway, openDoorway } from "../support/doorway.ts";
import { useHouse } from "../support/house.ts";
import { type Kept, openKept } from "../support/kept.ts";

/** `npm run soak:access` tries every cell; here each sixteenth one, and all that change something. */
const isWhole = process.env["WHOLE"] === "1";
const TRIED_OF_OTHERS = 16;
const LONGEST = 600_000;
const CELLS = [...buttonCells(), ...wordCells(), ...fileCells()];
const isTried = ({ what }: Cell, at: number) => isWhole || CHANGING.has(what) || at % TRIED_OF_OTHERS === 0;

describe("who may do what", () => {
  const house = useHouse({ mode: "webhook" });
  let door: Doorway;
  let world: AccessWorld;
  let kept: Kept;
  beforeAll(async () => {
    door = openDoorway(house);
    world = await furnish(house, door);
    kept = await openKept(house.redisUrl);
    await kept.remember();
  });
  afterAll(() => kept.close());

  it("is refused as the table says, changes nothing, and is noted where it says so", { timeout: LONGEST }, async () => {
    const refused = CELLS.filter(({ says }) => says !== "does it").filter(isTried);
    const before = await kept.digest();
    const wrong: (string | undefined)[] = [];
    const triesAll = async (role: Role) => {
      for (const cell of refused.filter((one) => one.role === role)) {
        wrong.push(wrongIn(cell, await cell.act(world, door)));
        await kept.putTalkBack(world.people[role].id);
      }
    };

    await Promise.all(ROLE_NAMES.map(triesAll));

    expect(wrong.filter((line) => line !== undefined)).toEqual([]);
    expect(await kept.changedSince(before)).toEqual([]);
    const noted = await Promise.all(
      ROLE_NAMES.map(async (role) => [role, (await world.refusalsOf(world.people[role])).length]),
    );
    const toNote = ROLE_NAMES.map((role) => [
      role,
      refused.filter((cell) => cell.role === role && cell.isNoted).length,
    ]);
    expect(noted).toEqual(toNote);
  });

  it("is done for whom the table allows it, and does not touch what is not theirs", { timeout: LONGEST }, async () => {
    const allowed = CELLS.filter(({ says }) => says === "does it").filter(isTried);
    const refusals = await world.countRefusals();

    const wrong: (string | undefined)[] = [];
    const changing = new Set<string>();
    for (const cell of allowed) {
      const before = await kept.digest();
      wrong.push(wrongIn(cell, await cell.act(world, door)));
      const changed = await kept.changedSince(before);
      if (changed.length > 0) changing.add(cell.what);
      wrong.push(strangeIn(cell, changed, world));
      await kept.putBack([world.people[cell.role].id]);
    }

    expect(wrong.filter((line) => line !== undefined)).toEqual([]);
    expect([...changing].toSorted()).toEqual([...CHANGING].toSorted());
    expect(await world.countRefusals()).toBe(refusals);
  });
});

/** Whoever has nothing to do with the case, the referral or the rumour changes nothing in them, whatever they may do. */
function strangeIn({ role, what }: Cell, changed: readonly string[], { things }: AccessWorld): string | undefined {
  if (["owner", "offered", "coordinator", "admin"].includes(role)) return undefined;
  const theirs = [`{case:${things.case}}`, `{ref:${things.referral}}`, `{rumour:${things.rumour}}`];
  const touched = changed.filter((key) => theirs.some((tag) => key.startsWith(tag)));
  return touched.length === 0 ? undefined : `${role}, ${what}: changed ${touched.join(", ")}`;
}
