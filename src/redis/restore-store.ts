import { z } from "zod";
import { createCampaignBook } from "./campaign-book.ts";
import type { RedisConnection } from "./connection.ts";
import { clear, putBack } from "./copy-store.ts";
import { type ErasureList, readErasures, wasErasedAfter } from "./erasures.ts";
import { keys } from "./keys.ts";
import { type Rebuilt, rebuildIndexes } from "./rebuild-indexes.ts";
import type { Sealer } from "./sealing.ts";

export interface Restoring {
  readonly redis: RedisConnection;
  readonly sealer: Sealer;
  readonly now: () => Date;
  /** Of the copy, after what it says of itself. */
  readonly parts: AsyncIterable<unknown>;
  /** The moment of the copy, in ms since the epoch. */
  readonly madeAt: number;
  /** All that is known of erasures since then. */
  readonly erasures: readonly ErasureList[];
}

export interface Restored extends Rebuilt {
  readonly keys: number;
  readonly sources: number;
  readonly rumours: number;
  /** People whom the bot will erase again at its next start. */
  readonly erased: number;
  /** Broadcasts that would have gone on, or gone out once more. */
  readonly held: number;
}

const ErasureLists = z.array(
  z.object({ pepper: z.string(), people: z.array(z.tuple([z.string(), z.number()])) }),
) satisfies z.ZodType<ErasureList[]>;

/** What the store that is to be replaced knows of erasures, also one in which half a copy stands. */
export async function erasuresIn(redis: RedisConnection): Promise<readonly ErasureList[]> {
  const here = await readErasures(redis);
  const broken = (await redis.command(keys.restoring, "GET", keys.restoring)) as Buffer | null;
  const earlier = broken === null ? [] : ErasureLists.parse(JSON.parse(String(broken)));
  return here === undefined ? earlier : [here, ...earlier];
}

const PERSON = /^\{chat:(\d+)\}:/;
const PERSON_IN_LIST = "{members}:ids";

/** Puts a copy in the place of all that the bot has kept there. The bot must not run. Can be broken off and begun again. */
export async function restoreStore(restoring: Restoring): Promise<Restored> {
  const { redis, sealer, now, parts } = restoring;
  // Whoever has to begin anew finds here what only the store knew that is now taken away.
  await redis.command(keys.restoring, "SET", keys.restoring, JSON.stringify(restoring.erasures));
  await clear(redis);
  const people = new Set<number>();
  let [count, rumours] = [0, 0];
  for await (const part of parts) {
    for (const key of await putBack(redis, part)) {
      count += 1;
      if (/^\{rumour:[^}]+\}$/.test(key)) rumours += 1;
      const person = PERSON.exec(key)?.[1];
      if (person !== undefined) people.add(Number(person));
    }
  }
  for (const id of (await redis.command(PERSON_IN_LIST, "ZRANGE", PERSON_IN_LIST, "0", "-1")) as readonly Buffer[]) {
    people.add(Number(String(id)));
  }
  const erased = await eraseSoon([...people], restoring);
  await redis.command(keys.sealers, "DEL", keys.sealers);
  const rebuilt = await rebuildIndexes(redis, sealer, now);
  const held = await holdBroadcasts(restoring);
  const sources = Number(await redis.command(keys.sources, "HLEN", keys.sources));
  await redis.command(keys.restoring, "DEL", keys.restoring);
  return { ...rebuilt, ...{ keys: count, sources, rumours, erased, held } };
}

/** The bot itself erases them, since only it knows all that belongs to it. */
async function eraseSoon(people: readonly number[], { redis, sealer, madeAt, erasures }: Restoring): Promise<number> {
  const lists = erasures.map((list) => wasErasedAfter(madeAt, list, sealer));
  const again = people.filter((person) => lists.some((wasErased) => wasErased(person)));
  for (const person of again) await redis.command(keys.erasedAgain, "SADD", keys.erasedAgain, String(person));
  return again.length;
}

/** Who was reached after the copy was made is not known any more: nothing goes out twice unless an admin wants it. */
async function holdBroadcasts({ redis, sealer, now, madeAt }: Restoring): Promise<number> {
  const campaigns = createCampaignBook({ redis, sealer, now, keepDays: 180 });
  const actor = { id: 0, role: "admin" } as const;
  let held = 0;
  for (const { campaign } of await campaigns.underWay()) {
    const { id, state, schedule } = campaign;
    const isDue = schedule.kind === "now" || (schedule.kind === "once" && schedule.at <= now().getTime());
    const kind =
      state === "running" ? "pause" : (state === "confirmed" || state === "scheduled") && isDue ? "cancel" : undefined;
    if (kind === undefined) continue;
    const filing = await campaigns.file({ id, event: { kind }, actor, act: `restore-${madeAt}` });
    if (filing.kind === "moved") held += 1;
  }
  return held;
}
