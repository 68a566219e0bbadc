import { chanceOf } from "./chance.ts";
import type { Coverage } from "./coverage.ts";
import { minimise } from "./minimise.ts";
import { mutate } from "./mutate.ts";
import { seedsOf, type Target, tryInput } from "./target.ts";

/** Processor time of one input beyond which a reader is too slow. */
export const SLOW_MILLISECONDS = 100;
/** Inputs between two looks at what ran: a look costs milliseconds. More of them the longer nothing new is opened. */
const BATCHES = { least: 16, most: 512 } as const;
/** A finding of the same kind is told once. */
const MOST_FINDINGS = 20;
const MOST_TRIES = 60;

export interface Finding {
  readonly what: string;
  readonly input: Buffer;
}

export interface RunReport {
  readonly executions: number;
  readonly blocksAtFirst: number;
  readonly blocks: number;
  /** Inputs that reached what no seed did. */
  readonly kept: readonly Buffer[];
  readonly slowest: { readonly milliseconds: number; readonly input: Buffer };
  readonly findings: readonly Finding[];
  /** In bytes, after a collection: at a tenth of the time, and at its end. */
  readonly heap: { readonly early: number; readonly late: number };
}

export interface RunOrder {
  readonly target: Target;
  readonly corpus: readonly Buffer[];
  readonly coverage: Coverage;
  readonly seconds: number;
  readonly seed: number;
  /** Whether what opened something new is to be kept, and so made short. */
  readonly isKept: boolean;
  /** Hears of each input before it is read: one that hangs must not be lost. */
  readonly before: (input: Buffer) => void;
  readonly collect: () => void;
}

/** Feeds a reader with inputs made of those that opened new blocks, until the time is over. */
export async function runFuzz(order: RunOrder): Promise<RunReport> {
  const { target, coverage } = order;
  const chance = chanceOf(order.seed);
  const watched = createWatch(order);
  const pool = [...seedsOf(target), ...order.corpus];
  for (const input of pool) await watched.run(input);
  const seen = new Set(await coverage.take());
  const blocksAtFirst = seen.size;
  const opened: Opened[] = [];

  const [begun, length] = [performance.now(), order.seconds * 1000];
  const heap: number[] = [];
  for (let size: number = BATCHES.least; performance.now() - begun < length; ) {
    const batch = Array.from({ length: size }, () =>
      mutate(chance.pick(pool), chance, { words: target.words, others: pool, longest: target.longest }),
    );
    for (const input of batch) await watched.run(input);
    const fresh = new Set([...(await coverage.take())].filter((block) => !seen.has(block)));
    for (const block of fresh) seen.add(block);
    size = fresh.size > 0 ? BATCHES.least : Math.min(BATCHES.most, size * 2);
    // Which of them it was: each once more, alone.
    for (const input of fresh.size > 0 ? batch : []) {
      const blocks = (await blocksOf(input)).filter((block) => fresh.has(block));
      for (const block of blocks) fresh.delete(block);
      if (blocks.length > 0) opened.push({ input, blocks });
      if (blocks.length > 0) pool.push(input);
    }
    if (heap.length === 0 && performance.now() - begun > length / 10) heap.push(heapNow(order));
  }
  const late = heapNow(order);
  return {
    ...watched.report(),
    ...{ blocksAtFirst, blocks: seen.size, heap: { early: heap[0] ?? late, late } },
    kept: order.isKept ? await inTurn(opened, shortest) : opened.map(({ input }) => input),
  };

  async function blocksOf(input: Buffer): Promise<readonly string[]> {
    await watched.run(input);
    return [...(await coverage.take())];
  }

  async function shortest({ input, blocks }: Opened): Promise<Buffer> {
    let left = MOST_TRIES;
    return minimise(input, async (shorter) => {
      if (left-- <= 0) return false;
      const ran = new Set(await blocksOf(shorter));
      return blocks.every((block) => ran.has(block));
    });
  }
}

/** One after the other: coverage is counted for the whole process. */
async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}

interface Opened {
  readonly input: Buffer;
  readonly blocks: readonly string[];
}

/** Runs inputs and remembers what went wrong, and which one was slowest. */
function createWatch({ target, before }: Pick<RunOrder, "target" | "before">) {
  const findings = new Map<string, Finding>();
  let executions = 0;
  let slowest: RunReport["slowest"] = { milliseconds: 0, input: Buffer.alloc(0) };
  const note = (what: string, input: Buffer) => {
    if (!findings.has(what) && findings.size < MOST_FINDINGS) findings.set(what, { what, input });
  };

  /** Of this thread, so that what waits for a busy machine is not slow. */
  async function costOf(input: Buffer): Promise<number> {
    before(input);
    executions += 1;
    const begun = process.threadCpuUsage();
    const verdict = await tryInput(target, input);
    const { user, system } = process.threadCpuUsage(begun);
    if (verdict.kind === "broke") note(tell(verdict.error), input);
    return (user + system) / 1000;
  }

  return {
    async run(input: Buffer): Promise<void> {
      let milliseconds = await costOf(input);
      if (milliseconds <= slowest.milliseconds) return;
      // The best of three: the first time is that of the compiler.
      for (let again = 0; again < 2; again++) milliseconds = Math.min(milliseconds, await costOf(input));
      if (milliseconds > slowest.milliseconds) slowest = { milliseconds, input };
      if (milliseconds > SLOW_MILLISECONDS) note(`slower than ${SLOW_MILLISECONDS} ms`, input);
    },
    report: () => ({ executions, slowest, findings: [...findings.values()] }),
  };
}

function heapNow({ collect }: RunOrder): number {
  collect();
  return process.memoryUsage().heapUsed;
}

function tell(error: unknown): string {
  if (!(error instanceof Error)) return `threw ${typeof error}`;
  const place =
    error.stack?.split("\n").find((line) => line.includes("/src/") || line.includes("/node_modules/")) ?? "";
  // Numbers and quoted pieces differ from input to input.
  const message = error.message.replaceAll(/"[^"]*"|\d+/g, "…").slice(0, 120);
  return `${error.name}: ${message} ${/[^/]+:\d+:\d+/.exec(place)?.[0] ?? ""}`.trim();
}
