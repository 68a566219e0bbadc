import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REFERRAL_STATES } from "../../src/domain/referral-state.ts";
import { JOB_STATES, QUEUES } from "../../src/domain/store-readings.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { ADMIN_ID, joins, startHouse, type TestHouse } from "../support/house.ts";
import { isAllowed } from "../support/metric-labels.ts";
import { readMetrics, type Sample, sumOf } from "../support/read-metrics.ts";
import { type HurtableRedis, hurtableRedis } from "../support/redis-server.ts";
import { until } from "../support/scripted-intake.ts";

const PATIENT = { timeout: 8000, interval: 50 };
const TOKEN = "metrics-".repeat(5);
/** All that there are, also one that nobody counts. */
async function queuesIn(url: string): Promise<readonly string[]> {
  const redis = await connectRedis([url], () => undefined);
  const names: string[] = [];
  for await (const page of redis.scan("{queue}:*:meta")) names.push(...page.map((key) => key.split(":")[1] ?? ""));
  await redis.close();
  return [...new Set(names)].toSorted();
}

describe("the page of metrics", () => {
  let redis: HurtableRedis;
  let house: TestHouse;
  beforeAll(async () => {
    redis = await hurtableRedis();
    await redis.start();
    house = await startHouse({ redisUrl: redis.url, environment: { METRICS_TOKEN: TOKEN, INSTANCE: "bot-2" } });
  });
  afterAll(async () => {
    await house.stop();
    await redis.remove();
  });

  const ask = (authorization?: string) =>
    fetch(`http://127.0.0.1:${house.bot.port}/metrics`, {
      headers: authorization === undefined ? {} : { authorization },
    });
  async function scrape(): Promise<readonly Sample[]> {
    const response = await ask(`Bearer ${TOKEN}`);
    expect([response.status, response.headers.get("content-type")]).toEqual([
      200,
      "text/plain; version=0.0.4; charset=utf-8",
    ]);
    return readMetrics(await response.text());
  }

  const ready = async () => sumOf(await scrape(), "juru_ready");

  it.each([undefined, "", TOKEN, `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(0, -1)}`, `Basic ${TOKEN}`])(
    "is shut for %j",
    async (authorization) => {
      const response = await ask(authorization);

      expect(response.status).toBe(401);
      expect(await response.text()).not.toContain("juru_");
    },
  );

  it("tells how a guided talk went, and of nobody who talked", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    await volunteer.types("/panduan");
    await volunteer.sees(/1\/4/);
    await volunteer.presses("✅ Tidak ada, lanjut");
    await volunteer.types("/batal");
    await until(() => house.playground.pendingUpdates() === 0);

    const samples = await scrape();
    const count = (name: string, labels?: Record<string, string>) => sumOf(samples, `juru_${name}`, labels);

    expect(count("updates_total", { outcome: "done" })).toBe(7);
    expect(count("update_seconds_count")).toBe(count("updates_total", { outcome: "done" }));
    expect(count("updates_total", { outcome: "again" })).toBeUndefined();
    expect(count("updates_in_hand")).toBe(0);
    expect(count("talks_entered_total", { talk: "join" })).toBe(1);
    expect(count("talks_entered_total", { talk: "guide" })).toBe(1);
    expect(count("talk_questions_total", { talk: "guide", question: "gates" })).toBe(1);
    expect(count("talk_questions_total", { talk: "guide", question: "phase" })).toBe(1);
    // Joined at the last question, left at the second one.
    expect(count("talks_over_total", { talk: "join", question: "place" })).toBe(1);
    expect(count("talks_over_total", { talk: "guide", question: "phase" })).toBe(1);
    expect(count("telegram_calls_total", { way: "answers", method: "sendMessage", outcome: "ok" })).toBeGreaterThan(2);
    expect(count("telegram_calls_total", { way: "bulk", method: "getMe" })).toBeUndefined();
    expect(count("redis_command_seconds_count", { kind: "script" })).toBeGreaterThan(16);
    expect(count("redis_connections_total")).toBe(1);
    expect(count("store_standing", { standing: "well" })).toBe(1);
    expect([count("alive"), count("ready")]).toEqual([1, 1]);
    expect(count("members")).toBe(1);
    expect(samples.filter(({ name }) => name === "juru_referrals")).toHaveLength(REFERRAL_STATES.length);
    expect(samples.filter(({ name }) => name === "juru_queue_jobs")).toHaveLength(QUEUES.length * JOB_STATES.length);
    expect(await queuesIn(redis.url)).toEqual([...QUEUES].toSorted());

    const foreign = samples.flatMap(({ name, labels }) =>
      Object.entries(labels).flatMap(([label, value]) =>
        isAllowed(label, value) ? [] : [`${name} ${label}=${value}`],
      ),
    );
    expect(foreign).toEqual([]);
    const page = JSON.stringify(samples);
    for (const id of [volunteer.id, ADMIN_ID]) expect(page).not.toMatch(new RegExp(`(?<![\\d.])${id}(?![\\d.])`));
  });

  it("stands beside a log of one shape, in which each line says which process wrote it", () => {
    const lines = house.bot.output().trim().split("\n");

    for (const line of lines) {
      expect(JSON.parse(line)).toMatchObject({
        ...{ level: expect.any(Number), time: expect.any(Number), msg: expect.any(String), instance: "bot-2" },
      });
    }
    expect(lines.length).toBeGreaterThan(0);
  });

  it("goes on to tell what it knows while Redis is away", async () => {
    const before = await scrape();
    await redis.stop("SIGKILL");
    await expect.poll(ready, PATIENT).toBe(0);

    const samples = await scrape();

    expect(sumOf(samples, "juru_members")).toBe(sumOf(before, "juru_members"));
    expect((await fetch(`http://127.0.0.1:${house.bot.port}/healthz`)).status).toBe(200);
    await redis.start();
    await expect.poll(ready, PATIENT).toBe(1);
    expect(sumOf(await scrape(), "juru_redis_connections_total")).toBeGreaterThan(1);
  });
});
