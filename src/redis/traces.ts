import type { DeadLetters } from "../domain/inbox.ts";
import type { PersonTraces, Traces, UnfinishedUpdate } from "../domain/trace.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { createQueueTraces, type TracedLine } from "./queue-traces.ts";
import { noteErased } from "./rewrite-file.ts";
import { namesIn } from "./scan-names.ts";
import { unpackTalk } from "./talk-record.ts";
import type { TalkWords } from "./talk-words.ts";

export interface TraceParts {
  readonly redis: RedisConnection;
  readonly queues: TracedLine;
  readonly letters: Pick<DeadLetters, "all" | "find" | "forget">;
  readonly words: Pick<TalkWords, "open">;
}

/** As the sealer writes it: the name of a key, and base64 of at least nonce, tag and one byte. */
const SEALED = /[\w-]+:[A-Za-z0-9+/]{38,}={0,2}/g;

export function createTraces({ redis, queues, letters, words }: TraceParts): Traces {
  const jobs = createQueueTraces(redis, queues);

  async function talkOf(person: number): Promise<unknown> {
    const key = keys.talk(person);
    const packed = (await redis.command(key, "GET", key)) as Buffer | null;
    if (packed === null) return undefined;
    return opened(JSON.parse(unpackTalk(packed)), (text) => words.open(text, person));
  }

  async function talkSinceOf(person: number): Promise<number | undefined> {
    const since = (await redis.command(keys.talkSince(person), "GET", keys.talkSince(person))) as Buffer | null;
    return since === null ? undefined : Number(since);
  }

  async function doneOf(person: number): Promise<readonly number[]> {
    const key = keys.done(person);
    return ((await redis.command(key, "ZRANGE", key, "0", "-1")) as readonly Buffer[]).map(Number);
  }

  async function unfinishedOf(person: number): Promise<readonly UnfinishedUpdate[]> {
    const found: UnfinishedUpdate[] = [];
    for await (const name of namesIn(redis, `{chat:${person}}:journal:*`, /:journal:(\d+)$/)) {
      const update = Number(name);
      const key = keys.journal(person, update);
      const { tries, ...sends } = (await redis.command(key, "HGETALL", key)) as Readonly<Record<string, Buffer>>;
      if (tries !== undefined) found.push({ update, tries: Number(tries), sends: Object.keys(sends).length });
    }
    return found;
  }

  async function lettersOf(person: number): Promise<PersonTraces["letters"]> {
    const own = (await letters.all()).filter(({ chat }) => chat === person);
    return Promise.all(
      own.map(async (letter) => {
        // Its key may be gone from DATA_KEYS: that a letter is there is told all the same.
        const content = await letters.find(letter).catch(() => undefined);
        return { update: letter.update, content: content === undefined ? undefined : (JSON.parse(content) as unknown) };
      }),
    );
  }

  /** Codes whose list of guests holds the person. No record leads to them: the lists are looked through. */
  async function invitesOf(person: number): Promise<readonly string[]> {
    const codes = new Set<string>();
    for await (const code of namesIn(redis, "{invite:*}:came", /^\{invite:([^}]+)\}/)) {
      const key = keys.inviteCame(code);
      if ((await redis.command(key, "ZSCORE", key, String(person))) !== null) codes.add(code);
    }
    return [...codes];
  }

  return {
    async of(person) {
      return {
        ...{ talk: await talkOf(person), talkSince: await talkSinceOf(person), done: await doneOf(person) },
        ...{ unfinished: await unfinishedOf(person), letters: await lettersOf(person) },
        ...{ invites: await invitesOf(person), jobs: await jobs.of(person) },
      };
    },

    async forget(person) {
      await noteErased(redis);
      const invites = await invitesOf(person);
      for (const code of invites) {
        await redis.command(keys.inviteCame(code), "ZREM", keys.inviteCame(code), String(person));
      }
      return invites.length + (await jobs.forget(person));
    },
  };
}

/** What is sealed opened wherever it stands. A talk holds JSON in JSON: that is unpacked too, so that it can be read. */
function opened(thing: unknown, open: (sealed: string) => string | undefined): unknown {
  if (Array.isArray(thing)) return thing.map((item) => opened(item, open));
  if (typeof thing === "object" && thing !== null) {
    return Object.fromEntries(Object.entries(thing).map(([name, value]) => [name, opened(value, open)]));
  }
  if (typeof thing !== "string") return thing;
  const inner = /^[[{]/.test(thing) ? parsed(thing) : undefined;
  return inner === undefined ? thing.replaceAll(SEALED, (sealed) => open(sealed) ?? sealed) : opened(inner, open);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
