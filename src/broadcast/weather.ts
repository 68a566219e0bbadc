import type { Delivery } from "../domain/broadcast-desk.ts";
import { SECOND } from "../domain/duration.ts";
import type { Clock, Gate } from "./gate.ts";

/** Tells trouble with one message from trouble with Telegram itself, and lets everybody wait for the latter. */
export interface Weather {
  note(delivery: Delivery): void;
  /** What fails now says nothing about the message that failed. */
  isStormy(): boolean;
}

const FIRST_PAUSE = SECOND / 2;
const LONGEST_PAUSE = 30 * SECOND;
/** One person in a hundred may fail; so many in a row are no chance. */
const MANY_IN_A_ROW = 5;

export function watchWeather(gate: Pick<Gate, "pause">, clock: Clock): Weather {
  let troubles = 0;
  let pause = 0;
  let calmAt = 0;

  const isStormy = () => troubles >= MANY_IN_A_ROW;

  function waitLonger(): void {
    // Those that were under way together fail together, and that is one reason to wait.
    if (clock.now() < calmAt) return;
    pause = Math.min(Math.max(FIRST_PAUSE, pause * 2), LONGEST_PAUSE);
    calmAt = clock.now() + pause;
    gate.pause(pause);
  }

  return {
    note({ result, isAway }) {
      const isTrouble = result.kind === "unknown" || (result.kind === "failed" && result.reason === "server");
      if (isAway === true) troubles = MANY_IN_A_ROW;
      else if (isTrouble) troubles += 1;
      else if (result.kind !== "not sent") troubles = 0;
      if (!isStormy()) pause = 0;
      else if (isAway === true || isTrouble) waitLonger();
    },
    isStormy,
  };
}
