import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Directory, NewSource } from "../../src/domain/directory.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createDirectory } from "../../src/redis/directory.ts";
import { sealer } from "../support/referral-book.ts";
import { freshChat } from "../support/scripted-intake.ts";
import { aSource } from "../unit/data/a-source.ts";

let redis: RedisConnection;
let directory: Directory;
let time = Date.parse("2026-11-23T12:00:00Z");

beforeAll(async () => {
  redis = await connectRedis([inject("redisUrl")], () => undefined);
  directory = createDirectory({ redis, sealer, now: () => new Date(time) });
});

afterAll(() => redis.close());

/** Acts and people nobody else in the shared store has. */
const anAct = () => `act-${freshChat()}`;

function aNewSource(told: Partial<NewSource> = {}): NewSource {
  const { id: _id, quality: _quality, ...source } = { ...aSource(), ...told };
  return source;
}

describe("the directory", () => {
  it("finds a source as it was added, and nothing under an id nobody has", async () => {
    const added = await directory.add(aNewSource(), anAct());

    expect(await directory.find(added.id)).toEqual(added);
    expect(added).toMatchObject({ ...aNewSource(), quality: { kind: "too few", outcomes: 0 } });
    expect(await directory.find("nobody")).toBeUndefined();
  });

  it("makes a short id and identifiers for the export, the same for the same act", async () => {
    const act = anAct();

    const added = await directory.add(aNewSource(), act);

    expect(added.id).toMatch(/^[a-z0-9-]{1,16}$/);
    const { organization, service, location } = added.identifiers ?? {};
    expect(new Set([organization, service, location]).size).toBe(3);
    expect(await directory.add(aNewSource(), anAct())).not.toMatchObject({ identifiers: added.identifiers });
  });

  it("adds once, however often the act comes again, and leaves what was changed meanwhile", async () => {
    const act = anAct();
    const { quality: _, ...added } = await directory.add(aNewSource(), act);
    await directory.save({ ...added, cost: "Rp5.000" });

    const again = await directory.add(aNewSource(), act);

    expect(again).toMatchObject({ id: added.id, cost: "Rp5.000" });
  });

  it("loses no change of two at once, and knows nothing of an id nobody has", async () => {
    const { id } = await directory.add(aNewSource({ documents: [] }), anAct());
    const papers = ["KTP", "KK", "Surat RT", "Foto"];

    const bring = (paper: string) =>
      directory.change(id, (record) => ({ ...record, documents: [...record.documents, paper] }));
    await Promise.all(papers.map(bring));

    expect((await directory.find(id))?.documents.toSorted()).toEqual(papers.toSorted());
    expect(await directory.change("nobody", (record) => record)).toBeUndefined();
  });

  it("keeps an edit, and loses what was taken out of the entry", async () => {
    const { quality: _, hours: __, ...added } = await directory.add(aNewSource(), anAct());

    await directory.save({ ...added, status: "defunct" });

    const found = await directory.find(added.id);
    expect(found).toMatchObject({ status: "defunct" });
    expect(found).not.toHaveProperty("hours");
  });

  it.each<[string, Partial<NewSource>]>([
    ["a name of 121 letters", { organisation: "x".repeat(121) }],
    ["no name", { organisation: "  " }],
    ["no category", { categories: [] }],
    ["a place that is no code", { place: "Sleman" }],
    ["coordinates beyond the pole", { coordinates: { latitude: 91, longitude: 0 } }],
    ["16 documents", { documents: Array.from({ length: 16 }, () => "KTP") }],
  ])("takes no source with %s", async (_what, told) => {
    await expect(directory.add(aNewSource(told), anAct())).rejects.toThrow();
  });

  it("keeps what the referrals say of a source through an edit", async () => {
    const { quality: _, ...added } = await directory.add(aNewSource(), anAct());
    const quality = { kind: "score", value: 0.42, outcomes: 7 } as const;

    await directory.score(added.id, quality);
    await directory.save({ ...added, service: "Beras" });

    expect(await directory.find(added.id)).toMatchObject({ service: "Beras", quality });
  });

  it("notes who made sure that an entry is true", async () => {
    const { id } = await directory.add(aNewSource(), anAct());

    const verified = await directory.verify(id, 77, time);

    expect(verified?.verified).toEqual({ at: time, by: 77 });
    expect(await directory.find(id)).toEqual(verified);
    expect(await directory.verify("nobody", 77, time)).toBeUndefined();
  });

  it("loses no edit when many are sure of an entry at the same moment", async () => {
    const { id } = await directory.add(aNewSource(), anAct());

    const all = await Promise.all([1, 2, 3, 4, 5].map((by) => directory.verify(id, by, time + by)));

    expect(all.every((source) => source !== undefined)).toBe(true);
  });
});

