import { beforeEach, describe, expect, it } from "vitest";
import type { CaseDraft } from "../../src/domain/case.ts";
import type { CaseEvent } from "../../src/domain/case-event.ts";
import { DAY, HOUR } from "../../src/domain/duration.ts";
import type { Actor } from "../../src/domain/referral.ts";
import { useReminders } from "../support/use-reminders.ts";
import { aCaseDraft } from "../unit/data/a-case.ts";
import { MONDAY_MORNING } from "../unit/data/a-referral.ts";

const OWNER = 7;
const NEAR = 8;
const WIDE = 10;
const ADMIN = 9;

const { house, clock, opens, toldAt } = useReminders();
let acts = 0;

/** Opened by the owner; the code. */
async function aCase(told: Partial<CaseDraft> = {}): Promise<string> {
  const { code: _, ...draft } = aCaseDraft({ owner: OWNER, openedAt: clock.now, ...told });
  const opening = await house.cases.open(draft, `open-${acts++}`);
  if (opening.kind !== "opened") throw new Error(opening.kind);
  return opening.case.code;
}

async function files(code: string, event: CaseEvent, actor: Actor = { id: OWNER, role: "volunteer" }): Promise<void> {
  const filing = await house.cases.file({ code, event, actor, act: `file-${acts++}` });
  expect(filing.kind).toBe("moved");
}

async function calls(isUrgent: boolean): Promise<string> {
  const code = await aCase();
  await files(code, { kind: "help", isUrgent });
  return code;
}

describe("a call for help", () => {
  beforeEach(async () => {
    await house.joins(OWNER);
    await house.joins(NEAR, { looksAfter: "34.04" });
    await house.joins(WIDE, { looksAfter: "34" });
    await house.joins(ADMIN);
    house.start();
  });

  it("is told at once, a day later, and another day later to everybody, across restarts", async () => {
    const code = await calls(false);
    expect(await toldAt(MONDAY_MORNING)).toEqual([`help 0 ${NEAR} ${code}`, `told 0 ${OWNER} ${code} 1`]);

    await house.stopWorkers();
    clock.now = MONDAY_MORNING + DAY - 1;
    house.start();
    expect(await toldAt(MONDAY_MORNING + DAY - 1)).toEqual([]);
    expect(await toldAt(MONDAY_MORNING + DAY)).toEqual([`help 1 ${NEAR} ${code}`, `told 1 ${OWNER} ${code} 1`]);
    await house.stopWorkers();
    house.start();
    expect(await toldAt(MONDAY_MORNING + 2 * DAY)).toEqual(
      [...[NEAR, ADMIN, WIDE].map((id) => `help 2 ${id} ${code}`), `told 2 ${OWNER} ${code} 3`].toSorted(),
    );
    expect(await toldAt(MONDAY_MORNING + 30 * DAY)).toEqual([]);
    expect(await house.jobs()).not.toContain(`call.${code}.help.${MONDAY_MORNING}`);
  });

  it("that is urgent is told again after two hours, at night too", async () => {
    clock.now = MONDAY_MORNING + 12 * HOUR;
    const code = await calls(true);
    await toldAt(clock.now);

    expect(await toldAt(MONDAY_MORNING + 14 * HOUR)).toContain(`help 1 ${NEAR} ${code}`);
    expect(await toldAt(MONDAY_MORNING + 16 * HOUR)).toContain(`help 2 ${ADMIN} ${code}`);
  });

  it("wakes nobody with a repetition that can wait for the morning", async () => {
    clock.now = MONDAY_MORNING + 12 * HOUR;
    const code = await calls(false);
    expect(await toldAt(clock.now)).toContain(`help 0 ${NEAR} ${code}`);

    expect(await toldAt(MONDAY_MORNING + 36 * HOUR)).toEqual([]);
    expect(await toldAt(MONDAY_MORNING + 44 * HOUR)).toContain(`help 1 ${NEAR} ${code}`);
  });

  it("is answered once, and then nobody hears of it any more", async () => {
    const code = await calls(true);
    await toldAt(MONDAY_MORNING);
    await files(code, { kind: "answer" }, { id: NEAR, role: "coordinator", place: "34.04" });

    expect(await toldAt(MONDAY_MORNING + 2 * HOUR)).toEqual([]);
    expect(await toldAt(MONDAY_MORNING + 3 * DAY)).toEqual([]);
  });

  it("is found again by the sweep when its job was lost", async () => {
    await house.stopWorkers();
    const code = await calls(false);
    await house.forgetJobs();
    house.start();

    await house.settled();

    expect(house.told).toEqual([`help 0 ${NEAR} ${code}`, `told 0 ${OWNER} ${code} 1`]);
  });

  it("goes to the next ones when the nearest cannot be reached, and says plainly when nobody can", async () => {
    let reached: readonly number[] = [WIDE];
    await opens({
      hinder: (line) =>
        line.startsWith("help") && !reached.some((id) => line.includes(` ${id} `)) ? false : undefined,
    });
    await house.joins(OWNER);
    await house.joins(NEAR, { looksAfter: "34.04" });
    await house.joins(WIDE, { looksAfter: "34" });
    house.start();
    const code = await calls(false);
    expect(await toldAt(MONDAY_MORNING)).toEqual([`help 0 ${WIDE} ${code}`, `told 0 ${OWNER} ${code} 1`]);

    reached = [];
    const other = await calls(true);
    expect(await toldAt(MONDAY_MORNING)).toEqual([`told 0 ${OWNER} ${other} 0`]);
    reached = [ADMIN];
    expect(await toldAt(MONDAY_MORNING + HOUR)).toEqual([`help 0 ${ADMIN} ${other}`, `told 0 ${OWNER} ${other} 1`]);
  });
});

describe("a case that lost its volunteer", () => {
  beforeEach(async () => {
    await house.joins(OWNER);
    await house.joins(NEAR, { looksAfter: "34.04" });
  });

  it.each([
    ["was suspended", () => house.joins(OWNER, { status: "suspended" })],
    ["was erased", () => house.members.erase(OWNER)],
  ])("is told once when the volunteer %s and nothing else said so", async (_, leaves) => {
    const code = await aCase();
    await leaves();

    house.start();
    await house.settled();
    expect(house.told).toEqual([`hand-over 0 ${NEAR} ${code}`]);
    await house.queue.add({ name: "sweep" }, { id: "sweep.again" });
    await house.settled();

    expect(house.told).toHaveLength(1);
    expect((await house.cases.find(code))?.offer).toMatchObject({ reason: expect.stringMatching(/suspended|gone/) });
  });

  it("goes to the admins when nobody looks after the place", async () => {
    const code = await aCase({ place: "11.01.01" });
    await house.joins(OWNER, { status: "suspended" });

    house.start();
    await house.settled();

    expect(house.told).toEqual([`hand-over 0 ${ADMIN} ${code}`]);
  });

  it("is left to whoever has been asked already", async () => {
    const code = await aCase();
    await files(code, { kind: "offer", to: NEAR, reason: "away" });
    await house.joins(OWNER, { status: "suspended" });

    house.start();
    await house.settled();

    expect(house.told).toEqual([]);
  });
});
