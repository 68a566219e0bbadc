import type { ProgressBoard } from "../domain/broadcast-desk.ts";
import type { CampaignBook, CampaignFile } from "../domain/campaign-book.ts";
import { SECOND } from "../domain/duration.ts";
import type { Round } from "../domain/ledger.ts";
import type { AudienceReader } from "../domain/recipients.ts";
import { freezeRound } from "./freeze-round.ts";
import { readTally } from "./read-tally.ts";
import type { SendingHouse } from "./round-run.ts";
import type { RoundsQueue } from "./rounds-queue.ts";
import { type RoundEnd, type SendingRound, sendRound } from "./send-round.ts";
import type { Shift, Shifts } from "./shifts.ts";
import { startTelling, tellEnd } from "./tell-progress.ts";

export interface RoundsHouse extends SendingHouse {
  readonly campaigns: CampaignBook;
  readonly audience: AudienceReader;
  readonly board: ProgressBoard;
  readonly queue: Pick<RoundsQueue, "add">;
  readonly shifts: Shifts;
  /** Rounds in hand in this process, by campaign; undefined until one sends. */
  readonly inHand: Map<string, SendingRound | undefined>;
  /** Aborted when the process stops. */
  readonly stopping: AbortSignal;
}

const SHORTLY = SECOND;

/** Brings a round to its end, from wherever it stands. Gives the milliseconds after which it is to be looked at again. */
export async function workOnRound(round: Round, house: RoundsHouse): Promise<number | undefined> {
  // A queue that has lost its jobs gets them again, while the work on one goes on.
  if (house.inHand.has(round.campaign)) return SHORTLY;
  house.inHand.set(round.campaign, undefined);
  try {
    return await lookAt(round, house);
  } finally {
    house.inHand.delete(round.campaign);
  }
}

async function lookAt(round: Round, house: RoundsHouse): Promise<number | undefined> {
  const file = await house.campaigns.find(round.campaign);
  if (file === undefined) return undefined;
  const { state, round: begun, nextAt } = file.campaign;
  if (begun === round.number) {
    if (state === "running" || state === "paused") return inShift(house, (shift) => goOn(round, shift, house));
    return sayHowItEnded(round, file, house);
  }
  if (begun !== round.number - 1 || (state !== "confirmed" && state !== "scheduled")) return undefined;
  const wait = (nextAt ?? 0) - house.now().getTime();
  if (wait <= 0) return inShift(house, (shift) => begin(round, shift, house));
  if (state === "confirmed") await order({ kind: "schedule" }, round, house);
  return wait;
}

type Ending = { readonly kind: "again"; readonly in: number } | { readonly kind: "ended"; readonly file: CampaignFile };

/** Only one process sends; the others look again, for it may be gone. */
async function inShift(
  house: RoundsHouse,
  work: (shift: Shift) => Promise<{ readonly ending: Ending; readonly round: Round }>,
): Promise<number | undefined> {
  const shift = await house.shifts.begin();
  if (shift === undefined) return SHORTLY;
  const { ending, round } = await workIn(shift);
  if (ending.kind === "again") return ending.in;
  await house.queue.add(ending.file);
  return sayHowItEnded(round, ending.file, house);

  async function workIn(current: Shift) {
    try {
      return await work(current);
    } finally {
      await house.shifts.leave(current);
    }
  }
}

async function begin(round: Round, shift: Shift, house: RoundsHouse) {
  const file = await order({ kind: "start", round: round.number }, round, house);
  if (file === undefined) return { round, ending: again(SHORTLY) };
  return goOn(round, shift, house);
}

async function goOn(
  round: Round,
  shift: Shift,
  house: RoundsHouse,
): Promise<{ readonly ending: Ending; readonly round: Round }> {
  const { ledger, campaigns, stopping } = house;
  const { isComplete } = await ledger.state(round);
  const mayGoOn = async () => {
    const state = (await campaigns.find(round.campaign))?.campaign.state;
    return !shift.isOver() && !stopping.aborted && (state === "running" || state === "paused");
  };
  const before = await campaigns.find(round.campaign);
  if (before === undefined) return { round, ending: again(SHORTLY) };
  const isFrozen = await freezeRound(round, before.campaign.audience, { ...house, mayGoOn });
  const file = await campaigns.find(round.campaign);
  if (!isFrozen || file === undefined) return { round, ending: again(SHORTLY) };
  const sending = await sendRound({ round, file, isFresh: !isComplete, shift, stopping }, house);
  house.inHand.set(round.campaign, sending);
  return { round, ending: await endingOf(sending, house) };
}

async function endingOf(sending: SendingRound, house: RoundsHouse): Promise<Ending> {
  const { run } = sending;
  const telling = startTelling(run, house);
  const end = await untilEnded();
  switch (end) {
    case "ended": {
      const file = await order({ kind: "finish", round: run.round.number }, run.round, house);
      return file === undefined ? again(SHORTLY) : { kind: "ended", file };
    }
    case "cancelled":
      return { kind: "ended", file: run.file() };
    case "changed":
      return again(0);
    default:
      return again(SHORTLY);
  }

  async function untilEnded(): Promise<RoundEnd> {
    try {
      return await sending.ended;
    } finally {
      await telling.stop();
    }
  }
}

function again(milliseconds: number): Ending {
  return { kind: "again", in: milliseconds };
}

/** Undefined when it cannot be, for somebody has decided otherwise meanwhile: then all of it is looked at anew. */
async function order(
  event: { readonly kind: "schedule" } | { readonly kind: "start" | "finish"; readonly round: number },
  { campaign, number }: Round,
  { campaigns }: RoundsHouse,
): Promise<CampaignFile | undefined> {
  const act = `${event.kind}-${campaign}-${number}`;
  const filing = await campaigns.file({ id: campaign, event, actor: { role: "sender" }, act });
  return filing.kind === "moved" || filing.kind === "unchanged" ? filing.file : undefined;
}

async function sayHowItEnded(round: Round, seen: CampaignFile, house: RoundsHouse): Promise<undefined> {
  const file = (await house.campaigns.find(round.campaign)) ?? seen;
  const tally = await readTally(round, house.ledger);
  const { startedAt = file.openedAt } = file.campaign;
  const progress = { file, round: round.number, tally, startedAt, held: 0, isEnded: true };
  await tellEnd(progress, house, house.stopping);
}