describe("an entry that is wrong", () => {
  const aWrongEntry = () => ({ source: `s${freshChat()}`, wrong: "wrong_hours" as const, by: freshChat(), at: time++ });

  it("is reported once by a person until an admin has looked, and every complaint counts", async () => {
    const entry = aWrongEntry();

    expect(await directory.report(entry)).toBe(true);
    expect(await directory.report({ ...entry, at: time++ })).toBe(false);
    expect(await directory.report({ ...entry, wrong: "wrong_place" })).toBe(true);
    expect(await directory.report({ ...entry, by: freshChat() })).toBe(true);
    await directory.settle(entry.source);
    expect(await directory.report(entry)).toBe(true);

    expect(await directory.complaints(entry.source)).toBe(4);
    expect(await directory.complaints("nobody")).toBe(0);
  });

  it("is listed, oldest first, until it is settled", async () => {
    const [one, other] = [aWrongEntry(), aWrongEntry()];
    await directory.report(other);
    await directory.report(one);
    const listed = async () =>
      (await directory.reports()).filter(({ source }) => [one.source, other.source].includes(source));

    expect(await listed()).toEqual([one, other]);
    await directory.settle(one.source);
    expect(await listed()).toEqual([other]);
  });

  it("stays reported when the person is erased, by nobody", async () => {
    const entry = aWrongEntry();
    await directory.report(entry);

    await directory.forget(entry.by);

    const reports = (await directory.reports()).filter(({ source }) => source === entry.source);
    expect(reports).toEqual([{ ...entry, by: 0 }]);
  });
});

describe("a proposed source", () => {
  it("waits, oldest first, and comes in once an admin says yes, who stands for it", async () => {
    const [first, second] = [await directory.propose(aNewSource(), 7, anAct()), time++];
    const later = await directory.propose(aNewSource({ service: "Beras" }), 8, anAct());
    const waiting = (await directory.proposals()).filter(({ id }) => [first.id, later.id].includes(id));

    const decided = await directory.decide(first.id, { isWelcome: true, by: 9001, act: anAct() });

    expect(second).toBeLessThan(time);
    expect(waiting).toEqual([first, later]);
    expect(decided).toEqual(first);
    expect(await directory.find(first.id)).toMatchObject({ ...aNewSource(), verified: { by: 9001, at: time } });
    expect((await directory.proposals()).map(({ id }) => id)).not.toContain(first.id);
  });

  it("is the same one when the act comes again", async () => {
    const act = anAct();

    const [one, again] = [await directory.propose(aNewSource(), 7, act), await directory.propose(aNewSource(), 7, act)];

    expect(again).toEqual(one);
    expect((await directory.proposals()).filter(({ id }) => id === one.id)).toHaveLength(1);
  });

  it("is not in the directory when it is not welcome", async () => {
    const { id } = await directory.propose(aNewSource(), 7, anAct());

    expect(await directory.decide(id, { isWelcome: false, by: 9001, act: anAct() })).toMatchObject({ id });

    expect(await directory.find(id)).toBeUndefined();
    expect((await directory.proposals()).map((proposal) => proposal.id)).not.toContain(id);
  });

  it("is decided by the quicker of two admins, and by the same act as often as it comes", async () => {
    const { id } = await directory.propose(aNewSource(), 7, anAct());
    const [yes, no] = [
      { isWelcome: true, by: 9001, act: anAct() },
      { isWelcome: false, by: 9002, act: anAct() },
    ];

    const decisions = await Promise.all([directory.decide(id, yes), directory.decide(id, no)]);
    const again = [await directory.decide(id, yes), await directory.decide(id, no)];

    expect(decisions.filter((decision) => decision !== undefined)).toHaveLength(1);
    expect(again).toEqual(decisions);
    expect((await directory.find(id)) !== undefined).toBe(decisions[0] !== undefined);
  });

  it("is gone two days after it was decided", async () => {
    const [old, fresh] = [
      await directory.propose(aNewSource(), 7, anAct()),
      await directory.propose(aNewSource(), 7, anAct()),
    ];
    const decision = { isWelcome: false, by: 9001, act: anAct() };
    await directory.decide(old.id, decision);

    time += 3 * 24 * 3600 * 1000;
    await directory.decide(fresh.id, { ...decision, act: anAct() });

    expect(await directory.decide(old.id, decision)).toBeUndefined();
  });

  it("and a verification are nobody's once the person is erased", async () => {
    const person = freshChat();
    const { id } = await directory.propose(aNewSource(), person, anAct());
    const added = await directory.add(aNewSource(), anAct());
    await directory.verify(added.id, person, time);

    await directory.forget(person);

    expect((await directory.proposals()).find((proposal) => proposal.id === id)?.by).toBe(0);
    expect((await directory.find(added.id))?.verified).toEqual({ at: time, by: 0 });
  });
});
