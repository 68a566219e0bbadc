import { readEnvironment, SettingsError } from "../../src/config.ts";
import { makeDataKey, parseDataKeys } from "../../src/redis/data-keys.ts";
import { createSealer } from "../../src/redis/sealing.ts";
import { promise, type Target } from "../support/fuzz/target.ts";

const KEY = makeDataKey("1");
const SETTINGS = [
  "BOT_TOKEN=123456789:AAE5c0qH-letters",
  "TELEGRAM_API_ROOT=http://localhost:8081/",
  "REDIS_URL=redis://a:1,rediss://b:2",
  "ADMIN_IDS=1, 2,3",
  "WEBHOOK_URL=https://bot.example.org/",
  `WEBHOOK_SECRET=${"s".repeat(32)}`,
  "PORT=8080",
  "DATA_FOLDER=/var/lib/juru-damai",
  `DATA_KEYS=${KEY}`,
  "DEFAULT_LANGUAGE=en",
  "TZ=Asia/Jayapura",
  "KEEP_DAYS=30",
  `METRICS_TOKEN=${"m".repeat(32)}`,
  "INSTANCE=bot-2.sleman",
];

/** The environment, a line each. */
export const environment: Target = {
  name: "environment",
  seeds: [SETTINGS.join("\n"), SETTINGS.slice(0, 2).join("\n"), `BOT_TOKEN=1:a\n${SETTINGS[8] ?? ""}\n`],
  words: [
    ...SETTINGS.map((line) => line.slice(0, line.indexOf("=") + 1)),
    "redis://",
    "https://",
    "localhost",
    "/".repeat(400),
    "Asia/",
  ],
  longest: 8192,
  read(input) {
    const lines = input
      .toString()
      .split("\n")
      .map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string?]);
    const env = Object.fromEntries(lines.map(([name, value = ""]) => [name, value]));
    const settings = readEnvironment(env);
    promise(
      settings.adminIds.every((id) => Number.isSafeInteger(id) && id > 0),
      "admins are account numbers",
    );
    promise(!settings.apiRoot.endsWith("/"), "an address ends without a slash");
    return settings;
  },
  isRefusal: (error) => error instanceof SettingsError,
};

const REFUSALS =
  /^(?:has no key|names the same id twice|has no id:base64key at place \d+|has a key of \d+ bytes at place \d+, 32 are needed)$/;

/** Keys for sealing: what is taken seals and opens, and a refusal never says the key. */
export const dataKeys: Target = {
  name: "data-keys",
  seeds: [KEY, `${makeDataKey("b")},${makeDataKey("a")}`, "1:c2hvcnQ="],
  words: [":", ",", "=", "==", "1:", "A".repeat(43)],
  longest: 1024,
  read(input) {
    const keys = parseDataKeys(input.toString());
    const sealer = createSealer(keys);
    promise(sealer.open(sealer.seal("kata", "x:1"), "x:1") === "kata", "what is sealed opens");
    return keys;
  },
  isRefusal: (error) => error instanceof Error && REFUSALS.test(error.message),
};

/** What is sealed, changed: it opens only as it was. */
const sealer = createSealer(parseDataKeys(KEY));
const SEALED = sealer.seal("kata", "x:1");

export const sealed: Target = {
  name: "sealed",
  seeds: [SEALED],
  words: ["1:", "=", "A"],
  longest: 512,
  read(input) {
    const opened = sealer.open(input.toString(), "x:1");
    // The same bytes may be written in several ways; no other text comes out.
    promise(opened === "kata", "nothing opens that was not sealed");
    return opened;
  },
  isRefusal: (error) => error instanceof Error,
};
