import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Directory, SourceRecord } from "../../src/domain/directory.ts";
import { ImportDropped, type SourceImports } from "../../src/domain/directory-import.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createDirectory } from "../../src/redis/directory.ts";
import { keys } from "../../src/redis/keys.ts";
import { createSourceFeed } from "../../src/redis/source-feed.ts";
import { swapInScript } from "../../src/redis/source-import-scripts.ts";
import { createSourceImports } from "../../src/redis/source-imports.ts";
import { type HurtableRedis, hurtableRedis } from "../support/redis-server.ts";
import { sealer } from "../support/referral-book.ts";
import { aSource } from "../unit/data/a-source.ts";

let server: HurtableRedis;
let redis: RedisConnection;
let directory: Directory;
let imports: SourceImports;

beforeAll(async () => {
  server = await hurtableRedis();
  await server.start();
  redis = await connectRedis([server.url], () => undefined);
  directory = createDirectory({ redis, sealer, now: () => new Date() });
  imports = createSourceImports(redis);
});

beforeEach(async () => {
  await redis.command("", "FLUSHALL");
});

afterAll(async () => {
  await redis.close();
  await server.remove();
});

function aRow(id: string, told: Partial<SourceRecord> = {}): SourceRecord {
  const { quality: _, ...row } = aSource({ id, ...told });
  return row;
}

const rows = (from: number, to: number, told: Partial<SourceRecord> = {}) =>
  Array.from({ length: to - from }, (_, number) => aRow(`s${from + number}`, told));

async function bringIn(name: string, brought: readonly SourceRecord[]) {
  const staged = await imports.begin(name);
  await staged.put(brought);
  return staged.apply();
}

async function stored(): Promise<Readonly<Record<string, string>>> {
  const all = (await redis.command("", "HGETALL", keys.sources)) as Readonly<Record<string, Buffer>>;
  return Object.fromEntries(Object.entries(all).map(([id, json]) => [id, json.toString()]));
}

/** The same store, but something happens right before the import is to become the directory. */
function meddledWith(meddle: () => Promise<unknown>): SourceImports {
  let isDone = false;
  return createSourceImports({
    ...redis,
    async run(script, touched, args) {
      if (script === swapInScript && !isDone) {
        isDone = true;
        await meddle();
      }
      return redis.run(script, touched, args);
    },
  });
}

