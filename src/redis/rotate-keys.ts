import { setTimeout as sleep } from "node:timers/promises";
import type { RedisConnection } from "./connection.ts";
import type { DataKeys } from "./data-keys.ts";
import { type SealedText, type SealedValue, sealedTexts } from "./sealed-texts.ts";
import { createSealer, keyIdOf, openIfPossible, type Sealer } from "./sealing.ts";

export interface Census {
  /** Keys of the store that were looked at. */
  readonly looked: number;
  /** How many texts each key of DATA_KEYS has sealed, by its id. */
  readonly opened: ReadonlyMap<string, number>;
  /** How many cannot be opened, by the id of the key that has sealed them. */
  readonly closed: ReadonlyMap<string, number>;
}

export interface Pass extends Census {
  /** Texts that the newest key has sealed anew. */
  readonly resealed: number;
  /** Values that somebody wrote in the same moment: to be looked at again. */
  readonly missed: number;
}

/** Under this name texts are counted that an earlier release has not sealed. */
export const NO_KEY = "(not sealed)";
const PAUSE = 500;

/** Which keys are in use, by opening everything once. Changes nothing. */
export async function takeCensus(redis: RedisConnection, dataKeys: DataKeys): Promise<Census> {
  return walk(redis, dataKeys, async () => undefined);
}

/**
 * Seals everything anew that is not sealed with the newest key, and goes round until nothing is left to do, at most so often.
 * Gives the last round. A bot may run meanwhile: what it writes stays. Can be broken off at any time and begun again.
 */
export async function rotateKeys(
  redis: RedisConnection,
  dataKeys: DataKeys,
  { rounds, onProgress }: { readonly rounds: number; readonly onProgress: (pass: Pass) => void },
): Promise<Pass> {
  const sealer = createSealer(dataKeys);
  for (let round = 1; ; round++) {
    const tally = { resealed: 0, missed: 0 };
    const census = await walk(redis, dataKeys, async (value, soFar) => {
      const old = value.texts.filter((text) => keyOf(text) !== dataKeys[0].id);
      const opened = old.filter((text) => read(sealer, text) !== undefined);
      if (opened.length > 0) {
        if (await value.swap((text) => reseal(sealer, text, dataKeys[0].id))) tally.resealed += opened.length;
        else tally.missed += 1;
      }
      onProgress({ ...soFar, ...tally });
    });
    const pass = { ...census, ...tally };
    if (pass.resealed + pass.missed === 0 || round >= rounds) return pass;
    if (pass.missed > 0) await sleep(PAUSE);
  }
}

/** What the newest key has sealed stays as it is, and so does what cannot be opened: there is no other copy of it. */
function reseal(sealer: Sealer, text: SealedText, newest: string): string {
  const words = keyOf(text) === newest ? undefined : read(sealer, text);
  return words === undefined ? text.sealed : sealer.seal(words, text.place);
}

function read(sealer: Sealer, { sealed, place, isOpen }: SealedText): string | undefined {
  return isOpen ? sealed : openIfPossible(sealer, sealed, place);
}

function keyOf({ sealed, isOpen }: SealedText): string {
  return isOpen ? NO_KEY : keyIdOf(sealed);
}

async function walk(
  redis: RedisConnection,
  dataKeys: DataKeys,
  work: (value: SealedValue, soFar: Census) => Promise<void>,
): Promise<Census> {
  const sealer = createSealer(dataKeys);
  const [opened, closed] = [new Map<string, number>(), new Map<string, number>()];
  let looked = 0;
  for await (const page of sealedTexts(redis)) {
    looked += page.looked;
    for (const value of page.values) {
      for (const text of value.texts) {
        const tally = read(sealer, text) === undefined ? closed : opened;
        tally.set(keyOf(text), (tally.get(keyOf(text)) ?? 0) + 1);
      }
      await work(value, { looked, opened, closed });
    }
  }
  return { looked, opened, closed };
}
