import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Round } from "../../src/domain/ledger.ts";
import { type LedgerLine, WAITING } from "../../src/domain/recipient-ledger.ts";
import { CONFIRMED, type TestCampaigns, testCampaigns } from "../support/campaign-book.ts";
import { freshChat } from "../support/scripted-intake.ts";

let test: TestCampaigns;
beforeAll(async () => {
  test = await testCampaigns();
});
afterAll(() => test.redis.close());

const AT = 1_764_000_000_000;
const claimedBy = (by: string): LedgerLine => ({ kind: "claimed", claims: 1, by, at: AT });
const SENT: LedgerLine = { kind: "sent", claims: 1, at: AT };

async function freshRound(): Promise<Round> {
  const { campaign } = await test.after(...CONFIRMED);
  return { campaign: campaign.id, number: 1 };
}

/** So many account numbers above the given one, with gaps between them. */
const idsAbove = (after: number, count: number) => Array.from({ length: count }, (_, index) => after + 3 * (index + 1));

async function writesDown(round: Round, ids: readonly number[], aPage = 500): Promise<void> {
  for (let from = 0; from < ids.length; from += aPage) {
    const after = from === 0 ? 0 : (ids[from - 1] ?? 0);
    expect(await test.ledger.append(round, after, ids.slice(from, from + aPage))).toBe(true);
  }
}

describe("a ledger that is written down", () => {
  it("has everybody once, page by page, and each of them waits", async () => {
    const round = await freshRound();
    const ids = idsAbove(freshChat(), 1201);

    await writesDown(round, ids);

    const pages = await Promise.all([0, 1, 2, 3].map((page) => test.ledger.page(round, page)));
    expect(pages.map(({ length }) => length)).toEqual([500, 500, 201, 0]);
    expect(pages.flat().map(({ id }) => id)).toEqual(ids);
    expect(pages.flat().every(({ line }) => line.kind === "waiting" && line.claims === 0)).toBe(true);
    expect(await test.ledger.state(round)).toEqual({
      ...{ pages: 3, recipients: 1201, lastId: ids.at(-1), isComplete: false },
    });
  });

  it("goes on after a crash where it stopped: the same page once more changes nothing", async () => {
    const round = await freshRound();
    const [first, second] = [
      [10, 20],
      [30, 40],
    ] as const;

    const answers = [
      await test.ledger.append(round, 0, first),
      await test.ledger.append(round, 0, first),
      ...(await Promise.all([test.ledger.append(round, 20, second), test.ledger.append(round, 20, second)])),
      await test.ledger.append(round, 20, [35]),
    ];

    expect(answers.filter(Boolean)).toHaveLength(2);
    expect((await test.ledger.page(round, 1)).map(({ id }) => id)).toEqual(second);
    expect(await test.ledger.state(round)).toMatchObject({ pages: 2, recipients: 4, lastId: 40 });
  });

  it("takes no page once it is complete", async () => {
    const round = await freshRound();
    await writesDown(round, [10, 20]);

    await test.ledger.complete(round);
    await test.ledger.complete(round);
    const isWritten = await test.ledger.append(round, 20, [30]);

    expect(isWritten).toBe(false);
    expect(await test.ledger.state(round)).toMatchObject({ pages: 1, recipients: 2, isComplete: true });
  });

  it.each<[string, number, readonly number[]]>([
    ["that is empty", 0, []],
    ["with too many", 0, idsAbove(0, 501)],
    ["out of order", 0, [20, 10]],
    ["with somebody twice", 0, [10, 10]],
    ["with somebody who was before", 20, [20, 30]],
    ["with somebody who cannot be", 0, [1.5]],
  ])("takes no page %s", async (_what, after, ids) => {
    const round = await freshRound();

    await expect(test.ledger.append(round, after, ids)).rejects.toThrow(RangeError);
    expect(await test.ledger.state(round)).toMatchObject({ pages: 0 });
  });

  it("is nothing for a round that nobody has begun", async () => {
    const round = await freshRound();

    expect(await test.ledger.state(round)).toEqual({ pages: 0, recipients: 0, lastId: 0, isComplete: false });
    expect(await test.ledger.page(round, 0)).toEqual([]);
  });
});

