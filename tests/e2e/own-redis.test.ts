import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "redis";
import { afterEach, beforeEach, expect, it, onTestFinished } from "vitest";
import { type Playground, startPlayground } from "../../src/playground/start-playground.ts";
import { freePort, spawnBot, untilReady } from "../support/bot-process.ts";
import { person } from "../support/person.ts";

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

const STEPS = [
  { press: "Bahasa Indonesia", shows: /setuju/i },
  { press: "✅ Saya setuju", shows: /Di mana kamu bertugas/ },
  { type: "Sleman", shows: /Yang mana tempatmu/ },
  { press: "Kabupaten Sleman", shows: /Pengelola akan memeriksa/ },
] as const;

it("whoever talks while the bot's own Redis is killed goes on where the talk was, and Redis is back at its address", async () => {
  const PORT = String(await freePort());
  const { token: BOT_TOKEN, apiRoot: TELEGRAM_API_ROOT } = playground;
  const bot = spawnBot({ BOT_TOKEN, TELEGRAM_API_ROOT, PORT, ...writingOnlyToItsFolder() }, join(folder, "house"));
  onTestFinished(async () => void (await bot.stop()));
  await untilReady(bot);
  const volunteer = await person(playground, { firstName: "Relawan", languageCode: "id" });
  await volunteer.types("/start");
  await volunteer.sees(/Pilih bahasamu/);

  for (const step of STEPS) {
    process.kill(await redisPid(), "SIGKILL");
    await ("press" in step ? volunteer.presses(step.press) : volunteer.types(step.type));
    await volunteer.sees(step.shows, { within: 20_000 });
  }

  expect(bot.output().split("the private Redis is back").length - 1).toBe(STEPS.length);
  expect(readdirSync(join(folder, "house"))).toEqual([]);
  expect(await bot.stop()).toBe(0);
  await expect(redisPid()).rejects.toThrow();
});

/** As where the whole file system can only be read: Node itself refuses every other place. */
function writingOnlyToItsFolder(): Readonly<Record<string, string>> {
  const [DATA_FOLDER, TMPDIR] = [join(folder, "kept"), join(folder, "tmp")];
  for (const name of ["house", "kept", "tmp"]) mkdirSync(join(folder, name));
  const may = ["--allow-fs-read=*", "--allow-addons", "--allow-worker", "--allow-child-process"];
  const mayWrite = [DATA_FOLDER, TMPDIR].map((place) => `--allow-fs-write=${place}`);
  return { DATA_FOLDER, TMPDIR, NODE_OPTIONS: ["--permission", ...may, ...mayWrite].join(" ") };
}

async function redisPid(): Promise<number> {
  const note = JSON.parse(readFileSync(join(folder, "kept/redis/server.json"), "utf8")) as {
    readonly port: number;
    readonly password: string;
  };
  const redis = createClient({ url: `redis://:${note.password}@127.0.0.1:${note.port}` });
  await redis.connect();
  try {
    return Number(/process_id:(\d+)/.exec(await redis.info("server"))?.[1]);
  } finally {
    redis.destroy();
  }
}
