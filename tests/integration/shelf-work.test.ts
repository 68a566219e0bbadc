import { beforeAll, describe, expect, it } from "vitest";
import { loadPlaces } from "../../src/content/places.ts";
import { createDirectoryFiles } from "../../src/directory/directory-files.ts";
import type { Directory } from "../../src/domain/directory.ts";
import type { ImportJob } from "../../src/domain/import-file.ts";
import { NEED_CATEGORIES, type NeedCategory } from "../../src/domain/need.ts";
import { checkFile } from "../../src/office/check-file.ts";
import { createShelfWork } from "../../src/office/work-on-import.ts";
import { createAudit } from "../../src/redis/audit.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createDirectory } from "../../src/redis/directory.ts";
import { createMembers } from "../../src/redis/members.ts";
import { createSourceFeed } from "../../src/redis/source-feed.ts";
import { createSourceImports } from "../../src/redis/source-imports.ts";
import { emptyDatabase } from "../support/house.ts";
import { sealer } from "../support/referral-book.ts";

const ADMIN = 9001;
const now = () => new Date("2026-11-26T08:00:00Z");
const SHEET = [
  "organisasi,layanan,kategori,kode wilayah",
  "Dapur Umum,Nasi,food,34.04",
  "Panti Asih,Asuh,child_care,34.02",
];
const names = Object.fromEntries(NEED_CATEGORIES.map((need) => [need, need])) as Record<NeedCategory, string>;
const places = await loadPlaces();

describe("taking in what was looked at on the page", () => {
  let redis: RedisConnection;
  let directory: Directory;
  let work: ReturnType<typeof createShelfWork>;
  let files: ReturnType<typeof createDirectoryFiles>;
  beforeAll(async () => {
    redis = await connectRedis([await emptyDatabase()], () => undefined);
    directory = createDirectory({ redis, sealer, now });
    const feed = createSourceFeed(redis, () => undefined);
    files = createDirectoryFiles({ places, now, sources: () => feed.load(), categoryNames: [names] });
    work = createShelfWork({
      ...{ shelf: directory.shelf, files, imports: createSourceImports(redis), audit: createAudit(redis, now) },
      ...{ members: createMembers(redis, now), adminIds: [ADMIN] },
    });
    return () => redis.close();
  });

  async function brings(person: number, lines: readonly string[]): Promise<ImportJob> {
    const file = { name: "sumber.csv", content: Buffer.from(lines.join("\n")) };
    const token = await directory.shelf.lay(person, file, await checkFile(files, file), { kind: "going in" });
    return { task: "apply", from: "page", act: 1, chat: person, message: 0, file: { id: token, name: file.name } };
  }
  const does = (job: ImportJob) => work.work({ job, isStopping: () => false });
  const standing = async (person: number) => (await directory.shelf.find(person))?.standing;
  const imports = async () => {
    let count = 0;
    for await (const page of createAudit(redis, now).entries("acts")) count += page.length;
    return count;
  };

  it("that is begun anew after a crash finds that all of it is in, and notes it once", async () => {
    const job = await brings(ADMIN, SHEET);
    await does(job);
    const counts = { added: 2, changed: 0, unchanged: 0 };
    expect(await standing(ADMIN)).toEqual({ kind: "in", counts });

    // As if the process had ended before it could say so.
    await directory.shelf.stand(ADMIN, job.file.id, { kind: "going in" });
    await does(job);

    expect(await standing(ADMIN)).toEqual({ kind: "in", counts });
    expect(await imports()).toBe(1);
  });

  it("does nothing for somebody who is no admin any more, or for a file that is gone", async () => {
    const job = await brings(4711, [...SHEET, "Klinik Baru,Obat,medicine,34.04"]);
    await does(job);
    await does({ ...job, chat: ADMIN });

    expect(await standing(4711)).toEqual({ kind: "going in" });
    expect(await imports()).toBe(1);
  });

  it("says that it has failed when it was given up", async () => {
    const job = await brings(ADMIN, SHEET);
    await work.giveUp({ job });

    expect(await standing(ADMIN)).toEqual({ kind: "failed" });
  });

  it("leaves off when the bot stops, with nothing half in", async () => {
    const job = await brings(ADMIN, [...SHEET, "Pos Hukum,Perkara,legal_aid,34.71"]);

    await expect(work.work({ job, isStopping: () => true })).rejects.toThrow();

    expect(await standing(ADMIN)).toEqual({ kind: "going in" });
    await does(job);
    expect(await standing(ADMIN)).toEqual({ kind: "in", counts: { added: 1, changed: 0, unchanged: 2 } });
  });
});
