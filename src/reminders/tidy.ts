import type { Members } from "../domain/member.ts";
import { type Lapses, PENDING_KEPT, type Retention } from "../domain/retention.ts";

export interface Tidying {
  readonly members: Pick<Members, "pendingBefore">;
  readonly lapses: Lapses;
  readonly retention: Retention;
  readonly now: () => Date;
}

/** Numbers only. */
export interface TidyLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}

/** Once a day: nothing stands longer than it was promised, whatever was lost or set otherwise since. */
export async function tidy({ members, lapses, retention, now }: Tidying, log: TidyLog): Promise<void> {
  for (const id of await members.pendingBefore(now().getTime() - PENDING_KEPT)) await lapses.lapse(id);
  const { rewriting, ...counts } = await retention.tidy();
  log.info(counts, "what outlived its time was erased");
  if (rewriting === "not possible") {
    log.warn({}, "what was erased still stands in old lines of Redis: it could not be asked to write its file anew");
  }
}
