import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectRedis } from "../../src/redis/connection.ts";
import { keys } from "../../src/redis/keys.ts";
import { spawnBot } from "../support/bot-process.ts";
import { joins, MODES, startHouse, type TestHouse } from "../support/house.ts";
import { knockRaw } from "../support/knock-raw.ts";

describe("the webhook's door", () => {
  let house: TestHouse;
  let secret: string;
  let address: string;
  beforeAll(async () => {
    house = await startHouse({ mode: "webhook" });
    secret = house.environment["WEBHOOK_SECRET"] ?? "";
    address = `${house.environment["WEBHOOK_URL"]}/telegram`;
  });
  afterAll(() => house.stop());

  const knock = (body: string, headers: Record<string, string> = {}) =>
    fetch(address, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });
  const withSecret = () => ({ "x-telegram-bot-api-secret-token": secret });

  it.each<[string, Record<string, string>]>([
    ["without a secret", {}],
    ["with a wrong secret", { "x-telegram-bot-api-secret-token": "x".repeat(48) }],
    ["with an empty secret", { "x-telegram-bot-api-secret-token": "" }],
  ])("stays shut %s", async (_name, headers) => {
    const response = await knock('{"update_id":1}', headers);

    expect(response.status).toBe(401);
  });

  it("refuses a body of 10 MB", async () => {
    const response = await knock(`{"update_id":1,"x":"${"a".repeat(10 * 1024 * 1024)}"}`, withSecret());

    expect(response.status).toBe(413);
  });

  it("does not even read 10 MB from somebody without the secret", async () => {
    const response = await knock("a".repeat(10 * 1024 * 1024)).catch(() => undefined);

    // The connection may be closed while the body is still on its way.
    expect([401, undefined]).toContain(response?.status);
  });

  it.each(["", "no json", "[]", "null", '{"update_id":"1"}', '{"update_id":1.5}', "{}"])(
    "refuses %j as no update",
    async (body) => {
      const response = await knock(body, withSecret());

      expect(response.status).toBe(400);
    },
  );

  /** A post of a body that never comes: only the head is there to be judged. */
  const head = (...headers: readonly string[]) =>
    knockRaw(address, ["POST /telegram HTTP/1.1", "Host: juru", "Content-Type: application/json", ...headers]);
  const WAITS_FOR_BODY = "Content-Length: 500000";
  const TOKEN = "X-Telegram-Bot-Api-Secret-Token";

  it("says no before a body has come, and asks nothing of it", async () => {
    const said = await head(`${TOKEN}: ${"x".repeat(64)}`, WAITS_FOR_BODY);

    expect(said).toMatch(/^HTTP\/1\.1 401 /);
    expect(said).not.toContain(secret);
  });

  it.each<[string, () => readonly string[]]>([
    ["twice", () => [`${TOKEN}: ${secret}`, `${TOKEN}: ${secret}`]],
    ["beside a wrong one", () => [`${TOKEN}: ${secret}`, `${TOKEN}: wrong`]],
    ["with something behind it", () => [`${TOKEN}: ${secret}x`]],
    ["but for its last sign", () => [`${TOKEN}: ${secret.slice(0, -1)}`]],
    ["in capitals", () => [`${TOKEN}: ${secret.toUpperCase()}`]],
    ["as a bearer", () => [`Authorization: Bearer ${secret}`]],
  ])("stays shut for the secret %s", async (_, headers) => {
    expect(await head(...headers(), WAITS_FOR_BODY)).toMatch(/^HTTP\/1\.1 401 /);
  });

  it("stays shut for the secret in the address", async () => {
    const lines = [`POST /telegram?secret_token=${secret} HTTP/1.1`, "Host: juru", WAITS_FOR_BODY];

    expect(await knockRaw(address, lines)).toMatch(/^HTTP\/1\.1 401 /);
  });

  it("reads no header that is longer than a door is wide", async () => {
    expect(await head(`${TOKEN}: ${"x".repeat(17_000)}`, WAITS_FOR_BODY)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it.each([TOKEN, TOKEN.toLowerCase(), TOKEN.toUpperCase()])("opens for the right secret in %s", async (name) => {
    const response = await knock('{"update_id":7}', { [name]: secret });

    expect(response.status).toBe(200);
  });

  it.each([
    ["POST", "/other"],
    ["POST", "/telegram/"],
    ["POST", "/TELEGRAM"],
    ["POST", "/healthz"],
    ["GET", "/telegram"],
    ["PUT", "/telegram"],
    ["DELETE", "/telegram"],
    ["GET", "/"],
    // What the playground serves, and what other servers leave lying about.
    ["GET", "/index.html"],
    ["GET", "/play/screen"],
    ["GET", "/metrics"],
    ["GET", "/.env"],
  ])("knows no %s %s, and does not say what it is", async (method, path) => {
    const response = await fetch(`${house.environment["WEBHOOK_URL"]}${path}`, { method, headers: withSecret() });

    expect(response.status).toBe(404);
    expect([...response.headers.keys()].filter((name) => /server|powered|version/.test(name))).toEqual([]);
    expect(await response.text()).not.toMatch(/fastify|node|juru|redis/i);
  });

  it("tells whoever watches it that it is alive and ready", async () => {
    const [alive, ready] = await Promise.all(
      ["healthz", "readyz"].map((page) => fetch(`http://127.0.0.1:${house.bot.port}/${page}`)),
    );

    expect([alive?.status, ready?.status]).toEqual([200, 200]);
    expect(await alive?.json()).toEqual({ status: "alive" });
    expect(await ready?.json()).toEqual({ status: "ready", store: "well" });
  });
});

describe.each(MODES)("updates of an odd shape, by %s", (mode) => {
  it("are passed over, and the next person is answered", async () => {
    const house = await startHouse({ mode });
    const chat = { id: 77, type: "private" };
    const odd = [
      {},
      { message: {} },
      { message: { message_id: 1, date: 1, chat, text: "halo" } },
      { callback_query: { id: "1", from: { id: 77 }, data: "guide" } },
      {
        callback_query: {
          id: "2",
          from: { id: 77, is_bot: false, first_name: "A" },
          chat_instance: "1",
          game_short_name: "x",
        },
      },
      { my_chat_member: { chat, from: { id: 77 }, date: 1 } },
      { inline_query: { id: "3" } },
      { some_future_update: { chat } },
    ];

    odd.forEach((update, index) => house.playground.deliver({ update_id: 1 + index, ...update }));
    const volunteer = await house.someone();
    await joins(volunteer);

    await house.stop();
  });
});

describe("npm start", () => {
  const said = async (environment: Record<string, string>) => {
    const bot = spawnBot(environment);
    return { code: await bot.exited, output: bot.output() };
  };

  it("without a token says how to get one, and names the demo", async () => {
    const { code, output } = await said({});

    expect(code).toBe(1);
    expect(output).toContain("@BotFather");
    expect(output).toContain("scripts/demo");
    expect(output).not.toContain("    at ");
  });

  it("lists every mistake of a wrong set-up at once, and shows no secret", async () => {
    const { code, output } = await said({
      BOT_TOKEN: "my-secret-token",
      PORT: "99999",
      JOINING: "perhaps",
      ADMIN_IDS: "me",
      LOG_LEVEL: "loud",
    });

    expect(code).toBe(1);
    for (const name of ["BOT_TOKEN", "PORT", "JOINING", "ADMIN_IDS", "LOG_LEVEL"]) expect(output).toContain(name);
    expect(output).not.toContain("my-secret-token");
  });

  it("ends when Telegram refuses the token, and says so", async () => {
    const house = await startHouse();
    const { code, output } = await said({ ...house.environment, BOT_TOKEN: "1:wrong", PORT: "0" });
    await house.stop();

    expect(code).toBe(1);
    expect(output).toContain("BOT_TOKEN");
    expect(output).toContain("refused by Telegram");
  });
});

describe("SIGTERM", () => {
  it.each(MODES)("by %s finishes what is in hand and ends within ten seconds", async (mode) => {
    const house = await startHouse({ mode });
    const volunteer = await house.someone();
    await joins(volunteer);
    house.playground.inject({ kind: "slow", method: "sendMessage", milliseconds: 500 });

    await volunteer.types("/panduan");
    const redis = await connectRedis([house.redisUrl], () => undefined);
    const lease = keys.lease(volunteer.id);
    while ((await redis.command(lease, "EXISTS", lease)) === 0) await sleep(5);
    await redis.close();
    const code = await house.bot.stop("SIGTERM");

    expect(code).toBe(0);
    expect(volunteer.lastMessage().text).toContain("1/4");
    expect(house.bot.output()).toContain("has stopped");
    await house.playground.close();
  });

  it("by webhook is told to the balancer first, while whoever comes is still answered", async () => {
    const house = await startHouse({ mode: "webhook", environment: { DRAIN_SECONDS: "2" } });
    const volunteer = await house.someone();
    await joins(volunteer);

    const ended = house.bot.stop("SIGTERM");
    const ready = async () => {
      const answer = await fetch(`http://127.0.0.1:${house.bot.port}/readyz`);
      return [answer.status, await answer.json()];
    };
    await expect.poll(ready).toEqual([503, { status: "ending" }]);
    await volunteer.types("/panduan");
    await volunteer.sees("1/4");

    expect(await ended).toBe(0);
    await house.playground.close();
  });
});
