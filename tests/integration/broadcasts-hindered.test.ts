import { describe, expect, inject, it } from "vitest";
import { SECOND } from "../../src/domain/duration.ts";
import { until } from "../support/until.ts";
import { useBroadcasts } from "../support/use-broadcasts.ts";

const { opens } = useBroadcasts(() => inject("redisUrl"));

const never = () => new Promise<never>(() => undefined);

describe("an admin", () => {
  it("pauses a broadcast, and it goes on where it stopped", async () => {
    const house = await opens({ perSecond: 50 });
    await house.joins(120);
    await house.starts();
    const id = await house.orders();
    await until(() => house.arrivals.length > 20);

    await house.decides(id, "pause");
    await until(() => house.shown.at(-1)?.file.campaign.state === "paused");
    const paused = house.arrivals.length;
    await new Promise((resolve) => setTimeout(resolve, SECOND));
    const later = house.arrivals.length;
    await house.decides(id, "resume");
    await until(async () => (await house.stateOf(id)) === "done");

    expect(later - paused).toBeLessThan(3);
    expect(house.arrivals).toHaveLength(120);
    expect(new Set(house.arrivals.map((arrival) => arrival.id)).size).toBe(120);
  });

  it("cancels a broadcast: nobody else gets it, and the report says so", async () => {
    const house = await opens({ perSecond: 50 });
    await house.joins(120);
    await house.starts();
    const id = await house.orders();
    await until(() => house.arrivals.length > 20);

    await house.decides(id, "cancel");
    await until(() => house.shown.at(-1)?.isEnded === true);
    const sent = house.arrivals.length;
    await new Promise((resolve) => setTimeout(resolve, SECOND));

    expect(house.arrivals).toHaveLength(sent);
    expect(await house.tally(id)).toMatchObject({ sent, waiting: 120 - sent, claimed: 0, uncertain: 0 });
    expect(house.shown.at(-1)?.file.campaign.state).toBe("cancelled");
  });

  it("cancels one that is paused, and one that waits for its time", async () => {
    const house = await opens({ perSecond: 50 });
    await house.joins(60);
    await house.starts();
    const running = await house.orders();
    const planned = await house.orders({ schedule: { kind: "once", at: house.now().getTime() + 60 * SECOND } });
    await until(() => house.arrivals.length > 5);
    await house.decides(running, "pause");

    await house.decides(running, "cancel");
    await house.decides(planned, "cancel");
    await until(() => house.shown.at(-1)?.isEnded === true);
    house.clock.ahead = 120 * SECOND;
    await house.wakesJobs();
    await new Promise((resolve) => setTimeout(resolve, SECOND));

    expect(house.arrivals.length).toBeLessThan(60);
    expect(house.arrivals.every(({ campaign }) => campaign === running)).toBe(true);
  });
});

describe("when Telegram says that it is too much", () => {
  it("everybody waits, and nobody is left out or gets it twice", async () => {
    let floods = 0;
    const house = await opens({
      perSecond: 100,
      deliver: () => {
        floods += 1;
        return floods === 20 ? Promise.resolve({ result: { kind: "not sent" }, retryAfter: 3 }) : undefined;
      },
    });
    await house.joins(60);
    await house.starts();

    const id = await house.orders();
    await until(async () => (await house.stateOf(id)) === "done");

    const gaps = house.arrivals.map(({ at }, index) => at - (house.arrivals[index - 1]?.at ?? at));
    expect(Math.max(...gaps)).toBeGreaterThan(2_900);
    expect(await house.tally(id)).toMatchObject({ sent: 60, perhapsTwice: 0 });
  });

  it("to somebody else, nothing goes out in bulk meanwhile", async () => {
    const house = await opens({ perSecond: 50 });
    await house.joins(60);
    const { broadcasts } = await house.starts();
    const id = await house.orders();
    await until(() => house.arrivals.length > 10);

    broadcasts.noteFlood(3);
    await until(async () => (await house.stateOf(id)) === "done");

    const gaps = house.arrivals.map(({ at }, index) => at - (house.arrivals[index - 1]?.at ?? at));
    expect(Math.max(...gaps)).toBeGreaterThan(2_900);
  });
});

