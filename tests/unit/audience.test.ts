import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Audience, exclusionOf, isIn, type MemberFacts, standingIn } from "../../src/domain/audience.ts";
import { type AudienceCount, countAudience, openSieve } from "../../src/domain/count-audience.ts";
import { CONSENT_VERSION, type Member } from "../../src/domain/member.ts";
import { anyAudiences, anyFacts, CONSENT, JOINED, PLACES } from "./data/an-audience.ts";

const RUNS = { numRuns: 500 };

const aMember = (told: Partial<Member> = {}): Member => ({
  id: 7,
  language: "id",
  status: "active",
  place: "34.04.01",
  consent: CONSENT,
  joinedAt: "2026-06-01T00:00:00.000Z",
  isReachable: true,
  ...told,
});
const someone = (told: Partial<Member> = {}, facts: Partial<MemberFacts> = {}): MemberFacts => ({
  member: aMember(told),
  role: "volunteer",
  openReferrals: 0,
  readUpdates: [],
  ...facts,
});

describe("an audience", () => {
  it.each<[string, Audience, MemberFacts, boolean]>([
    ["of everyone holds a volunteer", {}, someone(), true],
    ["of a province holds its districts", { places: ["34"] }, someone(), true],
    ["of a regency holds its districts", { places: ["73", "34.04"] }, someone(), true],
    ["of a district does not hold its regency", { places: ["34.04.01"] }, someone({ place: "34.04" }), false],
    ["of Sleman does not hold Bantul", { places: ["34.04"] }, someone({ place: "34.02" }), false],
    [
      "of Sleman holds its coordinator who lives in Bantul",
      { places: ["34.04"] },
      someone({ place: "34.02", looksAfter: "34.04" }),
      true,
    ],
    [
      "of the whole country holds who named no place",
      { places: ["ID"] },
      { ...someone(), member: withoutPlace() },
      true,
    ],
    [
      "of a province does not hold who named no place",
      { places: ["34"] },
      { ...someone(), member: withoutPlace() },
      false,
    ],
    ["of no place at all holds nobody", { places: [] }, someone(), false],
    ["of coordinators does not hold a volunteer", { roles: ["coordinator", "admin"] }, someone(), false],
    ["of coordinators holds one", { roles: ["coordinator"] }, someone({}, { role: "coordinator" }), true],
    ["of English readers does not hold an Indonesian one", { language: "en" }, someone(), false],
    ["since June holds who joined in its first minute", { joinedSince: "2026-06-01T00:00:00.000Z" }, someone(), true],
    [
      "since June does not hold who joined in May",
      { joinedSince: "2026-06-01T00:00:00.000Z" },
      someone({ joinedAt: "2026-05-31T23:59:59.999Z" }),
      false,
    ],
    ["with open referrals holds who has one", { hasOpenReferrals: true }, someone({}, { openReferrals: 1 }), true],
    ["with open referrals does not hold who has none", { hasOpenReferrals: true }, someone(), false],
    [
      "that has not read an update does not hold a reader of it",
      { hasNotRead: "u1" },
      someone({}, { readUpdates: ["u1"] }),
      false,
    ],
    [
      "that has not read an update holds a reader of another",
      { hasNotRead: "u1" },
      someone({}, { readUpdates: ["u2"] }),
      true,
    ],
  ])("%s", (_rule, audience, facts, expected) => {
    expect(isIn(audience, facts)).toBe(expected);
  });

  it.each<[string, Partial<Member>, string]>([
    ["has blocked the bot", { isReachable: false }, "blocked"],
    ["is suspended", { status: "suspended" }, "suspended"],
    ["was refused", { status: "refused" }, "refused"],
    ["waits for an admin", { status: "pending" }, "pending"],
    ["has not finished joining", { status: "joining" }, "joining"],
    ["agreed to an older notice only", { consent: { ...CONSENT, version: "1" } }, "not consented"],
    ["is suspended and has blocked the bot", { status: "suspended", isReachable: false }, "suspended"],
  ])("leaves out who %s, and says why", (_case, told, reason) => {
    expect(standingIn({}, someone(told))).toEqual({ kind: "excluded", reason });
    expect(standingIn({ language: "en" }, someone(told))).toEqual({ kind: "outside" });
  });

  it("has whoever comes back to the bot again", () => {
    expect(isIn({}, someone({ isReachable: false }))).toBe(false);
    expect(isIn({}, someone({ isReachable: true }))).toBe(true);
  });

  function withoutPlace(): Member {
    const { place: _, ...member } = aMember();
    return member;
  }
});

