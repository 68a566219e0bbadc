import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { NATIONWIDE } from "../../src/domain/area.ts";
import type { Actor, Referral } from "../../src/domain/referral.ts";
import type { ReferralBook } from "../../src/domain/referral-book.ts";
import { createReferralBook } from "../../src/redis/referral-book.ts";
import { createSealer } from "../../src/redis/sealing.ts";
import { anAct, draftBy, sealer, type TestBook, testBook } from "../support/referral-book.ts";
import { freshChat } from "../support/scripted-intake.ts";
import { openStore, type Stored } from "../support/stored.ts";
import { COMPLETE } from "../unit/data/a-referral.ts";

let test: TestBook;
let book: ReferralBook;
let stored: Stored;
let owner: Actor;

beforeAll(async () => {
  test = await testBook();
  book = test.book;
  stored = await openStore(inject("redisUrl"));
});
afterAll(() => Promise.all([stored.close(), test.redis.close()]));
beforeEach(() => {
  owner = test.volunteer();
});

const codes = (referrals: readonly Referral[]) => referrals.map(({ code }) => code);
const keysOf = ({ code }: Referral) => [`{ref:${code}}`, `{ref:${code}}:log`, `{ref:${code}}:reminders`];
/** As if its time had come. */
async function expire(referral: Referral): Promise<void> {
  for (const key of keysOf(referral)) await test.redis.command(key, "DEL", key);
}
async function everyReferral(): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { code } of book.all()) found.push(code);
  return found;
}

/** A name that stands nowhere else. */
const SECRET = "Wirasena";

describe("what a volunteer writes", () => {
  it("is read again as it was written, and stands nowhere in plain", async () => {
    const words = { need: `${SECRET} butuh beras`, note: `Rumah ${SECRET} di tepi sungai` };
    const conflict = { code: `Sumur ${SECRET}`, sides: [`Keluarga ${SECRET}`] };
    const told = { forWhom: SECRET, source: { kind: "typed", name: `Warung ${SECRET}` }, case: conflict } as const;
    const referral = await test.opens(owner, { ...told, need: { category: "food", urgency: "emergency" } }, words);
    const events = [
      { kind: "send", override: `${SECRET} pingsan` },
      { kind: "acknowledge" },
      { kind: "refuse", reason: "capacity", note: `Kata ${SECRET}: penuh` },
    ] as const;
    for (const event of events) await test.files(referral, event);

    expect(await book.words(referral.code)).toEqual(words);
    expect(await book.find(referral.code)).toMatchObject({ ...told, state: "ditolak", refusal: "capacity" });
    expect((await book.log(referral.code)).map(({ why }) => why)).toEqual(events);
    expect(codes(await book.ofCase(conflict.code))).toEqual([referral.code]);
    const everything = await stored.everything();
    expect(everything).toContain(`{ref:${referral.code}}:log`);
    expect(everything).not.toContain(SECRET);
  });

  it("is sealed for its own place: moved to another referral it cannot be read", async () => {
    const [one, other] = [await test.opens(owner, {}, { note: "satu" }), await test.opens(owner, {}, { note: "dua" })];
    const [from, to] = [`{ref:${one.code}}`, `{ref:${other.code}}`];
    const sealed = (await test.redis.command(from, "HGET", from, "words")) as Buffer;

    await test.redis.command(to, "HSET", to, "words", sealed);

    expect(await book.words(other.code)).toEqual({});
    expect(await book.words(one.code)).toEqual({ note: "satu" });
  });

  it("is lost with its key, but the referral can still be moved", async () => {
    const told = { source: { kind: "typed", name: "Posko" } } as const;
    const referral = await test.opens(owner, told, { need: "beras" });
    await test.files(referral, COMPLETE.consent);
    await test.files(referral, { kind: "cancel", reason: "Sudah dibantu tetangga" });
    const otherKey = createSealer([{ id: "new", key: Buffer.alloc(32, 8) }]);
    const later = createReferralBook({ redis: test.redis, sealer: otherKey, now: () => new Date(), keepDays: 1 });

    const mistake = { kind: "mistake", reason: "Keliru" } as const;
    const filing = await later.file({ code: referral.code, event: mistake, actor: owner, act: anAct() });

    expect(filing).toMatchObject({ kind: "moved", referral: { source: { kind: "typed", name: "?" } } });
    expect((await later.log(referral.code)).map(({ why }) => why)).toEqual([
      COMPLETE.consent,
      { kind: "cancel" },
      mistake,
    ]);
    expect(await later.words(referral.code)).toEqual({});
  });

  it("is kept up to a length, without breaking a sign in two", async () => {
    const referral = await test.opens(owner, {}, { need: "🍚".repeat(1001), note: "b".repeat(1001) });
    const filing = await test.files(referral, { kind: "cancel", reason: "🌧".repeat(501) });

    expect(await book.words(referral.code)).toEqual({ need: "🍚".repeat(1000), note: "b".repeat(1000) });
    const [entry] = await book.log(referral.code);
    expect(entry?.why).toEqual({ kind: "cancel", reason: "🌧".repeat(500) });
    expect(filing).toMatchObject({ kind: "moved", entry });
  });
});

