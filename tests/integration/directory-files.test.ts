import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadExamples } from "../../scripts/lib/load-examples.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createSourceImports } from "../../src/redis/source-imports.ts";
import { filesOf } from "../support/read-import.ts";
import { type HurtableRedis, hurtableRedis } from "../support/redis-server.ts";

const MEGABYTE = 1024 * 1024;
const HEAD = "organisasi,layanan,kategori,kode wilayah,jam buka,alamat";
const run = promisify(execFile);

let redis: RedisConnection;
let url: string;
let folder: string;
let server: HurtableRedis;
beforeAll(async () => {
  server = await hurtableRedis();
  await server.start();
  url = server.url;
  redis = await connectRedis([url], () => undefined);
  await redis.command("", "FLUSHDB");
  folder = await mkdtemp(join(tmpdir(), "directory-files-"));
});
afterAll(async () => {
  await redis.close();
  await server.remove();
  await rm(folder, { recursive: true });
});

function sheetOf(rows: number): Buffer {
  const lines = Array.from(
    { length: rows },
    (_, index) => `Lembaga nomor ${index},Bantuan pangan,pangan,34.04.01,Sen-Jum 08.00-15.00,"Jalan ${index}, Sleman"`,
  );
  return Buffer.from(`${HEAD}\n${lines.join("\n")}\n`);
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
function heap(): number {
  collect();
  return process.memoryUsage().heapUsed / MEGABYTE;
}

describe("a file of 200,000 rows", () => {
  it("goes into the directory without standing in memory", async () => {
    const content = sheetOf(200_000);
    const staged = await createSourceImports(redis).begin("many");
    const before = heap();
    let [good, most] = [0, 0];
    let rows = [];
    for await (const row of filesOf().read({ name: "banyak.csv", content })) {
      if (row.kind === "good") rows.push(row.record);
      good += 1;
      if (rows.length === 500) {
        await staged.put(rows);
        rows = [];
      }
      if (good % 40_000 === 0) most = Math.max(most, heap() - before);
    }
    expect(good).toBe(200_000);
    // What stays is where each id was first met; the rows themselves are more than 100 MB.
    expect(most).toBeLessThan(60);
    expect(await staged.apply()).toEqual({ added: 200_000, changed: 0, unchanged: 0 });
  }, 180_000);
});

describe("the demo", () => {
  it("has a directory of examples, and leaves one that holds something alone", async () => {
    await redis.command("", "FLUSHDB");
    expect(await loadExamples(url)).toBe(21);
    expect(await loadExamples(url)).toBe(0);
  });
});

describe("npm run directory", () => {
  const directory = (...told: readonly string[]) =>
    run(process.execPath, ["scripts/directory.ts", ...told], {
      env: {
        PATH: process.env["PATH"],
        REDIS_URL: url,
        BOT_TOKEN: "1:token",
        TELEGRAM_API_ROOT: "http://127.0.0.1:1",
        ADMIN_IDS: "1",
        DATA_KEYS: `a:${Buffer.alloc(32, 1).toString("base64")}`,
      },
    }).catch((error: { stdout: string; stderr: string }) => error);

  it("imports a file, exports it, and finds nothing new in it", async () => {
    await redis.command("", "FLUSHDB");
    const [sheet, json] = [join(folder, "a.csv"), join(folder, "a.json")];
    await writeFile(sheet, sheetOf(3));
    expect((await directory("import", sheet)).stdout).toBe("3 new, 0 changed, 0 as before; 0 rows refused.\n");
    expect((await directory("export", json)).stdout).toContain("3 entries");
    expect(JSON.parse((await readFile(json)).toString())).toHaveLength(3);
    expect((await directory("import", json)).stdout).toBe("0 new, 0 changed, 3 as before; 0 rows refused.\n");
  });

  it("takes nothing of a file with refused rows, unless it is told to", async () => {
    await redis.command("", "FLUSHDB");
    const sheet = join(folder, "b.csv");
    await writeFile(sheet, `${sheetOf(2).toString()}Lembaga,Layanan,mobil,34\n`);
    const refused = await directory("import", sheet);
    expect(refused.stderr).toContain("line 4: categories: is not known (mobil)");
    expect(refused.stderr).toContain("nothing went in");
    const taken = await directory("import", sheet, "--without-refused");
    expect(taken.stdout).toBe("2 new, 0 changed, 0 as before; 1 rows refused.\n");
  });

  it("says why a file cannot be used", async () => {
    const sheet = join(folder, "c.csv");
    await writeFile(sheet, Buffer.from("caf\u00e9", "latin1"));
    expect((await directory("import", sheet)).stderr).toContain("not-utf-8");
  });
});
