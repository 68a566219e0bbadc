import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../src/domain/referral.ts";
import type { Filing, ReferralBook } from "../../src/domain/referral-book.ts";
import { anAct, draftBy, SENT, type TestBook, testBook } from "../support/referral-book.ts";
import { ADMIN, COMPLETE, COORDINATOR } from "../unit/data/a-referral.ts";

let test: TestBook;
let book: ReferralBook;
let owner: Actor;

beforeAll(async () => {
  test = await testBook();
  book = test.book;
});
beforeEach(() => {
  owner = test.volunteer();
});

const kinds = (filings: readonly Filing[]) => filings.map(({ kind }) => kind).toSorted();

describe("a referral", () => {
  it("is opened as a draft, under a code of its own, and found again as it was", async () => {
    const draft = draftBy(owner, { case: { code: "K1", sides: ["A"] }, continues: "K7M2QX" });

    const referral = await book.open(draft, {}, anAct());

    expect(referral).toEqual({ ...draft, code: referral.code, state: "draf", version: 0 });
    expect(referral.code).toMatch(/^[2-9A-Z]{6}$/);
    expect(await book.find(referral.code)).toEqual(referral);
  });

  it("is opened once, however often its act comes again", async () => {
    const act = anAct();
    const draft = draftBy(owner);

    const referrals = [await book.open(draft, {}, act), await book.open({ ...draft, startedAt: 5 }, {}, act)];

    expect(referrals[1]).toEqual(referrals[0]);
    expect(await book.ofOwner(owner.id)).toHaveLength(1);
  });

  it("is opened once by the same act in two processes at once", async () => {
    const act = anAct();
    const { redis, book: other } = await testBook();

    const [one, two] = await Promise.all([book.open(draftBy(owner), {}, act), other.open(draftBy(owner), {}, act)]);

    expect(two).toEqual(one);
    expect(await book.ofOwner(owner.id)).toHaveLength(1);
    await redis.close();
  });

  it("draws another code when somebody has the one it drew, and keeps that one", async () => {
    const act = anAct();
    const { code: taken } = await book.open(draftBy(owner), {}, act);
    await test.redis.command("", "HSET", `{ref:${taken}}`, "act", "of somebody else");

    const referrals = [await book.open(draftBy(owner), {}, act), await book.open(draftBy(owner), {}, act)];

    expect(referrals[0]?.code).not.toBe(taken);
    expect(referrals[1]).toEqual(referrals[0]);
  });

  it("to a source that was typed in is found with its name", async () => {
    const referral = await test.opens(owner, { source: { kind: "typed", name: "Bidan di pasar" } });

    expect((await book.find(referral.code))?.source).toEqual({ kind: "typed", name: "Bidan di pasar" });
  });

  it("that nobody has opened is unknown", async () => {
    expect(await book.find("222222")).toBeUndefined();
    expect(await book.file({ code: "222222", event: COMPLETE.consent, actor: owner, act: anAct() })).toEqual({
      kind: "unknown",
    });
    expect(await book.log("222222")).toEqual([]);
    expect(await book.words("222222")).toEqual({});
  });

  it("goes its way, and its log tells it in the order of writing, with reasons", async () => {
    const referral = await test.after(owner, [...SENT, COMPLETE.hold]);

    const log = await book.log(referral.code);

    expect(referral).toMatchObject({ state: "tertahan", version: 3, heldFrom: "terkirim" });
    expect(await book.find(referral.code)).toEqual(referral);
    expect(log.map(({ why }) => why)).toEqual([COMPLETE.consent, { kind: "send" }, COMPLETE.hold]);
    expect(log.map(({ who }) => who)).toEqual(log.map(() => ({ id: owner.id, role: "volunteer" })));
  });

  it("is moved once by the same act, and the answer is that of the first time", async () => {
    const referral = await test.after(owner, SENT);
    const act = anAct();
    const first = await test.files(referral, COMPLETE.acknowledge, { act });
    await test.files(referral, COMPLETE.accept);
    test.now += 60_000;

    const again = await test.files(referral, COMPLETE.acknowledge, { act });

    expect(first.kind).toBe("moved");
    expect(again).toEqual(first);
    expect((await book.find(referral.code))?.version).toBe(4);
  });

  it("done twice by two taps changes nothing and says so, though the second screen is old", async () => {
    const referral = await test.after(owner, SENT);
    await test.files(referral, COMPLETE.acknowledge, { seen: 2 });

    expect(await test.files(referral, COMPLETE.acknowledge, { seen: 2 })).toEqual({ kind: "unchanged" });
  });

  it("says what a rule misses, and changes nothing", async () => {
    const referral = await test.opens(owner);

    expect(await test.files(referral, { kind: "send" })).toEqual({ kind: "refused", reason: "missing consent" });
    expect((await book.find(referral.code))?.version).toBe(0);
  });

  it("moved from an old screen is not moved, but shown as it stands now", async () => {
    const referral = await test.after(owner, SENT);
    await test.files(referral, COMPLETE.acknowledge, { actor: COORDINATOR });

    const filing = await test.files(referral, COMPLETE.cancel, { seen: 2 });

    expect(filing).toEqual({ kind: "changed meanwhile", referral: await book.find(referral.code) });
  });

  it("tells a stranger nothing, not even that it has changed", async () => {
    const referral = await test.after(owner, SENT);
    const stranger = test.volunteer();

    const filing = await test.files(referral, COMPLETE.cancel, { actor: stranger, seen: 0 });

    expect(filing).toEqual({ kind: "refused", reason: "not your referral" });
  });

  it("moved by two at once is moved by one, and the other is told", async () => {
    const referral = await test.after(owner, SENT);

    const filings = await Promise.all([
      test.files(referral, COMPLETE.acknowledge, { seen: referral.version }),
      test.files(referral, COMPLETE.hold, { seen: referral.version, actor: COORDINATOR }),
      test.files(referral, COMPLETE.cancel, { seen: referral.version, actor: ADMIN }),
    ]);

    expect(kinds(filings)).toEqual(["changed meanwhile", "changed meanwhile", "moved"]);
    expect(await book.log(referral.code)).toHaveLength(3);
  });

  it("asked to do the same by ten at once does it once", async () => {
    const referral = await test.after(owner, SENT);

    const filings = await Promise.all(
      Array.from({ length: 10 }, () => test.files(referral, COMPLETE.acknowledge, { seen: referral.version })),
    );

    expect(kinds(filings)).toEqual(["moved", ...Array.from({ length: 9 }, () => "unchanged")]);
  });

  it("asked by the same act in two processes at once does it once, and both are told so", async () => {
    const referral = await test.after(owner, SENT);
    const act = anAct();

    const [one, other] = await Promise.all([
      test.files(referral, COMPLETE.acknowledge, { act }),
      test.files(referral, COMPLETE.acknowledge, { act }),
    ]);

    expect(other).toEqual(one);
    expect(await book.log(referral.code)).toHaveLength(3);
  });
});
