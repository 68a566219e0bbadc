import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deadlineOf, URGENCIES, type Urgency } from "../../src/domain/need.ts";
import type { Referral } from "../../src/domain/referral.ts";
import { startReferral } from "../../src/domain/referral-log.ts";
import { nextReminder, type ReminderClock } from "../../src/domain/reminder.ts";
import { aDraft, MONDAY_MORNING } from "./data/a-referral.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Of an urgent one that was begun on Monday at ten: Thursday at ten. */
const DEADLINE = MONDAY_MORNING + 3 * DAY;

const aClock = (told: Partial<ReminderClock> = {}): ReminderClock => ({
  ...{ now: MONDAY_MORNING, offsetMinutes: 420, sent: [] },
  ...told,
});

describe("a draft that nobody sends", () => {
  const draft = (told: Partial<Referral> = {}): Referral => ({ ...startReferral(aDraft()), ...told });

  it.each<[Urgency, number]>([
    ["emergency", 24],
    ["urgent", 72],
    ["normal", 14 * 24],
  ])(
    "that is %s is asked about %d hours after it was begun, once more 3 days later, and then no more",
    (urgency, hours) => {
      const begun = draft({ need: { category: "food", urgency } });
      const first = MONDAY_MORNING + hours * HOUR;

      expect(nextReminder(begun, aClock())).toEqual({ at: first, to: "owner" });
      expect(nextReminder(begun, aClock({ sent: [first] }))).toEqual({ at: first + 3 * DAY, to: "owner" });
      expect(nextReminder(begun, aClock({ sent: [first, first + 3 * DAY] }))).toBeUndefined();
    },
  );

  it("lets its owner sleep, unless it is an emergency", () => {
    const startedAt = MONDAY_MORNING + 12 * HOUR;
    const emergency = draft({ startedAt, need: { category: "medicine", urgency: "emergency" } });

    expect(nextReminder(draft({ startedAt }), aClock())?.at).toBe(startedAt + 3 * DAY + 8 * HOUR);
    expect(nextReminder(emergency, aClock())?.at).toBe(startedAt + DAY);
  });

  it("waits for its owner also after the person has agreed", () => {
    expect(nextReminder(draft({ consent: { by: 7, at: MONDAY_MORNING + HOUR } }), aClock())?.at).toBe(DEADLINE);
  });

  it.each<[string, Partial<Referral>]>([
    ["cancelled", { state: "dibatalkan" }],
    ["a mistake", { state: "salah_input" }],
    ["of somebody who was erased", { owner: 0 }],
  ])("is left in peace when it is %s", (_case, told) => {
    expect(nextReminder(draft(told), aClock({ now: DEADLINE + DAY }))).toBeUndefined();
  });

  const lives = fc.record({
    urgency: fc.constantFrom(...URGENCIES),
    offsetMinutes: fc.constantFrom(420, 480, 540),
    later: fc.array(fc.integer({ min: 0, max: 10 * DAY }), { minLength: 5, maxLength: 5 }),
  });

  it("is brought before its owner twice in all, and before nobody else, however late each comes", () => {
    fc.assert(
      fc.property(lives, ({ urgency, offsetMinutes, later }) => {
        const begun = draft({ need: { category: "food", urgency } });
        const sent: number[] = [];
        for (const late of later) {
          const now = sent.at(-1) ?? begun.startedAt;
          const next = nextReminder(begun, { now, offsetMinutes, sent });
          if (next === undefined) break;
          expect(next.to).toBe("owner");
          expect(next.at).toBeGreaterThanOrEqual(deadlineOf(urgency, begun.startedAt) + sent.length * 3 * DAY);
          sent.push(next.at + late);
        }
        expect(sent).toHaveLength(2);
      }),
    );
  });

  it("is reminded of once sent as if it had never been a draft", () => {
    fc.assert(
      fc.property(
        lives,
        fc.array(fc.integer({ min: 1, max: 30 * DAY }), { maxLength: 2 }),
        ({ urgency, offsetMinutes, later }, before) => {
          const need = { category: "food", urgency } as const;
          const referral = draft({ state: "terkirim", need, sentAt: MONDAY_MORNING + 30 * DAY });
          const asDraft = before.map((earlier) => MONDAY_MORNING + 30 * DAY - earlier).toSorted((a, b) => a - b);
          const since: number[] = [];
          for (const late of later) {
            const clock = { now: since.at(-1) ?? MONDAY_MORNING + 30 * DAY, offsetMinutes };
            const next = nextReminder(referral, { ...clock, sent: [...asDraft, ...since] });
            expect(next).toEqual(nextReminder(referral, { ...clock, sent: since }));
            if (next !== undefined) since.push(next.at + late);
          }
          expect(since).toHaveLength(3);
        },
      ),
    );
  });
});
