import { connectRedis } from "../../../src/redis/connection.ts";
import { keys } from "../../../src/redis/keys.ts";
import { isGuided, joins, refers } from "../../support/faults/crowd-script.ts";
import { openPromises } from "../../support/faults/promised.ts";
import type { Talker } from "../../support/faults/talker.ts";
import { startHouse } from "../../support/house.ts";
import { listenToRedis } from "../../support/listen-to-redis.ts";
import type { Person } from "../../support/person.ts";
import { hurtableRedis } from "../../support/redis-server.ts";
import { until } from "../../support/until.ts";

export interface Step {
  readonly talk: "guided talk" | "referral";
  /** What the person did, counted from 1. */
  readonly number: number;
  /** Commands that reached Redis for it. */
  readonly trips: number;
  /** Of the keys that hold the running talk, after it; 0 when there is none any more. */
  readonly bytes: number;
}

export interface TalkFigures {
  readonly steps: readonly Step[];
  /** What remembers which updates are done: bytes for each of them, and how many there were. */
  readonly done: { readonly updates: number; readonly bytes: number };
}

/** Asked every few seconds whatever happens, for no update. */
const BESIDE = ["{usage}", "{guidance}", "{store}", "{sources}:changes", "{sealing}", "bull:", "{bull", "{queues}"];

/** One volunteer, the real bot, and its Redis, overheard: a guided talk and a referral, step by step. */
export async function measureTalks(): Promise<TalkFigures> {
  const redis = await hurtableRedis();
  await redis.start();
  const house = await startHouse({ redisUrl: redis.url });
  const own = await connectRedis([redis.url], () => undefined);
  const heard = await listenToRedis(redis.url);
  const steps: Step[] = [];
  try {
    const volunteer = await house.someone();
    const sizeOf = async (key: string) => Number((await own.command(key, "MEMORY", "USAGE", key)) ?? 0);
    const isQuiet = () => house.playground.pendingUpdates() === 0;
    let talk: Step["talk"] | undefined;
    let number = 0;

    async function note(deed: () => Promise<void>): Promise<void> {
      await until(isQuiet);
      const before = heard.commands.length;
      await deed();
      await until(isQuiet);
      const asked = heard.commands.slice(before).filter((line) => !BESIDE.some((word) => line.includes(word)));
      const trips = asked.filter((line) => !line.includes('"MEMORY" "USAGE"')).length;
      const bytes = (await sizeOf(keys.talk(volunteer.id))) + (await sizeOf(keys.talkSince(volunteer.id)));
      number += 1;
      if (talk !== undefined) steps.push({ talk, number, trips, bytes });
    }

    const watched = watch(volunteer, note);
    await joins(watched);
    for (const [name, talks] of [
      ["guided talk", isGuided],
      ["referral", refers],
    ] as const) {
      [talk, number] = [name, 0];
      await talks(watched, 1, openPromises());
    }
    const updates = Number(await own.command("", "ZCARD", keys.done(volunteer.id)));
    return { steps, done: { updates, bytes: await sizeOf(keys.done(volunteer.id)) } };
  } finally {
    heard.close();
    await own.close();
    await house.stop();
    await redis.remove();
  }
}

function watch(volunteer: Person, note: (deed: () => Promise<void>) => Promise<void>): Talker {
  return {
    id: volunteer.id,
    buttons: (of) => volunteer.buttons(of),
    async types(text, expected) {
      await note(async () => {
        await volunteer.types(text);
        await volunteer.sees(expected);
      });
      return volunteer.sees(expected);
    },
    async presses(label, expected, on) {
      await note(async () => {
        await volunteer.presses(label, on && { on });
        await volunteer.sees(expected);
      });
      return volunteer.sees(expected);
    },
  };
}
