import { randomBytes } from "node:crypto";
import { TELEGRAM_API_ROOT } from "../../src/config.ts";
import { LANGUAGES, type Language } from "../../src/domain/language.ts";
import { JOININGS } from "../../src/domain/member.ts";
import { makeDataKey } from "../../src/redis/data-keys.ts";
import { askAdmins } from "./ask-admins.ts";
import { askToken } from "./ask-token.ts";
import type { Asker } from "./asker.ts";
import { reasonAgainstRedis } from "./check-redis.ts";
import type { Variables } from "./env-file.ts";
import { problemWith } from "./problem-with.ts";
import type { Say } from "./words.ts";

export interface Interview {
  readonly variables: Variables;
  readonly botUsername: string;
}

const TIME_ZONES = { "Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT" } as const;

/** Every question, in an order that a person who has never run a bot can follow. `old` holds the answers of last time. */
export async function interview(asker: Asker, say: Say, old: Variables): Promise<Interview> {
  const apiRoot = old["TELEGRAM_API_ROOT"] || TELEGRAM_API_ROOT;
  const bot = await askToken(asker, say, { apiRoot, oldToken: old["BOT_TOKEN"] || undefined });
  const adminIds = await askAdmins(asker, say, bot, old["ADMIN_IDS"] ?? "");
  const variables = {
    ...old,
    BOT_TOKEN: bot.address.token,
    ADMIN_IDS: adminIds,
    JOINING: await askJoining(asker, say),
    DEFAULT_LANGUAGE: await askDefaultLanguage(asker, say),
    TZ: await askTimeZone(asker, say),
    ...(await askDelivery(asker, say, old)),
    REDIS_URL: await askRedis(asker, say, old["REDIS_URL"] ?? ""),
    // A new key would lock away everything that the old one sealed.
    DATA_KEYS: old["DATA_KEYS"] || makeDataKey("1"),
  };
  asker.tell("note", say("keys"));
  return { variables, botUsername: bot.username };
}

function askJoining(asker: Asker, say: Say): Promise<string> {
  const labels = { open: say("joiningOpen"), approval: say("joiningApproval"), invite: say("joiningInvite") };
  const choices = JOININGS.map((value) => ({ value, label: labels[value] }));
  return asker.choose("joining", say("joining"), choices, "approval");
}

function askDefaultLanguage(asker: Asker, say: Say): Promise<Language> {
  return asker.choose("default language", say("defaultLanguage"), languageChoices());
}

export function languageChoices() {
  const labels = { id: "Bahasa Indonesia", en: "English" };
  return LANGUAGES.map((value) => ({ value, label: labels[value] }));
}

async function askTimeZone(asker: Asker, say: Say): Promise<string> {
  const zones = Object.entries(TIME_ZONES).map(([value, label]) => ({ value, label: `${label}, ${value}` }));
  const chosen = await asker.choose("time zone", say("timeZone"), [
    ...zones,
    { value: "other", label: say("timeZoneOther") },
  ]);
  if (chosen !== "other") return chosen;
  return asker.text("time zone name", say("timeZoneName"), {
    mistakeIn: (text) => (text === "" ? say("timeZoneName") : problemWith("TZ", text)),
  });
}

async function askDelivery(asker: Asker, say: Say, old: Variables): Promise<Variables> {
  const oldUrl = old["WEBHOOK_URL"] ?? "";
  const choices = [
    { value: "polling", label: say("polling") },
    { value: "webhook", label: say("webhook") },
  ] as const;
  const way = await asker.choose("delivery", say("delivery"), choices, oldUrl === "" ? "polling" : "webhook");
  if (way === "polling") return { WEBHOOK_URL: "", WEBHOOK_SECRET: "" };
  const url = await asker.text("webhook url", say("webhookUrl"), {
    suggestion: oldUrl,
    mistakeIn: (text) => (text === "" ? say("webhookUrl") : problemWith("WEBHOOK_URL", text)),
  });
  return { WEBHOOK_URL: url, WEBHOOK_SECRET: old["WEBHOOK_SECRET"] || randomBytes(32).toString("hex") };
}

/** Asks until it answers. */
async function askRedis(asker: Asker, say: Say, old: string): Promise<string> {
  const choices = [
    { value: "private", label: say("redisPrivate") },
    { value: "own", label: say("redisOwn") },
  ] as const;
  for (;;) {
    const way = await asker.choose("redis", say("redis"), choices, old === "" ? "private" : "own");
    const url =
      way === "private"
        ? ""
        : await asker.text("redis url", say("redisUrl"), {
            suggestion: old,
            mistakeIn: (text) => (text === "" ? say("redisUrl") : problemWith("REDIS_URL", text)),
          });
    const reason = await asker.during(say("checkingRedis"), () => reasonAgainstRedis(url));
    if (reason === undefined) return url;
    asker.tell("bad", say("redisBad", { reason }));
  }
}
