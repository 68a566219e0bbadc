import { beforeAll, describe, expect, it } from "vitest";
import type { SourceRecord } from "../../src/domain/directory.ts";
import { DirectoryMoved } from "../../src/domain/directory-import.ts";
import { type PreviewRow, previewRow } from "../../src/domain/import-preview.ts";
import type { ImportShelf } from "../../src/domain/import-shelf.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createDirectory } from "../../src/redis/directory.ts";
import { createImportShelf } from "../../src/redis/import-shelf.ts";
import { keys } from "../../src/redis/keys.ts";
import { sealedIn } from "../../src/redis/sealed-shelves.ts";
import { createSourceImports } from "../../src/redis/source-imports.ts";
import { emptyDatabase } from "../support/house.ts";
import { sealer } from "../support/referral-book.ts";
import { aSource } from "../unit/data/a-source.ts";

const NOW = new Date("2026-11-26T08:00:00Z");
const CHECKED = { kind: "checked" } as const;

function aRow(number: number, told: Partial<SourceRecord> = {}): PreviewRow {
  const { quality: _, ...record } = aSource({ id: `s${number}`, organisation: `Lembaga ${number}`, ...told });
  return { kind: "new", at: { row: number + 2 }, after: record };
}

describe("a file that waits for a yes", () => {
  let redis: RedisConnection;
  let shelf: ImportShelf;
  beforeAll(async () => {
    redis = await connectRedis([await emptyDatabase()], () => undefined);
    shelf = createImportShelf({ redis, sealer, now: () => NOW });
    return () => redis.close();
  });

  const digests = { changeDigest: "a", resultDigest: "b" };
  const content = Buffer.from("organisasi\nRumah Rahasia\n".repeat(40_000));
  const lay = (person: number, rows: readonly PreviewRow[] = [aRow(0)]) =>
    shelf.lay(person, { name: "sumber.csv", content }, { ...digests, rows }, CHECKED);
  const seconds = async (person: number) =>
    Number(await redis.command(keys.importShelf(person), "TTL", keys.importShelf(person)));

  it("comes back as it was, with its rows by number, for an hour", async () => {
    const rows = Array.from({ length: 120 }, (_, number) => aRow(number));
    const token = await lay(1, rows);

    expect(await shelf.find(1)).toMatchObject({ name: "sumber.csv", at: NOW.getTime(), token, standing: CHECKED });
    expect((await shelf.find(1))?.kinds).toHaveLength(120);
    expect(await shelf.rows(1, token, [3, 119, 49, 50])).toEqual([rows[3], rows[119], rows[49], rows[50]]);
    expect(Buffer.from((await shelf.content(1, token)) ?? []).equals(content)).toBe(true);
    expect(await seconds(1)).toBeGreaterThan(3500);
    expect(await seconds(1)).toBeLessThanOrEqual(3600);
  });

  it("is sealed: neither the file nor what it would do can be read in the store", async () => {
    await lay(2);
    const reply = (await redis.command(keys.importShelf(2), "HGETALL", keys.importShelf(2))) as Record<string, Buffer>;

    expect(Object.values(reply).map(String).join()).not.toMatch(/Rahasia|Lembaga|sumber/);
    const found = (await sealedIn(redis, keys.importShelf(2))).flatMap(({ texts }) => texts);
    expect(found.length).toBe(Object.keys(reply).length - 2);
    for (const { sealed, place } of found) expect(() => sealer.open(sealed, place)).not.toThrow();
  });

  it("is one a person: the next file takes its place, and what is asked of the old one is not there", async () => {
    const [old, token] = [await lay(3), await lay(3)];

    expect(await shelf.content(3, old)).toBeUndefined();
    expect(await shelf.rows(3, old, [0])).toEqual([]);
    expect(await shelf.stand(3, old, { kind: "failed" })).toBe(false);
    expect(await shelf.stand(3, token, { kind: "going in" })).toBe(true);
    expect((await shelf.find(3))?.standing).toEqual({ kind: "going in" });
  });

  it("goes with the person, and when it is left", async () => {
    await lay(4);
    await createDirectory({ redis, sealer, now: () => NOW }).forget(4);

    expect(await shelf.find(4)).toBeUndefined();
    expect(await redis.command(keys.importShelf(4), "EXISTS", keys.importShelf(4))).toBe(0);
  });

  it("changes nothing at all when one entry stands otherwise than it was shown", async () => {
    const directory = createDirectory({ redis, sealer, now: () => NOW });
    const [{ quality: _, ...first }, { quality: _also, ...second }] = [aSource({ id: "satu" }), aSource({ id: "dua" })];
    await directory.save(first);
    const staged = await createSourceImports(redis).begin("page-test");
    const coming = [{ ...first, cost: "Gratis" }, second];
    await staged.put(coming);
    const shown = new Map(
      coming.map((record) => [record.id, record.id === "satu" ? { ...first, cost: "lain" } : undefined]),
    );
    const kindOf = (before: SourceRecord | undefined, after: SourceRecord) =>
      previewRow({ kind: "good", at: { row: 1 }, record: after, ...(before && { stored: before }) }).kind;

    await expect(
      staged.apply((before, after) => before?.cost === shown.get(after.id)?.cost && kindOf(before, after) !== "same"),
    ).rejects.toBeInstanceOf(DirectoryMoved);

    expect(await directory.find("dua")).toBeUndefined();
    expect((await directory.find("satu"))?.cost).toBeUndefined();
  });
});
