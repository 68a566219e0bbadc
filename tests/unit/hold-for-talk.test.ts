import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disturbAt, type Recipient } from "../../src/domain/hold-for-talk.ts";
import { outsideQuietHours } from "../../src/domain/reminder.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Ten in the morning where the recipient lives. */
const NOW = MONDAY_MORNING;
const WIB = 420;

const inTalk = (since: number, lastAnswerAt: number): Recipient => ({
  offsetMinutes: WIB,
  talk: { since: NOW + since * MINUTE, lastAnswerAt: NOW + lastAnswerAt * MINUTE },
});
const atRest: Recipient = { offsetMinutes: WIB };
const sinceNow = { isUrgent: false, since: NOW };

describe("a message to a volunteer", () => {
  it.each<[string, Recipient, number, number]>([
    ["goes at once to who is in no talk", atRest, 0, 0],
    ["waits half an hour for a talk", inTalk(-5, 0), 0, 30],
    ["waits only from the last answer for a talk that fell silent", inTalk(-60, -20), 0, 10],
    ["goes at once when the talk was left half an hour ago", inTalk(-60, -30), 0, 0],
    ["goes after half an hour, though the answers go on", inTalk(-5, 29), 30, 30],
    ["gives a talk that began while it waited half an hour of its own", inTalk(20, 25), 25, 50],
  ])("%s", (_rule, recipient, minutes, expected) => {
    expect(disturbAt(sinceNow, recipient, NOW + minutes * MINUTE)).toBe(NOW + expected * MINUTE);
  });

  it("waits for the morning when the talk lasts into the quiet hours", () => {
    const evening = NOW + 10 * HOUR + 45 * MINUTE;
    const talk = { since: evening, lastAnswerAt: evening };

    expect(disturbAt({ isUrgent: false, since: evening }, { offsetMinutes: WIB, talk }, evening)).toBe(NOW + 20 * HOUR);
  });

  it.each([
    ["Jakarta", 420, 20 * HOUR],
    ["Makassar", 480, 19 * HOUR],
    ["Jayapura", 540, 18 * HOUR],
  ])("waits for the morning of %s", (_city, offsetMinutes, after) => {
    const night = NOW + 12 * HOUR;

    expect(disturbAt({ isUrgent: false, since: night }, { offsetMinutes }, night)).toBe(NOW + after);
  });
});

describe("any message", () => {
  const moments = fc.integer({ min: NOW, max: NOW + 48 * HOUR });
  const recipients: fc.Arbitrary<Recipient> = fc
    .record({
      offsetMinutes: fc.constantFrom(420, 480, 540),
      since: moments,
      silence: fc.nat({ max: 3 * HOUR }),
      isInTalk: fc.boolean(),
    })
    .map(({ offsetMinutes, since, silence, isInTalk }) => ({
      offsetMinutes,
      ...(isInTalk && { talk: { since: since - silence, lastAnswerAt: since } }),
    }));

  it("goes at once when it is urgent", () => {
    fc.assert(
      fc.property(recipients, moments, moments, (recipient, since, now) => {
        expect(disturbAt({ isUrgent: true, since }, recipient, now)).toBe(now);
      }),
    );
  });

  it("comes never early and never in the quiet hours", () => {
    fc.assert(
      fc.property(recipients, moments, moments, (recipient, since, now) => {
        const at = disturbAt({ isUrgent: false, since }, recipient, now);

        expect(at).toBeGreaterThanOrEqual(now);
        expect(outsideQuietHours(at, recipient.offsetMinutes)).toBe(at);
      }),
    );
  });

  it("goes when it comes back at the moment named, if nothing else was said meanwhile", () => {
    fc.assert(
      fc.property(recipients, moments, moments, (recipient, since, now) => {
        const at = disturbAt({ isUrgent: false, since }, recipient, now);

        expect(disturbAt({ isUrgent: false, since }, recipient, at)).toBe(at);
      }),
    );
  });
});
