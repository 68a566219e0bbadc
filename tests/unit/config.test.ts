import { readFileSync } from "node:fs";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { readEnvironment, SettingsError, VARIABLES } from "../../src/config.ts";
import { loadOrMakeDataKeys, makeDataKey } from "../../src/redis/data-keys.ts";

const NEW_KEY = Buffer.alloc(32, 1).toString("base64");
const OLD_KEY = Buffer.alloc(32, 2).toString("base64");
const RIGHT = { BOT_TOKEN: "123456789:AAE5c0qH-letters_and_digits", DATA_KEYS: `2:${NEW_KEY}` };
const SECRET = "s3cret".repeat(6);

function mistakesIn(env: NodeJS.ProcessEnv): Record<string, string> {
  try {
    readEnvironment(env);
  } catch (error) {
    if (error instanceof SettingsError)
      return Object.fromEntries(error.mistakes.map(({ variable, problem }) => [variable, problem]));
    throw error;
  }
  return {};
}

describe("settings from the environment", () => {
  it("needs a token and a key, and chooses the rest", () => {
    expect(readEnvironment(RIGHT)).toEqual({
      botToken: RIGHT.BOT_TOKEN,
      apiRoot: "https://api.telegram.org",
      redis: { kind: "private" },
      waitReplicas: 0,
      adminIds: [],
      port: 8080,
      instance: hostname(),
      dataFolder: "data",
      drainSeconds: 3,
      dataKeys: [{ id: "2", key: Buffer.alloc(32, 1) }],
      defaultLanguage: "id",
      timeZone: "Asia/Jakarta",
      broadcastPerSecond: 25,
      actionsPerMinute: 120,
      joining: "approval",
      keepDays: 180,
      logLevel: "info",
    });
  });

  it.each([
    [
      { TELEGRAM_API_ROOT: "http://127.0.0.1:8081/" },
      { apiRoot: "http://127.0.0.1:8081", officeUrl: "http://127.0.0.1:8080" },
    ],
    [
      { TELEGRAM_API_ROOT: "http://127.0.0.1:8081/", PORT: "0" },
      { apiRoot: "http://127.0.0.1:8081", port: 0 },
    ],
    [{ OFFICE_URL: "https://damai.example/" }, { officeUrl: "https://damai.example" }],
    [
      { WEBHOOK_URL: "https://damai.example", WEBHOOK_SECRET: SECRET },
      { webhook: { url: "https://damai.example", secret: SECRET }, officeUrl: "https://damai.example" },
    ],
    [{ REDIS_URL: "redis://r:6379" }, { redis: { kind: "single", url: "redis://r:6379" } }],
    [
      { REDIS_URL: "redis://a:1, rediss://b:2,redis://c:3" },
      { redis: { kind: "cluster", urls: ["redis://a:1", "rediss://b:2", "redis://c:3"] }, waitReplicas: 1 },
    ],
    [{ REDIS_URL: "redis://a:1,redis://b:2", REDIS_WAIT_REPLICAS: "0" }, { waitReplicas: 0 }],
    [{ REDIS_URL: "redis://a:1", REDIS_WAIT_REPLICAS: "2" }, { waitReplicas: 2 }],
    [{ ADMIN_IDS: "7, 9001,7" }, { adminIds: [7, 9001] }],
    [
      { WEBHOOK_URL: "https://damai.example/bot/", WEBHOOK_SECRET: SECRET },
      { webhook: { url: "https://damai.example/bot", secret: SECRET } },
    ],
    [
      { WEBHOOK_URL: "http://127.0.0.1:3000", WEBHOOK_SECRET: SECRET },
      { webhook: { url: "http://127.0.0.1:3000", secret: SECRET }, officeUrl: "http://127.0.0.1:3000" },
    ],
    [{ PORT: "0" }, { port: 0 }],
    [
      { METRICS_TOKEN: SECRET, INSTANCE: "bot-2.sleman" },
      { metricsToken: SECRET, instance: "bot-2.sleman" },
    ],
    [{ DATA_FOLDER: "/var/lib/juru-damai" }, { dataFolder: "/var/lib/juru-damai" }],
    [{ DRAIN_SECONDS: "11" }, { drainSeconds: 11 }],
    [
      { DATA_KEYS: `2:${NEW_KEY}, 1:${OLD_KEY}` },
      {
        dataKeys: [
          { id: "2", key: Buffer.alloc(32, 1) },
          { id: "1", key: Buffer.alloc(32, 2) },
        ],
      },
    ],
    [{ DEFAULT_LANGUAGE: "en" }, { defaultLanguage: "en" }],
    [{ TZ: "Asia/Jayapura" }, { timeZone: "Asia/Jayapura" }],
    [{ BROADCAST_PER_SECOND: "5" }, { broadcastPerSecond: 5 }],
    [{ KEEP_DAYS: "3650" }, { keepDays: 3650 }],
    [{ JOINING: "open" }, { joining: "open" }],
    [{ LOG_LEVEL: "debug" }, { logLevel: "debug" }],
    [
      { PORT: "", REDIS_URL: " ", ADMIN_IDS: "" },
      { port: 8080, redis: { kind: "private" }, adminIds: [] },
    ],
  ])("reads %j", (env, expected) => {
    expect(readEnvironment({ ...RIGHT, ...env })).toMatchObject(expected);
  });

  it.each([
    ["BOT_TOKEN", "", "@BotFather"],
    ["BOT_TOKEN", "AAE5c0qH", "no bot token"],
    ["TELEGRAM_API_ROOT", "api.telegram.org", "no http or https address"],
    ["REDIS_URL", "localhost:6379", "redis:// or rediss://"],
    ["REDIS_URL", "redis://a:1,http://b", "redis:// or rediss://"],
    ["REDIS_WAIT_REPLICAS", "6", "from 0 to 5"],
    ["ADMIN_IDS", "@ibu_sari", "Telegram user ids"],
    ["ADMIN_IDS", "12.5", "Telegram user ids"],
    ["WEBHOOK_URL", "http://damai.example", "public https address"],
    ["WEBHOOK_URL", "https://damai.example:8080", "port 443"],
    ["WEBHOOK_SECRET", "short", "32 to 256 characters"],
    ["WEBHOOK_SECRET", `${SECRET} with spaces`, "32 to 256 characters"],
    ["OFFICE_URL", "http://damai.example", "public https address"],
    ["OFFICE_URL", "https://damai.example/bot", "without a path"],
    ["OFFICE_URL", "http://127.0.0.1:8080", "not safe by http"],
    ["METRICS_TOKEN", "short", "32 to 256 characters"],
    ["INSTANCE", "bot 2", "at most 64 characters"],
    ["PORT", "http", "whole number from 0 to 65535"],
    ["PORT", "70000", "whole number from 0 to 65535"],
    ["DRAIN_SECONDS", "121", "whole number from 0 to 120"],
    ["DATA_KEYS", "", "is not set"],
    ["DATA_KEYS", NEW_KEY, "no id:base64key at place 1"],
    ["DATA_KEYS", `2:${NEW_KEY},1:c2hvcnQ=`, "5 bytes at place 2"],
    ["DATA_KEYS", `1:${NEW_KEY},1:${OLD_KEY}`, "same id twice"],
    ["DEFAULT_LANGUAGE", "jv", "id or en"],
    ["TZ", "Jakarta", "no time zone"],
    ["BROADCAST_PER_SECOND", "0", "whole number from 1"],
    ["KEEP_DAYS", "0", "whole number from 1"],
    ["KEEP_DAYS", "3651", "whole number from 1"],
    ["JOINING", "closed", "open, approval, invite"],
    ["LOG_LEVEL", "loud", "fatal, error"],
  ])("refuses %s=%j", (variable, value, reason) => {
    const mistakes = mistakesIn({ ...RIGHT, WEBHOOK_SECRET: SECRET, [variable]: value });

    expect(Object.keys(mistakes)).toEqual([variable]);
    expect(mistakes[variable]).toContain(reason);
  });

  it("lists every mistake at once, also those between two variables", () => {
    const mistakes = mistakesIn({ PORT: "x", TZ: "y", JOINING: "z", WEBHOOK_URL: "https://damai.example" });

    expect(Object.keys(mistakes).sort()).toEqual(["BOT_TOKEN", "DATA_KEYS", "JOINING", "PORT", "TZ", "WEBHOOK_SECRET"]);
  });

  it("says how to get a token and how to go without", () => {
    expect(() => readEnvironment({})).toThrow(/BOT_TOKEN: is not set.*@BotFather[^]*npm run setup[^]*scripts\/demo/);
  });

  it("never repeats a value, which may be a secret", () => {
    const env = Object.fromEntries(
      ["BOT_TOKEN", "REDIS_URL", "WEBHOOK_SECRET", "DATA_KEYS", "PORT", "ADMIN_IDS"].map((name) => [name, "hunter2!"]),
    );

    expect(Object.keys(mistakesIn(env))).toHaveLength(6);
    expect(JSON.stringify(mistakesIn(env))).not.toContain("hunter2");
  });

  it("goes without DATA_KEYS only beside a Telegram on this machine", () => {
    const { BOT_TOKEN } = RIGHT;

    expect(readEnvironment({ BOT_TOKEN, TELEGRAM_API_ROOT: "http://localhost:8081" })).not.toHaveProperty("dataKeys");
    expect(Object.keys(mistakesIn({ BOT_TOKEN, TELEGRAM_API_ROOT: "https://bot-api.example" }))).toEqual(["DATA_KEYS"]);
  });
});

