import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  FAILURES,
  type LedgerEvent,
  type LedgerLine,
  moveLine,
  type SendResult,
  UNCERTAIN_POLICIES,
  type UncertainPolicy,
  WAITING,
} from "../../src/domain/recipient-ledger.ts";
import { addTallies, EMPTY_TALLY, moveInTally, tallyLedger, totalOf } from "../../src/domain/tally-ledger.ts";

const FINAL: readonly LedgerLine["kind"][] = ["sent", "unreachable", "failed", "withdrawn"];
const MOST_CLAIMS = 3;

const claim = (by: string, policy: UncertainPolicy = "send again"): LedgerEvent => ({ kind: "claim", by, policy });
const told = (by: string, result: SendResult): LedgerEvent => ({ kind: "result", by, result });
const crash = (by: string): LedgerEvent => ({ kind: "crash", by });
const withdraw: LedgerEvent = { kind: "withdraw" };

/** The line after all of it, and how many of the claims may send. */
function live(...events: readonly LedgerEvent[]): { readonly line: LedgerLine; readonly sends: number } {
  return events.reduce(
    ({ line, sends }, event, at) => {
      const next = moveLine(line, event, at);
      return { line: next ?? line, sends: sends + (event.kind === "claim" && next !== undefined ? 1 : 0) };
    },
    { line: WAITING, sends: 0 },
  );
}

describe("a recipient", () => {
  it.each<[string, readonly LedgerEvent[], LedgerLine, number]>([
    ["is sent to", [claim("a"), told("a", { kind: "sent" })], { kind: "sent", claims: 1, at: 1 }, 1],
    [
      "who blocked the bot is unreachable",
      [claim("a"), told("a", { kind: "unreachable" })],
      { kind: "unreachable", claims: 1, at: 1 },
      1,
    ],
    [
      "whose message was not taken has the reason",
      [claim("a"), told("a", { kind: "failed", reason: "rejected" })],
      { kind: "failed", claims: 1, at: 1, reason: "rejected" },
      1,
    ],
    ["met by a flood limit waits again", [claim("a"), told("a", { kind: "not sent" })], WAITING, 1],
    [
      "without an answer is uncertain",
      [claim("a"), told("a", { kind: "unknown" })],
      { kind: "uncertain", claims: 1, at: 1 },
      1,
    ],
    ["in flight at a crash is uncertain", [claim("a"), crash("a")], { kind: "uncertain", claims: 1, at: 1 }, 1],
    [
      "claimed twice is sent to once",
      [claim("a"), claim("b"), claim("a")],
      { kind: "claimed", claims: 1, by: "a", at: 0 },
      1,
    ],
    [
      "is not let go by the crash of another run",
      [claim("a"), crash("b")],
      { kind: "claimed", claims: 1, by: "a", at: 0 },
      1,
    ],
    [
      "after a crash is sent to again",
      [claim("a"), crash("a"), claim("b"), told("b", { kind: "sent" })],
      { kind: "sent", claims: 2, at: 3 },
      2,
    ],
    [
      "after a crash is left alone where an admin chose so",
      [claim("a"), crash("a"), claim("b", "do not repeat")],
      { kind: "uncertain", claims: 1, at: 1 },
      1,
    ],
    [
      "stays uncertain when the second try met a flood limit",
      [claim("a"), crash("a"), claim("b"), told("b", { kind: "not sent" })],
      { kind: "uncertain", claims: 1, at: 3 },
      2,
    ],
    [
      "is not settled by a late word of an earlier try",
      [claim("a"), crash("a"), claim("b"), told("a", { kind: "sent" })],
      { kind: "claimed", claims: 2, by: "b", at: 2 },
      2,
    ],
    [
      "at whom the process dies is given up after three tries",
      ["a", "b", "c", "d"].flatMap((by) => [claim(by), crash(by)]),
      { kind: "uncertain", claims: 3, at: 5 },
      3,
    ],
    ["who has left gets nothing", [withdraw, claim("a")], { kind: "withdrawn", claims: 0, at: 0 }, 0],
    [
      "who has left after a try without an answer keeps that try",
      [claim("a"), crash("a"), withdraw, claim("b")],
      { kind: "withdrawn", claims: 1, at: 2 },
      1,
    ],
    [
      "who leaves while the message is on its way has the answer to it",
      [claim("a"), withdraw, told("a", { kind: "sent" })],
      { kind: "sent", claims: 1, at: 2 },
      1,
    ],
    [
      "who got it gets nothing more",
      [claim("a"), told("a", { kind: "sent" }), claim("b"), crash("a")],
      { kind: "sent", claims: 1, at: 1 },
      1,
    ],
  ])("%s", (_rule, events, line, sends) => {
    expect(live(...events)).toEqual({ line, sends });
  });
});

