import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import type { Inbox } from "../../src/domain/inbox.ts";
import { createPaces } from "../../src/intake/person-pace.ts";
import { type Bot, createIntake, type Intake } from "../../src/intake/process-update.ts";
import { currentScope } from "../../src/intake/update-scope.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createDeadLetters } from "../../src/redis/dead-letters.ts";
import { createInbox, LEASE_MILLISECONDS } from "../../src/redis/inbox.ts";
import { createSealer } from "../../src/redis/sealing.ts";

const quiet = { warn: () => undefined, error: () => undefined };
const sealer = createSealer([{ id: "test", key: Buffer.alloc(32, 7) }]);

let nextUpdate = 1;
/** Files share one Redis and start at different chats. */
let nextChat = randomInt(1_000_000_000);

export const freshChat = (): number => nextChat++;

export function textUpdate(chat: number, text: string, update_id = nextUpdate++): Update {
  const person = { id: chat, is_bot: false, first_name: "A" } as const;
  const message = {
    message_id: update_id,
    date: 1,
    chat: { id: chat, type: "private", first_name: "A" },
    from: person,
    text,
  };
  return { update_id, message } as Update;
}

export interface ScriptedBot extends Bot {
  /** What was handled to the end, and what the person was told besides. */
  readonly handled: string[];
  readonly told: string[];
}

/** A bot whose handling is given: the intake around it is the real one. */
export function scriptedBot(
  handle: (text: string, update: Update) => Promise<void> | void = () => undefined,
): ScriptedBot {
  const handled: string[] = [];
  const told: string[] = [];
  return {
    handled,
    told,
    async handle(update) {
      const text = update.message?.text ?? "";
      await handle(text, update);
      handled.push(text);
    },
    answerEmergency: async () => void told.push("emergency"),
    sayPleaseWait: async () => void told.push("please wait"),
    sayItFailed: async () => void told.push("it failed"),
    pointToEmergency: async () => void told.push("see above"),
    saySlowDown: async () => void told.push("slow down"),
  };
}

export interface TestIntake extends Intake {
  readonly inbox: Inbox;
  readonly redis: RedisConnection;
  readonly letters: ReturnType<typeof createDeadLetters>;
}

export async function testIntake(
  url: string,
  bot: Bot,
  deadlineMilliseconds = 5000,
  actionsPerMinute = 0,
): Promise<TestIntake> {
  const redis = await connectRedis([url], () => undefined);
  const inbox = createInbox(redis);
  const letters = createDeadLetters(redis, sealer, () => new Date());
  const parts = {
    inbox,
    deadLetters: letters,
    bot,
    log: quiet,
    ...createPaces({ actionsPerMinute }),
    leaseMilliseconds: LEASE_MILLISECONDS,
    deadlineMilliseconds,
  };
  return { ...createIntake(parts), inbox, redis, letters };
}

/** Stages a talk as a flow does. */
export function stageTalk(talk: unknown): void {
  const scope = currentScope();
  if (scope === undefined) throw new Error("no update is being handled");
  scope.talk = talk;
  scope.isTalkChanged = true;
}

export async function until(isTrue: () => boolean, within = 3000): Promise<void> {
  for (let waited = 0; !isTrue(); waited += 5) {
    if (waited > within) throw new Error("it did not come true in time");
    await sleep(5);
  }
}
