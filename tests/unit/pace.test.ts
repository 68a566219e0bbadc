import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endSend, nextStart, type Pace, startPace, startSend } from "../../src/domain/pace.ts";

const SECOND = 1_000;

interface Trip {
  /** Milliseconds to Telegram, and back. */
  readonly there: number;
  readonly back: number;
  /** How late the timer wakes. */
  readonly late: number;
  readonly retryAfter?: number;
}

interface Sent extends Trip {
  readonly startedAt: number;
  readonly endedAt: number;
}

interface Course {
  readonly perSecond: number;
  readonly leastTravel: number;
  /** Taken in turn, for as many sends. */
  readonly trips: readonly Trip[];
  readonly count: number;
}

/** A sender that starts whenever it may, and Telegram, which takes its time. */
function send({ perSecond, leastTravel, trips, count }: Course): readonly Sent[] {
  const sent: Sent[] = [];
  let pace: Pace = startPace(perSecond, leastTravel, 0);
  let inFlight: readonly Sent[] = [];
  let now = 0;
  while (sent.length < count) {
    const trip = trips[sent.length % trips.length];
    if (trip === undefined) throw new Error("a course needs a trip");
    const due = nextStart(pace);
    const firstEnd = inFlight[0]?.endedAt ?? Number.POSITIVE_INFINITY;
    const wakes = due === undefined ? Number.POSITIVE_INFINITY : Math.max(due + trip.late, now);
    now = Math.min(wakes, firstEnd);
    const [ended, ...others] = inFlight;
    if (ended !== undefined && firstEnd <= wakes) {
      inFlight = others;
      pace = endSend(pace, { ...ended, isAnswered: true });
      continue;
    }
    const started = startSend(pace, now);
    if (started === undefined) throw new Error("the moment that was named is too early");
    pace = started;
    const one = { ...trip, startedAt: now, endedAt: now + trip.there + trip.back };
    sent.push(one);
    inFlight = [...inFlight, one].toSorted((first, second) => first.endedAt - second.endedAt);
  }
  return sent;
}

/** The most in any sliding second, both of its ends counted. */
function mostInASecond(moments: readonly number[]): number {
  const sorted = moments.toSorted((one, other) => one - other);
  let first = 0;
  return sorted.reduce((most, moment, last) => {
    while ((sorted[first] ?? moment) < moment - SECOND) first += 1;
    return Math.max(most, last - first + 1);
  }, 0);
}

/** One since 2,000 ms and one since 2,500 ms, which is all that two a second allow. */
function twoUnderWay(leastTravel: number): Pace {
  const one = startSend(startPace(2, leastTravel, 0), 2_000);
  const two = one && startSend(one, 2_500);
  if (two === undefined) throw new Error("two a second are half a second apart");
  return two;
}

const arrivals = (sent: readonly Sent[]) => sent.map(({ startedAt, there }) => startedAt + there);
const starts = (sent: readonly Sent[]) => sent.map(({ startedAt }) => startedAt);
const lasts = (sent: readonly Sent[]) => (sent.at(-1)?.startedAt ?? 0) - (sent[0]?.startedAt ?? 0);

const rates = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(25, 30, 100));
/** Above a road of `least` ms, in both directions together. */
const anyTrips = (least: number, jitter: number) =>
  fc.array(
    fc.record({
      there: fc.nat({ max: jitter }).map((more) => least / 2 + more),
      back: fc.nat({ max: jitter }).map((more) => least / 2 + more),
      late: fc.nat({ max: 3 }),
    }),
    { minLength: 1, maxLength: 80 },
  );

describe("in any sliding second", () => {
  const courses = fc
    .record({ perSecond: rates, leastTravel: fc.nat({ max: 200 }), jitter: fc.constantFrom(0, 20, 200, 5_000) })
    .chain(({ perSecond, leastTravel, jitter }) =>
      anyTrips(leastTravel, jitter).map((trips) => ({ perSecond, leastTravel, trips, count: perSecond * 4 + 10 })),
    );

  it("no more than the rate go out, and no more arrive, however long they travel", () => {
    fc.assert(
      fc.property(courses, (course) => {
        const sent = send(course);

        expect(mostInASecond(starts(sent))).toBeLessThanOrEqual(course.perSecond);
        expect(mostInASecond(arrivals(sent))).toBeLessThanOrEqual(course.perSecond);
      }),
    );
  });

  it("no more arrive after Telegram stood still for two seconds and then took all at once", () => {
    const usual = { there: 20, back: 20, late: 0 };
    const stuck = Array.from({ length: 50 }, (_, index) => ({ ...usual, there: Math.max(20, 2_020 - index * 40) }));
    const trips = [...Array.from({ length: 100 }, () => usual), ...stuck];

    const sent = send({ perSecond: 25, leastTravel: 40, trips, count: 600 });

    expect(mostInASecond(arrivals(sent))).toBeLessThanOrEqual(25);
  });
});