describe("the report", () => {
  it("adds up, and names who may have got it twice", () => {
    const lines: readonly LedgerLine[] = [
      WAITING,
      { kind: "claimed", claims: 1, by: "a", at: 0 },
      { kind: "sent", claims: 1, at: 0 },
      { kind: "sent", claims: 2, at: 0 },
      { kind: "unreachable", claims: 2, at: 0 },
      { kind: "failed", claims: 1, at: 0, reason: "server" },
      { kind: "uncertain", claims: 3, at: 0 },
      { kind: "withdrawn", claims: 0, at: 0 },
    ];

    const tally = tallyLedger(lines);

    expect(tally).toEqual({
      waiting: 1,
      claimed: 1,
      sent: 2,
      unreachable: 1,
      failed: { rejected: 0, server: 1, other: 0 },
      uncertain: 1,
      withdrawn: 1,
      perhapsTwice: 2,
    });
    expect(totalOf(tally)).toBe(lines.length);
  });
});

describe("whatever happens to a campaign", () => {
  const RECIPIENTS = 12;
  const runs = fc.constantFrom("a", "b", "c");
  const results: fc.Arbitrary<SendResult> = fc.oneof(
    fc.constantFrom<SendResult>({ kind: "sent" }, { kind: "unreachable" }, { kind: "not sent" }, { kind: "unknown" }),
    fc.constantFrom(...FAILURES).map((reason) => ({ kind: "failed" as const, reason })),
  );
  const events: fc.Arbitrary<LedgerEvent> = fc.oneof(
    fc.record({ kind: fc.constant("claim" as const), by: runs, policy: fc.constantFrom(...UNCERTAIN_POLICIES) }),
    fc.record({ kind: fc.constant("result" as const), by: runs, result: results }),
    fc.record({ kind: fc.constant("crash" as const), by: runs }),
    fc.constant(withdraw),
  );
  const stories = fc.array(fc.tuple(fc.nat({ max: RECIPIENTS - 1 }), events), { maxLength: 150 });

  it("everybody has one line, and the sums are those of the recipients", () => {
    fc.assert(
      fc.property(stories, fc.nat({ max: RECIPIENTS }), (story, page) => {
        const ledger = Array.from({ length: RECIPIENTS }, () => WAITING);
        let running = tallyLedger(ledger);
        story.forEach(([id, event], at) => {
          const line = ledger[id] ?? WAITING;
          const moved = moveLine(line, event, at) ?? line;
          running = moveInTally(running, line, moved);
          ledger[id] = moved;
        });

        const tally = tallyLedger(ledger);

        expect(running).toEqual(tally);
        expect(totalOf(tally)).toBe(RECIPIENTS);
        expect(tally.perhapsTwice).toBeLessThanOrEqual(RECIPIENTS);
        for (const kind of ["waiting", "claimed", "sent", "unreachable", "uncertain", "withdrawn"] as const) {
          expect(tally[kind]).toBe(ledger.filter((line) => line.kind === kind).length);
        }
        expect(addTallies(tallyLedger(ledger.slice(0, page)), tallyLedger(ledger.slice(page)))).toEqual(tally);
        expect(addTallies(tally, EMPTY_TALLY)).toEqual(tally);
      }),
    );
  });

  it("what is final stays, and nobody is tried more often than the limit", () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 60 }), events, (before, event) => {
        const { line } = live(...before);

        expect(line.claims).toBeLessThanOrEqual(MOST_CLAIMS);
        if (FINAL.includes(line.kind)) expect(moveLine(line, event, 99)).toBeUndefined();
      }),
    );
  });

  it("nobody gets a second try of a message that may have arrived, where an admin chose not to repeat", () => {
    const cautious = events.map((event) =>
      event.kind === "claim" ? { ...event, policy: "do not repeat" as const } : event,
    );

    fc.assert(
      fc.property(fc.array(cautious, { maxLength: 60 }), (story) => {
        expect(live(...story).line.claims).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("who is claimed when everything dies is uncertain, and nobody else", () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 60 }), (story) => {
        const { line } = live(...story);
        const after = live(...story, crash("a"), crash("b"), crash("c")).line;

        expect(after.kind).toBe(line.kind === "claimed" ? "uncertain" : line.kind);
      }),
    );
  });
});
