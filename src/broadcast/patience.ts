import { setTimeout as sleep } from "node:timers/promises";
import { SECOND } from "../domain/duration.ts";
import { StoreAway } from "../domain/inbox.ts";
import type { Ledger, RecipientLine, Round } from "../domain/ledger.ts";
import type { LedgerLine } from "../domain/recipient-ledger.ts";

const FIRST_PAUSE = SECOND / 5;
const LONGEST_PAUSE = 2 * SECOND;
/** Longer than any lease: after it somebody else looks after what is left. */
const GIVEN_UP_AFTER = 30 * SECOND;

/** What is tried again while the store is away for a moment. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreAway) || performance.now() - begun > GIVEN_UP_AFTER) throw error;
      await sleep(pause);
    }
  }
}

export interface Place {
  readonly page: number;
  readonly index: number;
}

/** A move whose answer was lost may have been made: then the line itself tells. */
export async function moveSurely(
  ledger: Pick<Ledger, "move" | "page">,
  at: Place & { readonly round: Round },
  { from, to }: { readonly from: LedgerLine; readonly to: LedgerLine },
): Promise<boolean> {
  let isUnclear = false;
  return patiently(async () => {
    const wasUnclear = isUnclear;
    isUnclear = true;
    if (await ledger.move(at, from, to)) return true;
    return wasUnclear && isSame(to, (await ledger.page(at.round, at.page))[at.index]);
  });
}

function isSame(wanted: LedgerLine, found: RecipientLine | undefined): boolean {
  return JSON.stringify(sorted(wanted)) === JSON.stringify(sorted(found?.line ?? {}));
}

function sorted(line: object): unknown {
  return Object.entries(line).toSorted(([one], [other]) => (one < other ? -1 : 1));
}