describe("of the rate", () => {
  const courses = fc
    .record({ perSecond: rates, leastTravel: fc.nat({ max: 900 }) })
    .chain(({ perSecond, leastTravel }) =>
      anyTrips(leastTravel, 20).map((trips) => ({ perSecond, leastTravel, trips, count: perSecond * 20 + 1 })),
    );

  it("at least 95 % are used while no trip takes more than 40 ms longer than the shortest", () => {
    fc.assert(
      fc.property(courses, (course) => {
        const sent = send(course);

        const used = (sent.length - 1) / ((lasts(sent) / SECOND) * course.perSecond);
        expect(used).toBeGreaterThanOrEqual(0.95);
      }),
      { numRuns: 60 },
    );
  });

  it.each([1, 25, 30, 1_000])(
    "of %d a second at least 95 parts in a hundred are used on a steady road, with timers that wake late",
    (perSecond) => {
      const trips = [0, 1, 2, 0, 3].map((late) => ({ there: 20 + late, back: 20, late }));

      const sent = send({ perSecond, leastTravel: 40, trips, count: perSecond * 30 + 1 });

      expect((sent.length - 1) / ((lasts(sent) / SECOND) * perSecond)).toBeGreaterThanOrEqual(0.95);
      expect(mostInASecond(arrivals(sent))).toBeLessThanOrEqual(perSecond);
    },
  );

  it.each([25, 100, 1_000])(
    "of %d a second at least 98.5 are used by a process that stands still now and then",
    (perSecond) => {
      // Once in a second and a bit, for as long as a collection of garbage on a slow machine takes.
      const still = Array.from({ length: Math.round(perSecond * 1.3) }, (_, index) => (index === 7 ? 60 : 1));
      const trips = still.map((late) => ({ there: 1, back: 1, late }));

      const sent = send({ perSecond, leastTravel: 2, trips, count: perSecond * 30 + 1 });

      expect((sent.length - 1) / ((lasts(sent) / SECOND) * perSecond)).toBeGreaterThanOrEqual(0.985);
      expect(mostInASecond(arrivals(sent))).toBeLessThanOrEqual(perSecond);
    },
  );

  it("no tenth of a second gets more than its share and a little", () => {
    const trips = [{ there: 20, back: 20, late: 0 }];

    const sent = send({ perSecond: 30, leastTravel: 40, trips, count: 300 });

    for (const { startedAt } of sent) {
      expect(starts(sent).filter((at) => at >= startedAt && at < startedAt + 100).length).toBeLessThanOrEqual(4);
    }
  });
});

describe("after a 429", () => {
  it("everybody waits as long as it said, and the longest wait holds", () => {
    const trips = fc.array(
      fc.record(
        {
          there: fc.nat({ max: 80 }),
          back: fc.nat({ max: 80 }),
          late: fc.nat({ max: 3 }),
          retryAfter: fc.integer({ min: 1, max: 30 }),
        },
        { requiredKeys: ["there", "back", "late"] },
      ),
      { minLength: 1, maxLength: 60 },
    );

    fc.assert(
      fc.property(rates, trips, (perSecond, taken) => {
        const sent = send({ perSecond, leastTravel: 0, trips: taken, count: Math.min(perSecond * 3, 90) });

        for (const { endedAt, retryAfter } of sent) {
          if (retryAfter === undefined) continue;
          const early = starts(sent).filter((at) => at > endedAt && at < endedAt + retryAfter * SECOND);
          expect(early).toEqual([]);
        }
        expect(mostInASecond(arrivals(sent))).toBeLessThanOrEqual(perSecond);
      }),
    );
  });

  it("a shorter wait does not end a longer one", () => {
    const two = twoUnderWay(0);

    const long = endSend(two, { startedAt: 2_000, endedAt: 2_600, isAnswered: true, retryAfter: 9 });
    const both = endSend(long, { startedAt: 2_500, endedAt: 2_700, isAnswered: true, retryAfter: 1 });

    expect(nextStart(both)).toBe(11_600);
  });
});

describe("a sender", () => {
  it("that has just started waits for a second, in which an earlier run may have sent", () => {
    expect(nextStart(startPace(25, 0, 5_000))).toBeGreaterThan(6_000);
    expect(startSend(startPace(25, 0, 5_000), 6_000)).toBeUndefined();
  });

  it("with as many under way as fit into a second waits for one of them", () => {
    const first = startSend(startPace(1, 0, 0), 2_000);

    expect(first && nextStart(first)).toBeUndefined();
    expect(first && nextStart(endSend(first, { startedAt: 2_000, endedAt: 2_050, isAnswered: true }))).toBeGreaterThan(
      3_050 - 50,
    );
  });

  it("takes the place that is free first, in whatever order the answers come", () => {
    const both = twoUnderWay(50);

    const slow = endSend(both, { startedAt: 2_000, endedAt: 2_900, isAnswered: true });
    const quick = endSend(slow, { startedAt: 2_500, endedAt: 2_550, isAnswered: true });

    expect(nextStart(quick)).toBe(3_505);
  });

  it("counts a send without an answer as one that may still arrive, and learns nothing of the road from it", () => {
    const first = startSend(startPace(1, 40, 0), 2_000);

    const ended = first && endSend(first, { startedAt: 2_000, endedAt: 2_001, isAnswered: false });

    expect(ended?.leastTravel).toBe(40);
    expect(ended && nextStart(ended)).toBeGreaterThan(3_001);
  });
});
