import { hostname } from "node:os";
import * as z from "zod";
import { LANGUAGES, type Language } from "./domain/language.ts";
import { JOININGS, type Joining } from "./domain/member.ts";
import { type DataKeys, parseDataKeys } from "./redis/data-keys.ts";
import {
  isHttp,
  isLoopback,
  isOffice,
  isRedis,
  isTimeZone,
  isWebhook,
  listOf,
  officeIn,
  secret,
  wholeNumber,
  withoutSlash,
} from "./setting-forms.ts";

export const TELEGRAM_API_ROOT = "https://api.telegram.org";

export const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

export type RedisSettings =
  /** A server of our own with its data in the folder redis of DATA_FOLDER. */
  | { readonly kind: "private" }
  | { readonly kind: "single"; readonly url: string }
  | { readonly kind: "cluster"; readonly urls: readonly [string, string, ...string[]] };

export interface Settings {
  readonly botToken: string;
  /** Without a slash at the end. */
  readonly apiRoot: string;
  readonly redis: RedisSettings;
  /** How many replicas must have something before it counts as kept. */
  readonly waitReplicas: number;
  readonly adminIds: readonly number[];
  /** Without it the bot asks Telegram for updates itself. The address has no slash at the end. */
  readonly webhook?: { readonly url: string; readonly secret: string };
  readonly port: number;
  /** Where people reach the coordinators' page: an address without a slash at the end. Without it there is no such page. */
  readonly officeUrl?: string;
  /** Who shows it may read /metrics; without it nobody may. */
  readonly metricsToken?: string;
  /** Stands in each line of the log, to tell processes apart. */
  readonly instance: string;
  /** What the bot itself writes stands here and nowhere else; a path without a slash in front is beside the code. */
  readonly dataFolder: string;
  /** How long a process that is asked to end still serves, so that a balancer sees it in time; by webhook alone. */
  readonly drainSeconds: number;
  /** Left out only beside the playground: then they are made once in the file keys of DATA_FOLDER. */
  readonly dataKeys?: DataKeys;
  readonly defaultLanguage: Language;
  /** IANA name. */
  readonly timeZone: string;
  readonly broadcastPerSecond: number;
  /** What one person may do in a minute; 0 for no limit. */
  readonly actionsPerMinute: number;
  readonly joining: Joining;
  /** How many days an ended referral is kept. */
  readonly keepDays: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

export interface Mistake {
  readonly variable: string;
  /** What is wrong and what to do, never the value: it may be a secret in the wrong place. */
  readonly problem: string;
}

export class SettingsError extends Error {
  override readonly name = "SettingsError";
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(
      [
        "The bot cannot start, its settings need attention:",
        ...mistakes.map(({ variable, problem }) => `  ${variable}: ${problem}`),
        "Set them in the file .env (see .env.example), or let `npm run setup` write it by asking.",
        "To try the bot without any of this: scripts/demo",
      ].join("\n"),
    );
    this.mistakes = mistakes;
  }
}

/** The only door to the environment. Throws one SettingsError that lists every mistake. */
export function readEnvironment(env: NodeJS.ProcessEnv): Settings {
  const given = withoutEmpty(env);
  const parsed = Environment.safeParse(given);
  const mistakes = [...(parsed.error?.issues.map(toMistake) ?? []), ...mistakesBetween(given)];
  if (!parsed.success || mistakes.length > 0) {
    throw new SettingsError(mistakes.filter((one, at) => at === firstOf(mistakes, one.variable)));
  }
  const { WEBHOOK_URL: url, WEBHOOK_SECRET: secret, DATA_KEYS: dataKeys, ...rest } = parsed.data;
  return {
    botToken: rest.BOT_TOKEN,
    apiRoot: rest.TELEGRAM_API_ROOT,
    redis: rest.REDIS_URL,
    waitReplicas: Number(rest.REDIS_WAIT_REPLICAS ?? (rest.REDIS_URL.kind === "cluster" ? 1 : 0)),
    adminIds: rest.ADMIN_IDS,
    ...(url !== undefined && secret !== undefined && { webhook: { url, secret } }),
    port: rest.PORT,
    ...officeIn(rest.OFFICE_URL ?? url, rest.TELEGRAM_API_ROOT, rest.PORT),
    ...(rest.METRICS_TOKEN !== undefined && { metricsToken: rest.METRICS_TOKEN }),
    instance: rest.INSTANCE,
    dataFolder: rest.DATA_FOLDER,
    drainSeconds: rest.DRAIN_SECONDS,
    ...(dataKeys !== undefined && { dataKeys }),
    defaultLanguage: rest.DEFAULT_LANGUAGE,
    timeZone: rest.TZ,
    broadcastPerSecond: rest.BROADCAST_PER_SECOND,
    actionsPerMinute: rest.ACTIONS_PER_MINUTE,
    joining: rest.JOINING,
    keepDays: rest.KEEP_DAYS,
    logLevel: rest.LOG_LEVEL,
  };
}

const NO_TOKEN =
  "is not set. Open @BotFather in Telegram, send /newbot, answer its two questions and copy the token it gives you.";

