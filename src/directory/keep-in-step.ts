import type { Directory, IndexStanding, SourceIndex } from "../domain/directory.ts";
import type { SourceFeed } from "../domain/source-feed.ts";
import { createSourceIndex, type GrowingIndex } from "./source-index.ts";

const POLL_EVERY = 2000;
const BEHIND_AFTER = 5000;

export interface IndexInStep {
  readonly index: SourceIndex;
  /** The directory whose writes this process finds in its index at once. */
  seenAtOnce(directory: Directory): Directory;
  stop(): Promise<void>;
}

interface Watch {
  readonly feed: SourceFeed;
  /** The store does not answer, or gave something that cannot be right. Told once until it goes well again. */
  readonly onTrouble: (error: unknown) => void;
  readonly now: () => number;
}

/** Loads the directory into memory and follows its changes, for as long as the process lives. Blocks nobody's start. */
export function keepInStep({ feed, onTrouble, now }: Watch): IndexInStep {
  const growing = createSourceIndex();
  let position: string | undefined;
  let isLoaded = false;
  let inStepAt = now();
  let isTroubled = false;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  async function load(): Promise<void> {
    const from = await feed.position();
    const gone = new Set([...growing.all()].map(({ id }) => id));
    for await (const page of feed.load()) {
      if (isStopped) return;
      for (const source of page) {
        growing.put(source);
        gone.delete(source.id);
      }
    }
    for (const id of gone) growing.remove(id);
    position = from;
    isLoaded = true;
  }

  async function follow(): Promise<void> {
    while (position !== undefined && !isStopped) {
      const changes = await feed.changesSince(position);
      position = changes?.position;
      for (const source of changes?.sources ?? []) growing.put(source);
      if (changes?.sources.length === 0) return;
    }
  }

  async function step(): Promise<void> {
    const askedAt = now();
    try {
      await follow();
      while (position === undefined && !isStopped) {
        await load();
        await follow();
      }
      inStepAt = askedAt;
      isTroubled = false;
    } catch (error) {
      if (!isTroubled) onTrouble(error);
      isTroubled = true;
    }
  }

  /** Steps one after the other; what is written before this call is seen by its step. */
  function stepInTurn(): Promise<void> {
    running = running.then(step);
    return running;
  }

  async function poll(): Promise<void> {
    await stepInTurn();
    if (!isStopped) timer = setTimeout(() => void poll(), POLL_EVERY);
  }

  function standing(): IndexStanding {
    if (!isLoaded) return "loading";
    return now() - inStepAt > BEHIND_AFTER ? "behind" : "in step";
  }

  void poll();
  return {
    index: withStanding(growing, standing),
    seenAtOnce: (directory) =>
      afterEachWrite(directory, async () => {
        // While everything is being loaded nobody waits for it: the change is in what comes.
        if (position !== undefined) await stepInTurn();
      }),
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

function withStanding(growing: GrowingIndex, standing: () => IndexStanding): SourceIndex {
  const { get, search, all, find } = growing;
  return {
    ...{ get, search, all, find },
    get standing() {
      return standing();
    },
    get size() {
      return growing.size;
    },
  };
}

function afterEachWrite(directory: Directory, seen: () => Promise<void>): Directory {
  const also = async <T>(write: Promise<T>): Promise<T> => {
    const answer = await write;
    await seen();
    return answer;
  };
  return {
    ...directory,
    add: (source, act) => also(directory.add(source, act)),
    save: (record) => also(directory.save(record)),
    change: (id, change) => also(directory.change(id, change)),
    score: (id, quality) => also(directory.score(id, quality)),
    verify: (id, by, at) => also(directory.verify(id, by, at)),
    decide: (proposal, decision) => also(directory.decide(proposal, decision)),
  };
}
