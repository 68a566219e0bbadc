import { SECOND } from "../domain/duration.ts";
import type { Ledger, SenderLease } from "../domain/ledger.ts";
import { type Clock, type Gate, openGate } from "./gate.ts";
import { type Weather, watchWeather } from "./weather.ts";

/** The time for which this process is the one that sends. */
export interface Shift {
  /** A number that no shift had before. */
  readonly run: string;
  readonly gate: Gate;
  readonly weather: Weather;
  /** Aborted when it is over. */
  readonly signal: AbortSignal;
  /** By the clock: a process that was stopped and goes on has heard nothing yet. */
  isOver(): boolean;
}

export interface Shifts {
  /** Undefined while another process sends. Whoever begins it leaves it. */
  begin(): Promise<Shift | undefined>;
  leave(shift: Shift): Promise<void>;
  /** Seconds for which nobody may send: somebody else was told so by Telegram. */
  noteFlood(seconds: number): void;
  isWorking(): boolean;
}

interface Stores {
  readonly lease: SenderLease;
  readonly ledger: Pick<Ledger, "newRun">;
  readonly perSecond: number;
  /** The shortest round trip to Telegram in ms, measured; 0 when it cannot be. */
  readonly measureTravel: () => Promise<number>;
  readonly clock: Clock;
}

const RENEW_EVERY = SECOND;
/** What is on its way when the lease ends must have arrived before somebody else begins. */
const MARGIN = SECOND / 2;

interface OpenShift extends Shift {
  users: number;
  end(): void;
}

export function createShifts({ lease, ledger, perSecond, measureTravel, clock }: Stores): Shifts {
  let current: OpenShift | undefined;
  let opening: Promise<OpenShift | undefined> | undefined;
  let unused: string | undefined;
  let leastTravel = 0;
  let floodUntil = 0;

  async function open(): Promise<OpenShift | undefined> {
    if (leastTravel === 0) leastTravel = await measureTravel();
    unused ??= await ledger.newRun();
    const run = unused;
    const asked = clock.now();
    const holds = await lease.hold(run);
    if (holds === undefined) return undefined;
    unused = undefined;
    return hire(run, asked + holds - MARGIN, leastTravel);
  }

  function hire(run: string, heldUntil: number, travel: number): OpenShift {
    const ending = new AbortController();
    const gate = openGate({ perSecond, leastTravel: travel }, clock);
    gate.pause(floodUntil - clock.now());
    let until = heldUntil;
    let cancelTimer = clock.after(RENEW_EVERY, () => void renew());

    async function renew(): Promise<void> {
      const asked = clock.now();
      const holds = shift.isOver() ? undefined : await lease.hold(run).catch(() => "away" as const);
      // One that ran out may have been another's meanwhile, who sent in the last second: it is begun anew, with its pace.
      // While the store is away it holds for as long as it was told.
      if (!shift.isOver() && holds !== "away") until = holds === undefined ? 0 : asked + holds - MARGIN;
      if (shift.isOver()) shift.end();
      else cancelTimer = clock.after(RENEW_EVERY, () => void renew());
    }

    const shift: OpenShift = {
      ...{ run, gate, weather: watchWeather(gate, clock), signal: ending.signal, users: 0 },
      isOver: () => ending.signal.aborted || clock.now() >= until,
      end() {
        cancelTimer();
        ending.abort();
        gate.close();
        if (current === shift) current = undefined;
      },
    };
    return shift;
  }

  return {
    async begin() {
      if (current?.isOver() === true) current.end();
      if (current === undefined) {
        opening ??= open().finally(() => {
          opening = undefined;
        });
        current = await opening;
      }
      if (current !== undefined) current.users += 1;
      return current;
    },
    async leave(left) {
      const shift = left as OpenShift;
      shift.users -= 1;
      if (shift.users > 0) return;
      shift.end();
      await lease.release(shift.run).catch(() => undefined);
    },
    noteFlood(seconds) {
      floodUntil = Math.max(floodUntil, clock.now() + seconds * SECOND);
      current?.gate.pause(seconds * SECOND);
    },
    isWorking: () => current !== undefined,
  };
}
