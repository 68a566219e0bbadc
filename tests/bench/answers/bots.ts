import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { startPrivateRedis } from "../../../src/redis/private-server.ts";
import { type BotUnderTest, type LocalTelegram, startBotProcess } from "./processes.ts";
import { ECHOES, GUIDED, JOINS } from "./scripts.ts";
import type { Step } from "./talkers.ts";

export type Door = "webhook" | "polling";

/** A bot with people of its own who talk with it. */
export interface Contender {
  readonly name: string;
  readonly token: string;
  readonly bot: BotUnderTest;
  readonly script: readonly Step[];
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const ECHO = fileURLToPath(new URL("echo-bot.ts", import.meta.url));
const MAIN = fileURLToPath(new URL("../../../src/main.ts", import.meta.url));
const SECRET = "x".repeat(32);

export async function startEcho(
  telegram: LocalTelegram,
  door: Door,
  client: "default" | "undici",
  onOpen?: (token: string) => void,
): Promise<Contender> {
  const token = newToken();
  const port = await freePort();
  await telegram.open(token, door === "webhook" ? `http://127.0.0.1:${port}/` : undefined);
  onOpen?.(token);
  const bot = await startBotProcess([
    ECHO,
    telegram.apiRoot,
    token,
    client,
    ...(door === "webhook" ? [String(port)] : []),
  ]);
  return { name: `echo, ${client}`, token, bot, script: ECHOES, stop: (signal) => bot.stop(signal) };
}

export interface OursWish {
  readonly door: Door;
  /** Where its Redis writes. */
  readonly folder: string;
  /** How many people have joined when it is given back, from chat 1000 on. */
  readonly chats: number;
  readonly flags?: readonly string[];
  /** Before there is a bot. */
  readonly onOpen?: (token: string) => void;
}

/** The real bot as it is shipped, on a Redis of its own with the append-only file. */
export async function startOurs(
  telegram: LocalTelegram,
  { door, folder, chats, flags = [], onOpen }: OursWish,
): Promise<Contender> {
  const token = newToken();
  const port = await freePort();
  await telegram.open(token, door === "webhook" ? `http://127.0.0.1:${port}/telegram` : undefined);
  const redis = await startPrivateRedis({ folder, appendOnly: true });
  onOpen?.(token);
  const bot = await startBotProcess([...flags, MAIN], {
    BOT_TOKEN: token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    REDIS_URL: redis.url,
    PORT: String(port),
    JOINING: "open",
    ACTIONS_PER_MINUTE: "0",
    DATA_KEYS: `1:${randomBytes(32).toString("base64")}`,
    // The local Telegram calls back by plain http: the address is for Telegram's eyes only.
    ...(door === "webhook" ? { WEBHOOK_URL: "https://bench.example", WEBHOOK_SECRET: SECRET } : {}),
  });
  if (chats > 0)
    await telegram.talk(token, {
      script: JOINS,
      chats,
      firstChat: 1000,
      perSecond: undefined,
      seconds: 0,
      isOnce: true,
    });
  const stop = async (signal?: NodeJS.Signals) => {
    await bot.stop(signal);
    await redis.stop();
  };
  return { name: "Juru Damai", token, bot, script: GUIDED, stop };
}

function newToken(): string {
  return `${Math.ceil(Math.random() * 1e9)}:${randomBytes(20).toString("hex")}`;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, "127.0.0.1", listening));
  const { port } = probe.address() as { port: number };
  await new Promise((closed) => probe.close(closed));
  return port;
}
