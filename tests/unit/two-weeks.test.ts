import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Case } from "../../src/domain/case.ts";
import { DAY, HOUR } from "../../src/domain/duration.ts";
import type { Member } from "../../src/domain/member.ts";
import type { Referral } from "../../src/domain/referral.ts";
import { startReferral } from "../../src/domain/referral-log.ts";
import { countTwoWeeks, WEEK_COUNTS } from "../../src/domain/two-weeks.ts";
import { startOfWeek, weekOf } from "../../src/domain/week.ts";
import { aCaseDraft } from "./data/a-case.ts";
import { aDraft, MONDAY_MORNING } from "./data/a-referral.ts";

const THURSDAY = MONDAY_MORNING + 3 * DAY;
const MONDAY = startOfWeek(weekOf(MONDAY_MORNING));

interface Books {
  readonly referrals?: readonly Referral[];
  readonly cases?: readonly Pick<Case, "place" | "openedAt" | "closedAt">[];
  readonly members?: readonly Partial<Member>[];
}

function count({ referrals = [], cases = [], members = [] }: Books, area = "ID", now = THURSDAY) {
  async function* each<T>(all: readonly T[]) {
    yield* all;
  }
  const books = {
    book: { all: () => each(referrals) },
    cases: { all: () => each(cases as readonly Case[]) },
    members: { everyone: () => each([members as readonly Member[]]) },
  };
  return countTwoWeeks({ area, now, readTime: Date.parse }, books);
}

const opened = (at: number, told: Partial<Referral> = {}) => ({ ...startReferral(aDraft({ startedAt: at })), ...told });

describe("this week against last", () => {
  it("holds the week so far against the same days of the week before", async () => {
    const referrals = [
      MONDAY,
      THURSDAY,
      MONDAY - 1,
      THURSDAY - 7 * DAY,
      THURSDAY - 7 * DAY + HOUR,
      MONDAY - 7 * DAY - 1,
    ];

    const { now, before } = await count({ referrals: referrals.map((at) => opened(at)) });

    // What came later on last Thursday, and on Sunday, is of days that this week has not seen yet.
    expect([now.referralsOpened, before.referralsOpened]).toEqual([2, 1]);
  });

  it("counts help by when it arrived, and cases by when they were opened and closed; wrong entries never", async () => {
    const { now, before } = await count({
      referrals: [
        opened(MONDAY - 20 * DAY, { receivedAt: MONDAY + HOUR }),
        opened(MONDAY + HOUR, { receivedAt: MONDAY + HOUR, state: "salah_input" }),
      ],
      cases: [
        { ...aCaseDraft({ openedAt: MONDAY - 6 * DAY }), closedAt: MONDAY + HOUR },
        aCaseDraft({ openedAt: MONDAY + HOUR }),
      ],
    });

    expect(now).toEqual({ referralsOpened: 0, helped: 1, casesOpened: 1, casesClosed: 1, joined: 0 });
    expect(before).toEqual({ referralsOpened: 0, helped: 0, casesOpened: 1, casesClosed: 0, joined: 0 });
  });

  it("is of one area alone; who named no place belongs to the country", async () => {
    const joinedAt = new Date(MONDAY + HOUR).toISOString();
    const members = ["34.04", "33.74", undefined].map((place) => ({
      ...{ status: "active" as const, joinedAt },
      ...(place !== undefined && { place }),
    }));
    const suspended = { status: "suspended" as const, joinedAt, place: "34.04" };
    const cases = [aCaseDraft({ openedAt: THURSDAY }), aCaseDraft({ openedAt: THURSDAY, place: "33.74" })];

    const sleman = await count({ members: [...members, suspended], cases }, "34.04");
    const country = await count({ members: [...members, suspended], cases });

    expect([sleman.now.joined, sleman.members, sleman.now.casesOpened]).toEqual([1, 1, 1]);
    expect([country.now.joined, country.members, country.now.casesOpened]).toEqual([3, 3, 2]);
  });

  it("never counts one thing in both weeks", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 21 * 24 }), fc.integer({ min: 0, max: 167 }), async (ago, hour) => {
        const at = MONDAY + hour * HOUR;
        const { now, before } = await count({ referrals: [opened(at - ago * HOUR)] }, "ID", at);
        return WEEK_COUNTS.every((what) => now[what] + before[what] <= 1);
      }),
    );
  });
});
