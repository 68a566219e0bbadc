import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Case } from "../../src/domain/case.ts";
import type { CaseFiling } from "../../src/domain/case-book.ts";
import { CASE_LIMITS } from "../../src/domain/case-limits.ts";
import type { Actor } from "../../src/domain/referral.ts";
import { keys } from "../../src/redis/keys.ts";
import { type TestCases, testCases } from "../support/case-book.ts";
import { anAct, KEEP_DAYS } from "../support/referral-book.ts";
import { freshChat } from "../support/scripted-intake.ts";
import { aCaseDraft } from "../unit/data/a-case.ts";
import { COORDINATOR } from "../unit/data/a-referral.ts";

const DAY = 86_400_000;
let test: TestCases;
let owner: Actor;

beforeAll(async () => {
  test = await testCases();
});
beforeEach(() => {
  owner = test.volunteer();
});

const ttl = async (key: string) => Number(await test.redis.command(key, "PTTL", key));
const rawOf = (code: string) => test.rawOf(code);
const moved = (filing: CaseFiling): Case => {
  if (filing.kind !== "moved") throw new Error(JSON.stringify(filing));
  return filing.case;
};

describe("a case", () => {
  it("is opened once, however often its act comes again, and found as it was", async () => {
    const { code: _, ...draft } = aCaseDraft({ owner: owner.id });
    const act = anAct();

    const openings = [await test.cases.open(draft, act), await test.cases.open({ ...draft, title: "land" }, act)];

    expect(openings[1]).toEqual(openings[0]);
    expect(openings[0]).toMatchObject({ kind: "opened", case: { ...draft, state: "open", version: 0, sides: 2 } });
    expect(await test.cases.ofOwner(owner.id)).toHaveLength(1);
  });

  it("keeps its timeline, and the words in it sealed", async () => {
    const opened = await test.opens(owner);

    await test.files(opened, { kind: "note", text: "mereka mau bertemu" });
    await test.files(opened, { kind: "tried", technique: "M8", helped: "partly" });
    await test.files(opened, { kind: "offer", to: 4711, reason: "away", text: "saya pergi" });

    expect((await test.cases.timeline(opened.code)).map(({ what }) => what)).toEqual([
      { kind: "note", text: "mereka mau bertemu" },
      { kind: "tried", technique: "M8", helped: "partly" },
      { kind: "offer", to: 4711, reason: "away", text: "saya pergi" },
    ]);
    expect(await rawOf(opened.code)).not.toMatch(/bertemu|pergi/);
  });

  it("answers the same act as the first time, and writes it once", async () => {
    const opened = await test.opens(owner);
    const act = anAct();

    const first = await test.files(opened, { kind: "note", text: "satu" }, { act });
    await test.files(opened, { kind: "sides", count: 3 });
    const again = await test.files(opened, { kind: "note", text: "satu" }, { act });

    expect(again).toEqual(first);
    expect(await test.cases.timeline(opened.code)).toHaveLength(2);
  });

  it("of two people at once takes both words, and a word to an older screen not at all", async () => {
    const opened = await test.opens(owner);

    await Promise.all([
      test.files(opened, { kind: "note", text: "satu" }),
      test.files(opened, { kind: "note", text: "dua" }, { actor: COORDINATOR }),
    ]);
    const late = await test.files(opened, { kind: "sides", count: 3 }, { seen: 0 });

    expect((await test.cases.find(opened.code))?.notes).toBe(2);
    expect(late.kind).toBe("changed meanwhile");
  });

  it("does not exist for somebody else, who learns nothing from trying", async () => {
    const opened = await test.opens(owner);
    const stranger = test.volunteer();

    const filing = await test.files(opened, { kind: "note", text: "x" }, { actor: stranger, seen: -1 });

    expect(filing).toEqual({ kind: "refused", reason: "not yours" });
    expect(await test.cases.ofOthersTouchedBy(stranger.id)).toEqual([]);
  });

  it("goes into other hands whole: its new owner finds it, the old one no longer", async () => {
    const opened = await test.opens(owner);
    const other = test.volunteer();

    await test.files(opened, { kind: "offer", to: other.id, reason: "own interest" });
    expect((await test.cases.ofOthersTouchedBy(other.id)).map(({ code }) => code)).toEqual([opened.code]);
    const taken = moved(await test.files(opened, { kind: "accept" }, { actor: other }));

    expect(taken.owner).toBe(other.id);
    expect((await test.cases.ofOwner(other.id)).map(({ code }) => code)).toEqual([opened.code]);
    expect(await test.cases.ofOwner(owner.id)).toEqual([]);
    expect(await test.files(opened, { kind: "note", text: "x" }, { actor: owner })).toMatchObject({
      reason: "not yours",
    });
  });

  it("is the last that one person may open, until one is closed", async () => {
    const list = keys.openCasesOf(owner.id);
    const others = Array.from({ length: CASE_LIMITS.openCases - 1 }, (_, number) => `x${number}`);
    await test.redis.command(list, "SADD", list, ...others);
    const { code: _, ...draft } = aCaseDraft({ owner: owner.id });
    const last = await test.opens(owner);

    expect(await test.cases.open(draft, anAct())).toEqual({ kind: "too many" });
    await test.files(last, { kind: "close", outcome: "settled" });
    expect((await test.cases.open(draft, anAct())).kind).toBe("opened");
    expect(await test.files(last, { kind: "reopen" })).toEqual({ kind: "too many" });
  });

  it("expires after it was closed, its timeline and papers with it, and not once it is open again", async () => {
    const opened = await test.opens(owner);
    await test.papers.open({ kind: "contract", case: opened.code, body: "{}", by: owner.id }, anAct());

    await test.files(opened, { kind: "close", outcome: "calmer" });
    for (const key of [keys.case(opened.code), keys.caseLog(opened.code), keys.casePapers(opened.code)]) {
      expect(await ttl(key)).toBeGreaterThan((KEEP_DAYS - 1) * DAY);
    }
    expect(await test.cases.openIn("34.04")).not.toContainEqual(expect.objectContaining({ code: opened.code }));
    await test.files(opened, { kind: "reopen" });

    expect(await ttl(keys.case(opened.code))).toBe(-1);
    expect(await ttl(keys.casePapers(opened.code))).toBe(-1);
  });

  it("is found in its area, and in the other one after it has moved", async () => {
    const opened = await test.opens(owner, { place: "34.04.01" });
    const codesIn = async (area: string) => (await test.cases.openIn(area)).map(({ code }) => code);

    expect(await codesIn("34")).toContain(opened.code);
    await test.files(opened, { kind: "move place", place: "33.09.02" });

    expect(await codesIn("34.04")).not.toContain(opened.code);
    expect(await codesIn("33.09")).toContain(opened.code);
  });

  it("is found among all, page by page", async () => {
    const opened = await test.opens(owner);
    const codes: string[] = [];

    for await (const { code } of test.cases.all()) codes.push(code);

    expect(codes).toContain(opened.code);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe("a person who wants to be erased", () => {
  it("stands in no case any more, nor do that person's words; the case stays for the coordinator", async () => {
    const opened = await test.opens(owner);
    await test.files(opened, { kind: "note", text: "rahasia" });
    await test.files(opened, { kind: "answer", text: "x" }, { actor: COORDINATOR });
    await test.files(opened, { kind: "offer", to: owner.id + 1, reason: "away" });

    await test.cases.forget(owner.id);

    const left = await test.cases.find(opened.code);
    expect(left).toMatchObject({ owner: 0, state: "open", notes: 1, place: opened.place });
    expect((await test.cases.timeline(opened.code)).map(({ who }) => who.id)).not.toContain(owner.id);
    expect((await test.cases.timeline(opened.code))[0]?.what).toEqual({ kind: "note", text: "" });
    expect(await rawOf(opened.code)).not.toContain(String(owner.id));
    expect((await test.cases.openIn("34.04")).map(({ code }) => code)).toContain(opened.code);
    expect(await test.cases.ofOwner(owner.id)).toEqual([]);
  });

  it("is asked to take none any more", async () => {
    const opened = await test.opens(owner);
    const asked = freshChat();
    await test.files(opened, { kind: "offer", to: asked, reason: "away" });

    await test.cases.forget(asked);

    expect((await test.cases.find(opened.code))?.offer?.to).toBe(0);
    expect(await rawOf(opened.code)).not.toContain(String(asked));
  });

  it("leaves what was agreed to, and no draft", async () => {
    const opened = await test.opens(owner);
    const begin = async () => {
      const opening = await test.papers.open(
        { kind: "contract", case: opened.code, body: '{"x":1}', by: owner.id },
        anAct(),
      );
      if (opening.kind !== "opened") throw new Error(opening.kind);
      return opening.paper;
    };
    const [agreed] = [await begin(), await begin()];
    await test.papers.save({ case: opened.code, id: agreed.id, seen: 0, body: '{"y":2}', isFinal: true, act: anAct() });

    await test.cases.forget(owner.id);

    expect(await test.papers.ofCase(opened.code)).toEqual([{ ...agreed, version: 1, isFinal: true, body: '{"y":2}' }]);
    expect(await rawOf(opened.code)).not.toContain(String(owner.id));
  });
});
