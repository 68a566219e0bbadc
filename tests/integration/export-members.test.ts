import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { gunzipSync } from "node:zlib";
import { expect, inject, it } from "vitest";
import { connectRedis } from "../../src/redis/connection.ts";
import { createMembers } from "../../src/redis/members.ts";
import { createExportWork } from "../../src/telegram/work-on-exports.ts";
import { anExportDesk, anExportJob, inHand, manyMembers } from "../support/export-desk.ts";

const MEGABYTE = 1024 * 1024;
const COUNT = 20_000;

/** What is really held. */
function heldMegabytes(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / MEGABYTE;
}

it("an export of 20,000 members holds a page and a part of a file, never all of them", async () => {
  const redis = await connectRedis([`${inject("redisUrl")}/14`], () => undefined);
  await redis.command("", "FLUSHDB");
  const members = createMembers(redis, () => new Date());
  const everyone = manyMembers(COUNT);
  for (let from = 0; from < COUNT; from += 1000) {
    await Promise.all(everyone.slice(from, from + 1000).map((member) => members.save(member)));
  }
  const before = heldMegabytes();
  let most = 0;
  const watched = {
    find: (id: number) => members.find(id),
    async *everyone() {
      let pages = 0;
      for await (const page of members.everyone()) {
        if ((pages += 1) % 10 === 0) most = Math.max(most, heldMegabytes() - before);
        yield page;
      }
    },
  };
  const { desk, files } = await anExportDesk([], { members: watched });

  await createExportWork(desk).work(inHand(anExportJob({ form: "json" })));

  await redis.close();
  const rows = files.flatMap(({ content }) => JSON.parse(gunzipSync(content).toString()) as { id: number }[]);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(COUNT);
  expect(most).toBeLessThan(25);
}, 60_000);
