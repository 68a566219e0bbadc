import { beforeEach, describe, expect, it } from "vitest";
import type { CaseDraft } from "../../src/domain/case.ts";
import type { CaseEvent } from "../../src/domain/case-event.ts";
import { CASE_LIMITS } from "../../src/domain/case-limits.ts";
import { DAY, HOUR } from "../../src/domain/duration.ts";
import type { Actor } from "../../src/domain/referral.ts";
import { keys } from "../../src/redis/keys.ts";
import { useReminders } from "../support/use-reminders.ts";
import { aCaseDraft } from "../unit/data/a-case.ts";
import { MONDAY_MORNING } from "../unit/data/a-referral.ts";

const OWNER = 7;
const NEAR = 8;
const WIDE = 10;
const ADMIN = 9;

const { house, clock, opens, toldAt } = useReminders();
let acts = 0;

/** Of calls alone: the same case is asked about as well. */
const isOfCall = (line: string) => /^(help|told|hand-over) /.test(line);
const heardAt = async (moment: number) => (await toldAt(moment)).filter(isOfCall);
const heard = () => house.told.filter(isOfCall);

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
    expect(await heardAt(MONDAY_MORNING)).toEqual([`help 0 ${NEAR} ${code}`, `told 0 ${OWNER} ${code} 1`]);

    await house.stopWorkers();
    clock.now = MONDAY_MORNING + DAY - 1;
    house.start();
    expect(await heardAt(MONDAY_MORNING + DAY - 1)).toEqual([]);
    expect(await heardAt(MONDAY_MORNING + DAY)).toEqual([`help 1 ${NEAR} ${code}`, `told 1 ${OWNER} ${code} 1`]);
    await house.stopWorkers();
    house.start();
    expect(await heardAt(MONDAY_MORNING + 2 * DAY)).toEqual(
      [...[NEAR, ADMIN, WIDE].map((id) => `help 2 ${id} ${code}`), `told 2 ${OWNER} ${code} 3`].toSorted(),
    );
    expect(await heardAt(MONDAY_MORNING + 30 * DAY)).toEqual([]);
    expect(await house.jobs()).not.toContain(`call.${code}.help.${MONDAY_MORNING}`);
  });

  it("that is urgent is told again after two hours, at night too", async () => {
    clock.now = MONDAY_MORNING + 12 * HOUR;
    const code = await calls(true);
    await heardAt(clock.now);

    expect(await heardAt(MONDAY_MORNING + 14 * HOUR)).toContain(`help 1 ${NEAR} ${code}`);
    expect(await heardAt(MONDAY_MORNING + 16 * HOUR)).toContain(`help 2 ${ADMIN} ${code}`);
  });

  it("wakes nobody with a repetition that can wait for the morning", async () => {
    clock.now = MONDAY_MORNING + 12 * HOUR;
    const code = await calls(false);
    expect(await heardAt(clock.now)).toContain(`help 0 ${NEAR} ${code}`);

    expect(await heardAt(MONDAY_MORNING + 36 * HOUR)).toEqual([]);
    expect(await heardAt(MONDAY_MORNING + 44 * HOUR)).toContain(`help 1 ${NEAR} ${code}`);
  });

  it("is answered once, and then nobody hears of it any more", async () => {
    const code = await calls(true);
    await heardAt(MONDAY_MORNING);
    await files(code, { kind: "answer" }, { id: NEAR, role: "coordinator", place: "34.04" });

    expect(await heardAt(MONDAY_MORNING + 2 * HOUR)).toEqual([]);
    expect(await heardAt(MONDAY_MORNING + 3 * DAY)).toEqual([]);
  });

  it("is said by code in the group that is linked to the place, once", async () => {
    await house.house.groups.link({ chat: -7, place: "34.04", by: NEAR, since: clock.now }, "link");
    const code = await calls(true);

    await heardAt(MONDAY_MORNING);
    await heardAt(MONDAY_MORNING + 2 * HOUR);

    expect(house.told.filter((line) => line.includes("-7")).map((line) => line.includes(code))).toEqual([true]);
  });

  it("is found again by the sweep when its job was lost", async () => {
    await house.stopWorkers();
    const code = await calls(false);
    await house.forgetJobs();
    house.start();

    await house.settled();

    expect(heard()).toEqual([`help 0 ${NEAR} ${code}`, `told 0 ${OWNER} ${code} 1`]);
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
    expect(await heardAt(MONDAY_MORNING)).toEqual([`help 0 ${WIDE} ${code}`, `told 0 ${OWNER} ${code} 1`]);

    reached = [];
    const other = await calls(true);
    expect(await heardAt(MONDAY_MORNING)).toEqual([`told 0 ${OWNER} ${other} 0`]);
    reached = [ADMIN];
    expect(await heardAt(MONDAY_MORNING + HOUR)).toEqual([`help 0 ${ADMIN} ${other}`, `told 0 ${OWNER} ${other} 1`]);
  });
});

