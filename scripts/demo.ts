import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadOrMakeDataKeysText } from "../src/redis/data-keys.ts";
import { freePort, startPrivateRedis } from "../src/redis/private-server.ts";
import { loadExamples } from "./lib/load-examples.ts";
import { startWatched, type WatchedProcess } from "./watched-process.ts";

const TOKEN = "1000000001:demo";
const ADMIN_ID = "9001";
/** The bot itself needs up to ten seconds to finish what it has in hand. */
const GRACE = 11_000;
const READY_WITHIN = 60_000;

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8081" },
    // Beside data/redis of a real bot, never in it.
    folder: { type: "string", default: join("data", "demo") },
  },
});
const logFile = join(values.folder, "demo.log");
const stops: (() => Promise<void>)[] = [];
let isStopping = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));

try {
  await start();
} catch (error) {
  if (!isStopping) console.error(`The demo could not start. ${error instanceof Error ? error.message : String(error)}`);
  await stop(1);
}

async function start(): Promise<void> {
  await mkdir(values.folder, { recursive: true, mode: 0o700 });
  // First of all, because it refuses a second demo on the same data, whose log must stay.
  const redisUrl = process.env["REDIS_URL"] || (await startRedis());
  await rm(logFile, { force: true });
  const { PATH = "" } = process.env;

  await within(loadExamples(redisUrl), "directory");
  const playground = watch("playground", "src/playground/main.ts", ["--port", values.port, "--token", TOKEN], { PATH });
  const ready = await within(playground.says("playground ready at "), "playground");
  const [address = ""] = /http:\/\/\S+/.exec(ready) ?? [];

  const bot = watch("bot", "src/main.ts", [], {
    PATH,
    BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: address,
    REDIS_URL: redisUrl,
    ADMIN_IDS: ADMIN_ID,
    JOINING: "open",
    // Named before it is taken: the page of coordinators has to know its own address.
    PORT: String(await freePort()),
    DATA_KEYS: await loadOrMakeDataKeysText(join(values.folder, "keys")),
  });
  await within(bot.says("Juru Damai is ready"), "bot");
  const moved = ["0", new URL(address).port].includes(values.port) ? "" : ` (port ${values.port} is taken)`;
  console.log(`Juru Damai is ready: open ${address} in a browser${moved}. Ctrl-C ends it.`);
}

async function startRedis(): Promise<string> {
  const starting = startPrivateRedis({ folder: join(values.folder, "redis"), appendOnly: true });
  stops.push(async () => starting.then((redis) => redis.stop()).catch(() => undefined));
  return (await starting).url;
}

function watch(
  name: string,
  file: string,
  parameters: readonly string[],
  variables: Readonly<Record<string, string>>,
): WatchedProcess {
  if (isStopping) throw new Error("The demo is being stopped.");
  const watched = startWatched({ name, file, parameters, variables, logFile });
  stops.push(() => watched.stop(GRACE));
  void watched.ended.then((how) => {
    if (isStopping) return;
    console.error(`${how}\nAll its words are in ${logFile}.`);
    void stop(1);
  });
  return watched;
}

async function within<T>(answer: Promise<T>, name: string): Promise<T> {
  const late = new Promise<never>((_, failed) => {
    const tooLong = () => failed(new Error(`The ${name} did not get ready in time. See ${logFile}.`));
    setTimeout(tooLong, READY_WITHIN).unref();
  });
  return Promise.race([answer, late]);
}

/** In reverse: the bot first, then its Telegram, its Redis last. */
async function stop(exitCode: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  for (const end of stops.toReversed()) await end().catch((error: unknown) => console.error(error));
  process.exit(exitCode);
}
