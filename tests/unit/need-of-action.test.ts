import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../src/domain/duration.ts";
import { isLate, sortByNeedOfAction, timeLeft } from "../../src/domain/need-of-action.ts";
import type { Referral } from "../../src/domain/referral.ts";
import { afterEvents, COMPLETE, MONDAY_MORNING } from "./data/a-referral.ts";
import { ENDED, inState, SENT, WAYS } from "./data/referral-ways.ts";

const sent = (code: string, told: Partial<Referral>): Referral => ({ ...afterEvents(SENT), code, ...told });
const codes = (referrals: readonly Referral[]) => referrals.map(({ code }) => code);

describe("the order of a volunteer's referrals", () => {
  const now = MONDAY_MORNING + 4 * DAY;

  it("puts what is late before what is more urgent", () => {
    const lateFood = sent("LATE", { need: { category: "food", urgency: "urgent" }, sentAt: MONDAY_MORNING });
    const freshEmergency = sent("FRESH", { need: { category: "medicine", urgency: "emergency" }, sentAt: now });

    expect(codes(sortByNeedOfAction([freshEmergency, lateFood], now))).toEqual(["LATE", "FRESH"]);
  });

  it("puts the more urgent first, and of equal urgency the earlier deadline", () => {
    const normal = sent("NORMAL", { need: { category: "food", urgency: "normal" }, sentAt: MONDAY_MORNING });
    const urgent = sent("URGENT", { sentAt: now });
    const sooner = sent("SOONER", { sentAt: now - HOUR });

    expect(codes(sortByNeedOfAction([normal, urgent, sooner], now))).toEqual(["SOONER", "URGENT", "NORMAL"]);
  });

  it("does not forget a draft: it stands as if it had been sent when it was written", () => {
    const draft: Referral = { ...afterEvents([]), code: "DRAFT", startedAt: now - HOUR };
    const younger = sent("YOUNGER", { sentAt: now });

    expect(codes(sortByNeedOfAction([younger, draft], now))).toEqual(["DRAFT", "YOUNGER"]);
  });

  it("neither loses nor doubles one, and is the same from whatever order it starts", () => {
    const anyReferrals = fc.uniqueArray(
      fc
        .tuple(fc.constantFrom(...Object.values(WAYS)), fc.string({ minLength: 1, maxLength: 4 }), fc.nat(20 * DAY))
        .map(([way, code, ago]) => {
          const referral = afterEvents(way);
          return { ...referral, code, ...(referral.sentAt !== undefined && { sentAt: now - ago }) };
        }),
      { selector: ({ code }) => code },
    );

    fc.assert(
      fc.property(anyReferrals, (referrals) => {
        const sorted = sortByNeedOfAction(referrals, now);

        expect(new Set(sorted)).toEqual(new Set(referrals));
        expect(sortByNeedOfAction(referrals.toReversed(), now)).toEqual(sorted);
        const late = sorted.map((referral) => isLate(referral, now));
        expect(late).toEqual(late.toSorted((one, other) => Number(other) - Number(one)));
      }),
    );
  });
});

describe("the time left", () => {
  it("runs from sending to the deadline of the urgency, and then says by how much it is late", () => {
    const referral = afterEvents(SENT);
    const sentAt = referral.sentAt ?? Number.NaN;

    expect(timeLeft(referral, sentAt + HOUR)).toEqual({ deadline: sentAt + 3 * DAY, left: 3 * DAY - HOUR });
    expect(timeLeft(referral, sentAt + 4 * DAY)?.left).toBe(-DAY);
  });

  it("runs for nobody before sending, after help came, and after the end", () => {
    for (const state of ["draf", "layanan_diterima", ...ENDED] as const) {
      expect(timeLeft(inState(state), MONDAY_MORNING + 99 * DAY)).toBeUndefined();
    }
  });

  it("goes on when the source says that help arrived and the client says no", () => {
    const denied = afterEvents([...WAYS.berjalan, { ...COMPLETE.receive, client: { word: "no" } }]);

    expect(isLate(denied, MONDAY_MORNING + 99 * DAY)).toBe(true);
  });
});
