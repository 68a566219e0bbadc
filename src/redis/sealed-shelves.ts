import { z } from "zod";
import { StoreAway } from "../domain/inbox.ts";
import type { RedisConnection } from "./connection.ts";
import { pairs } from "./flat-pairs.ts";
import { keys } from "./keys.ts";
import { swapFieldScript, swapInLogScript, swapStringScript } from "./sealed-scripts.ts";
import type { SealedText, SealedValue } from "./sealed-texts.ts";
import { packTalk, unpackTalk } from "./talk-record.ts";

type Read = (redis: RedisConnection, key: string) => Promise<readonly SealedValue[]>;

/** Every kind of key in which something sealed stands. What is sealed anywhere else would be lost with its key: add it here. */
const SHELVES: readonly (readonly [RegExp, Read])[] = [
  [/^\{ref:[^}]+\}$/, inFields(["labels", "words"])],
  [/^\{rumour:[^}]+\}$/, inFields(["words"])],
  [/^\{(?:ref|case):[^}]+\}:log$/, inLog("texts")],
  [/^\{case:[^}]+\}:papers$/, inPapers],
  [/^\{campaign:[^}]+\}$/, inFields(["content"])],
  [/^\{sources\}:proposals$/, inEveryField],
  [/^\{dead\}:letter:/, inString],
  [/^\{erased\}:pepper$/, inString],
  [/^\{chat:-?\d+\}:talk$/, inTalk],
  [/^\{chat:-?\d+\}:import$/, inFileOnShelf],
];

/** As it stands within the JSON of a talk, also within JSON in that JSON. */
const SEALED_IN_JSON = /(?<=")[\w-]{1,32}:[A-Za-z0-9+/]{38,}={0,2}(?=\\*")/g;

const PaperRecord = z.looseObject({ sealed: z.string() });

/** Under this name what cannot even be taken apart is counted, as if a key of that name had sealed it. */
const ODD = "(unreadable)";

/** Throws StoreAway. */
export async function sealedIn(redis: RedisConnection, key: string): Promise<readonly SealedValue[]> {
  const [, read] = SHELVES.find(([form]) => form.test(key)) ?? [];
  if (read === undefined) return [];
  try {
    return await read(redis, key);
  } catch (error) {
    if (error instanceof StoreAway) throw error;
    // One that a newer release or a stranger has written must not stop the others.
    return [{ texts: [{ sealed: `${ODD}:`, place: key }], swap: async () => false }];
  }
}

function inFields(fields: readonly string[]): Read {
  return async (redis, key) => {
    const held = (await redis.command(key, "HMGET", key, ...fields)) as readonly (Buffer | null)[];
    return fields.flatMap((field, at): readonly SealedValue[] => {
      const sealed = held[at]?.toString();
      if (sealed === undefined) return [];
      const text: SealedText = { sealed, place: `${key}:${field}`, ...(sealed.startsWith("{") && { isOpen: true }) };
      return [{ texts: [text], swap: (reseal) => swapField(redis, key, [field, sealed, reseal(text)]) }];
    });
  };
}

/** Of a hash that earlier releases wrote open. */
async function inEveryField(redis: RedisConnection, key: string): Promise<readonly SealedValue[]> {
  return inFields(((await redis.command(key, "HKEYS", key)) as readonly Buffer[]).map(String))(redis, key);
}

/** Two of its fields tell which file it is and how far; all others are sealed. */
async function inFileOnShelf(redis: RedisConnection, key: string): Promise<readonly SealedValue[]> {
  const fields = ((await redis.command(key, "HKEYS", key)) as readonly Buffer[]).map(String);
  return inFields(fields.filter((field) => field !== "token" && field !== "standing"))(redis, key);
}

async function inPapers(redis: RedisConnection, key: string): Promise<readonly SealedValue[]> {
  const held = (await redis.command(key, "HGETALL", key)) as Readonly<Record<string, Buffer>>;
  return Object.entries(held).map(([id, bytes]): SealedValue => {
    const stored = bytes.toString();
    const record = PaperRecord.parse(JSON.parse(stored));
    const text = { sealed: record.sealed, place: `${key}:${id}` };
    const swap = (reseal: (one: SealedText) => string) =>
      swapField(redis, key, [id, stored, JSON.stringify({ ...record, sealed: reseal(text) })]);
    return { texts: [text], swap };
  });
}

async function swapField(redis: RedisConnection, key: string, change: readonly [string, string, string]) {
  return (await redis.run(swapFieldScript, [key], change)) === 1;
}

function inLog(field: string): Read {
  return async (redis, key) => {
    const entries = (await redis.command(key, "XRANGE", key, "-", "+")) as readonly (readonly [Buffer, Buffer[]])[];
    const found = entries.flatMap(([id, fields], at) => {
      const sealed = pairs(fields).get(field);
      return sealed === undefined ? [] : [{ id: id.toString(), text: { sealed, place: `${key}:${at + 1}` } }];
    });
    if (found.length === 0) return [];
    return [
      {
        texts: found.map(({ text }) => text),
        async swap(reseal) {
          const swaps = found.flatMap(({ id, text }) => [id, text.sealed, reseal(text)]);
          return (await redis.run(swapInLogScript, [key], [field, ...swaps])) === found.length;
        },
      },
    ];
  };
}

async function inString(redis: RedisConnection, key: string): Promise<readonly SealedValue[]> {
  const sealed = ((await redis.command(key, "GET", key)) as Buffer | null)?.toString();
  if (sealed === undefined) return [];
  const text = { sealed, place: key };
  const swap: SealedValue["swap"] = async (reseal) =>
    (await redis.run(swapStringScript, [key], [sealed, reseal(text)])) === 1;
  return [{ texts: [text], swap }];
}

/** JSON, with what was typed sealed in it. */
async function inTalk(redis: RedisConnection, key: string): Promise<readonly SealedValue[]> {
  const stored = (await redis.command(key, "GET", key)) as Buffer | null;
  if (stored === null) return [];
  const talk = unpackTalk(stored);
  const toText = (sealed: string): SealedText => ({ sealed, place: `${key}:words` });
  const texts = [...talk.matchAll(SEALED_IN_JSON)].map(([sealed]) => toText(sealed));
  if (texts.length === 0) return [];
  return [
    {
      texts,
      async swap(reseal) {
        const next = packTalk(talk.replaceAll(SEALED_IN_JSON, (sealed) => reseal(toText(sealed))));
        const lease = keys.lease(Number(/^\{chat:(-?\d+)\}/.exec(key)?.[1]));
        return (await redis.run(swapStringScript, [key, lease], [stored, next])) === 1;
      },
    },
  ];
}