describe("while Telegram is away", () => {
  it("nothing is lost, and no try is counted", async () => {
    let isAway = true;
    const house = await opens({
      deliver: () => (isAway ? Promise.resolve({ result: { kind: "not sent" }, isAway: true }) : undefined),
    });
    await house.joins(20);
    await house.starts();

    const id = await house.orders();
    await new Promise((resolve) => setTimeout(resolve, 3 * SECOND));
    const before = await house.tally(id);
    isAway = false;
    await until(async () => (await house.stateOf(id)) === "done");

    expect(before).toMatchObject({ waiting: 20 });
    expect(await house.tally(id)).toMatchObject({ sent: 20, perhapsTwice: 0 });
  });

  it("and says so with its own errors, nobody fails because of it", async () => {
    let isBroken = true;
    const house = await opens({
      deliver: () =>
        isBroken ? Promise.resolve({ result: { kind: "failed", reason: "server" } as const }) : undefined,
    });
    await house.joins(20);
    await house.starts();

    const id = await house.orders();
    await new Promise((resolve) => setTimeout(resolve, 6 * SECOND));
    isBroken = false;
    await until(async () => (await house.stateOf(id)) === "done");

    const { sent, failed } = await house.tally(id);
    expect(sent + failed.server).toBe(20);
    expect(failed.server).toBe(0);
  });
});

describe("after a crash", () => {
  it.each(["send again", "do not repeat"] as const)(
    "nobody is left out, and only who was under way is uncertain: %s",
    async (policy) => {
      const house = await opens({
        perSecond: 50,
        // In the first process those at the end never hear whether theirs arrived.
        deliver: ({ id }, _letter, process) => (process === 1 && id >= 1_040 ? never() : undefined),
      });
      await house.joins(100);
      const first = await house.starts();
      const id = await house.orders({ policy });
      await until(async () => (await house.tally(id)).claimed > 5);

      const { claimed } = await house.tally(id);
      await first.crash();
      const late = (await house.tally(id)).claimed;
      await house.forgetJobs();
      await house.starts();
      await until(async () => (await house.stateOf(id)) === "done", 25_000);

      const tally = await house.tally(id);
      const isAgain = policy === "send again";
      expect(claimed).toBeLessThanOrEqual(late);
      expect(tally).toMatchObject({ waiting: 0, claimed: 0, uncertain: isAgain ? 0 : late });
      expect(tally.sent).toBe(isAgain ? 100 : 100 - late);
      expect(tally.perhapsTwice).toBe(isAgain ? late : 0);
      expect(house.arrivals).toHaveLength(isAgain ? 100 : 100 - late);
    },
    40_000,
  );

  it("who is out of reach by now is not uncertain any more", async () => {
    const house = await opens({ deliver: () => Promise.resolve({ result: { kind: "unknown" } }) });
    await house.joins(1);
    await house.starts();
    const id = await house.orders();
    await until(async () => (await house.tally(id)).uncertain === 1);

    await house.members.noteReach(1_000, false);
    house.clock.ahead = 6 * SECOND;
    await until(async () => (await house.stateOf(id)) === "done");

    expect((await house.lines(id))[0]?.line).toMatchObject({ kind: "unreachable", claims: 1 });
  });

  it("a message that nobody knows about is tried three times at most, and then stays uncertain", async () => {
    const house = await opens({ deliver: () => Promise.resolve({ result: { kind: "unknown" } }) });
    await house.joins(1);
    await house.starts();

    const id = await house.orders();
    for (let wait = 1; wait <= 3; wait++) {
      await until(async () => (await house.lines(id))[0]?.line.claims === wait);
      house.clock.ahead += 6 * SECOND;
    }
    await until(async () => (await house.stateOf(id)) === "done");

    expect((await house.lines(id))[0]?.line).toMatchObject({ kind: "uncertain", claims: 3 });
  });

  it("an admin who changes the policy meanwhile is heard", async () => {
    let isCut = true;
    const house = await opens({
      perSecond: 20,
      deliver: () => (isCut ? Promise.resolve({ result: { kind: "unknown" } as const }) : undefined),
    });
    await house.joins(30);
    await house.starts();
    const id = await house.orders({ policy: "do not repeat" });
    await until(async () => (await house.tally(id)).uncertain > 0);

    isCut = false;
    const settle = { kind: "settle", policy: "send again" } as const;
    await house.campaigns.file({ id, event: settle, actor: { id: 9, role: "admin" }, act: "settle" });
    await house.desk.wake(id);
    await until(async () => (await house.stateOf(id)) === "done");

    expect(await house.tally(id)).toMatchObject({ sent: 30, uncertain: 0 });
  });
});

describe("two processes", () => {
  it("of which one sends, until it stops and the other goes on", async () => {
    const house = await opens({ perSecond: 50 });
    await house.joins(200);
    const one = await house.starts();
    const other = await house.starts();
    const id = await house.orders();
    await until(() => house.arrivals.length > 30);
    const senders = new Set(house.arrivals.map(({ by }) => by));

    const [first] = senders;
    await (first === 1 ? one : other).stop();
    await until(async () => (await house.stateOf(id)) === "done");

    expect(senders.size).toBe(1);
    expect(new Set(house.arrivals.map(({ by }) => by)).size).toBe(2);
    expect(house.arrivals).toHaveLength(200);
    expect(await house.tally(id)).toMatchObject({ sent: 200, uncertain: 0, perhapsTwice: 0 });
  });
});
