import { describe, expect, it } from "vitest";
import { StoreAway } from "../../src/domain/inbox.ts";
import { notingStoreAway } from "../../src/intake/failure.ts";
import { runInScope, type UpdateScope } from "../../src/intake/update-scope.ts";

const port = {
  async find(): Promise<number> {
    throw new StoreAway("away");
  },
  async *all(): AsyncIterable<number> {
    yield 1;
    yield 2;
    throw new StoreAway("away");
  },
  async *few(): AsyncIterable<number> {
    yield 1;
    yield 2;
  },
};

/** What the scope of an update knows after the port was used in it. */
async function troubleAfter(use: (noting: typeof port) => Promise<unknown>): Promise<UpdateScope["trouble"]> {
  const scope = { trouble: undefined } as UpdateScope;
  await runInScope(scope, () => use(notingStoreAway(port))).catch(() => undefined);
  return scope.trouble;
}

async function listOf(numbers: AsyncIterable<number>): Promise<readonly number[]> {
  const list: number[] = [];
  for await (const number of numbers) list.push(number);
  return list;
}

describe("a port that notes when the store is away", () => {
  it("notes it of an answer", async () => {
    expect(await troubleAfter((noting) => noting.find())).toBe("store away");
  });

  it("notes it in the middle of a list that is read page by page", async () => {
    expect(await troubleAfter((noting) => listOf(noting.all()))).toBe("store away");
  });

  it("gives a whole list on, and notes nothing", async () => {
    let list: readonly number[] = [];

    const trouble = await troubleAfter(async (noting) => {
      list = await listOf(noting.few());
    });

    expect(list).toEqual([1, 2]);
    expect(trouble).toBeUndefined();
  });

  it("throws what the store threw", async () => {
    await expect(notingStoreAway(port).find()).rejects.toThrow(StoreAway);
    await expect(listOf(notingStoreAway(port).all())).rejects.toThrow(StoreAway);
  });
});
