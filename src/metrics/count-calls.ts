import { StoreAway } from "../domain/inbox.ts";
import type { Meters } from "./meters.ts";

/** `answers` to people and all that is said unasked; `bulk` is what goes out in a broadcast. */
export type Way = "answers" | "bulk";

const METHOD = /^[a-zA-Z]{3,40}$/;

type Ask<Call, Answer> = (call: Call) => Promise<Answer>;

/** The same way to Telegram, counted. */
export function countCalls({ telegramCalls, telegramSeconds }: Meters, way: Way) {
  return <Call extends { readonly url: string }, Answer extends { readonly status: number }>(
    ask: Ask<Call, Answer>,
  ): Ask<Call, Answer> =>
    async (call) => {
      const begun = performance.now();
      const method = methodOf(call.url);
      let outcome = "away";
      try {
        const answer = await ask(call);
        outcome = outcomeOf(answer.status);
        return answer;
      } finally {
        telegramCalls.inc({ way, method, outcome });
        // It is silent for as long as nobody writes.
        if (method !== "getUpdates") telegramSeconds.observe({ way }, (performance.now() - begun) / 1000);
      }
    };
}

/** The end of the address; the rest of it holds the bot's token. */
function methodOf(url: string): string {
  const method = url.slice(url.lastIndexOf("/") + 1);
  return METHOD.test(method) ? method : "other";
}

function outcomeOf(status: number): string {
  if (status < 400) return "ok";
  if (status === 429) return "flood";
  return status < 500 ? "refused" : "trouble";
}

interface Commands {
  command(...args: never): Promise<unknown>;
  run(...args: never): Promise<unknown>;
}

/** The same connection to Redis, timed. */
export function timeCommands<Connection extends Commands>(
  redis: Connection,
  { redisSeconds, redisAway }: Pick<Meters, "redisSeconds" | "redisAway">,
): Connection {
  const timed =
    <Args extends readonly unknown[]>(kind: "command" | "script", ask: (...args: Args) => Promise<unknown>) =>
    async (...args: Args): Promise<unknown> => {
      const begun = performance.now();
      try {
        return await ask(...args);
      } catch (error) {
        if (error instanceof StoreAway) redisAway.inc();
        throw error;
      } finally {
        redisSeconds.observe({ kind }, (performance.now() - begun) / 1000);
      }
    };
  return { ...redis, command: timed("command", redis.command), run: timed("script", redis.run) };
}
