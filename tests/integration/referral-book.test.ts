import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor, Referral, ReferralDraft, ReferralEvent } from "../../src/domain/referral.ts";
import type { Filing, ReferralBook } from "../../src/domain/referral-book.ts";
import { type TestBook, testBook } from "../support/referral-book.ts";
import { freshChat } from "../support/scripted-intake.ts";
import { ADMIN, aDraft, COMPLETE, COORDINATOR, MONDAY_MORNING } from "../unit/data/a-referral.ts";

let house: TestBook;
let book: ReferralBook;
let owner: Actor;
let acts = 0;

beforeAll(async () => {
  house = await testBook(MONDAY_MORNING);
  book = house.book;
});
beforeEach(() => {
  house.now = MONDAY_MORNING;
  owner = { id: freshChat(), role: "volunteer", place: "34.04.01" };
});

const anAct = () => `act-${owner.id}-${acts++}`;
const draftOf = (told: Partial<ReferralDraft> = {}): Omit<ReferralDraft, "code"> => {
  const { code: _, ...draft } = aDraft({ owner: owner.id, ...told });
  return draft;
};
const opened = (told: Partial<ReferralDraft> = {}) => book.open(draftOf(told), {}, anAct());
const files = (code: string, event: ReferralEvent, more: { actor?: Actor; seen?: number; act?: string } = {}) =>
  book.file({ code, event, actor: owner, act: anAct(), ...more });

async function after(events: readonly ReferralEvent[], told: Partial<ReferralDraft> = {}): Promise<Referral> {
  let referral = await opened(told);
  for (const event of events) {
    house.now += 60_000;
    const filing = await files(referral.code, event);
    if (filing.kind !== "moved") throw new Error(`${event.kind}: ${JSON.stringify(filing)}`);
    referral = filing.referral;
  }
  return referral;
}

const SENT = [COMPLETE.consent, { kind: "send" }] as const;
const kinds = (filings: readonly Filing[]) => filings.map(({ kind }) => kind).toSorted();

describe("a referral", () => {
  it("is opened as a draft, under a code of its own, and found again as it was", async () => {
    const draft = draftOf({ case: { code: "K1", sides: ["A"] }, continues: "K7M2QX" });

    const referral = await book.open(draft, {}, anAct());

    expect(referral).toEqual({ ...draft, code: referral.code, state: "draf", version: 0 });
    expect(referral.code).toMatch(/^[2-9A-Z]{6}$/);
    expect(await book.find(referral.code)).toEqual(referral);
  });

  it("is opened once, however often its act comes again", async () => {
    const act = anAct();
    const draft = draftOf();

    const referrals = [await book.open(draft, {}, act), await book.open({ ...draft, startedAt: 5 }, {}, act)];

    expect(referrals[1]).toEqual(referrals[0]);
    expect(await book.ofOwner(owner.id)).toHaveLength(1);
  });

  it("to a source that was typed in is found with its name", async () => {
    const referral = await opened({ source: { kind: "typed", name: "Bidan di pasar" } });

    expect((await book.find(referral.code))?.source).toEqual({ kind: "typed", name: "Bidan di pasar" });
  });

  it("that nobody has opened is unknown", async () => {
    expect(await book.find("222222")).toBeUndefined();
    expect(await files("222222", COMPLETE.consent)).toEqual({ kind: "unknown" });
    expect(await book.log("222222")).toEqual([]);
    expect(await book.words("222222")).toEqual({});
  });

  it("goes its way, and its log tells it in the order of writing, with reasons", async () => {
    const referral = await after([...SENT, COMPLETE.hold]);

    const log = await book.log(referral.code);

    expect(referral).toMatchObject({ state: "tertahan", version: 3, heldFrom: "terkirim" });
    expect(await book.find(referral.code)).toEqual(referral);
    expect(log.map(({ why }) => why)).toEqual([COMPLETE.consent, { kind: "send" }, COMPLETE.hold]);
    expect(log.map(({ who }) => who)).toEqual(log.map(() => ({ id: owner.id, role: "volunteer" })));
  });

  it("is moved once by the same act, and the answer is that of the first time", async () => {
    const { code } = await after(SENT);
    const act = anAct();
    const first = await files(code, COMPLETE.acknowledge, { act });
    await files(code, COMPLETE.accept);
    house.now += 60_000;

    const again = await files(code, COMPLETE.acknowledge, { act });

    expect(first.kind).toBe("moved");
    expect(again).toEqual(first);
    expect((await book.find(code))?.version).toBe(4);
  });

  it("done twice by two taps changes nothing and says so, though the second screen is old", async () => {
    const { code } = await after(SENT);
    await files(code, COMPLETE.acknowledge, { seen: 2 });

    expect(await files(code, COMPLETE.acknowledge, { seen: 2 })).toEqual({ kind: "unchanged" });
  });

  it("says what a rule misses, and changes nothing", async () => {
    const { code } = await opened();

    expect(await files(code, { kind: "send" })).toEqual({ kind: "refused", reason: "missing consent" });
    expect((await book.find(code))?.version).toBe(0);
  });

  it("moved from an old screen is not moved, but shown as it stands now", async () => {
    const { code } = await after(SENT);
    await files(code, COMPLETE.acknowledge, { actor: COORDINATOR });

    const filing = await files(code, COMPLETE.cancel, { seen: 2 });

    expect(filing).toEqual({ kind: "changed meanwhile", referral: await book.find(code) });
  });

  it("tells a stranger nothing, not even that it has changed", async () => {
    const { code } = await after(SENT);
    const stranger: Actor = { id: freshChat(), role: "volunteer", place: "34.04.01" };

    const filing = await files(code, COMPLETE.cancel, { actor: stranger, seen: 0 });

    expect(filing).toEqual({ kind: "refused", reason: "not your referral" });
  });

  it("moved by two at once is moved by one, and the other is told", async () => {
    const { code, version: seen } = await after(SENT);

    const filings = await Promise.all([
      files(code, COMPLETE.acknowledge, { seen }),
      files(code, COMPLETE.hold, { seen, actor: COORDINATOR }),
      files(code, COMPLETE.cancel, { seen, actor: ADMIN }),
    ]);

    expect(kinds(filings)).toEqual(["changed meanwhile", "changed meanwhile", "moved"]);
    expect(await book.log(code)).toHaveLength(3);
  });

  it("asked to do the same by ten at once does it once", async () => {
    const { code, version: seen } = await after(SENT);

    const filings = await Promise.all(Array.from({ length: 10 }, () => files(code, COMPLETE.acknowledge, { seen })));

    expect(kinds(filings)).toEqual(["moved", ...Array.from({ length: 9 }, () => "unchanged")]);
  });

  it("asked by the same act in two processes at once does it once, and both are told so", async () => {
    const { code } = await after(SENT);
    const act = anAct();

    const [one, other] = await Promise.all([
      files(code, COMPLETE.acknowledge, { act }),
      files(code, COMPLETE.acknowledge, { act }),
    ]);

    expect(other).toEqual(one);
    expect(await book.log(code)).toHaveLength(3);
  });
});
