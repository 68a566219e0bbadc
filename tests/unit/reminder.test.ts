import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deadlineOf, URGENCIES, type Urgency } from "../../src/domain/need.ts";
import type { Referral } from "../../src/domain/referral.ts";
import { startReferral } from "../../src/domain/referral-log.ts";
import { REFERRAL_STATES, type ReferralState } from "../../src/domain/referral-state.ts";
import { nextReminder, type ReminderClock } from "../../src/domain/reminder.ts";
import { aDraft, MONDAY_MORNING } from "./data/a-referral.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WIB = 420;
/** Of a referral sent on Monday at ten that is urgent: Thursday at ten. */
const DEADLINE = MONDAY_MORNING + 3 * DAY;
const ENDED: readonly ReferralState[] = ["ditutup", "ditolak", "gagal", "tak_terhubungi", "dibatalkan", "salah_input"];

const sentReferral = (told: Partial<Referral> = {}): Referral => ({
  ...startReferral(aDraft()),
  state: "terkirim",
  sentAt: MONDAY_MORNING,
  ...told,
});
const aClock = (told: Partial<ReminderClock> = {}): ReminderClock => ({
  now: MONDAY_MORNING,
  offsetMinutes: WIB,
  sent: [],
  ...told,
});

describe("the reminders of a silent referral", () => {
  it("come at the deadline, 3 days later, then 3 days later to the coordinator, and then no more", () => {
    const all = [0, 1, 2, 3].map((count) =>
      nextReminder(
        sentReferral(),
        aClock({ sent: Array.from({ length: count }, (_, index) => DEADLINE + index * 3 * DAY) }),
      ),
    );

    expect(all).toEqual([
      { at: DEADLINE, to: "owner" },
      { at: DEADLINE + 3 * DAY, to: "owner" },
      { at: DEADLINE + 6 * DAY, to: "coordinator" },
      undefined,
    ]);
  });

  it.each<[Urgency, number]>([
    ["emergency", 24],
    ["urgent", 72],
    ["normal", 14 * 24],
  ])("begin for what is %s after %d hours", (urgency, hours) => {
    const referral = sentReferral({ need: { category: "food", urgency } });

    expect(nextReminder(referral, aClock())?.at).toBe(MONDAY_MORNING + hours * HOUR);
  });

  it("that were missed come at once", () => {
    const now = DEADLINE + 5 * DAY;

    expect(nextReminder(sentReferral(), aClock({ now }))).toEqual({ at: now, to: "owner" });
  });

  it.each(REFERRAL_STATES.filter((state) => state !== "draf"))(
    "in %s come just as long as it has not ended",
    (state) => {
      expect(nextReminder(sentReferral({ state }), aClock()) === undefined).toBe(ENDED.includes(state));
    },
  );
});

describe("no news", () => {
  it.each<[string, number, readonly number[], number | undefined]>([
    ["before the deadline leaves the first reminder at the deadline", -DAY, [], 0],
    ["after the first reminder puts the second off to 3 days from there", DAY, [0], 4 * DAY],
    ["before the last reminder that went out changes nothing", DAY, [0, 3 * DAY], 6 * DAY],
    ["late moves the next one by 3 days at most", 5 * DAY, [0], 6 * DAY],
    ["after all three brings one more", 8 * DAY, [0, 3 * DAY, 6 * DAY], 11 * DAY],
    ["before the last of the three brings no more", 5 * DAY, [0, 3 * DAY, 6 * DAY], undefined],
  ])("%s", (_rule, said, sent, expected) => {
    const clock = aClock({ sent: sent.map((after) => DEADLINE + after) });

    const next = nextReminder(sentReferral({ noNewsAt: DEADLINE + said }), clock);

    expect(next?.at).toBe(expected === undefined ? undefined : DEADLINE + expected);
  });

  it("said over and over keeps the coordinator from hearing of it for twelve days at most", () => {
    const words = fc.array(fc.integer({ min: 0, max: 40 * DAY }), { minLength: 1, maxLength: 60 });

    fc.assert(
      fc.property(words, (said) => {
        const moments = said.map((after) => DEADLINE + after).toSorted((a, b) => a - b);
        const toldCoordinator = firstToCoordinator(moments);

        expect(toldCoordinator).toBeLessThanOrEqual(DEADLINE + (3 + 6 + 6) * DAY + DAY);
      }),
    );
  });

  /** Lives through the reminders, the queue knowing only the latest word. */
  function firstToCoordinator(words: readonly number[], sent: readonly number[] = []): number {
    const start = sent.at(-1) ?? DEADLINE;
    for (const until of [...words.filter((word) => word >= start), Number.POSITIVE_INFINITY]) {
      const noNewsAt = words.filter((word) => word < until).at(-1);
      const referral = sentReferral(noNewsAt === undefined ? {} : { noNewsAt });
      const next = nextReminder(referral, aClock({ sent, now: Math.max(start, noNewsAt ?? start) }));
      if (next === undefined) throw new Error("the coordinator was never told");
      if (next.at < until) return next.to === "coordinator" ? next.at : firstToCoordinator(words, [...sent, next.at]);
    }
    throw new Error("unreachable");
  }
});

