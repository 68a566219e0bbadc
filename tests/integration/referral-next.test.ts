import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor, Referral } from "../../src/domain/referral.ts";
import { AlreadyContinued } from "../../src/domain/referral-book.ts";
import { rebuildIndexes } from "../../src/redis/rebuild-indexes.ts";
import { anAct, draftBy, KEEP_DAYS, SENT, sealer, type TestBook, testBook } from "../support/referral-book.ts";
import { COMPLETE } from "../unit/data/a-referral.ts";

let test: TestBook;
/** The book of another process. */
let other: TestBook;
let owner: Actor;
let coordinator: Actor;
let refused: Referral;

beforeAll(async () => {
  [test, other] = [await testBook(), await testBook()];
});
afterAll(() => Promise.all([test.redis.close(), other.redis.close()]));
beforeEach(async () => {
  [owner, coordinator] = [test.volunteer(), test.volunteer()];
  refused = await test.after(owner, [...SENT, COMPLETE.refuse]);
});

const goesOn = (who: Actor, act = anAct(), book = test.book) =>
  book.open(draftBy(who, { continues: refused.code }), {}, act);
const nextKey = () => `{ref:${refused.code}}:next`;

/** As if the process had died after its claim, before anything was opened. */
async function diesBeforeOpening(who: Actor, act: string): Promise<string> {
  const { code } = await goesOn(who, act);
  for (const key of [`{ref:${code}}`, `{ref:${code}}:log`]) await test.redis.command(key, "DEL", key);
  return code;
}

describe("a referral that goes on from another", () => {
  it("is known to that one, and nothing goes on from one that nobody has continued", async () => {
    expect(await test.book.nextOf(refused.code)).toBeUndefined();

    const next = await goesOn(owner);

    expect(await test.book.nextOf(refused.code)).toEqual(next);
    expect(await test.book.nextOf(next.code)).toBeUndefined();
  });

  it("is one: whoever comes later is shown the first, and nothing of theirs is kept", async () => {
    const next = await goesOn(owner);

    await expect(goesOn(coordinator)).rejects.toEqual(new AlreadyContinued(next));

    expect(await test.book.ofOwner(coordinator.id)).toEqual([]);
  });

  it("is one when owner and coordinator are at it in the same moment", async () => {
    for (let round = 0; round < 20; round++) {
      refused = await test.after(owner, [...SENT, COMPLETE.refuse]);
      const both = await Promise.allSettled([goesOn(owner), goesOn(coordinator, anAct(), other.book)]);

      const opened = both.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
      expect(opened).toHaveLength(1);
      expect(await test.book.nextOf(refused.code)).toEqual(opened[0]);
      const all = [...(await test.book.ofOwner(owner.id)), ...(await test.book.ofOwner(coordinator.id))];
      expect(all.filter(({ continues }) => continues === refused.code)).toEqual(opened);
    }
  });

  it("is the same when its act comes again, in two processes at once too", async () => {
    const act = anAct();
    const first = await goesOn(owner, act);

    expect(await Promise.all([goesOn(owner, act), goesOn(owner, act, other.book)])).toEqual([first, first]);
  });

  it("is opened by its own act after a crash between claim and opening, under the code that was claimed", async () => {
    const act = anAct();
    const code = await diesBeforeOpening(owner, act);

    expect(await goesOn(owner, act)).toMatchObject({ code, continues: refused.code });
  });

  it("does not wait for one that crashed: another takes over, and the first one comes too late", async () => {
    const act = anAct();
    await diesBeforeOpening(owner, act);

    const next = await goesOn(coordinator);

    expect(await test.book.nextOf(refused.code)).toEqual(next);
    await expect(goesOn(owner, act)).rejects.toEqual(new AlreadyContinued(next));
    expect(await test.book.ofOwner(owner.id)).toEqual([refused]);
  });

  it("that was written by mistake lets another one go on instead", async () => {
    const mistaken = await goesOn(owner);
    await test.files(mistaken, COMPLETE.mistake);

    expect(await test.book.nextOf(refused.code)).toBeUndefined();
    const next = await goesOn(coordinator);
    expect(await test.book.nextOf(refused.code)).toEqual(next);
  });

  it("is forgotten together with the one before", async () => {
    await goesOn(owner);

    // The one before is asked first: time goes on between the two.
    const leftOfRefused = Number(await test.redis.command("", "PTTL", `{ref:${refused.code}}`));
    const left = Number(await test.redis.command(nextKey(), "PTTL", nextKey()));

    expect(left).toBeGreaterThan((KEEP_DAYS - 1) * 86_400_000);
    expect(left).toBeLessThanOrEqual(leftOfRefused);
  });

  it("is found again after the store lost what goes on from what", async () => {
    const next = await goesOn(owner);
    await test.redis.command(nextKey(), "DEL", nextKey());

    await rebuildIndexes(test.redis, sealer, () => new Date());

    expect(await test.book.nextOf(refused.code)).toEqual(next);
  });
});