describe("an import of the directory", () => {
  it("is seen by nobody before it is applied, and then as a whole", async () => {
    await bringIn("first", [aRow("old")]);
    const staged = await imports.begin("file-2");
    await staged.put(rows(0, 700));
    await staged.put(rows(700, 1200));
    const before = Object.keys(await stored());

    const counts = await staged.apply();

    expect(before).toEqual(["old"]);
    expect(Object.keys(await stored())).toHaveLength(1201);
    expect(counts).toEqual({ added: 1200, changed: 0, unchanged: 0 });
  });

  it("stays for good, and leaves nothing of its own", async () => {
    await bringIn("first", rows(0, 3));

    expect(await redis.command("", "TTL", keys.sources)).toBe(-1);
    expect(((await redis.command("", "KEYS", "*")) as Buffer[]).map(String).toSorted()).toEqual([
      keys.sources,
      keys.sourceChanges,
    ]);
  });

  it("changes nothing when it comes again, and counts what is new in the next one", async () => {
    await bringIn("file", rows(0, 600));
    const position = await createSourceFeed(redis, () => undefined).position();

    const again = await bringIn("file", rows(0, 600));
    const positionAfter = await createSourceFeed(redis, () => undefined).position();
    const next = await bringIn("file", [...rows(0, 10, { cost: "Rp5.000" }), ...rows(10, 620)]);

    expect(again).toEqual({ added: 0, changed: 0, unchanged: 600 });
    expect(positionAfter).toBe(position);
    expect(next).toEqual({ added: 20, changed: 10, unchanged: 590 });
  });

  it("counts a source once, by its later row", async () => {
    expect(await bringIn("file", [aRow("a"), aRow("b"), aRow("a", { cost: "Rp1" })])).toMatchObject({ added: 2 });

    expect(await directory.find("a")).toMatchObject({ cost: "Rp1" });
  });

  it("keeps the quality, and the later verification and word on room, whether in the row or not", async () => {
    const [verified, capacity] = [
      { at: 2000, by: 7 },
      { available: 4, updatedAt: 2000 },
    ];
    await bringIn(
      "file",
      ["older", "newer", "none"].map((id) => aRow(id, { verified, capacity })),
    );
    await directory.score("none", { kind: "score", value: 0.5, outcomes: 8 });
    const { verified: _, capacity: __, ...none } = aRow("none", { cost: "Rp1" });

    await bringIn("file", [
      aRow("older", { verified: { at: 1000, by: 0 }, capacity: { available: 0, updatedAt: 1000 } }),
      aRow("newer", { verified: { at: 3000, by: 0 }, capacity: { available: 0, updatedAt: 3000 } }),
      none,
    ]);

    expect(await directory.find("older")).toMatchObject({ verified, capacity });
    expect(await directory.find("newer")).toMatchObject({ verified: { at: 3000 }, capacity: { available: 0 } });
    expect(await directory.find("none")).toMatchObject({ verified, capacity, cost: "Rp1", quality: { value: 0.5 } });
  });

  it("loses no edit that is made while it is being applied", async () => {
    await bringIn("file", rows(0, 5));
    const staged = await meddledWith(async () => {
      await directory.save(aRow("s1", { cost: "edited, not in the file" }));
      await directory.verify("s2", 77, 5_000_000_000_000);
      await directory.add({ ...aRow("x"), service: "added meanwhile" }, "act");
    }).begin("file");
    await staged.put([aRow("s2", { cost: "of the file" }), aRow("new")]);

    const counts = await staged.apply();

    expect(counts).toEqual({ added: 1, changed: 1, unchanged: 0 });
    expect(await directory.find("s1")).toMatchObject({ cost: "edited, not in the file" });
    expect(await directory.find("s2")).toMatchObject({ cost: "of the file", verified: { by: 77 } });
    expect(Object.values(await stored()).filter((json) => json.includes("added meanwhile"))).toHaveLength(1);
  });

  it.each<[string, () => Promise<unknown>]>([
    ["another import is applied meanwhile", () => bringIn("other", rows(0, 3, { cost: "other" }))],
    [
      "the changes are trimmed meanwhile",
      async () => {
        for (const row of rows(0, 3, { cost: "other" })) await directory.save(row);
        await redis.command("", "XTRIM", keys.sourceChanges, "MAXLEN", "1");
      },
    ],
  ])("is put together anew when %s", async (_what, meddle) => {
    await bringIn("file", rows(0, 5));
    const staged = await meddledWith(meddle).begin("file");
    await staged.put(rows(2, 7, { cost: "ours" }));

    const counts = await staged.apply();

    const found = await Promise.all(["s0", "s1", "s2", "s6"].map((id) => directory.find(id)));
    expect(found.map((source) => source?.cost)).toEqual(["other", "other", "ours", "ours"]);
    expect(counts).toEqual({ added: 2, changed: 3, unchanged: 0 });
  });

  it("whose process dies halfway leaves the directory as it was, and goes away by itself", async () => {
    await bringIn("first", rows(0, 3));
    const before = await stored();

    const abandoned = await imports.begin("dies");
    await abandoned.put(rows(2, 600, { cost: "half" }));

    expect(await stored()).toEqual(before);
    expect(await redis.command("", "TTL", keys.importRows("dies"))).toBeGreaterThan(86_000);
  });

  it("whose process dies while it is applied leaves the directory as it was, and can be begun again", async () => {
    await bringIn("first", rows(0, 3));
    const before = await stored();
    const dying = await meddledWith(() => Promise.reject(new Error("killed"))).begin("dies");
    await dying.put(rows(2, 600, { cost: "whole" }));

    await expect(dying.apply()).rejects.toThrow("killed");
    const after = await stored();
    const timesLeft = await Promise.all(
      [keys.importRows("dies"), keys.importNext("dies")].map((key) => redis.command("", "TTL", key)),
    );

    expect(after).toEqual(before);
    expect(timesLeft.every((seconds) => Number(seconds) > 86_000)).toBe(true);
    expect(await bringIn("dies", rows(2, 600, { cost: "whole" }))).toEqual({ added: 597, changed: 1, unchanged: 0 });
  });

  it("that was begun once more is dropped by the first who began it", async () => {
    const first = await imports.begin("file");
    await first.put(rows(0, 3));
    const second = await imports.begin("file");
    await second.put(rows(3, 4));

    await expect(first.put(rows(0, 3))).rejects.toThrow(ImportDropped);
    await expect(first.apply()).rejects.toThrow(ImportDropped);
    await first.discard();

    expect(await second.apply()).toEqual({ added: 1, changed: 0, unchanged: 0 });
    expect(Object.keys(await stored())).toEqual(["s3"]);
  });

  it("is not applied by a store that was restarted, for it may have lost rows", { timeout: 60_000 }, async () => {
    await bringIn("first", rows(0, 3));
    const staged = await imports.begin("file");
    await staged.put(rows(3, 9));

    await server.stop();
    await server.start();
    await expect.poll(() => redis.command("", "PING").then(String, String), { timeout: 15_000 }).toBe("PONG");

    await expect(staged.apply()).rejects.toThrow(ImportDropped);
    expect(Object.keys(await stored()).toSorted()).toEqual(["s0", "s1", "s2"]);
  });

  it("leaves nothing when it is discarded", async () => {
    const staged = await imports.begin("file");
    await staged.put(rows(0, 3));

    await staged.discard();

    expect(await redis.command("", "DBSIZE")).toBe(0);
    await expect(staged.apply()).rejects.toThrow(ImportDropped);
  });

  it("takes no row that is not valid, and no name that is no name", async () => {
    const staged = await imports.begin("file");

    await expect(staged.put([aRow("s1"), aRow("s2", { organisation: "" })])).rejects.toThrow();
    await expect(imports.begin("{other}:all")).rejects.toThrow(/cannot be the name/);
  });
});
