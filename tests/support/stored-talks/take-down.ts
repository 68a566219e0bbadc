import type { InlineKeyboardButton } from "grammy/types";
import { connectRedis } from "../../../src/redis/connection.ts";
import { keys } from "../../../src/redis/keys.ts";
import { unpackTalk } from "../../../src/redis/talk-record.ts";
import { forge } from "../forging.ts";
import type { TestHouse } from "../house.ts";
import type { Person } from "../person.ts";
import { buttonsOf, matches } from "../playground-screen.ts";
import { until } from "../until.ts";
import type { Deed, Ground, StoredStep, StoredWalk, Walk } from "./walk.ts";

/** Walks through a talk and takes down what stands in the store at each of its questions. */
export async function takeDown(walk: Walk, person: Person, ground: Ground): Promise<StoredWalk> {
  await walk.begins(person, ground);
  const steps: StoredStep[] = [];
  for (const deed of walk.deeds) {
    await settled(ground.house);
    const state = await talkOf(person.id, ground.house);
    if (state === undefined) throw new Error(`${walk.name}: no talk is stored at ${JSON.stringify(deed)}`);
    const act = actOf(deed, person);
    steps.push({ state, act });
    await does(person, act);
    await settled(ground.house);
    // A tick is no answer.
    if (JSON.stringify(await talkOf(person.id, ground.house)) === JSON.stringify(state)) steps.pop();
  }
  const end = await talkOf(person.id, ground.house);
  return { name: walk.name, person: person.id, steps, ...(end !== undefined && { end }) };
}

export async function does(person: Person, act: StoredStep["act"]): Promise<void> {
  await ("data" in act ? forge(person, act.data) : person.types(act.text));
}

export async function settled({ playground }: TestHouse): Promise<void> {
  await until(() => playground.pendingUpdates() === 0);
}

export async function talkOf(chat: number, { redisUrl }: TestHouse): Promise<unknown> {
  const redis = await connectRedis([redisUrl], () => undefined);
  try {
    const packed = (await redis.command(keys.talk(chat), "GET", keys.talk(chat))) as Buffer | null;
    return packed === null ? undefined : JSON.parse(unpackTalk(packed));
  } finally {
    await redis.close();
  }
}

function actOf(deed: Deed, person: Person): StoredStep["act"] {
  if ("text" in deed) return deed;
  const isOurs = (button: InlineKeyboardButton) => matches(button.text, deed.press);
  const button = person
    .messages()
    .toReversed()
    .flatMap((message) => buttonsOf(message).filter(isOurs))[0];
  if (button === undefined || !("callback_data" in button)) {
    throw new Error(`There is no button ${deed.press} at:\n${person.lastMessage().text}`);
  }
  return { data: button.callback_data };
}
