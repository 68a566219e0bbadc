import { z } from "zod";
import { isWithin } from "../domain/area.ts";
import { sourceIdOf } from "../domain/derived-id.ts";
import {
  HEARD_AT,
  LONGEST_RUMOUR,
  RUMOUR_KEPT,
  RUMOUR_RESULTS,
  RUMOUR_STEPS,
  RUMOUR_TOPICS,
  type Rumour,
  type Rumours,
  type RumourTold,
  SAME_RUMOUR,
  WITNESSES,
} from "../domain/rumour.ts";
import { createChance } from "./chance.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { openIfPossible, type Sealer } from "./sealing.ts";

const FactsRecord = z.object({
  place: z.string(),
  topic: z.enum(RUMOUR_TOPICS),
  heardAt: z.enum(HEARD_AT),
  witness: z.enum(WITNESSES),
  at: z.number(),
  steps: z.array(
    z
      .int()
      .min(0)
      .max(RUMOUR_STEPS - 1),
  ),
  result: z.enum(RUMOUR_RESULTS).exactOptional(),
});

/** An area is read for its latest ones: what a person can look at, and no more than one reading of Redis can bear. */
const MOST_READ = 500;

export interface RumourParts {
  readonly redis: RedisConnection;
  readonly sealer: Sealer;
  readonly now: () => Date;
}

export function createRumours({ redis, sealer, now }: RumourParts): Rumours {
  const chance = createChance(redis);
  const sealedPlace = (id: string) => `${keys.rumour(id)}:words`;
  const expire = (key: string) => redis.command(key, "PEXPIRE", key, String(RUMOUR_KEPT));

  async function find(id: string): Promise<Rumour | undefined> {
    const fields = (await redis.command(keys.rumour(id), "HGETALL", keys.rumour(id))) as Readonly<
      Record<string, Buffer>
    >;
    const { owner, facts, words } = fields;
    if (owner === undefined || facts === undefined) return undefined;
    return {
      ...{ id, owner: Number(owner), hasWords: words !== undefined },
      ...FactsRecord.parse(JSON.parse(String(facts))),
    };
  }

  async function keep(rumour: Rumour): Promise<void> {
    const { id, owner, hasWords: _isWritten, ...facts } = rumour;
    const record = keys.rumour(id);
    await redis.command(record, "HSET", record, "owner", String(owner), "facts", JSON.stringify(facts));
    await expire(record);
    // Beside it, and safe to repeat: the same act writes the same.
    await listRumour(redis, rumour);
    const sightings = keys.rumourSightings;
    await redis.command(sightings, "ZREMRANGEBYSCORE", sightings, "-inf", `(${now().getTime() - RUMOUR_KEPT}`);
  }

  async function follow(ids: readonly string[]): Promise<readonly Rumour[]> {
    return (await Promise.all(ids.map(find))).filter((rumour) => rumour !== undefined);
  }

  async function ofOwner(person: number): Promise<readonly Rumour[]> {
    const own = keys.personRumours(person);
    const ids = (await redis.command(own, "ZREVRANGE", own, "0", "-1")) as Buffer[];
    return follow(ids.map(String));
  }

  async function earlier({ owner, place, topic, at }: RumourTold): Promise<Rumour | undefined> {
    return (await ofOwner(owner)).find(
      (rumour) => rumour.place === place && rumour.topic === topic && rumour.at > at - SAME_RUMOUR,
    );
  }

  return {
    find,
    ofOwner,

    async tell(told, act) {
      const id = sourceIdOf(await chance("rumour", told.owner, act));
      const same = (await find(id)) ?? (await earlier(told));
      const rumour: Rumour =
        same === undefined
          ? { ...told, id, steps: [], hasWords: false }
          : { ...same, ...told, at: Math.max(same.at, told.at) };
      await keep(rumour);
      return rumour;
    },

    async change(id, { words, ...facts }) {
      const rumour = await find(id);
      if (rumour === undefined) return undefined;
      const record = keys.rumour(id);
      if (words !== undefined) {
        const limited = Array.from(words).slice(0, LONGEST_RUMOUR).join("");
        await redis.command(record, "HSET", record, "words", sealer.seal(limited, sealedPlace(id)));
      }
      const changed = { ...rumour, ...facts, hasWords: rumour.hasWords || words !== undefined };
      await keep(changed);
      return changed;
    },

    async words(id) {
      const sealed = (await redis.command(keys.rumour(id), "HGET", keys.rumour(id), "words")) as Buffer | null;
      return sealed === null ? undefined : openIfPossible(sealer, String(sealed), sealedPlace(id));
    },

    async toldIn(area, since) {
      const list = keys.rumourSightings;
      const members = (await redis.command(list, "ZRANGE", list, "+inf", String(since), "BYSCORE", "REV")) as Buffer[];
      const parts = members.map((member) => String(member).split("#"));
      const ids = parts.flatMap(([place = "", , id = ""]) => (isWithin(place, area) ? [id] : []));
      return follow(ids.slice(0, MOST_READ));
    },

    async forget(person) {
      for (const { id } of await ofOwner(person)) {
        const record = keys.rumour(id);
        await redis.command(record, "HDEL", record, "words");
        await redis.command(record, "HSET", record, "owner", "0");
        await expire(record);
      }
      await redis.command(keys.personRumours(person), "DEL", keys.personRumours(person));
    },
  };
}

/** Puts it on the lists that are to name it; safe to repeat. */
export async function listRumour(redis: RedisConnection, { id, owner, place, topic, at }: Rumour): Promise<void> {
  const [own, sightings] = [keys.personRumours(owner), keys.rumourSightings];
  if (owner !== 0) {
    await redis.command(own, "ZADD", own, String(at), id);
    await redis.command(own, "PEXPIRE", own, String(RUMOUR_KEPT));
  }
  await redis.command(sightings, "ZADD", sightings, String(at), `${place}#${topic}#${id}`);
}
