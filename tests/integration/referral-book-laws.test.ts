import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { move } from "../../src/domain/move-referral.ts";
import type { Actor, LogEntry, Referral, ReferralEvent } from "../../src/domain/referral.ts";
import type { Filing } from "../../src/domain/referral-book.ts";
import { replayLog, startReferral } from "../../src/domain/referral-log.ts";
import { anAct, type TestBook, testBook } from "../support/referral-book.ts";
import { ADMIN, aDraft, anyEvents, COMPLETE, COORDINATOR, MONDAY_MORNING, OWNER } from "../unit/data/a-referral.ts";

/** Two processes on one Redis. */
let processes: readonly [TestBook, TestBook];
beforeAll(async () => {
  processes = [await testBook(), await testBook()];
});
afterAll(() => Promise.all(processes.map(({ redis }) => redis.close())));

const STRANGER: Actor = { id: 70, role: "volunteer", place: "34.04.01" };
const PEOPLE = [OWNER, OWNER, COORDINATOR, ADMIN, STRANGER] as const;

interface Wish {
  readonly event: ReferralEvent;
  readonly actor: Actor;
  readonly process: 0 | 1;
  /** From a screen so many versions old; undefined for a job, which has seen none. */
  readonly age: number | undefined;
  /** Comes twice at the same moment, as after a lost lease. */
  readonly isDoubled: boolean;
}

const way = [COMPLETE.consent, { kind: "send" as const }, COMPLETE.acknowledge, COMPLETE.accept, COMPLETE.start];
const likelyEvents = fc.oneof(anyEvents, fc.constantFrom<ReferralEvent>(...way, ...way, COMPLETE.receive));
const wishes: fc.Arbitrary<Wish> = fc.record({
  event: likelyEvents,
  actor: fc.constantFrom(...PEOPLE),
  process: fc.constantFrom(0 as const, 1 as const),
  age: fc.constantFrom(undefined, undefined, 0, 0, 1),
  isDoubled: fc.boolean(),
});
/** What is wished for at the same moment, one moment after the other. */
const moments = fc.array(fc.array(wishes, { minLength: 1, maxLength: 5 }), { minLength: 4, maxLength: 14 });

interface Answered extends Wish {
  readonly act: string;
  readonly answers: readonly Filing[];
}

async function fulfil(referral: Referral, wish: Wish): Promise<Answered> {
  const act = anAct();
  const { book } = processes[wish.process];
  const { book: other } = processes[wish.process === 0 ? 1 : 0];
  const seen = wish.age === undefined ? {} : { seen: Math.max(0, referral.version - wish.age) };
  const attempt = { code: referral.code, event: wish.event, actor: wish.actor, act, ...seen };
  const answers = [book.file(attempt), ...(wish.isDoubled ? [other.file(attempt)] : [])];
  return { ...wish, act, answers: await Promise.all(answers) };
}

describe("whatever several people try, one after the other, at once, and twice", () => {
  it("no referral leaves its way, no line of its log is lost or changes its place, and the log tells the referral", async () => {
    await fc.assert(
      fc.asyncProperty(moments, async (story) => {
        const [{ book }] = processes;
        const { code: _, ...draft } = aDraft({ need: { category: "food", urgency: "emergency" } });
        let referral = await book.open(draft, {}, anAct());
        let log: readonly LogEntry[] = [];
        const answered: Answered[] = [];

        for (const [hour, moment] of story.entries()) {
          for (const process of processes) process.now = MONDAY_MORNING + hour * 4_000_000;
          answered.push(...(await Promise.all(moment.map((wish) => fulfil(referral, wish)))));
          const longer = await book.log(referral.code);
          expect(longer.slice(0, log.length)).toEqual(log);
          log = longer;
          referral = (await book.find(referral.code)) ?? expect.fail("it is there");
        }

        expectToFollowTheRules(startReferral({ ...draft, code: referral.code }), log);
        expect(replayLog({ ...draft, code: referral.code }, log)).toEqual(referral);
        expectEachMoveOnce(answered, log);
        await expectSameAnswers(referral, answered);
        expect(await book.log(referral.code)).toEqual(log);
      }),
      { numRuns: 40 },
    );
  });
});

/** Each line is what the rules make of the referral at that moment, for the person who wrote it. */
function expectToFollowTheRules(start: Referral, log: readonly LogEntry[]): void {
  log.reduce((referral, entry) => {
    const actor = PEOPLE.find(({ id }) => id === entry.who.id) ?? expect.fail("somebody else has written");
    const moved = move(referral, entry.why, actor, entry.when);
    if (moved.kind !== "moved") return expect.fail(`${entry.why.kind}: ${JSON.stringify(moved)}`);
    expect(moved.entry).toEqual(entry);
    return moved.referral;
  }, start);
}

function expectEachMoveOnce(answered: readonly Answered[], log: readonly LogEntry[]): void {
  const moves = answered.flatMap(({ answers }) => answers.find(({ kind }) => kind === "moved") ?? []);
  const lines = moves.map((filing) => (filing.kind === "moved" ? filing.referral.version : 0));
  expect(lines.toSorted((one, other) => one - other)).toEqual(log.map((_, index) => index + 1));
}

/** An act that comes again long after: what was done is told as the first time, and nothing is done again. */
async function expectSameAnswers({ code }: Referral, answered: readonly Answered[]): Promise<void> {
  for (const { act, event, actor, answers } of answered) {
    const first = answers.find(({ kind }) => kind === "moved");
    if (first === undefined) continue;
    expect(answers).toEqual(answers.map(() => first));
    expect(await processes[1].book.file({ code, event, actor, act })).toEqual(first);
  }
}
