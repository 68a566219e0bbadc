import { afterAll, beforeAll, describe, it } from "vitest";
import { opensToEdit, publishes } from "../support/guidance.ts";
import { joins, startHouse, type TestHouse } from "../support/house.ts";
import { type HurtableRedis, hurtableRedis } from "../support/redis-server.ts";

let redis: HurtableRedis;
let house: TestHouse;

beforeAll(async () => {
  redis = await hurtableRedis();
  await redis.start();
  house = await startHouse({ redisUrl: redis.url });
});

afterAll(async () => {
  await house.stop();
  await redis.remove();
});

describe("while the store is away", () => {
  it("/darurat tells the number that an admin has published", async () => {
    const admin = await house.admin();
    const volunteer = await house.someone();
    for (const each of [admin, volunteer]) await joins(each);
    await opensToEdit(admin, "☎️ Kontak darurat", /^Pemadam/);
    await admin.presses("Nomor");
    await admin.types("0274-587101");
    await admin.sees(/belum terbit/);
    await publishes(admin);

    await redis.stop("SIGKILL");
    await volunteer.types("/darurat");

    await volunteer.sees(/0274-587101 Pemadam kebakaran 🆕 diperbarui/, { within: 1500 });
  });
});