describe("quiet hours", () => {
  const at = (hour: number, minute = 0) => MONDAY_MORNING + (hour - 10) * HOUR + minute * 60_000;

  it.each<[string, number, number]>([
    ["20:59 to stay", at(20, 59), at(20, 59)],
    ["21:00 to the next morning", at(21), at(30)],
    ["midnight to that morning", at(24), at(30)],
    ["05:59 to 06:00", at(29, 59), at(30)],
    ["06:00 to stay", at(30), at(30)],
    ["half a minute later to stay", at(30) + 30_000, at(30) + 30_000],
  ])("move a reminder due at %s", (_case, due, expected) => {
    const referral = sentReferral({ sentAt: due - 3 * DAY });

    expect(nextReminder(referral, aClock({ now: 0 }))?.at).toBe(expected);
  });

  it.each<[string, number, number]>([
    ["Jakarta", 420, at(20, 30)],
    ["Makassar", 480, at(29)],
    ["Jayapura", 540, at(28)],
  ])("are those of %s", (_city, offsetMinutes, expected) => {
    const referral = sentReferral({ sentAt: at(20, 30) - 3 * DAY });

    expect(nextReminder(referral, aClock({ now: 0, offsetMinutes }))?.at).toBe(expected);
  });

  it("never hold a reminder, unless in an emergency, and never bring one early", () => {
    const clocks = fc.record({
      now: fc.integer({ min: MONDAY_MORNING, max: MONDAY_MORNING + 40 * DAY }),
      offsetMinutes: fc.constantFrom(0, 330, 420, 480, 540, -210),
      sent: fc.array(fc.integer({ min: MONDAY_MORNING + 17 * DAY, max: MONDAY_MORNING + 30 * DAY }), { maxLength: 4 }),
    });
    const referrals = fc
      .record({
        urgency: fc.constantFrom(...URGENCIES),
        sentAt: fc.integer({ min: MONDAY_MORNING, max: MONDAY_MORNING + 2 * DAY }),
        noNewsAt: fc.integer({ min: MONDAY_MORNING, max: DEADLINE + 30 * DAY }),
      })
      .map(({ urgency, ...more }) => sentReferral({ need: { category: "food", urgency }, ...more }));

    fc.assert(
      fc.property(referrals, clocks, (referral, clock) => {
        const next = nextReminder(referral, clock);
        fc.pre(next !== undefined);

        const minuteOfDay = (Math.floor(next.at / 60_000) + clock.offsetMinutes + 1440) % 1440;
        const isQuiet = minuteOfDay >= 21 * 60 || minuteOfDay < 6 * 60;
        expect(isQuiet && referral.need.urgency !== "emergency").toBe(false);
        expect(next.at).toBeGreaterThanOrEqual(clock.now);
        expect(next.at).toBeGreaterThanOrEqual(deadlineOf(referral.need.urgency, referral.sentAt ?? 0));
      }),
      { numRuns: 500 },
    );
  });

  it("do not hold an emergency", () => {
    const referral = sentReferral({ need: { category: "medicine", urgency: "emergency" }, sentAt: at(23) });

    expect(nextReminder(referral, aClock())?.at).toBe(at(47));
  });
});
