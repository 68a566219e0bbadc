import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { createCaseStores } from "../../src/redis/case-stores.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import type { DataKeys } from "../../src/redis/data-keys.ts";
import { createInbox } from "../../src/redis/inbox.ts";
import { keys } from "../../src/redis/keys.ts";
import { rotateKeys, takeCensus } from "../../src/redis/rotate-keys.ts";
import { createSealer } from "../../src/redis/sealing.ts";
import { unpackTalk } from "../../src/redis/talk-record.ts";
import { createTalkWords } from "../../src/redis/talk-words.ts";
import { anAct } from "../support/referral-book.ts";
import { freshChat } from "../support/scripted-intake.ts";
import { anyTypedText, sealedStores } from "../support/sealed-stores.ts";
import { aCaseDraft } from "../unit/data/a-case.ts";

const OLD = { id: "1", key: Buffer.alloc(32, 1) };
const NEW = { id: "2", key: Buffer.alloc(32, 2) };
const [old, both, newest] = [createSealer([OLD]), createSealer([NEW, OLD]), createSealer([NEW])];

/** Nobody else's, so that everything in it is ours. */
const DATABASE = 12;
let redis: RedisConnection;

beforeAll(async () => {
  redis = await connectRedis([`${inject("redisUrl")}/${DATABASE}`], () => undefined);
  await redis.command("", "FLUSHDB");
});
afterAll(() => redis.close());

const stores = sealedStores(
  new Proxy({} as RedisConnection, { get: (_, name) => Reflect.get(redis, name) as unknown }),
);
const anyStore = fc.constantFrom(...stores);

describe("new keys", () => {
  const dataKeys: DataKeys = [NEW, OLD];
  const quietly = { rounds: 5, onProgress: () => undefined };

  it("seal everything anew, whatever is there: then the new key alone opens it, and times to live stay", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(anyStore, anyTypedText, fc.constantFrom(old, both)), { minLength: 1, maxLength: 12 }),
        async (wishes) => {
          const kept = [];
          for (const [store, text, sealer] of wishes) kept.push({ ...(await store.keep(sealer, text)), text });
          const left = async (key: string) => Number(await redis.command(key, "PEXPIRETIME", key));
          const before = await Promise.all(kept.map(({ key }) => left(key)));

          const pass = await rotateKeys(redis, dataKeys, quietly);

          expect(pass).toMatchObject({ resealed: 0, missed: 0 });
          expect([...pass.opened.keys()]).toEqual([NEW.id]);
          expect(await Promise.all(kept.map(({ read }) => read(newest)))).toEqual(kept.map(({ text }) => text));
          expect(await Promise.all(kept.map(({ key }) => left(key)))).toEqual(before);
        },
      ),
      { numRuns: 10, endOnFailure: true },
    );
  });
});

