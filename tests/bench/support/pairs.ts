import { processorTime } from "./processor-time.ts";

/** One of several ways to do the same work. */
export interface Rival {
  readonly name: string;
  /** Processes whose processor time counts as its own, added up; without any, this one. */
  readonly pids?: () => readonly number[];
  /** Before each round; neither timed nor counted. */
  prepare?(): Promise<void>;
  /** After it, in the same way. */
  tidy?(): Promise<void>;
  run(): Promise<Round>;
}

export interface Round {
  /** What was done, each as much work as any other. */
  readonly pieces: number;
  /** Milliseconds, if each piece was timed. */
  readonly waits?: readonly number[];
}

/** What each round gave, in order; the one that warmed up is left out. */
export interface RivalFigures {
  readonly name: string;
  readonly perSecond: readonly number[];
  /** Microseconds of processor for a piece. */
  readonly processor: readonly number[];
  /** Milliseconds, of each piece of a round. */
  readonly waits: readonly (readonly number[])[];
}

/** The rivals in turn, round by round, and every other round in reverse: what else happens on the machine meets all. */
export async function measureInTurn(rivals: readonly Rival[], rounds: number): Promise<readonly RivalFigures[]> {
  const figures = rivals.map(({ name }) => ({
    name,
    perSecond: [] as number[],
    processor: [] as number[],
    waits: [] as (readonly number[])[],
  }));
  for (let round = 0; round <= rounds; round++) {
    const order = [...rivals.entries()];
    for (const [at, rival] of round % 2 === 0 ? order : order.toReversed()) {
      const { pieces, waits, wall, processor } = await timed(rival);
      await rival.tidy?.();
      const own = figures[at];
      // The first round warms up.
      if (round === 0 || own === undefined) continue;
      own.perSecond.push((1000 * pieces) / wall);
      own.processor.push(processor / pieces);
      if (waits !== undefined) own.waits.push(waits);
    }
  }
  return figures;
}

async function timed({ prepare, run, pids = () => [process.pid] }: Rival) {
  await prepare?.();
  const used = () => pids().reduce((sum, pid) => sum + processorTime(pid), 0);
  const [wallBefore, processorBefore] = [performance.now(), used()];
  const { pieces, waits } = await run();
  return { pieces, waits, wall: performance.now() - wallBefore, processor: used() - processorBefore };
}
