import { setTimeout as sleep } from "node:timers/promises";
import type { ProgressBoard, RoundProgress } from "../domain/broadcast-desk.ts";
import type { CampaignBook, ProgressMessage } from "../domain/campaign-book.ts";
import { SECOND } from "../domain/duration.ts";
import type { RoundRun } from "./round-run.ts";

export interface Telling {
  readonly board: ProgressBoard;
  readonly campaigns: Pick<CampaignBook, "noteProgressMessage">;
}

/** Telegram takes about one edit a second of one chat; an admin reads no faster either. */
const TELL_EVERY = 3 * SECOND;
const LOOK_EVERY = SECOND / 2;
const TRIES_AT_END = 5;

export function progressOf(run: RoundRun): RoundProgress {
  const file = run.file();
  const perSecond = run.speed.perSecond();
  return {
    ...{ file, round: run.round.number, tally: run.tally(), held: run.agenda.held(), isEnded: false },
    startedAt: file.campaign.startedAt ?? file.openedAt,
    ...(perSecond !== undefined && { perSecond }),
  };
}

/** Shows how it goes while it goes. What an admin has just decided is shown at once; nothing waits for it. */
export function startTelling(run: RoundRun, telling: Telling): { stop(): Promise<void> } {
  let [toldAt, toldVersion, told] = [Number.NEGATIVE_INFINITY, -1, ""];
  let message: ProgressMessage | undefined;
  let showing: Promise<void> | undefined;

  function look(): void {
    const { version } = run.file().campaign;
    const isDue = performance.now() - toldAt >= TELL_EVERY || version !== toldVersion;
    if (showing !== undefined || !isDue) return;
    const progress = withMessage(progressOf(run), message);
    [toldAt, toldVersion] = [performance.now(), version];
    if (JSON.stringify(progress) === told) return;
    showing = showProgress(progress, telling)
      .then(
        (shown) => {
          told = JSON.stringify(progress);
          message = shown;
        },
        () => undefined,
      )
      .finally(() => {
        showing = undefined;
      });
  }

  look();
  const timer = setInterval(look, LOOK_EVERY);
  return {
    async stop() {
      clearInterval(timer);
      await showing;
    },
  };
}

/** How it has ended: the last word, which an admin is to read even when Telegram is away for a moment. */
export async function tellEnd(progress: RoundProgress, telling: Telling, stopping: AbortSignal): Promise<void> {
  for (let tries = 1; tries <= TRIES_AT_END && !stopping.aborted; tries++) {
    const isShown = await showProgress(progress, telling).then(
      () => true,
      () => false,
    );
    if (isShown) return;
    await sleep(SECOND * 2 ** tries, undefined, { signal: stopping }).catch(() => undefined);
  }
}

async function showProgress(
  progress: RoundProgress,
  { board, campaigns }: Telling,
): Promise<ProgressMessage | undefined> {
  const { progress: before, campaign } = progress.file;
  const message = await board.show(progress);
  const isSame = message?.chat === before?.chat && message?.message === before?.message;
  if (message !== undefined && !isSame) await campaigns.noteProgressMessage(campaign.id, message);
  return message;
}

/** The campaign as it was read may not know yet where it was shown. */
function withMessage(progress: RoundProgress, message: ProgressMessage | undefined): RoundProgress {
  return message === undefined ? progress : { ...progress, file: { ...progress.file, progress: message } };
}
