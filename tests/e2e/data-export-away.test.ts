import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joins, startHouse, type TestHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { type HurtableRedis, hurtableRedis } from "../support/redis-server.ts";
import { until } from "../support/scripted-intake.ts";

describe("/ekspor", () => {
  let redis: HurtableRedis;
  let house: TestHouse;
  let admin: Person;
  beforeAll(async () => {
    redis = await hurtableRedis();
    await redis.start();
    house = await startHouse({ redisUrl: redis.url });
    admin = await house.admin();
    await joins(admin);
  });
  afterAll(async () => {
    await house.stop();
    await redis.remove();
  });

  it("says that one has to wait while Redis is away, and sends the file once it is back", async () => {
    await admin.types("/ekspor");
    await admin.presses("👥 Anggota");
    await admin.presses("🔒 Dengan data pribadi");
    await until(() => house.playground.pendingUpdates() === 0);
    await redis.stop("SIGKILL");

    const told = await admin.presses("🔒 Ya, dengan data pribadi: CSV");
    await redis.start();

    expect(told.text).toMatch(/Sebentar/);
    await admin.sees(/belum ada yang bisa diekspor|sudah kukirim/, { within: 20_000 });
  }, 60_000);

  it("sends the file once Telegram takes it again, and sends it once", async () => {
    await admin.types("/ekspor");
    const on = await admin.sees(/📤 Ekspor/);
    await admin.presses("📊 Statistik", { on });
    house.playground.inject({ method: "sendDocument", kind: "serverError" });

    await admin.presses("CSV", { on });

    await admin.sees(/Statistik sudah kukirim/, { within: 60_000 });
    const files = admin.messages().filter(({ document }) => document?.file_name?.includes("statistik"));
    expect(files).toHaveLength(1);
  }, 90_000);
});
