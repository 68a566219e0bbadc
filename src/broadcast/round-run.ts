import type { Courier } from "../domain/broadcast-desk.ts";
import type { CampaignBook, CampaignFile } from "../domain/campaign-book.ts";
import { SECOND } from "../domain/duration.ts";
import type { Ledger, Round } from "../domain/ledger.ts";
import { type LedgerLine, moveLine } from "../domain/recipient-ledger.ts";
import type { RecipientDesk } from "../domain/recipients.ts";
import { addTallies, EMPTY_TALLY, type LedgerTally, moveInTally, tallyLedger } from "../domain/tally-ledger.ts";
import { type Agenda, openAgenda } from "./agenda.ts";
import { type Bell, createBell } from "./bell.ts";
import type { Clock } from "./gate.ts";
import { moveSurely, type Place, patiently } from "./patience.ts";
import { createSemaphore, type Semaphore } from "./semaphore.ts";
import type { Shift } from "./shifts.ts";
import { measureSpeed, type Speed } from "./speed.ts";

export interface SendingHouse {
  readonly campaigns: Pick<CampaignBook, "find">;
  readonly ledger: Ledger;
  readonly desk: RecipientDesk;
  readonly courier: Courier;
  readonly perSecond: number;
  readonly clock: Clock;
  /** By the calendar, for talks and quiet hours. */
  readonly now: () => Date;
}

export interface RoundStart {
  readonly round: Round;
  /** Running or paused. */
  readonly file: CampaignFile;
  /** True when nobody was written to yet, so that the ledger need not be read. */
  readonly isFresh: boolean;
  readonly shift: Shift;
  /** Aborted when the process stops. */
  readonly stopping: AbortSignal;
}

/** One round under way in this process: what its lines and pages share. */
export interface RoundRun {
  readonly round: Round;
  readonly shift: Shift;
  /** In each claim: what another one has claimed, it has not ended. */
  readonly by: string;
  /** ms since the epoch. */
  readonly begunAt: number;
  readonly house: SendingHouse;
  readonly agenda: Agenda;
  readonly speed: Speed;
  /** So many are in hand at once, wherever they wait. */
  readonly crowd: Semaphore;
  /** So many recipients are looked at ahead of their turn: what was seen must still be true when it comes. */
  readonly ahead: Semaphore;
  readonly file: () => CampaignFile;
  readonly tally: () => LedgerTally;
  /** Whole seconds, as in the ledger; ms since the epoch. */
  readonly moment: () => number;
  /** Aborted for as long as nobody may be written to. */
  readonly sending: () => AbortSignal;
  /** False when the line has changed meanwhile. */
  move(at: Place, from: LedgerLine, to: LedgerLine): Promise<boolean>;
  /** Something in the background, with a place in the crowd; when it fails, the run does. */
  start(work: () => Promise<void>): void;
  /** Resolves when all of them have ended. */
  settled(): Promise<void>;
  isIdle(): boolean;
  failure(): { readonly error: unknown } | undefined;
  readonly bell: Bell;
  /** What was found anew: paused, resumed, cancelled, another policy. */
  learn(file: CampaignFile): void;
  giveUp(): void;
}

export async function openRun({ round, file, isFresh, shift }: RoundStart, house: SendingHouse): Promise<RoundRun> {
  const { ledger, perSecond, now } = house;
  const by = await patiently(() => ledger.newRun());
  const { tally: read, open } = await (isFresh ? countFresh(round, ledger) : readLedger(round, ledger));
  let tally = read;
  let newest = file;
  let sending = new AbortController();
  if (file.campaign.state !== "running") sending.abort();
  const giveUp = () => sending.abort();
  const tasks = new Set<Promise<void>>();
  const crowd = createSemaphore(perSecond * 2 + 64);
  const bell = createBell();
  let failure: { readonly error: unknown } | undefined;

  async function finish(task: Promise<void>): Promise<void> {
    await task.catch((error: unknown) => {
      failure ??= { error };
    });
    crowd.release();
    bell.ring();
  }

  shift.signal.addEventListener("abort", giveUp, { once: true });

  return {
    ...{
      round,
      shift,
      by,
      begunAt: now().getTime(),
      house,
      agenda: openAgenda(open),
      speed: measureSpeed(() => house.clock.now()),
    },
    ...{ crowd, bell },
    ahead: createSemaphore(Math.max(2, Math.ceil(perSecond / 20))),
    file: () => newest,
    tally: () => tally,
    moment: () => Math.floor(now().getTime() / SECOND) * SECOND,
    sending: () => sending.signal,
    async move(at, from, to) {
      const isMoved = await moveSurely(ledger, { round, ...at }, { from, to });
      if (isMoved) tally = moveInTally(tally, from, to);
      return isMoved;
    },
    start(work) {
      const task = finish(work()).finally(() => tasks.delete(task));
      tasks.add(task);
    },
    async settled() {
      await Promise.all(tasks);
    },
    isIdle: () => tasks.size === 0,
    failure: () => failure,
    learn(found) {
      newest = found;
      const maySend = found.campaign.state === "running" && !shift.isOver();
      if (!maySend) sending.abort();
      else if (sending.signal.aborted) sending = new AbortController();
    },
    giveUp() {
      shift.signal.removeEventListener("abort", giveUp);
      giveUp();
    },
  };
}

interface Reading {
  readonly tally: LedgerTally;
  /** Pages on which somebody may still be written to. */
  readonly open: readonly number[];
}

async function countFresh(round: Round, ledger: Ledger): Promise<Reading> {
  const { pages, recipients } = await patiently(() => ledger.state(round));
  return { tally: { ...EMPTY_TALLY, waiting: recipients }, open: Array.from({ length: pages }, (_, page) => page) };
}

async function readLedger(round: Round, ledger: Ledger): Promise<Reading> {
  const { pages } = await patiently(() => ledger.state(round));
  let tally = EMPTY_TALLY;
  const open: number[] = [];
  for (let page = 0; page < pages; page++) {
    const lines = (await patiently(() => ledger.page(round, page))).map(({ line }) => line);
    tally = addTallies(tally, tallyLedger(lines));
    if (lines.some(isUnsettled)) open.push(page);
  }
  return { tally, open };
}

/** Claimed by a run that is dead, or free to be claimed under some policy. */
function isUnsettled(line: LedgerLine): boolean {
  return line.kind === "claimed" || moveLine(line, { kind: "claim", by: "", policy: "send again" }, 0) !== undefined;
}
