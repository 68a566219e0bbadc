import { randomUUID } from "node:crypto";
import { StoreAway } from "../domain/inbox.ts";
import type { RedisConnection } from "./connection.ts";
import type { DataKeys } from "./data-keys.ts";
import { DataKeysError } from "./data-keys-error.ts";
import { createKnownKeys, judgeKeys, type KeyTrouble, type KnownKeys } from "./known-keys.ts";
import { takeCensus } from "./rotate-keys.ts";
import { createSealer, type Sealer } from "./sealing.ts";
import { refuseUnfinishedRestore } from "./unfinished-restore.ts";

export interface Sealing {
  /** Throws StoreAway for as long as nobody has compared the keys with the store: nothing is sealed that could not be opened again. */
  readonly sealer: Sealer;
  /** Whether the keys fit the store. */
  isSure(): boolean;
  stop(): Promise<void>;
}

export interface SealingParts {
  readonly redis: RedisConnection;
  readonly dataKeys: DataKeys;
  readonly log: {
    warn(facts: object, sentence: string): void;
    fatal(facts: object, sentence: string): void;
  };
}

/** What stands before a sealed text; anything else was never sealed. */
const KEY_ID = /^[\w-]{1,32}$/;
const AGAIN_AFTER = 1000;
const ANNOUNCED_EVERY = 30_000;

/**
 * Compares the keys with the store before anything is sealed. Throws DataKeysError when they do not fit, and UnfinishedRestore. A Redis that is away
 * is waited for beside everything else; keys that turn out wrong then do not end the bot, since it still answers /darurat.
 */
export async function startSealing({ redis, dataKeys, log }: SealingParts): Promise<Sealing> {
  const known = createKnownKeys(redis);
  const process = randomUUID();
  const sealer = createSealer(dataKeys);
  let isSure = false;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  const later = (milliseconds: number, work: () => Promise<void>) => {
    if (!isStopped) timer = setTimeout(() => void work(), milliseconds).unref();
  };

  async function confirm(): Promise<readonly KeyTrouble[]> {
    await refuseUnfinishedRestore(redis);
    const troubles = await compareKeys(redis, known, dataKeys);
    if (troubles.length > 0) return troubles;
    await known.announce(dataKeys[0], process);
    // Another process may have begun in the same moment with another key of this name: the first one counts.
    const since = judgeKeys(dataKeys, (await known.read()) ?? new Map());
    isSure = since.length === 0;
    if (isSure) later(ANNOUNCED_EVERY, announce);
    return since;
  }

  /** Again and again, so that whoever changes keys knows who still seals with the old one. */
  async function announce(): Promise<void> {
    await known.announce(dataKeys[0], process).catch(() => undefined);
    later(ANNOUNCED_EVERY, announce);
  }

  async function confirmLater(): Promise<void> {
    const troubles = await confirm().catch(() => [] as const);
    if (isSure) return;
    if (troubles.length > 0) {
      log.fatal(
        { keys: troubles },
        "DATA_KEYS does not fit what is stored: what has to be sealed waits, until the bot is started with the right keys",
      );
    }
    later(troubles.length > 0 ? ANNOUNCED_EVERY : AGAIN_AFTER, confirmLater);
  }

  const troubles = await confirm().catch((error: unknown) => {
    if (!(error instanceof StoreAway)) throw error;
    log.warn({}, "the store is away, its keys are compared when it is back");
    later(AGAIN_AFTER, confirmLater);
    return [];
  });
  if (troubles.length > 0) throw new DataKeysError(troubles);

  const whenSure = <T>(work: () => T): T => {
    if (!isSure) throw new StoreAway("DATA_KEYS was not compared with the store yet");
    return work();
  };
  return {
    sealer: {
      seal: (text, place) => whenSure(() => sealer.seal(text, place)),
      open: (sealed, place) => whenSure(() => sealer.open(sealed, place)),
    },
    isSure: () => isSure,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await known.leave(dataKeys[0], process).catch(() => undefined);
    },
  };
}

/** What is wrong with these keys. A store from before keys were noted is looked through once, and they are noted. Throws StoreAway. */
async function compareKeys(
  redis: RedisConnection,
  known: KnownKeys,
  dataKeys: DataKeys,
): Promise<readonly KeyTrouble[]> {
  const noted = await known.read();
  if (noted !== undefined) return judgeKeys(dataKeys, noted);
  const { opened, closed } = await takeCensus(redis, dataKeys);
  const ids = new Set(dataKeys.map(({ id }) => id));
  const troubles = [...closed.keys()]
    .filter((id) => KEY_ID.test(id) && !opened.has(id))
    .map((id): KeyTrouble => ({ id, kind: ids.has(id) ? "other" : "missing" }));
  if (troubles.length === 0) await known.remember(dataKeys.filter(({ id }) => opened.has(id)));
  return troubles;
}
