import type { GuidanceLog, LoggedUpdate } from "../domain/guidance-log.ts";
import type { GuidanceUpdate } from "../domain/guidance-update.ts";

const POLL_EVERY = 1500;

export type NewUpdate = Omit<GuidanceUpdate, "number" | "act" | "at">;
export type Decision<Refusal> = { readonly update: NewUpdate } | { readonly refused: Refusal };

export interface FollowedLog {
  /** All versions that can be read, oldest first. */
  updates(): readonly GuidanceUpdate[];
  /** Decides on what stands in the store now, and anew when somebody else writes first. An act that was written before is not decided again. */
  write<Refusal>(
    act: string,
    decide: () => Decision<Refusal>,
  ): Promise<{ readonly update: GuidanceUpdate } | { readonly refused: Refusal }>;
  /** Resolves once the store has been asked for the first time, whether or not it answered. */
  readonly asked: Promise<void>;
  stop(): Promise<void>;
}

interface Following {
  readonly log: GuidanceLog;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly onChange: (updates: readonly GuidanceUpdate[]) => void;
  readonly onUnreadable: (number: number) => void;
  /** The store does not answer. Told once until it goes well again. */
  readonly onTrouble: (error: unknown) => void;
}

/** The versions of the guidance in memory, in step with what any process writes, for as long as this one lives. */
export function followLog({ log, now, onChange, onUnreadable, onTrouble }: Following): FollowedLog {
  let logged: readonly LoggedUpdate[] = [];
  let updates: readonly GuidanceUpdate[] = [];
  let isTroubled = false;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();

  const nextNumber = () => (logged.at(-1)?.number ?? 0) + 1;

  async function catchUp(): Promise<void> {
    const found = await newSince(logged.at(-1));
    if (found.isGrown && found.page.length === 0) return;
    const before = found.isGrown ? logged : [];
    logged = before;
    for (let { page } = found; page.length > 0; page = await log.from(nextNumber())) logged = [...logged, ...page];
    for (const { number, update } of logged.slice(before.length)) if (update === undefined) onUnreadable(number);
    updates = logged.flatMap(({ update }) => (update === undefined ? [] : [update]));
    onChange(updates);
  }

  /** Asks from the last known version on: a store that was emptied, or put back from a copy, does not hold it. */
  async function newSince(last: LoggedUpdate | undefined) {
    const [first, ...page] = await log.from(last?.number ?? 1);
    if (last === undefined) return { isGrown: true, page: first === undefined ? [] : [first, ...page] };
    if (first?.number === last.number && first.act === last.act) return { isGrown: true, page };
    return { isGrown: false, page: await log.from(1) };
  }

  /** One after the other; what is written before this call is seen by its step. */
  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const next = running.then(step);
    running = next.catch(() => undefined);
    return next;
  }

  async function poll(): Promise<void> {
    try {
      await inTurn(catchUp);
      isTroubled = false;
    } catch (error) {
      if (!isTroubled) onTrouble(error);
      isTroubled = true;
    }
    if (!isStopped) timer = setTimeout(() => void poll(), POLL_EVERY);
  }

  async function write<Refusal>(act: string, decide: () => Decision<Refusal>) {
    for (;;) {
      await catchUp();
      const made = updates.find((update) => update.act === act);
      if (made !== undefined) return { update: made };
      const decision = decide();
      if ("refused" in decision) return decision;
      const update = { ...decision.update, number: nextNumber(), act, at: now() };
      if (!(await log.append(update))) continue;
      await catchUp();
      return { update };
    }
  }

  return {
    updates: () => updates,
    write: (act, decide) => inTurn(() => write(act, decide)),
    asked: poll(),
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
