import { describe, expect, it } from "vitest";
import { type Changes, type Lease, type LetterName, StoreAway } from "../../src/domain/inbox.ts";
import type { StoreReadings } from "../../src/domain/store-readings.ts";
import { EMPTY_TALLY } from "../../src/domain/tally-ledger.ts";
import { createPulse } from "../../src/intake/pulse.ts";
import { countCalls, timeCommands } from "../../src/metrics/count-calls.ts";
import { countTalks } from "../../src/metrics/count-talks.ts";
import { countUpdates } from "../../src/metrics/count-updates.ts";
import { createMeters, type Meters } from "../../src/metrics/meters.ts";
import { createPage } from "../../src/metrics/page.ts";
import { readMetrics, sumOf } from "../support/read-metrics.ts";

const shown = async (meters: Meters) => readMetrics(await meters.register.metrics());
const lease = { chat: 7, update: 3, token: "t" };

function watched(isKept = true) {
  const meters = createMeters();
  const updates = countUpdates(meters);
  const unused = async () => undefined as never;
  const parts = updates.watchParts({
    inbox: {
      begin: unused,
      renew: unused,
      remember: unused,
      release: unused,
      commit: async (_lease: Lease, _changes: Changes) => isKept,
    },
    deadLetters: {
      find: unused,
      all: unused,
      remove: unused,
      forget: unused,
      bury: async (_letter: LetterName, _content: string) => undefined,
    },
    bot: { saySlowDown: async (_update: { update_id: number }, _seconds: number) => undefined },
  });
  return { meters, parts, updates };
}

describe("updates", () => {
  it.each<[string, (parts: ReturnType<typeof watched>["parts"]) => Promise<unknown>, "done" | "again", string]>([
    ["kept", async () => undefined, "done", "done"],
    ["not kept", async () => undefined, "again", "again"],
    ["too fast", (parts) => parts.bot.saySlowDown({ update_id: 3 }, 5), "done", "slowed"],
    ["buried", (parts) => parts.deadLetters.bury(lease, ""), "done", "dead_letter"],
    ["buried, and not kept", (parts) => parts.deadLetters.bury(lease, ""), "again", "again"],
  ])("that are %s are counted as that", async (_, becomes, outcome, counted) => {
    const { meters, parts, updates } = watched();
    const take = updates.watchProcess(async () => {
      await becomes(parts);
      return outcome;
    });

    await take({ update_id: 3, callback_query: {} } as never);

    const samples = (await shown(meters)).filter(({ name }) => name === "juru_updates_total");
    expect(samples.map(({ labels, value }) => ({ ...labels, value }))).toEqual([
      { kind: "callback_query", outcome: counted, value: 1 },
    ]);
  });

  it("are timed once, from when they first came, however often they come again", async () => {
    const { meters, updates } = watched();
    let tries = 0;
    const take = updates.watchProcess(async () => (++tries < 3 ? "again" : "done"));
    updates.noteArrival([{ update_id: 3 }]);
    await new Promise((resolve) => setTimeout(resolve, 12));
    for (let count = 0; count < 3; count++) await take({ update_id: 3 });

    const samples = await shown(meters);

    expect(sumOf(samples, "juru_update_seconds_count")).toBe(1);
    expect(sumOf(samples, "juru_update_seconds_sum")).toBeGreaterThan(0.01);
  });

  it("bring with them whatever else they came with", async () => {
    const { updates } = watched();
    const came: unknown[] = [];
    const take = updates.watchProcess(async (_update: { update_id: number }, leave?: string) => {
      came.push(leave);
      return "done";
    });

    await createPulse().watch(take)({ update_id: 3 }, "a way to answer");

    expect(came).toEqual(["a way to answer"]);
  });

  it("whose chat another process had by then are counted as lost leases", async () => {
    const { meters, parts } = watched(false);

    await parts.inbox.commit(lease, { talk: undefined, member: undefined });

    expect(sumOf(await shown(meters), "juru_leases_lost_total")).toBe(1);
  });
});

