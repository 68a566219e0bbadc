import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { packTalk, unpackTalk } from "../../src/intake/talk-state.ts";
import { createCaseStores } from "../../src/redis/case-stores.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import type { DataKeys } from "../../src/redis/data-keys.ts";
import { createInbox } from "../../src/redis/inbox.ts";
import { keys } from "../../src/redis/keys.ts";
import { rotateKeys, takeCensus } from "../../src/redis/rotate-keys.ts";
import { sealedIn } from "../../src/redis/sealed-shelves.ts";
import { createSealer, keyIdOf, type Sealer } from "../../src/redis/sealing.ts";
import { createTalkWords } from "../../src/redis/talk-words.ts";
import { anAct } from "../support/referral-book.ts";
import { freshChat } from "../support/scripted-intake.ts";
import { type Kept, sealedStores } from "../support/sealed-stores.ts";
import { aCaseDraft } from "../unit/data/a-case.ts";

const OLD = { id: "1", key: Buffer.alloc(32, 1) };
const NEW = { id: "2", key: Buffer.alloc(32, 2) };
const [old, both, newest] = [createSealer([OLD]), createSealer([NEW, OLD]), createSealer([NEW])];

/** Nobody else's, so that everything in it is ours. */
const DATABASE = 14;
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
/** What no other text of the house has, whatever stands around it. */
const anyText = fc
  .tuple(fc.uuid(), fc.string({ unit: "grapheme", maxLength: 40 }))
  .map((parts) => parts.join(" x").trim());

/** The one value of this key in which this text stands. */
async function valueOf({ key }: Kept, text: string, sealer: Sealer) {
  for (const value of await sealedIn(redis, key)) {
    const found = value.texts.find(({ sealed, place }) => {
      try {
        return (
          sealer.open(sealed, place).includes(JSON.stringify(text).slice(1, -1)) || sealer.open(sealed, place) === text
        );
      } catch {
        return false;
      }
    });
    if (found !== undefined) return { ...value, text: found };
  }
  throw new Error(`${key} does not hold the text sealed.`);
}

async function everything(key: string): Promise<string> {
  const type = String(await redis.command(key, "TYPE", key));
  const read = { hash: ["HGETALL"], stream: ["XRANGE", "-", "+"], string: ["GET"] }[type] ?? [];
  const [command = "", ...range] = read;
  return JSON.stringify(await redis.command(key, command, key, ...range), (_, value: unknown) =>
    value instanceof Object && "data" in value ? Buffer.from(value.data as number[]).toString("latin1") : value,
  );
}

describe.each(stores)("$name", ({ keep }) => {
  it("stands there sealed, whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const kept = await keep(old, text);

        expect(await kept.read(old)).toBe(text);
        expect(await everything(kept.key)).not.toContain(text.slice(0, 36));
        expect(keyIdOf((await valueOf(kept, text, old)).text.sealed)).toBe(OLD.id);
      }),
      { numRuns: 5 },
    );
  });

  it("cannot be changed places with another one, of its kind or of any other: both are refused, the rest can be read", async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(anyText, anyText), fc.option(anyStore), async ([one, other], elsewhere) => {
        const kept = [await keep(old, one), await (elsewhere ?? { keep }).keep(old, other)] as const;
        const around = await Promise.all(kept.map((each) => each.around(old)));
        const [here, there] = [await valueOf(kept[0], one, old), await valueOf(kept[1], other, old)];

        const swapped = [await here.swap(() => there.text.sealed), await there.swap(() => here.text.sealed)];

        // Of two in one value the second swap finds it changed: the first one has put a stranger there already.
        expect(swapped[0]).toBe(true);
        expect(await kept[0].read(old)).toBeUndefined();
        expect(await kept[1].read(old)).toBe(swapped[1] ? undefined : other);
        expect(await Promise.all(kept.map((each) => each.around(old)))).toEqual(around);
      }),
      { numRuns: 8 },
    );
  });

  it("is refused when a single bit of it was turned", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.nat(), fc.integer({ min: 0, max: 7 }), async (text, at, bit) => {
        const kept = await keep(old, text);
        const {
          text: { sealed },
          swap,
        } = await valueOf(kept, text, old);
        const bytes = Buffer.from(sealed.slice(2), "base64");
        const turned = at % bytes.length;
        bytes.writeUInt8(bytes.readUInt8(turned) ^ (1 << bit), turned);
        await swap(() => `1:${bytes.toString("base64")}`);

        expect(await kept.read(old)).toBeUndefined();
      }),
      { numRuns: 5 },
    );
  });
});

describe("two fields of one record", () => {
  it.each([["need and labels of a referral", "the need of a referral", ["labels", "words"]]] as const)(
    "cannot be exchanged: %s",
    async (_, name, [one, other]) => {
      const kept = await stores.find((store) => store.name === name)?.keep(old, "beras untuk seminggu");
      const { key = "" } = kept ?? {};
      const values = (await redis.command(key, "HMGET", key, one, other)) as [Buffer, Buffer];

      await redis.command(key, "HSET", key, one, values[1], other, values[0]);

      expect(await kept?.read(old)).toBeUndefined();
      expect(await kept?.around(old)).toEqual({ category: "food", urgency: "urgent" });
    },
  );
});

describe("new keys", () => {
  const dataKeys: DataKeys = [NEW, OLD];
  const quietly = { rounds: 5, onProgress: () => undefined };

  it("seal everything anew, whatever is there: then the new key alone opens it, and times to live stay", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(anyStore, anyText, fc.constantFrom(old, both)), { minLength: 1, maxLength: 12 }),
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
        const earlier = (unpackTalk(turn.talk) ?? []) as readonly string[];
        await new Promise((later) => setTimeout(later, 5));
        const said = createTalkWords(old).seal(`kata ${update}`, owner);
        await inbox.commit(turn.lease, { talk: packTalk([...earlier, said]), member: undefined });
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
    const words = (unpackTalk(stored) as readonly string[]).map((sealed) =>
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
    const talk = packTalk([createTalkWords(old).seal("beras", chat)]);
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
