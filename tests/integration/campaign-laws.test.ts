import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type CampaignActor,
  type CampaignEntry,
  type CampaignEvent,
  startCampaign,
} from "../../src/domain/campaign.ts";
import type { CampaignAttempt, CampaignFile, CampaignFiling } from "../../src/domain/campaign-book.ts";
import { replayCampaign } from "../../src/domain/campaign-log.ts";
import { moveCampaign } from "../../src/domain/move-campaign.ts";
import { digestOf } from "../../src/redis/campaign-content.ts";
import { OTHER_WORDS, type TestCampaigns, testCampaigns, WORDS } from "../support/campaign-book.ts";
import { anAct } from "../support/referral-book.ts";
import { actorFor, anyCampaignActors, anyCampaignEvents, confirm, MONDAYS_AT_TEN } from "../unit/data/a-campaign.ts";
import { MONDAY_MORNING } from "../unit/data/a-referral.ts";

/** Two processes on one Redis. */
let processes: readonly [TestCampaigns, TestCampaigns];
beforeAll(async () => {
  processes = [await testCampaigns(), await testCampaigns()];
});
afterAll(() => Promise.all(processes.map(({ redis }) => redis.close())));

interface Wish {
  readonly event: CampaignEvent;
  /** Undefined: whoever such an event is meant to come from. */
  readonly actor: CampaignActor | undefined;
  readonly process: 0 | 1;
  /** Comes twice at the same moment, as after a lost lease. */
  readonly isDoubled: boolean;
}

const WEEK_AND_MORE = 200 * 3_600_000;
const CONTENTS = new Map([
  ["words", WORDS],
  ["other words", OTHER_WORDS],
]);

const way: readonly CampaignEvent[] = [
  { kind: "write", content: "words" },
  { kind: "preview" },
  confirm(),
  { kind: "start", round: 1 },
  { kind: "finish", round: 1 },
  { kind: "start", round: 2 },
];
const likelyEvents = fc.oneof(
  anyCampaignEvents,
  fc.constantFrom(...way, ...way, { kind: "plan" as const, schedule: MONDAYS_AT_TEN }),
);
const wishes: fc.Arbitrary<Wish> = fc.record({
  event: likelyEvents,
  actor: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, anyCampaignActors),
  process: fc.constantFrom(0 as const, 1 as const),
  isDoubled: fc.boolean(),
});
/** What is wished for at the same moment, one moment after the other; each moment may begin with the next step of the way. */
const moments = fc.array(fc.tuple(fc.boolean(), fc.array(wishes, { minLength: 1, maxLength: 4 })), {
  minLength: 4,
  maxLength: 14,
});

interface Answered {
  readonly attempt: CampaignAttempt;
  readonly answers: readonly CampaignFiling[];
}

async function fulfil(id: string, { event, actor = actorFor(event), process, isDoubled }: Wish): Promise<Answered> {
  const attempt: CampaignAttempt = { id, event: toAttempted(event), actor, act: anAct() };
  const { campaigns } = processes[process];
  const { campaigns: others } = processes[process === 0 ? 1 : 0];
  const answers = [campaigns.file(attempt), ...(isDoubled ? [others.file(attempt)] : [])];
  return { attempt, answers: await Promise.all(answers) };
}

function toAttempted(event: CampaignEvent): CampaignAttempt["event"] {
  return event.kind === "write" ? { kind: "write", content: CONTENTS.get(event.content) ?? WORDS } : event;
}

const stepAt = (index: number): readonly Wish[] => {
  const event = way[index];
  return event === undefined ? [] : [{ event, actor: undefined, process: 0, isDoubled: false }];
};

describe("whatever several admins and the sender try, one after the other, at once, and twice", () => {
  it("no broadcast leaves its way, no line of its log is lost or changes its place, and the log tells the broadcast", async () => {
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(moments, async (story) => {
        const [{ campaigns }] = processes;
        const { campaign } = await campaigns.open(1, anAct());
        let [log, step]: [readonly CampaignEntry[], number] = [[], 0];
        let file: CampaignFile | undefined;
        const answered: Answered[] = [];

        for (const [moment, [isOnWay, others]] of story.entries()) {
          for (const process of processes) process.now = MONDAY_MORNING + moment * WEEK_AND_MORE;
          const all = [...(isOnWay ? stepAt(step++) : []), ...others];
          answered.push(...(await Promise.all(all.map((wish) => fulfil(campaign.id, wish)))));
          const longer = await campaigns.log(campaign.id);
          expect(longer.slice(0, log.length)).toEqual(log);
          log = longer;
          file = await campaigns.find(campaign.id);
          reached.add(file?.campaign.state ?? "gone");
        }

        expect(file?.campaign).toEqual(replayCampaign(startCampaign(campaign.id), log));
        expect(file?.campaign.content).toBe(isWritten(log) ? digestOf(file?.content ?? WORDS) : undefined);
        expectToFollowTheRules(campaign.id, log);
        expectEachMoveOnce(answered, log);
        await expectSameAnswers(answered);
        expect(await campaigns.log(campaign.id)).toEqual(log);
      }),
      { numRuns: 60 },
    );
    expect([...reached]).toEqual(expect.arrayContaining(["draft", "previewed", "running", "cancelled"]));
  });
});

const isWritten = (log: readonly CampaignEntry[]) => log.some(({ what }) => what.kind === "write");

/** Each line is what the rules make of the broadcast at that moment, for whoever wrote it. */
function expectToFollowTheRules(id: string, log: readonly CampaignEntry[]): void {
  log.reduce((campaign, entry) => {
    const event: CampaignEvent = entry.what.kind === "confirm" ? { ...entry.what, recent: [] } : entry.what;
    const moved = moveCampaign(campaign, event, entry.who, entry.when);
    if (moved.kind !== "moved") return expect.fail(`${event.kind}: ${JSON.stringify(moved)}`);
    expect(moved.entry).toEqual(entry);
    return moved.campaign;
  }, startCampaign(id));
}

function expectEachMoveOnce(answered: readonly Answered[], log: readonly CampaignEntry[]): void {
  const moves = answered.flatMap(({ answers }) => answers.find(({ kind }) => kind === "moved") ?? []);
  const lines = moves.map((filing) => (filing.kind === "moved" ? filing.file.campaign.version : 0));
  expect(lines.toSorted((one, other) => one - other)).toEqual(log.map((_, index) => index + 1));
}

/** An act that comes again long after: what was done is told as the first time, and nothing is done again. */
async function expectSameAnswers(answered: readonly Answered[]): Promise<void> {
  for (const { attempt, answers } of answered) {
    const first = answers.find(({ kind }) => kind === "moved");
    if (first === undefined) continue;
    const again = await processes[1].campaigns.file(attempt);
    expect([...answers, again].map(factsOf)).toEqual([...answers, again].map(() => factsOf(first)));
  }
}

/** Of what it said at the time nothing is kept but the digest. */
function factsOf(filing: CampaignFiling) {
  return filing.kind === "moved" ? { entry: filing.entry, campaign: filing.file.campaign } : filing;
}
