import { connectRedis } from "../../../src/redis/connection.ts";
import { keys } from "../../../src/redis/keys.ts";
import { packTalk } from "../../../src/redis/talk-record.ts";
import { type EarlierTalk, readStoredTalk, type StoredTalks } from "../../../src/telegram/talks/stored-talk.ts";
import type { Person } from "../person.ts";
import { does, settled, talkOf } from "./take-down.ts";
import type { Ground, StoredWalk, Walk } from "./walk.ts";

/** With which the house of tests seals: each time another text. */
const SEALED = /"test:[A-Za-z0-9+/=]{30,}"/g;

const NO_TALK = "no talk";

/**
 * Puts what a release has stored at each question into a house of now, answers the question, and compares what is stored then with
 * what that release had stored. Gives what differs: a question asked twice or passed over, an answer that was lost.
 */
export async function replay(
  { steps, end, goesOn }: StoredWalk,
  walk: Walk,
  person: Person,
  ground: Ground,
): Promise<readonly string[]> {
  await walk.begins(person, ground);
  await settled(ground.house);
  // What was drawn by lot (the code of a case, of a paper) is another one in this house.
  const other = whatDiffers(steps[0]?.state, await talkOf(person.id, ground.house));
  const toNow = <T>(value: T): T => {
    const text = other.reduce((changed, [then, now]) => changed.replaceAll(then, now), JSON.stringify(value) ?? "null");
    return (JSON.parse(text) ?? undefined) as T;
  };
  const differences: string[] = [];
  for (const [at, step] of steps.entries()) {
    const { state, act } = toNow(step);
    await putTalk(person.id, state, ground);
    await does(person, act);
    await settled(ground.house);
    const found = await talkOf(person.id, ground.house);
    const next = toNow(at + 1 < steps.length ? steps[at + 1]?.state : end);
    const [wanted, got] = goesOn === undefined ? [tell(next), tell(found)] : [goesOn[at], openIn(found)];
    if (wanted !== got) differences.push(`at step ${at + 1}, ${JSON.stringify(act)}:\n  then ${wanted}\n  now  ${got}`);
  }
  return differences;
}

/** As if a release had left this talk. */
export async function putTalk(chat: number, state: unknown, { house }: Ground): Promise<void> {
  const redis = await connectRedis([house.redisUrl], () => undefined);
  await redis.command(keys.talk(chat), "SET", keys.talk(chat), packTalk(JSON.stringify(state)), "EX", "600");
  await redis.close();
}

/** What of a stored talk counts: its name, what it began with, which answers it holds, and which question is open. */
function tell(state: unknown): string {
  return state === undefined ? NO_TALK : JSON.stringify(toldBy(state)).replaceAll(SEALED, '"sealed"');
}

/** With the version that asks it. */
function openIn(state: unknown): string {
  const [talk] = toldBy(state);
  return talk === undefined ? NO_TALK : `${talk.name} ${talk.open}`;
}

/** Pairs of short texts that stand in the same place of what both talks began with. */
function whatDiffers(then: unknown, now: unknown): readonly (readonly [then: string, now: string])[] {
  const [before, after] = [then, now].map((state) => toldBy(state)[0]?.start);
  return pairsIn(before, after);
}

function pairsIn(then: unknown, now: unknown): readonly (readonly [then: string, now: string])[] {
  if (typeof then === "string" && typeof now === "string") return then === now || then.length > 40 ? [] : [[then, now]];
  if (typeof then !== "object" || typeof now !== "object" || then === null || now === null) return [];
  return Object.entries(then).flatMap(([name, value]) =>
    pairsIn(value, (now as Readonly<Record<string, unknown>>)[name]),
  );
}

function toldBy(state: unknown): readonly EarlierTalk[] {
  const { state: talks = {} } = (state ?? {}) as Partial<StoredTalks>;
  return Object.entries(talks).map(([name, [talk]]) => readStoredTalk(name, talk));
}
