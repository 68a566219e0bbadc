import { StoreAway } from "../domain/inbox.ts";
import { type Link, says } from "./link.ts";

/**
 * Makes sure that what a server has told us is not lost with it. Replication is asynchronous: a server may answer, die, and
 * its replica, which takes its place, has never heard of what it answered.
 */
export interface Witness {
  /** To be taken when an answer has come, and handed to `settle`. */
  mark(): string;
  /** Resolves when replicas have all that the server had when this was called. Throws StoreAway when that is not certain. */
  settle(mark: string): Promise<void>;
  close(): Promise<void>;
}

interface WitnessParts {
  /** Where the answers come from. */
  readonly link: Link;
  /** Another connection to the same server: who waits on it holds nobody else up. */
  readonly own: Link;
  readonly replicas: number;
  /** A key that this server may write, another one each time it is asked after a refusal. */
  keyHere(tries: number): string;
  /** The server has lost its replicas, or has them again. */
  onAlone(isAlone: boolean): void;
}

/** A replica on the same network answers in a millisecond; one that takes longer is in trouble. */
const ACKNOWLEDGED_WITHIN = 1000;
const KEY_SECONDS = "60";
const KEYS_TRIED = 3;

export function createWitness({ link, own, replicas, keyHere, onAlone }: WitnessParts): Witness {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  // Not known yet: ROLE is asked first, since WAIT would wait in vain for a replica that does not exist.
  let isAlone = true;
  let isTold = false;
  let knownAt: number | undefined;

  function begin(): Promise<void> {
    next = undefined;
    const round = askReplicas();
    running = round;
    const end = () => {
      if (running === round) running = undefined;
    };
    round.then(end, end);
    return round;
  }

  /** All who come while a round is under way share the next one. */
  function join(): Promise<void> {
    if (running === undefined) return begin();
    next ??= running.then(begin, begin);
    return next;
  }

  async function askReplicas(): Promise<void> {
    // WAIT is about what its own connection has written: hence a write, which comes after all that was answered before.
    for (let tries = 0; ; tries++) {
      if (knownAt !== own.age()) isAlone = true;
      knownAt = own.age();
      const wasAlone = isAlone;
      const [written, acknowledged, role] = await Promise.allSettled([
        own.send(["SET", keyHere(tries), "", "EX", KEY_SECONDS]),
        isAlone ? 0 : own.send(["WAIT", String(replicas), String(ACKNOWLEDGED_WITHIN)]),
        own.send(["ROLE"]),
      ]);
      if (written.status === "rejected") {
        if (tries < KEYS_TRIED && says(written.reason, /^(MOVED|ASK|TRYAGAIN)\b/)) continue;
        // It takes nothing new, but may be read, and WAIT still tells of all that it took before.
        if (!says(written.reason, /^(OOM|MISCONF|NOREPLICAS)\b/)) throw written.reason;
      }
      if (role.status === "rejected") throw role.reason;
      if (acknowledged.status === "fulfilled" && Number(acknowledged.value) >= replicas) return;
      isAlone = onlineReplicas(role.value) < replicas;
      if (isAlone !== isTold) onAlone(isAlone);
      isTold = isAlone;
      // Nobody to wait for: to stand still would help nobody. Whoever prefers that sets min-replicas-to-write.
      if (isAlone) return;
      if (!wasAlone) throw new StoreAway("no replica of Redis has this yet");
    }
  }

  const mark = () => `${link.age()} ${own.age()}`;
  return {
    mark,
    async settle(marked) {
      await join();
      // A server that began anew in between may be as forgetful as its replicas.
      if (mark() !== marked) throw new StoreAway("the connection to Redis broke before replicas had this");
    },
    async close() {
      // It leads no more: nobody needs to worry about what it keeps.
      if (isTold) onAlone(false);
      isTold = false;
      await own.close();
    },
  };
}

/** As ROLE tells it: "master", its offset, and the replicas that follow it. */
function onlineReplicas(role: unknown): number {
  const [name, , followers] = role as readonly [unknown, unknown, readonly unknown[]];
  if (String(name) !== "master") throw new StoreAway("this server does not lead any more");
  return followers.length;
}
