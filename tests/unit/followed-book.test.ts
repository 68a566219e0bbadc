import { describe, expect, it } from "vitest";
import { followBook } from "../../src/domain/followed-book.ts";
import type { Referral } from "../../src/domain/referral.ts";
import type { Filing, ReferralBook } from "../../src/domain/referral-book.ts";
import { aDraft, afterEvents, COMPLETE, OWNER } from "./data/a-referral.ts";

const sent = afterEvents([COMPLETE.consent, { kind: "send" }]);
const acknowledged = afterEvents([COMPLETE.consent, { kind: "send" }, COMPLETE.acknowledge]);
const entry = sent.latest ?? expect.fail("a sent referral has a latest entry");
const attempt = { code: sent.code, event: COMPLETE.acknowledge, actor: OWNER, act: "1" };

const nothing = { afterOpen: async () => undefined, afterMove: async () => undefined };

/** A book that gives one answer, and holds one referral by then. */
function bookWith(filing: Filing, found: Referral | undefined): ReferralBook {
  return { file: async () => filing, find: async () => found } as Partial<ReferralBook> as ReferralBook;
}

async function followedAfter(filing: Filing, found: Referral | undefined) {
  const followed: Referral[] = [];
  const book = followBook(bookWith(filing, found), {
    ...nothing,
    afterMove: async (referral) => void followed.push(referral),
  });
  const answer = await book.file(attempt);
  return { followed, answer };
}

describe("a followed book", () => {
  const moved: Filing = { kind: "moved", referral: sent, entry };

  it("has a move followed up as the referral stands by then, and gives the answer of the book", async () => {
    expect(await followedAfter(moved, acknowledged)).toEqual({ followed: [acknowledged], answer: moved });
  });

  it("has a move followed up though the referral is gone by then", async () => {
    expect((await followedAfter(moved, undefined)).followed).toEqual([sent]);
  });

  it.each<Filing>([
    { kind: "unchanged" },
    { kind: "refused", reason: "already ended" },
    { kind: "changed meanwhile", referral: sent },
    { kind: "unknown" },
  ])("has nothing followed up when nothing moved: $kind", async (filing) => {
    expect(await followedAfter(filing, sent)).toEqual({ followed: [], answer: filing });
  });

  it("has a draft followed up before its code is told, and again when the same act comes again", async () => {
    const draft = afterEvents([]);
    const followed: Referral[] = [];
    const opening = { open: async () => draft } as Partial<ReferralBook> as ReferralBook;
    const book = followBook(opening, { ...nothing, afterOpen: async (referral) => void followed.push(referral) });

    const { code: _, ...told } = aDraft();
    expect([await book.open(told, {}, "1"), await book.open(told, {}, "1")]).toEqual([draft, draft]);
    expect(followed).toEqual([draft, draft]);
  });

  it("does not answer before the follow-up is done: its failure makes the act come again", async () => {
    const book = followBook(bookWith(moved, sent), { ...nothing, afterMove: () => Promise.reject(new Error("away")) });

    await expect(book.file(attempt)).rejects.toThrow("away");
  });
});
