import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CONFIRMED, DONE, RUNNING, type TestCampaigns, testCampaigns, WORDS } from "../support/campaign-book.ts";
import { KEEP_DAYS } from "../support/referral-book.ts";
import { freshChat } from "../support/scripted-intake.ts";
import { MONDAY_MORNING } from "../unit/data/a-referral.ts";

const DAY = 24 * 3_600_000;
const FOR_EVER = -1;
const GONE = -2;
const MONDAYS = { kind: "weekly", day: "MO", minute: 600, offsetMinutes: 420 } as const;

let test: TestCampaigns;
beforeAll(async () => {
  test = await testCampaigns();
});
beforeEach(() => {
  test.now = MONDAY_MORNING;
});
afterAll(() => test.redis.close());

const tagOf = ({ campaign }: { readonly campaign: { readonly id: string } }) => `{campaign:${campaign.id}}`;

/** In whole days, rounded: what was set a moment ago. */
async function daysLeft(key: string): Promise<number> {
  const left = await test.left(key);
  return left < 0 ? left : Math.round(left / DAY);
}

async function writesRound(campaign: string, number: number): Promise<readonly string[]> {
  const round = { campaign, number };
  await test.ledger.append(round, 0, [10, 20]);
  await test.ledger.append(round, 20, [30]);
  await test.ledger.complete(round);
  const key = `{campaign:${campaign}}:round:${number}`;
  return [key, `${key}:0:ids`, `${key}:0:lines`, `${key}:1:ids`, `${key}:1:lines`];
}

const eachLeft = (all: readonly string[]) => Promise.all(all.map(daysLeft));

describe("a draft", () => {
  it("goes thirty days after somebody worked on it last", async () => {
    const opened = await test.after();
    const written = await test.after({ kind: "write", content: WORDS }, { kind: "preview" });

    expect(await eachLeft([tagOf(opened), tagOf(written), `${tagOf(written)}:log`])).toEqual([30, 30, 30]);
  });
});

describe("a broadcast under way", () => {
  it("stays with its ledger for as long as it takes", async () => {
    const file = await test.after(...CONFIRMED);
    const round = await writesRound(file.campaign.id, 1);
    await test.files(file.campaign.id, { kind: "start", round: 1 });
    await test.files(file.campaign.id, { kind: "pause" });

    const all = [tagOf(file), `${tagOf(file)}:log`, `${tagOf(file)}:rounds`, ...round];
    expect(new Set(await eachLeft(all))).toEqual(new Set([FOR_EVER]));
  });
});

describe("a broadcast that has ended", () => {
  it.each([
    { what: "sent to the end", end: { kind: "finish", round: 1 } as const },
    { what: "cancelled on the way", end: { kind: "cancel" } as const },
  ])("($what) goes after the days that the operator set, with its ledger", async ({ end }) => {
    const file = await test.after(...CONFIRMED);
    const round = await writesRound(file.campaign.id, 1);
    await test.files(file.campaign.id, { kind: "start", round: 1 });

    await test.files(file.campaign.id, end);

    const all = [tagOf(file), `${tagOf(file)}:log`, `${tagOf(file)}:rounds`, ...round];
    expect(new Set(await eachLeft(all))).toEqual(new Set([KEEP_DAYS]));
  });

  it("takes with it what is written down after its end", async () => {
    const file = await test.after(...CONFIRMED, { kind: "cancel" });

    const round = await writesRound(file.campaign.id, 1);

    expect(new Set(await eachLeft(round))).toEqual(new Set([KEEP_DAYS]));
  });

  it("is ended once more by the next sweep when the process died right after the end was written down", async () => {
    const file = await test.after(...CONFIRMED);
    const round = await writesRound(file.campaign.id, 1);
    await test.files(file.campaign.id, { kind: "start", round: 1 });
    await test.files(file.campaign.id, { kind: "finish", round: 1 });
    for (const key of round) await test.redis.command(key, "PERSIST", key);
    await test.redis.command("", "ZADD", "{campaigns}:current", "0", file.campaign.id);

    const underWay = await test.campaigns.underWay();

    expect(underWay.map(({ campaign }) => campaign.id)).not.toContain(file.campaign.id);
    expect(new Set(await eachLeft(round))).toEqual(new Set([KEEP_DAYS]));
    expect(Number(await test.redis.command("", "ZSCORE", "{campaigns}:current", file.campaign.id))).toBe(test.now);
  });

  it("is no longer looked at after two days", async () => {
    const { campaign } = await test.after(...DONE);

    test.now += 3 * DAY;
    await test.campaigns.recent();

    expect(await test.redis.command("", "ZSCORE", "{campaigns}:current", campaign.id)).toBeNull();
  });
});

describe("a weekly broadcast", () => {
  it("keeps the ledger of each round for as long as one that has ended, and itself for ever", async () => {
    const file = await test.after({ kind: "plan", schedule: MONDAYS }, ...CONFIRMED);
    const first = await writesRound(file.campaign.id, 1);
    test.now += 7 * DAY;
    await test.files(file.campaign.id, { kind: "start", round: 1 });
    await test.files(file.campaign.id, { kind: "finish", round: 1 });
    const second = await writesRound(file.campaign.id, 2);

    expect(new Set(await eachLeft(first))).toEqual(new Set([KEEP_DAYS]));
    expect(new Set(await eachLeft([...second, tagOf(file), `${tagOf(file)}:log`]))).toEqual(new Set([FOR_EVER]));
  });
});

describe("who has read", () => {
  it("a broadcast is kept for the days that the operator set, from the last reader on", async () => {
    const { campaign } = await test.after(...RUNNING);

    await test.receipts.note(campaign.id, freshChat());

    expect(await daysLeft(`{read:${campaign.id}}`)).toBe(KEEP_DAYS);
  });

  it("a guidance update is kept for ever", async () => {
    const update = `u${freshChat()}`;

    await test.receipts.note(update, freshChat());

    expect(await daysLeft(`{read:${update}}`)).toBe(FOR_EVER);
    expect(await daysLeft("{read:u999999999}")).toBe(GONE);
  });
});
