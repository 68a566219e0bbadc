import { describe, expect, inject, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "../../src/domain/duration.ts";
import { EMPTY_TALLY, totalOf } from "../../src/domain/tally-ledger.ts";
import { until } from "../support/until.ts";
import { useBroadcasts } from "../support/use-broadcasts.ts";

const { opens } = useBroadcasts(() => inject("redisUrl"));

describe("a broadcast", () => {
  it("reaches everybody once, tells how it goes, and how it ended", async () => {
    const house = await opens({ perSecond: 1_000 });
    const ids = await house.joins(1_250);
    await house.starts();

    const id = await house.orders();
    await until(async () => (await house.stateOf(id)) === "done");
    await until(() => house.shown.some(({ isEnded }) => isEnded));

    expect(house.arrivals.map((arrival) => arrival.id).toSorted((one, other) => one - other)).toEqual(ids);
    expect(await house.tally(id)).toMatchObject({ sent: 1_250, waiting: 0, uncertain: 0, perhapsTwice: 0 });
    expect(house.shown.at(-1)).toMatchObject({ isEnded: true, round: 1, held: 0, tally: { sent: 1_250 } });
    expect(house.shown.at(-1)?.file.progress).toEqual({ chat: 9, message: 1 });
  });

  it("never goes faster than the rate in any second", async () => {
    const house = await opens({ perSecond: 100 });
    await house.joins(250);
    const { broadcasts } = await house.starts();

    const id = await house.orders();
    await until(() => house.arrivals.length > 50);
    const [round, ...others] = broadcasts.onTheWay();
    await until(async () => (await house.stateOf(id)) === "done");

    // Whoever watches sees it go, and end.
    expect(others).toEqual([]);
    expect(round).toMatchObject({ state: "running", held: 0 });
    expect(totalOf(round?.tally ?? EMPTY_TALLY)).toBe(250);
    expect(round?.tally.sent).toBeGreaterThan(0);
    await until(() => broadcasts.onTheWay().length === 0);

    const times = house.arrivals.map(({ at }) => at).toSorted((one, other) => one - other);
    const most = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + SECOND).length));
    expect(most).toBeLessThanOrEqual(100);
  });

  it("to nobody at all ends", async () => {
    const house = await opens();
    await house.joins(3);
    await house.starts();

    const id = await house.orders({ audience: { places: ["73"] } });
    await until(async () => (await house.stateOf(id)) === "done");

    expect(totalOf(await house.tally(id))).toBe(0);
  });

  it("counts who is out of reach, who left, and what failed, each with the reason", async () => {
    const broken = { kind: "failed", reason: "server" } as const;
    const house = await opens({
      deliver: ({ id }) => {
        if (id === 1_000) return Promise.resolve({ result: { kind: "unreachable" } });
        if (id === 1_001) return Promise.resolve({ result: { kind: "failed", reason: "rejected" } });
        return id === 1_002 ? Promise.resolve({ result: broken }) : undefined;
      },
    });
    await house.joins(10);
    const id = await house.orders();
    await house.campaigns.file({
      ...{ id, event: { kind: "start", round: 1 }, actor: { role: "sender" }, act: "start-early" },
    });
    const round = { campaign: id, number: 1 };
    await house.ledger.append(
      round,
      0,
      Array.from({ length: 10 }, (_, index) => 1_000 + index),
    );
    await house.ledger.complete(round);
    await house.members.erase(1_003);
    await house.members.noteReach(1_004, false);

    await house.starts();
    await until(async () => (await house.stateOf(id)) === "done");

    expect(await house.tally(id)).toMatchObject({
      ...{ sent: 5, unreachable: 2, withdrawn: 1, waiting: 0 },
      failed: { rejected: 1, server: 1, other: 0 },
    });
    // Who was erased while the list was being written stands in it no more.
    expect((await house.lines(id)).map((line) => line.id)).not.toContain(1_003);
  });

  it("tries what failed at Telegram itself three times", async () => {
    let tries = 0;
    const house = await opens({
      deliver: () => {
        tries += 1;
        return tries < 3 ? Promise.resolve({ result: { kind: "failed", reason: "server" } }) : undefined;
      },
    });
    await house.joins(1);
    await house.starts();

    const id = await house.orders();
    await until(async () => (await house.stateOf(id)) === "done");

    expect(await house.tally(id)).toMatchObject({ sent: 1, perhapsTwice: 0 });
  });

  it("goes on writing down its recipients where an earlier process stopped", async () => {
    const house = await opens({ perSecond: 1_000 });
    const ids = await house.joins(700);
    const id = await house.orders();
    const round = { campaign: id, number: 1 };
    await house.campaigns.file({
      ...{ id, event: { kind: "start", round: 1 }, actor: { role: "sender" }, act: "start-early" },
    });
    await house.ledger.append(round, 0, ids.slice(0, 130));

    await house.starts();
    await until(async () => (await house.stateOf(id)) === "done");

    expect((await house.lines(id)).map((line) => line.id)).toEqual(ids);
    expect(house.arrivals).toHaveLength(700);
  });

  it("waits for its time, and each week for the next one", async () => {
    const house = await opens();
    await house.joins(3);
    await house.starts();
    const local = { day: "MO", minute: 12 * 60, offsetMinutes: 420 } as const;

    const id = await house.orders({ schedule: { kind: "weekly", ...local } });
    await until(async () => (await house.stateOf(id)) === "scheduled");
    const early = house.arrivals.length;
    house.clock.ahead = 2 * HOUR;
    await until(async () => {
      await house.wakesJobs();
      return house.arrivals.length === 3;
    });
    await until(async () => (await house.stateOf(id)) === "scheduled");
    house.clock.ahead = 2 * HOUR + 7 * 24 * HOUR;
    await until(async () => {
      await house.wakesJobs();
      return house.arrivals.length === 6;
    });

    expect(early).toBe(0);
    expect(await house.tally(id, 1)).toMatchObject({ sent: 3 });
    await until(async () => (await house.tally(id, 2)).sent === 3);
  });

  it("is heard of again by the sweep when Redis has lost the queue", async () => {
    const house = await opens();
    await house.joins(3);
    const id = await house.orders();
    await house.forgetJobs();

    await house.starts();
    await until(async () => (await house.stateOf(id)) === "done");

    expect(house.arrivals).toHaveLength(3);
  });

  it("that is urgent overtakes the one that is under way", async () => {
    const house = await opens({ perSecond: 50 });
    await house.joins(150);
    await house.starts();
    const usual = await house.orders();
    await until(() => house.arrivals.length > 5);

    const urgent = await house.orders({ isUrgent: true });
    await until(async () => (await house.stateOf(usual)) === "done");

    const first = house.arrivals.findIndex(({ campaign }) => campaign === urgent);
    const sent = house.arrivals.slice(first, first + 150).filter(({ campaign }) => campaign === urgent);
    expect(sent.length).toBeGreaterThan(140);
  });
});