describe("a line", () => {
  it("moves once, whoever tries it at the same moment, and no other line with it", async () => {
    const round = await freshRound();
    await writesDown(round, [10, 20, 30]);
    const at = { round, page: 0, index: 1 };

    const claims = await Promise.all(["1", "2", "3"].map((run) => test.ledger.move(at, WAITING, claimedBy(run))));

    expect(claims.filter(Boolean)).toHaveLength(1);
    const page = await test.ledger.page(round, 0);
    expect(page[1]?.line).toEqual(claimedBy(String(claims.indexOf(true) + 1)));
    expect([page[0]?.line, page[2]?.line]).toEqual([WAITING, WAITING]);
  });

  it("is told for itself what came of it, when many of two pages move at the same moment", async () => {
    const round = await freshRound();
    await writesDown(round, [10, 20, 30, 40], 2);
    const places = [0, 1].flatMap((page) => [0, 1].map((index) => ({ round, page, index })));

    const moved = await Promise.all(
      places.map((at, index) => test.ledger.move(at, index % 2 === 0 ? WAITING : SENT, claimedBy("1"))),
    );

    expect(moved).toEqual([true, false, true, false]);
    const lines = (await Promise.all([0, 1].map((page) => test.ledger.page(round, page)))).flat();
    expect(lines.map(({ line }) => line.kind)).toEqual(["claimed", "waiting", "claimed", "waiting"]);
  });

  it("stays where it is no longer what it was, and where there is none", async () => {
    const round = await freshRound();
    await writesDown(round, [10]);
    const at = { round, page: 0, index: 0 };

    expect(await test.ledger.move(at, claimedBy("1"), SENT)).toBe(false);
    expect(await test.ledger.move({ ...at, index: 1 }, WAITING, SENT)).toBe(false);
    expect(await test.ledger.move({ ...at, page: 7 }, WAITING, SENT)).toBe(false);
    expect(await test.ledger.page(round, 0)).toEqual([{ id: 10, line: WAITING }]);
    expect(await test.ledger.page(round, 7)).toEqual([]);
  });

  it("is known by its second, whatever the milliseconds were", async () => {
    const round = await freshRound();
    await writesDown(round, [10]);
    const at = { round, page: 0, index: 0 };
    const claimed: LedgerLine = { kind: "claimed", claims: 1, by: "1", at: AT + 789 };

    expect(await test.ledger.move(at, WAITING, claimed)).toBe(true);
    expect(await test.ledger.move(at, claimed, SENT)).toBe(true);
  });
});

it("a run has a number that no other run has", async () => {
  const runs = await Promise.all(Array.from({ length: 20 }, () => test.ledger.newRun()));

  expect(new Set(runs).size).toBe(20);
});

it("somebody's own lines are found in every ledger that has them", async () => {
  const [round, other, without] = [await freshRound(), await freshRound(), await freshRound()];
  const person = freshChat();
  await writesDown(round, [...idsAbove(0, 7), person], 3);
  await writesDown(other, [person]);
  await writesDown(without, [person + 1]);
  await test.ledger.move({ round: other, page: 0, index: 0 }, WAITING, SENT);

  const found = await test.ledger.of(person);

  expect(found).toHaveLength(2);
  expect(found).toEqual(
    expect.arrayContaining([
      { round, line: WAITING },
      { round: other, line: SENT },
    ]),
  );
});

describe("whoever wants to be erased", () => {
  it("is found in no ledger, and everybody else stays where they were", async () => {
    const [round, other] = [await freshRound(), await freshRound()];
    const ids = idsAbove(freshChat(), 26);
    await writesDown(round, ids, 4);
    await writesDown(other, ids, 5);

    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ids), async (person) => {
        await test.ledger.forget(person);

        for (const each of [round, other]) {
          const { pages } = await test.ledger.state(each);
          const numbers = Array.from({ length: pages }, (_, page) => page);
          const found = (await Promise.all(numbers.map((page) => test.ledger.page(each, page)))).flat();
          expect(found.map(({ id }) => id)).not.toContain(person);
          found.forEach(({ id }, index) => expect([0, ids[index]]).toContain(id));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("is not the last one written down any more, and writing goes on after it", async () => {
    const round = await freshRound();
    const [first, last, next] = idsAbove(freshChat(), 3) as [number, number, number];
    await writesDown(round, [first, last]);

    await test.ledger.forget(last);

    const { lastId } = await test.ledger.state(round);
    expect(lastId).toBe(last - 1);
    expect(await test.ledger.append(round, lastId, [next])).toBe(true);
  });
});

describe("a hundred thousand recipients", () => {
  it("take less than 20 bytes each", async () => {
    const round = await freshRound();
    const ids = idsAbove(1_000_000_000, 100_000);

    await writesDown(round, ids);
    await test.ledger.complete(round);

    let bytes = 0;
    for await (const found of test.redis.scan(`{campaign:${round.campaign}}*`)) {
      for (const key of found) bytes += Number(await test.redis.command(key, "MEMORY", "USAGE", key));
    }
    expect(bytes / ids.length).toBeLessThan(20);
    expect(await test.ledger.state(round)).toMatchObject({ pages: 200, recipients: 100_000, isComplete: true });
  });
});
