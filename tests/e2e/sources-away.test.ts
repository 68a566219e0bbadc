import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { NewSource } from "../../src/domain/directory.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { createDirectory } from "../../src/redis/directory.ts";
import { startBot } from "../support/bot-process.ts";
import { startHouse, type TestHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import type { Seen } from "../support/playground-screen.ts";
import { type HurtableRedis, hurtableRedis } from "../support/redis-server.ts";
import { sealer } from "../support/referral-book.ts";
import { beginsReferral, joinsInSleman, seesSources, TO_THE_SOURCE, taps } from "../support/referring.ts";
import { until } from "../support/scripted-intake.ts";
import { seedSources } from "../support/sources.ts";

const DINSOS: Partial<NewSource> = { organisation: "Dinas Sosial Sleman" };
const LUMBUNG: Partial<NewSource> = { organisation: "Lumbung Depok" };
/** Redis comes back, the bot notices, and looks for what has changed. */
const within = 15_000;

let redis: HurtableRedis;
let house: TestHouse;
let ani: Person;

beforeEach(async () => {
  redis = await hurtableRedis();
  await redis.start();
});

afterEach(async () => {
  await house.stop();
  await redis.remove();
});

async function opensHouse(): Promise<void> {
  house = await startHouse({ redisUrl: redis.url });
  ani = await house.someone();
  await joinsInSleman(ani);
}

async function isQuiet(): Promise<void> {
  await until(() => house.playground.pendingUpdates() === 0);
}

/** Everything works but reading the directory as a whole, so that the list in memory is still being loaded. */
async function mayLoad(isAllowed: boolean): Promise<void> {
  const line = await connectRedis([redis.url], () => undefined);
  await line.command("", "ACL", "SETUSER", "default", isAllowed ? "+hscan" : "-hscan");
  await line.close();
}

async function retires(id: string): Promise<void> {
  const line = await connectRedis([redis.url], () => undefined);
  await createDirectory({ redis: line, sealer, now: () => new Date() }).change(id, (record) => ({
    ...record,
    status: "inactive",
  }));
  await line.close();
}

async function searchesFood(): Promise<Seen> {
  await ani.types("/sumber");
  await ani.presses("Pangan");
  return ani.sees(/Pangan · Kabupaten Sleman|Belum ada|daftarnya sedang kubuka/, { within });
}

describe("while the directory is still being loaded", () => {
  beforeEach(async () => {
    await seedSources(redis.url, [DINSOS]);
    await mayLoad(false);
    await opensHouse();
  });

  it("/sumber says so and offers to look again, which answers each time, and finds all once it is there", async () => {
    const first = await searchesFood();
    expect(first.text).toMatch(/daftarnya sedang kubuka/);
    expect(ani.buttons(first.message)).toEqual(["🔄 Coba lagi", "🆘 Darurat"]);
    await ani.presses("🔄 Coba lagi");
    await ani.presses("🔄 Coba lagi");
    await seedSources(redis.url, [LUMBUNG]);
    await mayLoad(true);

    await expect
      .poll(
        async () => {
          await ani.presses("🔄 Coba lagi").catch(() => undefined);
          return ani.lastMessage().text;
        },
        { timeout: within, interval: 500 },
      )
      .toMatch(
        /Pangan · Kabupaten Sleman[\s\S]*(Dinas Sosial Sleman[\s\S]*Lumbung Depok|Lumbung Depok[\s\S]*Dinas Sosial Sleman)/,
      );
  });

  it("/rujuk says so at the question of the source, and goes on with the list or with a name that is typed", async () => {
    await beginsReferral(ani);
    await taps(ani, ...TO_THE_SOURCE);
    await ani.sees(/7\/9[\s\S]*Direktori sedang kubuka/);
    await ani.presses("▶️ Lanjutkan");
    await ani.presses("▶️ Lanjutkan");
    await mayLoad(true);
    await expect
      .poll(
        async () => {
          await ani.presses("▶️ Lanjutkan").catch(() => undefined);
          return ani.lastMessage().text;
        },
        { timeout: within, interval: 500 },
      )
      .toMatch(/7\/9[\s\S]*Dinas Sosial Sleman/);
    await ani.presses(/1 · Dinas Sosial Sleman/);
    await ani.sees(/8\/9/);
  });

  it("/rujuk takes a name that is typed meanwhile", async () => {
    await beginsReferral(ani);
    await taps(ani, ...TO_THE_SOURCE);
    await ani.sees(/7\/9[\s\S]*Direktori sedang kubuka/);
    await ani.types("Lumbung warga Depok");
    await ani.sees(/8\/9/);
  });

  it("a referral whose source was chosen before the bot was started anew keeps it", async () => {
    await mayLoad(true);
    await beginsReferral(ani);
    await taps(ani, ...TO_THE_SOURCE);
    await seesSources(ani, /Dinas Sosial Sleman/);
    await taps(ani, /1 · Dinas Sosial Sleman/, "Aku antar", /Ya, setuju/);
    await ani.sees(/Periksa dulu[\s\S]*Dinas Sosial Sleman/);
    await mayLoad(false);
    await startsAnew();

    await ani.presses("✅ Kirim rujukan");

    await ani.sees(/Dinas Sosial Sleman/);
    await ani.seesNothingOf(/7\/9/);
  });
});

async function startsAnew(): Promise<void> {
  await house.bot.stop();
  house.bot = await startBot(house.environment);
}

describe("while Redis is away", () => {
  it("/sumber asks for patience, and then shows what was changed the moment it was back", async () => {
    const [dinsos] = await seedSources(redis.url, [DINSOS]);
    await opensHouse();
    const list = await searchesFood();
    expect(list.text).toContain("Dinas Sosial Sleman");
    await isQuiet();

    await redis.stop("SIGKILL");
    const told = await ani.presses("1", { on: list });
    expect(told.text).toMatch(/Sebentar/);
    await ani.types("/sumber");
    await ani.sees(/Sebentar, coba lagi/);
    await redis.start();
    await seedSources(redis.url, [LUMBUNG]);
    await retires(dinsos?.id ?? "");

    await ani.sees(/Apa yang dibutuhkan|butuh/i, { within });
    await expect
      .poll(async () => (await searchesFood()).text, { timeout: within, interval: 500 })
      .toContain("Lumbung Depok");
    expect(ani.lastMessage().text).not.toContain("Dinas Sosial Sleman");
  });

  it("/rujuk keeps the answer to the question of the source, and goes on by itself", async () => {
    await seedSources(redis.url, [DINSOS]);
    await opensHouse();
    await beginsReferral(ani);
    await taps(ani, ...TO_THE_SOURCE);
    await seesSources(ani, /Dinas Sosial Sleman/);
    await isQuiet();

    await redis.stop("SIGKILL");
    const told = await ani.presses(/1 · Dinas Sosial Sleman/);
    expect(told.text).toMatch(/Sebentar/);
    await redis.start();

    await ani.sees(/8\/9/, { within });
  });
});
