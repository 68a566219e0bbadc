import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/domain/language.ts";
import { LEVELS } from "../../src/domain/level.ts";
import { MEMBER_GROUPS } from "../../src/domain/member-roles.ts";
import { PHASES } from "../../src/domain/phase.ts";
import { PRACTICE_CHOICES, PRACTICE_QUESTIONS } from "../../src/domain/practice.ts";
import { PERIODS } from "../../src/domain/referral-statistics.ts";
import { REFUSAL_WORDS } from "../../src/domain/refusal-words.ts";
import { ROLES } from "../../src/domain/role.ts";
import { GATES } from "../../src/domain/safety.ts";
import { SIGNALS } from "../../src/domain/signal.ts";
import { SOURCE_WORRIES } from "../../src/domain/source-worry.ts";
import { TECHNIQUES } from "../../src/domain/technique.ts";
import { decodePress, encodePress, LONGEST_DATA, type Press } from "../../src/telegram/callback-data.ts";
import { STATISTICS_VIEWS } from "../../src/telegram/presses/statistics.ts";

const gates = fc.subarray([...GATES]);
const signals = fc.subarray([...SIGNALS]);
const view = fc.constantFrom("front" as const, "steps" as const, "simple" as const);
const situation = {
  phase: fc.constantFrom(...PHASES),
  level: fc.constantFrom(...LEVELS),
  parties: fc.constantFrom("identified" as const, "unclear" as const),
  gates,
  signals,
};
const code = fc.constantFrom("", "34", "34.04", "34.04.01");
const page = fc.nat(9);
const anyone = fc.integer({ min: 1, max: 2 ** 52 - 1 });

const presses: fc.Arbitrary<Press> = fc.oneof(
  fc
    .constantFrom("sos", "guide", "home", "resume", "restart", "placeSkip", "cards", "brokerSets")
    .map((name): Press => ({ name })),
  fc.record({ name: fc.constant("language" as const), language: fc.constantFrom(...LANGUAGES) }),
  fc.record({ name: fc.constant("placeList" as const), code, page }),
  fc.record({ name: fc.constant("place" as const), code }),
  fc.record({ name: fc.constant("gateTick" as const), tick: fc.constantFrom(...GATES), gates, signals }),
  fc.record({
    name: fc.constantFrom("gateDone" as const, "calm" as const),
    gates,
    signals,
    case: fc.constant("K7M2Q"),
  }),
  fc.record({ name: fc.constant("caseSaveAreas" as const), area: code, page, ...situation }),
  fc.record({ name: fc.constantFrom("gateDone" as const, "gateList" as const, "back" as const), gates, signals }),
  fc.record({ name: fc.constant("signalTick" as const), tick: fc.constantFrom(...SIGNALS), page, signals }),
  fc.record({ name: fc.constant("result" as const), ...situation }),
  fc.record({ name: fc.constant("card" as const), id: fc.constantFrom(...TECHNIQUES), view, ...situation }),
  fc.record({ name: fc.constant("cardsOfRole" as const), role: fc.constantFrom(...ROLES) }),
  fc.record({
    name: fc.constant("statistics" as const),
    view: fc.constantFrom(...STATISTICS_VIEWS),
    period: fc.constantFrom(...PERIODS),
    ...{ area: code, page },
  }),
  fc.record({
    name: fc.constant("statisticsChart" as const),
    by: fc.constantFrom("categories" as const, "places" as const),
    period: fc.constantFrom(...PERIODS),
    area: code,
  }),
  fc.record({ name: fc.constant("sourcesToSee" as const), worry: fc.constantFrom(...SOURCE_WORRIES), page }),
  fc.record({
    name: fc.constant("practiceAnswer" as const),
    id: fc.stringMatching(/^\d\d-[a-z-]{2,24}$/),
    question: fc.constantFrom(...PRACTICE_QUESTIONS),
    choice: fc.constantFrom(...PRACTICE_CHOICES),
  }),
  fc.record({ name: fc.constant("practiceCard" as const), of: fc.constantFrom(...PHASES, ...ROLES, ...TECHNIQUES) }),
  fc.record({ name: fc.constantFrom("practiceRepeat" as const, "practiceHard" as const), page }),
  fc.record({ name: fc.constant("sourceQuality" as const), id: fc.stringMatching(/^[a-z0-9-]{1,16}$/) }),
  fc.record({
    name: fc.constant("decide" as const),
    id: fc.integer({ min: 1, max: 99_999_999 }),
    answer: fc.constantFrom("yes" as const, "no" as const),
  }),
  fc.record({ name: fc.constantFrom("memberAreas" as const, "memberPlaces" as const), id: anyone, code, page }),
  fc.record({ name: fc.constant("memberMove" as const), id: anyone, code }),
  fc.record({ name: fc.constantFrom("memberPromote" as const, "memberSuspend" as const), id: anyone }),
  fc.record({ name: fc.constant("memberGroup" as const), group: fc.constantFrom(...MEMBER_GROUPS), page }),
  fc.record({ name: fc.constant("refuseWith" as const), id: anyone, word: fc.constantFrom(...REFUSAL_WORDS) }),
  fc.record({ name: fc.constant("inviteMakeFor" as const), uses: page, days: page }),
  fc.record({ name: fc.constant("inviteEnd" as const), code: fc.stringMatching(/^[\w-]{16}$/) }),
);

describe("callback data", () => {
  it("is at most 64 bytes and decodes to itself", () => {
    fc.assert(
      fc.property(presses, (press) => {
        const data = encodePress(press);

        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(LONGEST_DATA);
        expect(decodePress(data)).toEqual(press);
      }),
    );
  });

  it("is refused quietly when somebody makes it up", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (data) => {
        const press = decodePress(data);

        expect(press === undefined || encodePress(press).length > 0).toBe(true);
      }),
    );
  });

  it.each([
    "",
    "unknown",
    "toString",
    "__proto__",
    "phase:9",
    "phase",
    "phase:0",
    "gateDone:zzzzz:0",
    "decide:-1:1",
    "place:../../x",
  ])("knows nothing of %j", (data) => {
    expect(decodePress(data)).toBeUndefined();
  });

  it("names the value and the limit when a button would carry too much", () => {
    const tooLong = { name: "place", code: "1".repeat(64) } as const;

    expect(() => encodePress(tooLong)).toThrow(/at most 64 bytes, but "place:1+" has 70/);
  });

  it("of before there were cases goes on working: what may be missing is missing", () => {
    expect(encodePress({ name: "gateDone", gates: [], signals: ["S1"] })).toBe("gateDone:0:1");
    expect(decodePress("gateDone:0:1")).toEqual({ name: "gateDone", gates: [], signals: ["S1"] });
    expect(decodePress("gateDone:0:1:K7M2Q:0")).toBeUndefined();
    expect(decodePress("gateDone:0")).toBeUndefined();
  });

  it("carries the ids of all Telegram users, which have up to 52 bits", () => {
    const press = { name: "decide", id: 2 ** 52 - 1, answer: "yes" } as const;

    expect(decodePress(encodePress(press))).toEqual(press);
  });
});
