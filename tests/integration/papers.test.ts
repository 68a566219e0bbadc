import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CASE_LIMITS } from "../../src/domain/case-limits.ts";
import type { Actor } from "../../src/domain/referral.ts";
import { type TestCases, testCases } from "../support/case-book.ts";
import { anAct } from "../support/referral-book.ts";

let test: TestCases;
let owner: Actor;

beforeAll(async () => {
  test = await testCases();
});
beforeEach(() => {
  owner = test.volunteer();
});

describe("a paper", () => {
  it("is begun once by an act, saved on top of what was read, and sealed", async () => {
    const { code } = await test.opens(owner);
    const act = anAct();
    const wish = { kind: "meeting", case: code, body: "rapat warga", by: owner.id } as const;
    const [one, same] = [await test.papers.open(wish, act), await test.papers.open(wish, act)];
    if (one.kind !== "opened") throw new Error(one.kind);
    const { id } = one.paper;
    const save = (seen: number, body: string, by = anAct()) =>
      test.papers.save({ case: code, id, seen, body, isFinal: false, act: by });
    const saving = anAct();

    expect(same).toEqual(one);
    expect((await save(0, "satu", saving)).kind).toBe("saved");
    expect((await save(0, "satu", saving)).kind).toBe("saved");
    expect(await save(0, "dua")).toMatchObject({ kind: "changed meanwhile", paper: { body: "satu", version: 1 } });
    expect(await test.papers.find(code, id)).toMatchObject({ body: "satu", version: 1 });
    expect(await test.rawOf(code)).not.toMatch(/satu|rapat/);
  });

  it("is the last one of its case, which is said", async () => {
    const { code } = await test.opens(owner);
    const begin = () => test.papers.open({ kind: "session", case: code, body: "{}", by: owner.id }, anAct());
    for (let count = 0; count < CASE_LIMITS.papers; count++) await begin();

    expect(await begin()).toEqual({ kind: "too many" });
    expect(await test.papers.ofCase(code)).toHaveLength(CASE_LIMITS.papers);
  });

  it("of a case that nobody has is begun by nobody", async () => {
    expect(await test.papers.find("22222", "2222")).toBeUndefined();
    expect(await test.papers.open({ kind: "session", case: "22222", body: "{}", by: 1 }, anAct())).toEqual({
      kind: "too many",
    });
    expect(await test.papers.save({ case: "22222", id: "2222", seen: 0, body: "", isFinal: false, act: "a" })).toEqual({
      kind: "unknown",
    });
  });
});
