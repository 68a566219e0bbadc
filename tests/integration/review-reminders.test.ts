import { beforeEach, describe, expect, it } from "vitest";
import type { Case } from "../../src/domain/case.ts";
import type { CaseEvent } from "../../src/domain/case-event.ts";
import { sweepReviews } from "../../src/reminders/reviews.ts";
import { anAct } from "../support/referral-book.ts";
import { useReminders } from "../support/use-reminders.ts";
import { aCaseDraft } from "../unit/data/a-case.ts";
import { COORDINATOR, MONDAY_MORNING, OWNER } from "../unit/data/a-referral.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Nine in the morning, two weeks after the Monday on which it is ten. */
const REVIEW = MONDAY_MORNING - HOUR + 14 * DAY;
const PAPER = "7K2M";

const { house, clock, opens, ...reminders } = useReminders();

/** What else is asked of a case, how it stands and who looks after it, is told elsewhere. */
async function toldAt(moment: number): Promise<readonly string[]> {
  return (await reminders.toldAt(moment)).filter((line) => line.startsWith("review"));
}

async function agrees(owner = OWNER.id, at = REVIEW): Promise<Case> {
  const { code: _, ...draft } = aCaseDraft({ owner });
  const opening = await house.cases.open(draft, anAct());
  if (opening.kind !== "opened") throw new Error(opening.kind);
  await files(opening.case, { kind: "document", document: "contract", paper: PAPER, reviewAt: at });
  return opening.case;
}

async function files(it: Case, event: CaseEvent): Promise<void> {
  const filing = await house.cases.file({ code: it.code, event, actor: { ...OWNER, id: it.owner }, act: anAct() });
  expect(filing.kind).toBe("moved");
}

describe("the review of an agreement", () => {
  beforeEach(async () => {
    await house.joins(OWNER.id);
    await house.joins(COORDINATOR.id, { looksAfter: "34.04" });
    house.start();
  });

  it("is asked about on its day, three days later, and then of the coordinator; after that it is quiet", async () => {
    const { code } = await agrees();

    expect(await toldAt(REVIEW - 60_000)).toEqual([]);
    expect(await toldAt(REVIEW)).toEqual([`review ${OWNER.id} ${code} ${PAPER}`]);
    expect(await toldAt(REVIEW + DAY)).toEqual([]);
    expect(await toldAt(REVIEW + 3 * DAY)).toEqual([`review ${OWNER.id} ${code} ${PAPER}`]);
    expect(await toldAt(REVIEW + 6 * DAY)).toEqual([`review of others ${COORDINATOR.id} ${code} ${PAPER}`]);
    for (let day = 7; day < 40; day++) {
      await sweepReviews(house.house);
      expect(await toldAt(REVIEW + day * DAY)).toEqual([]);
    }
  });

  it("is asked about no more once somebody has told, also in a case that is closed by then", async () => {
    const it = await agrees();
    await files(it, { kind: "close", outcome: "settled" });

    expect(await toldAt(REVIEW)).toEqual([`review ${OWNER.id} ${it.code} ${PAPER}`]);
    await files(it, { kind: "review", paper: PAPER, held: "yes" });

    for (let day = 1; day < 10; day++) expect(await toldAt(REVIEW + day * DAY)).toEqual([]);
  });

  it("waits for the morning, and until a danger is over", async () => {
    const night = REVIEW + 14 * HOUR;
    const quiet = await agrees(OWNER.id, night);

    expect(await toldAt(night)).toEqual([]);
    await files(quiet, { kind: "danger", gates: ["R1"] });
    expect(await toldAt(night + 8 * HOUR)).toEqual([]);
    await files(quiet, { kind: "check-in", colour: "yellow", safety: 6, gates: [] });

    expect(await toldAt(night + 32 * HOUR)).toEqual([`review ${OWNER.id} ${quiet.code} ${PAPER}`]);
  });

  it("goes to the coordinator at once when the volunteer is gone", async () => {
    await agrees(4242);

    expect(await toldAt(REVIEW)).toEqual([expect.stringMatching(new RegExp(`^review of others ${COORDINATOR.id} `))]);
  });

  it("outlives a restart between the two questions, and loses and doubles none", async () => {
    const { code } = await agrees();
    expect(await toldAt(REVIEW)).toHaveLength(1);

    await house.stopWorkers();
    house.start();
    await sweepReviews(house.house);

    expect(await toldAt(REVIEW + HOUR)).toEqual([]);
    expect(await toldAt(REVIEW + 3 * DAY)).toEqual([`review ${OWNER.id} ${code} ${PAPER}`]);
  });

  it("is found by the sweep when its job was lost", async () => {
    const { code } = await agrees();
    const jobs = (await house.jobs()).filter((id) => id.startsWith("review."));
    expect(jobs).toEqual([`review.${code}.${PAPER}.1`]);
    await house.forgetJobs();
    expect(await toldAt(REVIEW)).toEqual([]);

    await sweepReviews(house.house);

    expect(await toldAt(clock.now)).toEqual([`review ${OWNER.id} ${code} ${PAPER}`]);
  });

  it("is tried again when Telegram was away, and asked once", async () => {
    let isAway = true;
    await opens({
      hinder: (line) =>
        isAway && line.startsWith("review") ? Promise.reject(new Error("Telegram is away")) : undefined,
    });
    await house.joins(OWNER.id);
    house.start();
    const { code } = await agrees();

    expect(await toldAt(REVIEW)).toEqual([]);
    isAway = false;

    expect(await toldAt(REVIEW + HOUR)).toEqual([`review ${OWNER.id} ${code} ${PAPER}`]);
  });
});