describe("a message that waits", () => {
  it("goes out soon after the talk has ended", async () => {
    const house = await opens();
    await house.joins(5);
    await house.talks(1_002);
    await house.starts();

    const id = await house.orders();
    await until(() => house.arrivals.length === 4);
    await until(() => house.shown.at(-1)?.held === 1);
    await house.endsTalk(1_002);
    house.clock.ahead = 15 * SECOND;
    await until(async () => (await house.stateOf(id)) === "done");

    expect(house.arrivals.map((arrival) => arrival.id)).toContain(1_002);
  });

  it("waits for a talk half an hour at most", async () => {
    const house = await opens();
    await house.joins(2);
    await house.talks(1_001);
    await house.starts();

    const id = await house.orders();
    await until(() => house.arrivals.length === 1);
    house.clock.ahead = 31 * MINUTE;
    await house.talks(1_001, 31 * MINUTE);
    await until(async () => (await house.stateOf(id)) === "done");

    expect(house.arrivals).toHaveLength(2);
  });

  it("waits for the morning where each person lives", async () => {
    const house = await opens();
    // Two in the west, two in the east, where it is nine in the evening when it is seven in Jakarta.
    await house.joins(4, (id) => ({ place: id % 2 === 0 ? "34.04" : "91.03" }));
    house.clock.ahead = 10 * HOUR;
    await house.starts();

    const id = await house.orders();
    await until(() => house.arrivals.length === 2);
    const first = house.arrivals.map((arrival) => arrival.id).toSorted();
    house.clock.ahead = 18 * HOUR + MINUTE;
    await until(async () => (await house.stateOf(id)) === "done");

    expect(first).toEqual([1_000, 1_002]);
    expect(house.arrivals).toHaveLength(4);
  });

  it("waits for nothing when it is urgent", async () => {
    const house = await opens();
    await house.joins(3, () => ({ place: "91.03" }));
    await house.talks(1_001);
    house.clock.ahead = 10 * HOUR;
    await house.starts();

    const id = await house.orders({ isUrgent: true });
    await until(async () => (await house.stateOf(id)) === "done");

    expect(house.arrivals).toHaveLength(3);
  });
});