describe("lists of referrals", () => {
  it("show an owner the newest first, ended ones too", async () => {
    const first = await test.after(owner, [COMPLETE.cancel], { startedAt: 1_000 });
    const third = await test.opens(owner, { startedAt: 3_000 });
    const second = await test.opens(owner, { startedAt: 2_000 });
    await test.opens(test.volunteer());

    expect(codes(await book.ofOwner(owner.id))).toEqual(codes([third, second, first]));
  });

  it("show those of a source and of a conflict", async () => {
    const source = { kind: "listed", id: `source-${freshChat()}` } as const;
    const conflict = { code: `K${freshChat()}`, sides: ["A", "B"] };
    const referral = await test.opens(owner, { source, case: conflict });
    await test.opens(owner);

    expect(await book.ofSource(source.id)).toEqual([referral]);
    expect(await book.ofCase(conflict.code)).toEqual([referral]);
    expect(await book.ofCase("")).toEqual([]);
  });

  it("show the open ones of an area: of the places within it, and of no place that only begins alike", async () => {
    const [district, regency, alike] = [
      await test.opens(owner, { place: "91.01.01" }),
      await test.opens(owner, { place: "91.01" }),
      await test.opens(owner, { place: "91.010" }),
    ];
    const ended = await test.after(owner, [COMPLETE.cancel], { place: "91.01.01" });

    expect(codes(await book.openIn("91.01")).toSorted()).toEqual(codes([district, regency]).toSorted());
    expect(codes(await book.openIn("91.01.01"))).toEqual([district.code]);
    const nationwide = codes(await book.openIn(NATIONWIDE));
    expect(nationwide).toEqual(expect.arrayContaining(codes([district, regency, alike])));
    expect(nationwide).not.toContain(ended.code);
  });

  it("show all, page by page, each once", async () => {
    const many = await Promise.all(Array.from({ length: 230 }, () => test.opens(owner)));

    const found = await everyReferral();

    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual(expect.arrayContaining(codes(many)));
  });

  it("are healed when an act comes again that had crashed before they were written", async () => {
    const source = { kind: "listed", id: `source-${freshChat()}` } as const;
    const draft = draftBy(owner, { source, place: "92.01" });
    const act = anAct();
    const { code } = await book.open(draft, {}, act);
    const cancel = { code, event: COMPLETE.cancel, actor: owner, act: anAct() };
    const lists = [`{chat:${owner.id}}:referrals`, `{source:${source.id}}:referrals`, "{refs}:open"];
    for (const list of lists) await test.redis.command(list, "DEL", list);

    await book.open(draft, {}, act);

    expect(codes(await book.ofOwner(owner.id))).toEqual([code]);
    expect(codes(await book.ofSource(source.id))).toEqual([code]);
    expect(codes(await book.openIn("92"))).toEqual([code]);
    await book.file(cancel);
    await test.redis.command("{refs}:open", "ZADD", "{refs}:open", "0", `92.01.#${code}`);
    await book.file(cancel);
    expect(await test.redis.command("{refs}:open", "ZSCORE", "{refs}:open", `92.01.#${code}`)).toBeNull();
  });

  it("drop what is gone when they are read", async () => {
    const source = { kind: "listed", id: `source-${freshChat()}` } as const;
    const conflict = { code: `K${freshChat()}`, sides: [] };
    const referral = await test.opens(owner, { source, case: conflict, place: "93.01" });
    const lists = () => [
      ...[book.ofOwner(owner.id), book.ofSource(source.id), book.ofCase(conflict.code)].map((list) => list.then(codes)),
      ...[book.openIn("93").then(codes), everyReferral()],
    ];
    for (const list of await Promise.all(lists())) expect(list).toContain(referral.code);
    await expire(referral);

    for (const list of await Promise.all(lists())) expect(list).not.toContain(referral.code);

    expect(await stored.everything()).not.toContain(referral.code);
  });

  it("leave out one that a newer release has written, tell of it, and keep it", async () => {
    const unreadable: string[] = [];
    const parts = { redis: test.redis, sealer, now: () => new Date(), keepDays: 1 };
    const told = createReferralBook({ ...parts, onUnreadable: (code) => unreadable.push(code) });
    const [good, strange] = [await test.opens(owner, { place: "94.01" }), await test.opens(owner, { place: "94.01" })];
    await test.files(strange, COMPLETE.consent);
    const log = `{ref:${strange.code}}:log`;
    const why = JSON.stringify({ kind: "sing" });
    const fields = ["act", "x", "who", "7", "role", "volunteer", "when", "1", "from", "draf", "to", "draf", "why", why];
    await test.redis.command(log, "XADD", log, "*", ...fields);

    expect(codes(await told.openIn("94"))).toEqual([good.code]);
    expect(codes(await told.ofOwner(owner.id))).toEqual([good.code]);
    expect(new Set(unreadable)).toEqual(new Set([strange.code]));
    await expect(told.find(strange.code)).rejects.toThrow();
    expect(await stored.everything()).toContain(`94.01.#${strange.code}`);
    await expire(strange);
  });
});