describe("a case that is offered", () => {
  it("is not taken beyond the open cases that one person may have, and stays offered", async () => {
    const heir = 12;
    const code = await aCase();
    await files(code, { kind: "offer", to: heir, reason: "away" });
    const list = keys.openCasesOf(heir);
    const others = Array.from({ length: CASE_LIMITS.openCases }, (_, number) => `x${number}`);
    await house.redis.command(list, "SADD", list, ...others);

    const accept = () =>
      house.cases.file({ code, event: { kind: "accept" }, actor: { id: heir, role: "volunteer" }, act: `a-${acts++}` });

    expect(await accept()).toEqual({ kind: "too many" });
    expect(await house.cases.find(code)).toMatchObject({ owner: OWNER, offer: { to: heir } });
    await house.redis.command(list, "SREM", list, "x0");
    expect((await accept()).kind).toBe("moved");
  });

  it("is accepted by one of two who open its link in the same moment", async () => {
    const code = await aCase();
    const link = "c2VjcmV0b25lMTIz";
    await files(code, { kind: "offer", link, reason: "away" });
    const heirs = Array.from({ length: 8 }, (_, number) => ({ id: 20 + number, role: "volunteer" }) as const);

    const claims = await Promise.all(
      heirs.map((actor) => house.cases.file({ code, event: { kind: "claim", link }, actor, act: `c-${actor.id}` })),
    );
    const accepts = await Promise.all(
      heirs.map((actor) => house.cases.file({ code, event: { kind: "accept" }, actor, act: `a-${actor.id}` })),
    );

    expect(claims.filter(({ kind }) => kind === "moved")).toHaveLength(1);
    expect(accepts.filter(({ kind }) => kind === "moved")).toHaveLength(1);
    const { owner } = (await house.cases.find(code)) ?? {};
    expect((await house.cases.ofOwner(owner ?? 0)).map((one) => one.code)).toEqual([code]);
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
    expect(heard()).toEqual([`hand-over 0 ${NEAR} ${code}`]);
    await house.queue.add({ name: "sweep" }, { id: "sweep.again" });
    await house.settled();

    expect(heard()).toHaveLength(1);
    expect((await house.cases.find(code))?.offer).toMatchObject({ reason: expect.stringMatching(/suspended|gone/) });
  });

  it("goes to the admins when nobody looks after the place", async () => {
    const code = await aCase({ place: "11.01.01" });
    await house.joins(OWNER, { status: "suspended" });

    house.start();
    await house.settled();

    expect(heard()).toEqual([`hand-over 0 ${ADMIN} ${code}`]);
  });

  it("is left to whoever has been asked already", async () => {
    const code = await aCase();
    await files(code, { kind: "offer", to: NEAR, reason: "away" });
    await house.joins(OWNER, { status: "suspended" });

    house.start();
    await house.settled();

    expect(heard()).toEqual([]);
  });
});
