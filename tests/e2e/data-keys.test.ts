import { describe, expect, it } from "vitest";
import { connectRedis } from "../../src/redis/connection.ts";
import { startSealing } from "../../src/redis/start-sealing.ts";
import { spawnBot, startBot } from "../support/bot-process.ts";
import { opensCase, volunteerIn } from "../support/case-people.ts";
import { startHouse, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { hurtableRedis } from "../support/redis-server.ts";
import { beginsReferral, taps } from "../support/referring.ts";
import { runOperatorsScript } from "../support/run-operators-script.ts";
import { useStore } from "../support/stored.ts";
import { until } from "../support/until.ts";

const keyText = (id: string, fill: number) => `${id}:${Buffer.alloc(32, fill).toString("base64")}`;
const [ONE, TWO, OTHER_TWO] = [keyText("1", 1), keyText("2", 2), keyText("2", 3)];

describe("keys that change", () => {
  const house = useHouse({ environment: { DATA_KEYS: ONE } });
  const stored = useStore(house);
  const withKeys = (DATA_KEYS: string) => ({ ...house.environment, DATA_KEYS });
  const rotate = (keys: string, ...words: string[]) => runOperatorsScript(["rotate-keys", ...words], withKeys(keys));

  async function restartWith(keys: string): Promise<void> {
    await house.bot.stop();
    house.bot = await startBot(withKeys(keys));
  }

  async function writesNote(volunteer: Person, code: string, text: string): Promise<void> {
    await volunteer.types(`/kasus ${code}`);
    await volunteer.presses("📝 Catatan");
    await volunteer.types(text);
    await volunteer.sees(/Catatan disimpan/);
  }

  it("while volunteers write: nothing is lost, and then the new key alone opens everything", async () => {
    const ani = await volunteerIn(house, stored);
    const budi = await volunteerIn(house, stored);
    const code = await opensCase(ani);
    await writesNote(ani, code, "Catatan sebelum kunci diganti.");
    await beginsReferral(budi);
    await taps(budi, "Pangan", "Lewati", /Mendesak/, "📍 Gamping, Kabupaten Sleman", /Pakai kode/, /tidak ada/i);
    await budi.sees(/7\/9/);
    await budi.types("Lumbung warga Depok");
    await budi.sees(/8\/9/);

    const early = await rotate(`${TWO},${ONE}`);
    await restartWith(`${TWO},${ONE}`);
    const [rotated] = await Promise.all([
      rotate(`${TWO},${ONE}`),
      writesNote(ani, code, "Catatan selagi kunci diganti."),
      taps(budi, "Aku antar", /Ya, setuju/),
    ]);
    await restartWith(TWO);

    expect(early).toMatchObject({
      code: 1,
      output: expect.stringContaining("still seals with an older key") as string,
    });
    expect(early.output).not.toContain("in use nowhere");
    expect(rotated.output).toContain('Key "1" is in use nowhere, it can be taken out of DATA_KEYS');
    expect(rotated.code).toBe(0);
    await ani.types(`/kasus ${code}`);
    await ani.presses("🕘 Linimasa");
    const { text } = await ani.sees(/Linimasa/);
    expect(text).toContain("Catatan sebelum kunci diganti.");
    expect(text).toContain("Catatan selagi kunci diganti.");
    await budi.presses("✅ Kirim rujukan");
    await budi.sees(/sudah terkirim/);
    await budi.types("/rujukan");
    await budi.presses(/Pangan/);
    await budi.sees(/Lumbung warga Depok/);
  }, 120_000);

  it("are refused at the start when one is missing or is another one, with what to do, and nothing is changed", async () => {
    await house.bot.stop();
    // Of the queues lists are made at each start, with nothing in them.
    const standing = async () => (await stored.everything()).split("\n").filter((line) => !line.startsWith("{queue}"));
    const before = (await standing()).toSorted();
    const start = async (keys: string) => {
      const bot = spawnBot(withKeys(keys));
      return { code: await bot.exited, output: bot.output() };
    };

    const [missing, other, script] = await Promise.all([start(ONE), start(OTHER_TWO), rotate(OTHER_TWO)]);

    expect(missing).toMatchObject({ code: 1, output: expect.stringContaining('key "2" is missing') as string });
    expect(missing.output).toMatch(/Put it back, behind the newest one: DATA_KEYS=NEW:\.\.\.,2:/);
    expect(other).toMatchObject({ code: 1, output: expect.stringContaining('key "2" is not the key of') as string });
    expect(script).toMatchObject({ code: 1, output: expect.stringContaining('key "2" is not the key of') as string });
    for (const { output } of [missing, other]) expect(output).not.toMatch(/is ready|AQEB|AwMD|\n {4}at /);
    expect((await standing()).toSorted()).toEqual(before);
  }, 120_000);

  it("that are lost are given up by hand, and then the bot starts without them", async () => {
    const given = await rotate(keyText("3", 4), "forget", "2");
    await restartWith(keyText("3", 4));

    expect(given.code).toBe(0);
    const volunteer = await house.someone();
    await volunteer.starts();
    await volunteer.sees(/Pilih bahasamu/);
  }, 120_000);
});

describe("wrong keys beside a Redis that comes back late", () => {
  it("do not silence /darurat; what has to be sealed waits for the right keys", async () => {
    const redis = await hurtableRedis();
    await redis.start();
    const connection = await connectRedis([redis.url], () => undefined);
    const log = { warn: () => undefined, fatal: () => undefined };
    await startSealing({ redis: connection, dataKeys: [{ id: "2", key: Buffer.alloc(32, 2) }], log });
    await connection.close();
    await redis.stop();
    const house = await startHouse({ redisUrl: redis.url, environment: { DATA_KEYS: OTHER_TWO } });
    await redis.start();

    await until(() => house.bot.output().includes("DATA_KEYS does not fit what is stored"));
    const volunteer = await house.someone();
    await volunteer.types("/darurat");
    await volunteer.sees(/110/);

    const ready = await fetch(`http://127.0.0.1:${house.bot.port}/readyz`);
    expect(ready.status).toBe(503);
    await house.stop();
    await redis.remove();
  });
});
