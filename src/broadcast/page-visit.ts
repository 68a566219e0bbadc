import { SECOND } from "../domain/duration.ts";
import type { RecipientVerdict } from "../domain/judge-recipient.ts";
import { type LedgerLine, moveLine } from "../domain/recipient-ledger.ts";
import { NOTHING_LEFT, type PageVisit, type Remainder } from "./agenda.ts";
import { type Place, patiently } from "./patience.ts";
import type { RoundRun } from "./round-run.ts";
import { sendLine } from "./send-line.ts";

/** Collects what a visit leaves for later, and hands it over when its last line is done with. */
export interface Leftovers {
  hold(index: number, verdict: Extract<RecipientVerdict, { readonly kind: "held" }>): void;
  /** The page is to be looked at once more, at a moment in ms since the epoch. */
  again(at: number): void;
}

/** What somebody else has changed in this moment. */
const SOON = SECOND;

const BEFORE_REPEATING = 5 * SECOND;

/** Begins with each line of the page that may be sent; what they leave is known when the last of them has ended. */
export async function visitPage({ page, only }: PageVisit, run: RoundRun): Promise<void> {
  const { round, house, agenda } = run;
  const leftovers = collectLeftovers();
  let open = 1;
  const close = () => {
    open -= 1;
    if (open === 0) agenda.keep(page, leftovers.remainder());
  };
  try {
    const lines = await patiently(() => house.ledger.page(round, page));
    for (const index of only ?? lines.keys()) {
      const recipient = lines[index];
      const line = recipient && (await settleDead({ page, index }, recipient.line, run));
      if (recipient === undefined || line === undefined) {
        leftovers.again(run.moment() + SOON);
      } else if (isFree(line, run) && isTooEarly(line, run)) {
        leftovers.again(mayBeRepeatedAt(line, run));
      } else if (isFree(line, run)) {
        await run.crowd.acquire();
        await run.ahead.acquire();
        open += 1;
        run.start(() => sendLine({ page, index }, { id: recipient.id, line }, { run, leftovers }).finally(close));
      }
      if (run.sending().aborted) return leftovers.again(run.moment());
    }
  } finally {
    close();
  }
}

/** What a dead run has claimed is uncertain: nobody knows whether it still sent it. Undefined: the line has changed. */
async function settleDead(at: Place, line: LedgerLine, run: RoundRun): Promise<LedgerLine | undefined> {
  if (line.kind !== "claimed" || line.by === run.by) return line;
  const uncertain = moveLine(line, { kind: "crash", by: line.by }, run.moment());
  if (uncertain === undefined || !(await run.move(at, line, uncertain))) return undefined;
  return uncertain;
}

function isFree(line: LedgerLine, run: RoundRun): boolean {
  const { policy } = run.file().campaign;
  return moveLine(line, { kind: "claim", by: run.by, policy }, run.moment()) !== undefined;
}

function isTooEarly(line: LedgerLine, run: RoundRun): boolean {
  return line.kind === "uncertain" && run.house.now().getTime() < mayBeRepeatedAt(line, run);
}

/**
 * If it did arrive, the second one does not come right after it; and what a run died of is not the first thing that the next one does.
 * A moment that is still to come was noted by a clock that was wrong.
 */
function mayBeRepeatedAt(line: LedgerLine, run: RoundRun): number {
  const now = run.house.now().getTime();
  const noted = [run.begunAt, "at" in line ? line.at : 0].filter((at) => at <= now);
  return Math.max(0, ...noted) + BEFORE_REPEATING;
}

function collectLeftovers(): Leftovers & { remainder(): Remainder } {
  const talking: number[] = [];
  let { talkAt, sleeping, wholeAt } = NOTHING_LEFT;
  return {
    hold(index, { by, at }) {
      if (by === "talk") {
        talking.push(index);
        talkAt = Math.min(talkAt, at);
      } else {
        sleeping += 1;
        wholeAt = Math.min(wholeAt, at);
      }
    },
    again(at) {
      wholeAt = Math.min(wholeAt, at);
    },
    remainder: () => ({ talking, talkAt, sleeping, wholeAt }),
  };
}