describe("the count of an audience", () => {
  it("tells an admin who gets it, who is left out and why", () => {
    const people = [
      someone({ id: 1 }),
      someone({ id: 1 }),
      someone({ id: 2, isReachable: false }),
      someone({ id: 3, status: "suspended" }),
      someone({ id: 4, language: "en" }),
      someone({ id: 2 }),
    ];

    expect(countAudience({ language: "id" }, people)).toEqual({
      recipients: 1,
      outside: 1,
      excluded: { joining: 0, pending: 0, refused: 0, suspended: 1, "not consented": 0, blocked: 1 },
    });
  });

  it("counts everybody once, in one place", () => {
    fc.assert(
      fc.property(anyAudiences, fc.array(anyFacts), (audience, people) => {
        const count = countAudience(audience, ascending(people));

        expect(sumOf(count)).toBe(new Set(people.map(({ member }) => member.id)).size);
      }),
      RUNS,
    );
  });

  it("counts nobody a second time who comes out of order", () => {
    fc.assert(
      fc.property(anyAudiences, fc.array(anyFacts), (audience, people) => {
        const inOrder = ascending(people);

        expect(countAudience(audience, [...inOrder, ...people])).toEqual(countAudience(audience, inOrder));
      }),
      RUNS,
    );
  });

  function ascending(people: readonly MemberFacts[]): readonly MemberFacts[] {
    return people.toSorted((one, other) => one.member.id - other.member.id);
  }

  function sumOf({ recipients, outside, excluded }: AudienceCount): number {
    return recipients + outside + Object.values(excluded).reduce((all, count) => all + count, 0);
  }
});

describe("no audience", () => {
  it("has anybody twice, however often the pages bring them", () => {
    fc.assert(
      fc.property(anyAudiences, fc.array(anyFacts), (audience, people) => {
        const sieve = openSieve(audience);

        const chosen = [...people, ...people].filter((facts) => sieve.sort(facts).kind === "in");

        expect(new Set(chosen.map(({ member }) => member.id)).size).toBe(chosen.length);
        expect(sieve.count().recipients).toBe(chosen.length);
      }),
      RUNS,
    );
  });

  it("has anybody who may not be written to", () => {
    fc.assert(
      fc.property(anyAudiences, anyFacts, (audience, facts) => {
        const { status, isReachable, consent } = facts.member;
        const mayBeWrittenTo = status === "active" && isReachable && consent?.version === CONSENT_VERSION;

        expect(exclusionOf(facts.member) === undefined).toBe(mayBeWrittenTo);
        if (!mayBeWrittenTo) expect(isIn(audience, facts)).toBe(false);
      }),
      RUNS,
    );
  });

  it("gains anybody by a narrower filter", () => {
    const narrower = anyAudiences.chain((wide) => narrow(wide).map((tight) => ({ wide, tight })));

    fc.assert(
      fc.property(narrower, anyFacts, ({ wide, tight }, facts) => {
        if (isIn(tight, facts)) expect(isIn(wide, facts)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  /** More conditions, fewer of a list, a smaller place, a later day. */
  function narrow(wide: Audience): fc.Arbitrary<Audience> {
    return fc
      .record({
        more: anyAudiences,
        places: fc.subarray([...(wide.places ?? PLACES)]),
        district: fc.boolean(),
        roles: fc.subarray([...(wide.roles ?? (["volunteer", "coordinator", "admin"] as const))]),
        joinedSince: fc.constantFrom(...JOINED.filter((at) => at >= (wide.joinedSince ?? ""))),
      })
      .map(({ more, places, district, roles, joinedSince }) => ({
        ...more,
        ...wide,
        ...((wide.places ?? more.places) && { places: district ? places.map(smaller) : places }),
        ...((wide.roles ?? more.roles) && { roles }),
        ...((wide.joinedSince ?? more.joinedSince) !== undefined && { joinedSince }),
      }));
  }

  function smaller(place: string): string {
    return PLACES.find((other) => other.startsWith(`${place}.`)) ?? place;
  }
});
