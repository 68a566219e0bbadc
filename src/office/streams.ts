import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { HOUR, SECOND } from "../domain/duration.ts";
import { StoreAway } from "../domain/inbox.ts";
import type { Look } from "./visit.ts";

/** Somebody with many tabs open: the newest ones go on, and the oldest can be loaded anew. */
export const STREAMS_A_PERSON = 4;
/** A browser comes back by itself after it; one that was forgotten does not look for ever. */
const LASTS = HOUR;
const AFTER_STORE_AWAY = SECOND;
const TO_HEAR_THE_END = SECOND;
/** ms between two words that keep a silent line open: whoever stands between cuts it after a minute or so. */
export const HEARTBEAT = 15 * SECOND;

export interface Streams {
  /** Looks again and again, and tells what it saw, until it is over, nobody listens, or we stop. */
  run(person: number, reply: FastifyReply, look: () => Promise<Look>): Promise<void>;
}

/** Server-sent events. Whoever stops the server ends them at once: a browser that listens would keep it waiting. */
export function createStreams(office: FastifyInstance): Streams {
  const stopping = new AbortController();
  const open = new Map<number, AbortController[]>();
  office.addHook("preClose", async () => stopping.abort());

  function enter(person: number): AbortController {
    const own = new AbortController();
    const others = open.get(person) ?? [];
    for (const oldest of others.slice(0, Math.max(0, others.length + 1 - STREAMS_A_PERSON))) oldest.abort();
    open.set(person, [...others, own].slice(-STREAMS_A_PERSON));
    return own;
  }

  function leave(person: number, own: AbortController): void {
    const left = (open.get(person) ?? []).filter((one) => one !== own);
    if (left.length === 0) open.delete(person);
    else open.set(person, left);
  }

  return {
    async run(person, reply, look) {
      const own = enter(person);
      reply.sse.onClose(() => own.abort());
      // Whoever reads no more would hold the server up; whoever reads hears the end first.
      const cut = () => void setTimeout(() => reply.raw.destroy(), TO_HEAR_THE_END).unref();
      stopping.signal.addEventListener("abort", cut, { once: true });
      const isOver = AbortSignal.any([own.signal, stopping.signal, AbortSignal.timeout(LASTS)]);
      try {
        while (!isOver.aborted) {
          const { word, again } = await lookOnce(look);
          if (isOver.aborted) return;
          if (word !== undefined) await reply.sse.send({ event: word.event, data: word.data });
          if (again === undefined) return;
          await sleep(again, undefined, { signal: isOver }).catch(() => undefined);
        }
      } finally {
        stopping.signal.removeEventListener("abort", cut);
        leave(person, own);
        reply.sse.close();
      }
    },
  };
}

/** The store is away for a moment: the line stays, and goes on later. */
async function lookOnce(look: () => Promise<Look>): Promise<Look> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof StoreAway) return { word: { event: "away", data: "" }, again: AFTER_STORE_AWAY };
    throw error;
  }
}

/** The fields of the path, decoded. */
export function paramsOf(request: FastifyRequest): Readonly<Record<string, string>> {
  return request.params as Readonly<Record<string, string>>;
}
