import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Playground, startPlayground } from "../../src/playground/start-playground.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { freePort, spawnBot } from "../support/bot-process.ts";
import { until } from "../support/scripted-intake.ts";

let folder: string;
let playground: Playground;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "juru-damai-own-"));
  playground = await startPlayground();
});

afterEach(async () => {
  await playground.close();
  rmSync(folder, { recursive: true, force: true });
});

it("a bot whose own Redis dies says so and ends, so that whoever watches it starts both again", async () => {
  const PORT = String(await freePort());
  const bot = spawnBot({ BOT_TOKEN: playground.token, TELEGRAM_API_ROOT: playground.apiRoot, PORT }, folder);
  await until(() => bot.output().includes("is ready"), 20_000);
  const { port, password } = JSON.parse(readFileSync(join(folder, "data/redis/server.json"), "utf8")) as {
    port: number;
    password: string;
  };

  const redis = await connectRedis([`redis://:${password}@127.0.0.1:${port}`], () => undefined);
  await redis.command("", "SHUTDOWN", "NOSAVE").catch(() => undefined);
  const code = await bot.exited;
  await redis.close();

  expect(code).toBe(1);
  expect(bot.output()).toContain("the private Redis has ended");
});
