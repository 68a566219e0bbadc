import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { until } from "../support/until.ts";
import { useReminders } from "../support/use-reminders.ts";
import { MONDAY_MORNING, OWNER } from "../unit/data/a-referral.ts";

/** Of an urgent one that was sent on Monday at ten: Thursday at ten. */
const DEADLINE = MONDAY_MORNING + 3 * 24 * 3_600_000;

const { house, opens, sends } = useReminders();

describe("reminders of a process that is asked to end", () => {
  it("are finished when they are in hand, and taken by the next process when they are not", async () => {
    let inHand = 0;
    await opens({
      hinder: async () => {
        inHand++;
        await sleep(150);
        return undefined;
      },
    });
    await house.joins(OWNER.id);
    const codes: string[] = [];
    for (let count = 0; count < 12; count++) codes.push(await sends());
    house.start();
    await house.at(DEADLINE);
    await until(() => inHand > 0);

    const ended = house.stopWorkers();
    house.start();
    await ended;
    await house.settled();

    expect(house.told.toSorted()).toEqual(codes.map((code) => `remind 7 ${code}`).toSorted());
  });
});
