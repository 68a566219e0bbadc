import { type Argument, type Link, NotSent, openLink } from "./link.ts";
import { createWitness } from "./witness.ts";

/** A server that we talk to, and whose word is taken only once its replicas have it, if there are any to wait for. */
export interface Server extends Omit<Link, "age"> {
  /** For what is no matter of replicas. */
  ask: Link["send"];
}

export interface ServerParts {
  /** How many replicas must have something before it counts; 0: what the server says is enough. */
  readonly replicas: number;
  keyHere(tries: number): string;
  onTrouble(error: unknown): void;
  onAlone(isAlone: boolean): void;
  onConnected(): void;
}

export function openServer(url: string, parts: ServerParts): Server {
  const { replicas, keyHere, onTrouble, onAlone, onConnected } = parts;
  const link = openLink(url, onTrouble, onConnected);
  if (replicas === 0) return { ...link, ask: link.send };
  const own = openLink(url, () => undefined);
  const witness = createWitness({ link, own, replicas, keyHere, onAlone });

  async function settled(ask: () => Promise<unknown>): Promise<unknown> {
    if (!own.isReady()) throw new NotSent("the second connection to Redis is not there yet");
    const answer = await ask();
    await witness.settle(witness.mark());
    return answer;
  }

  return {
    host: link.host,
    ask: link.send,
    tried: Promise.all([link.tried, own.tried]),
    send: (args, milliseconds) => settled(() => link.send(args, milliseconds)),
    sendAsking: (args: readonly Argument[], milliseconds) => settled(() => link.sendAsking(args, milliseconds)),
    isReady: () => own.isReady() && link.isReady(),
    distrust() {
      link.distrust();
      own.distrust();
    },
    close: async () => void (await Promise.all([link.close(), witness.close()])),
  };
}
