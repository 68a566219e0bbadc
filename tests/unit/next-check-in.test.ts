import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseEvent } from "../../src/domain/case-event.ts";
import { type Asked, type CheckInClock, nextCheckIn } from "../../src/domain/next-check-in.ts";
import { caseAfter } from "./data/a-case-story.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";
import { anyCaseEvents } from "./data/any-case-events.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const VIOLENCE: CaseEvent = { kind: "check-in", colour: "yellow", safety: 6, gates: ["R1"] };

const aClock = (told: Partial<CheckInClock> = {}): CheckInClock => ({
  ...{ now: MONDAY_MORNING, offsetMinutes: 420, asked: [], isOwnerThere: true },
  ...told,
});
const DUE = MONDAY_MORNING + 2 * DAY;
const toOwner = (days: number): Asked => ({ at: DUE + days * DAY, to: "owner" });
const toCoordinator = (days: number): Asked => ({ at: DUE + days * DAY, to: "coordinator" });

describe("a check-in that nobody answers", () => {
  it.each<[string, readonly Asked[], [number, Asked["to"]] | undefined]>([
    ["is asked for when it is due", [], [0, "owner"]],
    ["is asked for once more two days later", [toOwner(0)], [2, "owner"]],
    ["then comes before the coordinator, once", [toOwner(0), toOwner(2)], [4, "coordinator"]],
    ["is asked for weekly from then on", [toOwner(0), toOwner(2), toCoordinator(4)], [11, "owner"]],
    [
      "four times at most, and then the bot keeps still",
      [toOwner(0), toOwner(2), toCoordinator(4), ...[11, 18, 25, 32].map(toOwner)],
      undefined,
    ],
  ])("%s", (_case, asked, next) => {
    const expected = next === undefined ? undefined : { at: DUE + next[0] * DAY, to: next[1] };

    expect(nextCheckIn(caseAfter(), aClock({ asked }))).toEqual(expected);
  });

  it("keeps the coordinator waiting while the volunteer writes in the case", () => {
    const written = caseAfter([5, { kind: "sides", count: 3 }]);

    const next = nextCheckIn(written, aClock({ asked: [toOwner(0), toOwner(2)] }));

    expect(next).toEqual({ at: MONDAY_MORNING + 7 * DAY, to: "coordinator" });
  });

  it("comes before the coordinator at once when the owner is gone, and once", () => {
    const gone = aClock({ now: DUE + HOUR, isOwnerThere: false });

    expect(nextCheckIn(caseAfter(), gone)).toEqual({ at: DUE + HOUR, to: "coordinator" });
    expect(nextCheckIn(caseAfter(), { ...gone, asked: [toCoordinator(0)] })).toBeUndefined();
    const offered = caseAfter([1, { kind: "offer", reason: "suspended" }]);
    expect(nextCheckIn(offered, gone)).toBeUndefined();
    expect(nextCheckIn({ ...caseAfter(), owner: 0 }, aClock({ now: DUE }))?.to).toBe("coordinator");
  });
});

describe("laws of check-ins", () => {
  const clocks = fc.record({
    now: fc.integer({ min: MONDAY_MORNING, max: MONDAY_MORNING + 200 * DAY }),
    offsetMinutes: fc.constantFrom(420, 480, 540),
    asked: fc.array(
      fc.record({
        at: fc.integer({ min: MONDAY_MORNING, max: MONDAY_MORNING + 200 * DAY }),
        to: fc.constantFrom("owner" as const, "coordinator" as const),
      }),
      { maxLength: 8 },
    ),
    isOwnerThere: fc.boolean(),
  });

  it("none comes in the past or in quiet hours, and none after closing, whatever was written in whatever order", () => {
    fc.assert(
      fc.property(anyCaseEvents, clocks, (told, clock) => {
        const filed = caseAfter(...told);
        const next = nextCheckIn(filed, clock);
        if (filed.state === "closed") expect(next).toBeUndefined();
        fc.pre(next !== undefined);

        const minute = (Math.floor(next.at / 60_000) + clock.offsetMinutes) % 1440;
        expect(next.at).toBeGreaterThanOrEqual(clock.now);
        expect(next.at).toBeGreaterThanOrEqual(filed.watch.due?.at ?? Number.POSITIVE_INFINITY);
        expect(minute >= 6 * 60 && minute < 21 * 60).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("a silent case is asked about seven times at most, once of them the coordinator, who hears within 5 days", () => {
    const delays = fc.array(fc.integer({ min: 0, max: 12 * HOUR }), { minLength: 10, maxLength: 10 });

    fc.assert(
      fc.property(anyCaseEvents, delays, (told, later) => {
        const filed = caseAfter(...told);
        const { due } = filed.watch;
        fc.pre(filed.state === "open" && due !== undefined);
        const asked: Asked[] = [];
        for (const late of later) {
          const next = nextCheckIn(filed, aClock({ now: asked.at(-1)?.at ?? filed.touchedAt, asked }));
          if (next === undefined) break;
          asked.push({ at: next.at + late, to: next.to });
        }

        expect(asked.map(({ to }) => to)).toEqual([
          ...["owner", "owner", "coordinator"],
          ...Array.from({ length: 4 }, () => "owner"),
        ]);
        const [first = 0, , third = 0] = asked.map(({ at }) => at);
        expect(third - first).toBeLessThanOrEqual(5 * DAY + 24 * HOUR);
      }),
    );
  });

  it("after a danger somebody is asked within a day, whoever wanted to be left alone", () => {
    fc.assert(
      fc.property(anyCaseEvents, (told) => {
        const filed = caseAfter(...told, [400, VIOLENCE]);
        fc.pre(filed.state === "open");

        expect(filed.watch.due?.at).toBe(MONDAY_MORNING + 401 * DAY);
      }),
    );
  });
});