describe("calls", () => {
  it.each<[number | Error, string]>([
    [200, "ok"],
    [400, "refused"],
    [403, "refused"],
    [429, "flood"],
    [502, "trouble"],
    [new Error("cut"), "away"],
  ])("that end with %s are counted as %s, without the token in their address", async (end, outcome) => {
    const meters = createMeters();
    const call = countCalls(
      meters,
      "bulk",
    )(async (_call: { url: string }) => {
      if (end instanceof Error) throw end;
      return { status: end };
    });

    await call({ url: "https://api.telegram.org/bot1:SECRET/sendMessage" }).catch(() => undefined);

    const page = await meters.register.metrics();
    expect(sumOf(readMetrics(page), "juru_telegram_calls_total", { way: "bulk", method: "sendMessage", outcome })).toBe(
      1,
    );
    expect(page).not.toContain("SECRET");
  });

  it("to Redis are timed, and those that it did not answer are counted", async () => {
    const meters = createMeters();
    const redis = timeCommands(
      { command: async (key: string) => key, run: () => Promise.reject(new StoreAway("away")) },
      meters,
    );

    expect(await redis.command("a")).toBe("a");
    await expect(redis.run()).rejects.toThrow("away");

    const samples = await shown(meters);
    expect(sumOf(samples, "juru_redis_command_seconds_count")).toBe(2);
    expect(sumOf(samples, "juru_redis_away_total")).toBe(1);
  });
});

describe("talks", () => {
  const at = (id: string, ...questions: readonly string[]) => ({
    state: {
      [id]: [{ replay: { send: questions.map((payload) => ({ payload })) }, interrupts: [questions.length - 1] }],
    },
  });
  async function counted(...standings: readonly unknown[]) {
    const meters = createMeters();
    const watch = countTalks(meters);
    standings.forEach((before, index) => index + 1 < standings.length && watch(before)(standings[index + 1]));
    return (await shown(meters))
      .filter(({ name }) => name.startsWith("juru_talk"))
      .map(({ name, labels, value }) => `${name} ${Object.values(labels).join(" ")} ${value}`);
  }

  it("are counted as they are entered, at each question, and when they are over", async () => {
    const guide = [undefined, at("guide@2", "gates"), at("guide@2", "gates", "phase"), { state: {} }];

    expect(await counted(...guide)).toEqual([
      "juru_talks_entered_total guide 1",
      "juru_talk_questions_total guide gates 1",
      "juru_talk_questions_total guide phase 1",
      "juru_talks_over_total guide phase 1",
    ]);
  });

  it("are not counted by an update that leaves them as they are", async () => {
    const same = at("guide@2", "gates");

    expect(await counted(same, same)).toEqual([]);
  });

  it.each(["K7M2QX", "tujuh kata orang", "note:K7M2Q", "081234567890"])(
    "never show %s, which no code is to",
    async (key) => {
      expect((await counted(undefined, at("write@1", key))).join()).not.toMatch(/K7M2|tujuh|0812/);
    },
  );
});

describe("the page", () => {
  const sights = {
    isAlive: () => true,
    isReady: () => true,
    standing: () => "well" as const,
    rounds: () => [],
    now: () => new Date(5000),
  };

  it("reads the store once, however many ask at the same time, and not again at once", async () => {
    let read = 0;
    const readStore = async (): Promise<Partial<StoreReadings>> => ({ members: ++read });
    const page = createPage(createMeters(), { ...sights, readStore });

    await Promise.all([page(), page(), page()]);
    const samples = readMetrics(await page());

    expect([read, sumOf(samples, "juru_members")]).toEqual([1, 1]);
  });

  it("sums up the broadcasts on the way, and names none", async () => {
    const tally = { ...EMPTY_TALLY, waiting: 5, sent: 2, failed: { rejected: 1, server: 2, other: 0 } };
    const rounds = () =>
      [
        { state: "running", tally, held: 3, perSecond: 20 },
        { state: "paused", tally, held: 0, perSecond: 0 },
      ] as const;
    const page = createPage(createMeters(), { ...sights, rounds, readStore: async () => ({}) });

    const samples = readMetrics(await page());
    const recipients = (standing: string) => sumOf(samples, "juru_broadcast_recipients", { standing });

    expect(["running", "paused"].map((state) => sumOf(samples, "juru_broadcast_rounds", { state }))).toEqual([1, 1]);
    expect(["waiting", "held", "sent", "failed", "uncertain"].map(recipients)).toEqual([10, 3, 4, 6, 0]);
    expect(sumOf(samples, "juru_broadcast_per_second")).toBe(20);
  });

  it("keeps what it knew of what cannot be read now", async () => {
    const answers: Partial<StoreReadings>[] = [{ members: 4, deadLetters: 1 }, { deadLetters: 2 }, {}];
    const page = createPage(createMeters(), { ...sights, readStore: async () => answers.shift() ?? {} }, 0);

    await page();
    await page();
    const samples = readMetrics(await page());

    expect([sumOf(samples, "juru_members"), sumOf(samples, "juru_dead_letters")]).toEqual([4, 2]);
  });
});