describe("keys that change while volunteers write", () => {
  const TIMES = 40;

  it("take away nothing that anybody writes in the same moment", async () => {
    await redis.command("", "FLUSHDB");
    const { cases } = createCaseStores({ redis, sealer: both, now: () => new Date(), keepDays: 180 });
    const owner = freshChat();
    const actor = { id: owner, role: "volunteer" } as const;
    const opened = await cases.open(aCaseDraft({ owner }), anAct());
    if (opened.kind !== "opened") throw new Error(opened.kind);
    const { code } = opened.case;
    // Half of it is from before, so that there is something to seal anew.
    const before = createCaseStores({ redis, sealer: old, now: () => new Date(), keepDays: 180 });
    const note = (text: string) => ({ code, event: { kind: "note", text } as const, actor, act: anAct() });
    for (let at = 0; at < TIMES; at++) await before.cases.file(note(`lama ${at}`));
    const begun = await before.papers.open({ kind: "meeting", case: code, body: "0", by: owner }, anAct());
    if (begun.kind !== "opened") throw new Error(begun.kind);
    const inbox = createInbox(redis);

    let writing = 3;
    const writesNotes = async () => {
      for (let at = 0; at < TIMES; at++) await cases.file(note(`baru ${at}`));
      writing -= 1;
    };
    const savesPaper = async () => {
      const { id } = begun.paper;
      for (let seen = 0; seen < TIMES; seen++) {
        const body = String(seen + 1);
        await before.papers.save({ case: code, id, seen, body, isFinal: false, act: anAct() });
      }
      writing -= 1;
    };
    const talks = async () => {
      for (let update = 1; update <= TIMES; update++) {
        const turn = await inbox.begin(owner, update);
        if (turn.kind !== "begun") throw new Error(turn.kind);
        const earlier = (turn.readTalk() ?? []) as readonly string[];
        await new Promise((later) => setTimeout(later, 5));
        const said = createTalkWords(old).seal(`kata ${update}`, owner);
        await inbox.commit(turn.lease, { talk: [...earlier, said], member: undefined });
        await new Promise((later) => setTimeout(later, 5));
      }
      writing -= 1;
    };
    const turnsKeys = async () => {
      let resealed = 0;
      while (writing > 0) {
        await rotateKeys(redis, [NEW, OLD], {
          rounds: 1,
          onProgress: (pass) => (resealed = Math.max(resealed, pass.resealed)),
        });
      }
      return resealed;
    };
    const [resealed] = await Promise.all([turnsKeys(), writesNotes(), savesPaper(), talks()]);
    const last = await rotateKeys(redis, [NEW, OLD], { rounds: 5, onProgress: () => undefined });

    expect(resealed).toBeGreaterThan(0);
    expect([...last.opened.keys()]).toEqual([NEW.id]);
    const after = createCaseStores({ redis, sealer: newest, now: () => new Date(), keepDays: 180 });
    const numbers = Array.from({ length: TIMES }, (_, at) => at);
    const notes = (await after.cases.timeline(code)).map(({ what }) => (what.kind === "note" ? what.text : ""));
    expect(notes).toEqual([...numbers.map((at) => `lama ${at}`), ...numbers.map((at) => `baru ${at}`)]);
    expect(await after.papers.find(code, begun.paper.id)).toMatchObject({ body: String(TIMES), version: TIMES });
    const stored = (await redis.command(keys.talk(owner), "GET", keys.talk(owner))) as Buffer;
    const words = (JSON.parse(unpackTalk(stored)) as readonly string[]).map((sealed) =>
      createTalkWords(newest).open(sealed, owner),
    );
    expect(words).toEqual(numbers.map((at) => `kata ${at + 1}`));
  });
});

describe("a talk in somebody's hands", () => {
  it("waits for its answer, since that brings back the words as they were read", async () => {
    await redis.command("", "FLUSHDB");
    const [chat, inbox] = [freshChat(), createInbox(redis)];
    const take = async (update: number) => {
      const turn = await inbox.begin(chat, update);
      if (turn.kind !== "begun") throw new Error(turn.kind);
      return turn;
    };
    const talk = [createTalkWords(old).seal("beras", chat)];
    await inbox.commit((await take(1)).lease, { talk, member: undefined });
    const once = { rounds: 1, onProgress: () => undefined };

    const { lease } = await take(2);
    const meanwhile = await rotateKeys(redis, [NEW, OLD], once);
    await inbox.commit(lease, { talk, member: undefined });
    const afterwards = await rotateKeys(redis, [NEW, OLD], once);

    expect(meanwhile).toMatchObject({ resealed: 0, missed: 1 });
    expect(afterwards).toMatchObject({ resealed: 1, missed: 0 });
  });
});

describe("what was changed past the bot", () => {
  it("stays closed and as it is, is counted, and stops nothing", async () => {
    await redis.command("", "FLUSHDB");
    const [store] = stores;
    const [moved, right] = [await store?.keep(old, "satu"), await store?.keep(old, "dua")];
    const value = (await redis.command("", "HGET", right?.key ?? "", "words")) as Buffer;
    await redis.command("", "HSET", moved?.key ?? "", "words", value);
    await redis.command("", "SET", "{chat:1}:talk", "no talk at all");
    await redis.command("", "SET", "{ref:WRONG1}", "no hash at all");

    const pass = await rotateKeys(redis, [NEW, OLD], { rounds: 5, onProgress: () => undefined });

    expect(Object.fromEntries(pass.closed)).toEqual({ [OLD.id]: 1, "(unreadable)": 2 });
    expect(await redis.command("", "HGET", moved?.key ?? "", "words")).toEqual(value);
    expect(await right?.read(newest)).toBe("dua");
    expect(await takeCensus(redis, [OLD])).toMatchObject({ opened: new Map(), looked: pass.looked });
  });
});