describe(".env.example", () => {
  const example = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");

  it("explains every variable, and no other", () => {
    expect(Object.keys(parseEnv(example)).sort()).toEqual([...VARIABLES].sort());
    expect(example.match(/^(?!#).+$/gm)).toHaveLength(VARIABLES.length);
  });

  it("holds the defaults", () => {
    expect(readEnvironment({ ...parseEnv(example), ...RIGHT })).toEqual(readEnvironment(RIGHT));
  });
});

describe("keys of the demo", () => {
  it("are made once, readable by their owner only", async () => {
    const folder = await mkdtemp(join(tmpdir(), "juru-damai-keys-"));
    const file = join(folder, "data", "keys");

    const first = await loadOrMakeDataKeys(file);
    const second = await loadOrMakeDataKeys(file);

    expect(second).toEqual(first);
    expect(first[0].key).toHaveLength(32);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await rm(folder, { recursive: true });
  });

  it("are never replaced when the file is broken", async () => {
    const folder = await mkdtemp(join(tmpdir(), "juru-damai-keys-"));
    await writeFile(join(folder, "keys"), "half a ke");

    await expect(loadOrMakeDataKeys(join(folder, "keys"))).rejects.toThrow("no id:base64key at place 1");
    await rm(folder, { recursive: true });
  });

  it("differ every time", () => {
    expect(makeDataKey("1")).not.toBe(makeDataKey("1"));
  });
});
