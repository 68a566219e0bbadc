import { describe, expect, it } from "vitest";
import type { Case, CaseDraft } from "../../src/domain/case.ts";
import type { CaseEvent } from "../../src/domain/case-event.ts";
import { useReminders } from "../support/use-reminders.ts";
import { aCaseDraft } from "../unit/data/a-case.ts";
import { MONDAY_MORNING } from "../unit/data/a-referral.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OWNER = 7;
const COORDINATOR = 8;
const ADMIN = 9;

const GREEN: CaseEvent = { kind: "check-in", colour: "green", safety: 8, gates: [] };
const RED: CaseEvent = { kind: "check-in", colour: "red", safety: 3, gates: [] };
const VIOLENCE: CaseEvent = { kind: "check-in", colour: "red", safety: 2, gates: ["R1"] };

const reminders = useReminders();
const { house, clock } = reminders;
/** What other parts of the bot say about the same cases has tests of its own. */
const OWN = /^(ask|silent|no owner|worse) /;
const told = () => house.told.filter((line) => OWN.test(line));
const toldAt = async (moment: number) => (await reminders.toldAt(moment)).filter((line) => OWN.test(line));
let acts = 0;

async function opens(told: Partial<CaseDraft> = {}): Promise<Case> {
  await house.joins(OWNER);
  await house.joins(COORDINATOR, { looksAfter: "34.04" });
  const { code: _, ...draft } = aCaseDraft({ owner: OWNER, openedAt: clock.now, ...told });
  const opening = await house.cases.open(draft, `open-case-${acts++}`);
  if (opening.kind !== "opened") throw new Error(opening.kind);
  return opening.case;
}

async function files({ code }: Case, event: CaseEvent, act = `file-case-${acts++}`): Promise<void> {
  const filing = await house.cases.file({ code, event, actor: { id: OWNER, role: "volunteer" }, act });
  expect(filing.kind).toBe("moved");
}

const day = (days: number, hours = 0) => MONDAY_MORNING + days * DAY + hours * HOUR;

describe("a case that is looked after", () => {
  it("is asked about through silent weeks and a restart: owner, owner, coordinator, four times weekly, then no more", async () => {
    const { code } = await opens();
    house.start();
    await house.settled();

    expect(await toldAt(day(1))).toEqual([]);
    expect(await toldAt(day(2))).toEqual([`ask ${OWNER} ${code}`]);
    await house.stopWorkers();
    house.start();
    expect(await toldAt(day(3, 23))).toEqual([]);
    expect(await toldAt(day(4))).toEqual([`ask again ${OWNER} ${code}`]);
    await house.stopWorkers();
    await house.forgetJobs();
    house.start();
    await house.settled();
    expect(await toldAt(day(6))).toEqual([`silent ${COORDINATOR} ${code}`]);
    for (const days of [13, 20, 27, 34]) {
      expect(await toldAt(day(days - 1))).toEqual([]);
      expect(await toldAt(day(days))).toEqual([`ask again ${OWNER} ${code}`]);
    }
    for (const days of [41, 60, 100]) expect(await toldAt(day(days))).toEqual([]);
  });

  it("is asked about in the rhythm that was chosen, whoever answers in time is not asked again", async () => {
    const it = await opens();
    house.start();
    await files(it, { kind: "rhythm", everyDays: 3 });
    expect(await toldAt(day(2))).toEqual([`ask ${OWNER} ${it.code}`]);
    await files(it, GREEN);
    expect(await toldAt(day(4, 12))).toEqual([]);
    expect(await toldAt(day(5))).toEqual([`ask ${OWNER} ${it.code}`]);
    await files(it, GREEN);
    await files(it, { kind: "ask", inDays: 1 });

    expect(await toldAt(day(6))).toEqual([`ask ${OWNER} ${it.code}`]);
  });

  it("is not asked about at night, nor after it was closed", async () => {
    clock.now = day(0, 13);
    const it = await opens();
    const closed = await opens();
    house.start();
    await files(closed, { kind: "close", outcome: "settled" });

    expect(await toldAt(day(2, 13))).toEqual([]);
    expect(await toldAt(day(2, 20))).toEqual([`ask ${OWNER} ${it.code}`]);
  });

  it("comes before the coordinator at once when its owner has blocked the bot", async () => {
    const { code } = await opens();
    await house.joins(OWNER, { isReachable: false });
    house.start();

    expect(await toldAt(day(2))).toEqual([`no owner ${COORDINATOR} ${code}`]);
    expect(await toldAt(day(9))).toEqual([]);
  });

  it("is not told a second time when its owner is suspended, and the coordinator was asked to take it", async () => {
    await opens();
    await house.joins(OWNER, { status: "suspended" });
    house.start();
    await house.settled();

    expect(house.told.some((line) => line.startsWith(`hand-over 0 ${COORDINATOR} `))).toBe(true);
    expect(await toldAt(day(2))).toEqual([]);
  });
});

describe("a case that gets worse", () => {
  it("is told to the coordinator once, however often the same update comes and whatever is written afterwards", async () => {
    const it = await opens();
    house.start();
    await files(it, GREEN);
    await files(it, RED, "the-update");
    await files(it, RED, "the-update");
    await files(it, { kind: "note", text: "Ramai di pasar." });
    await house.settled();

    expect(told()).toEqual([`worse ${COORDINATOR} ${it.code}`]);
    await house.forgetJobs();
    await files(it, { kind: "note", text: "Sudah sepi." });
    expect(await toldAt(day(0, 2))).toEqual([]);
  });

  it("wakes the coordinator for violence, and waits for the morning with anything else", async () => {
    clock.now = day(0, 13);
    const [violent, tense] = [await opens(), await opens()];
    house.start();
    await files(violent, VIOLENCE);
    await files(tense, RED);
    await house.settled();

    expect(told()).toEqual([`worse ${COORDINATOR} ${violent.code}`]);
    expect(await toldAt(day(0, 20))).toEqual([`worse ${COORDINATOR} ${tense.code}`]);
  });

  it("is told to the admins where nobody looks after the place", async () => {
    const it = await opens({ place: "61.01.01" });
    house.start();
    await files(it, RED);
    await house.settled();

    expect(told()).toEqual([`worse ${ADMIN} ${it.code}`]);
  });

  it("is told after all when its job was lost in a crash, and the danger is asked about the next day", async () => {
    const it = await opens();
    await files(it, VIOLENCE);
    await house.forgetJobs();
    house.start();
    await house.settled();

    expect(told()).toEqual([`worse ${COORDINATOR} ${it.code}`]);
    expect(await toldAt(day(1))).toEqual([`ask ${OWNER} ${it.code}`]);
  });

  it("is told twice at most when the process dies between telling and noting", async () => {
    let crashes = 1;
    const { noteAlarm } = house.house.checkInNotes;
    house.house.checkInNotes.noteAlarm = async (...args) => {
      if (crashes-- > 0) throw new Error("killed");
      return noteAlarm(...args);
    };
    const it = await opens();
    house.start();
    await files(it, RED);
    await expect.poll(told).toHaveLength(1);
    await house.settled();
    await toldAt(day(0, 1));
    await expect.poll(() => house.house.checkInNotes.alarmTold(it.code)).toBe(MONDAY_MORNING);

    expect(told()).toEqual([`worse ${COORDINATOR} ${it.code}`, `worse ${COORDINATOR} ${it.code}`]);
    expect(await toldAt(day(0, 2))).toEqual([]);
  });
});