const Environment = z.object({
  BOT_TOKEN: z
    .string(NO_TOKEN)
    .regex(/^\d+:[\w-]+$/, "is no bot token. Copy it whole from @BotFather; it looks like 123456789:AAE5c0qH-letters."),
  TELEGRAM_API_ROOT: z
    .string()
    .default(TELEGRAM_API_ROOT)
    .refine(isHttp, "is no http or https address. Leave it out for Telegram itself.")
    .transform(withoutSlash),
  REDIS_URL: z
    .string()
    .refine(
      (text) => listOf(text).every(isRedis),
      "is no list of redis:// or rediss:// addresses. Give one, or several with commas for a cluster, or leave it out for a private Redis.",
    )
    .transform(toRedisSettings)
    .default({ kind: "private" }),
  REDIS_WAIT_REPLICAS: z
    .string()
    .regex(/^[0-5]$/, "must be a whole number from 0 to 5. Leave it out for 1 on a cluster and 0 on a single Redis.")
    .optional(),
  ADMIN_IDS: z
    .string()
    .default("")
    .refine(
      (text) => listOf(text).every((id) => /^[1-9]\d{0,14}$/.test(id)),
      "must be Telegram user ids with commas between. @userinfobot tells you yours.",
    )
    .transform((text) => [...new Set(listOf(text).map(Number))]),
  WEBHOOK_URL: z
    .string()
    .refine(isWebhook, "must be a public https address, on port 443, 80, 88 or 8443. Leave it out for long polling.")
    .transform(withoutSlash)
    .optional(),
  WEBHOOK_SECRET: secret().optional(),
  PORT: wholeNumber(0, 65_535, "8080"),
  OFFICE_URL: z
    .string()
    .refine(
      isOffice,
      "must be the public https address of this server, without a path. Leave it out for WEBHOOK_URL's.",
    )
    .transform(withoutSlash)
    .optional(),
  METRICS_TOKEN: secret().optional(),
  INSTANCE: z
    .string()
    .regex(
      /^[\w.-]{1,64}$/,
      "must be at most 64 characters of A-Z, a-z, 0-9, dot, _ and -. Leave it out for the name of the machine.",
    )
    .default(hostname()),
  DATA_FOLDER: z.string().default("data"),
  DRAIN_SECONDS: wholeNumber(0, 120, "3"),
  DATA_KEYS: z
    .string()
    .transform((text, context) => {
      try {
        return parseDataKeys(text);
      } catch (error) {
        context.addIssue(
          `${(error as Error).message}. Write id:key, newest first; make a key: openssl rand -base64 32`,
        );
        return z.NEVER;
      }
    })
    .optional(),
  DEFAULT_LANGUAGE: z.enum(LANGUAGES, `must be ${LANGUAGES.join(" or ")}.`).default("id"),
  TZ: z
    .string()
    .default("Asia/Jakarta")
    .refine(isTimeZone, "is no time zone. Use Asia/Jakarta, Asia/Makassar, Asia/Jayapura or another IANA name."),
  BROADCAST_PER_SECOND: wholeNumber(1, 1000, "25"),
  ACTIONS_PER_MINUTE: wholeNumber(0, 10_000, "120"),
  JOINING: z.enum(JOININGS, `must be one of ${JOININGS.join(", ")}.`).default("approval"),
  KEEP_DAYS: wholeNumber(1, 3650, "180"),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}.`).default("info"),
});

export const VARIABLES: readonly string[] = Environment.keyof().options;

/** Mistakes that only two variables together show; zod would skip them while one of the two is wrong by itself. */
function mistakesBetween(given: Readonly<Record<string, string>>): readonly Mistake[] {
  const apiRoot = given["TELEGRAM_API_ROOT"] ?? TELEGRAM_API_ROOT;
  const mistakes: Mistake[] = [];
  if (given["DATA_KEYS"] === undefined && !isLoopback(apiRoot)) {
    const problem =
      "is not set. It seals what people write. Write id:key, for instance 1: and what `openssl rand -base64 32` prints, and keep a copy in a safe place.";
    mistakes.push({ variable: "DATA_KEYS", problem });
  }
  if (given["OFFICE_URL"]?.startsWith("http:") === true && !isLoopback(apiRoot)) {
    const problem = "is not safe by http: what coordinators see could be read on the way. Give an https address.";
    mistakes.push({ variable: "OFFICE_URL", problem });
  }
  if (given["WEBHOOK_URL"] !== undefined && given["WEBHOOK_SECRET"] === undefined) {
    const problem =
      "is not set, but WEBHOOK_URL is: anybody could pretend to be Telegram. Make one: openssl rand -hex 32";
    mistakes.push({ variable: "WEBHOOK_SECRET", problem });
  }
  return mistakes;
}

function withoutEmpty(env: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const entries = Object.entries(env).map(([name, value]) => [name, value?.trim() ?? ""] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ""));
}

function toMistake(issue: z.core.$ZodIssue): Mistake {
  return { variable: String(issue.path[0]), problem: issue.message };
}

function firstOf(mistakes: readonly Mistake[], variable: string): number {
  return mistakes.findIndex((mistake) => mistake.variable === variable);
}

function toRedisSettings(text: string): RedisSettings {
  const [first, second, ...more] = listOf(text);
  if (first === undefined) return { kind: "private" };
  return second === undefined ? { kind: "single", url: first } : { kind: "cluster", urls: [first, second, ...more] };
}
