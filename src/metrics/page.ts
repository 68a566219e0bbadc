import { setTimeout as sleep } from "node:timers/promises";
import type { RoundOnTheWay } from "../domain/broadcast-desk.ts";
import type { ReadStore, StoreReadings } from "../domain/store-readings.ts";
import { STORE_STANDINGS, type StoreStanding } from "../domain/store-standing.ts";
import { EMPTY_TALLY, type LedgerTally } from "../domain/tally-ledger.ts";
import type { Meters } from "./meters.ts";

export interface PageParts {
  readonly isAlive: () => boolean;
  readonly isReady: () => boolean;
  readonly standing: () => StoreStanding;
  readonly rounds: () => readonly RoundOnTheWay[];
  readonly readStore: ReadStore;
  readonly now: () => Date;
}

/** However often somebody asks, and however many do. */
const READ_EVERY = 15_000;
/** Prometheus gives up after ten seconds. */
const PATIENCE = 2000;

/** Everything as Prometheus reads it. While the store is away it tells what it knows. */
export function createPage(meters: Meters, parts: PageParts, readEvery = READ_EVERY): () => Promise<string> {
  let known: Partial<StoreReadings> = {};
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | undefined;

  async function ask(): Promise<void> {
    const read = await parts.readStore();
    known = { ...known, ...read };
    if (Object.keys(read).length === READ_IN_ALL) meters.storeRead.set(parts.now().getTime() / 1000);
  }

  async function refresh(): Promise<void> {
    if (asking === undefined) {
      if (performance.now() - askedAt < readEvery) return;
      askedAt = performance.now();
      asking = ask().finally(() => {
        asking = undefined;
      });
    }
    const waited = new AbortController();
    await Promise.race([asking, sleep(PATIENCE, undefined, { signal: waited.signal }).catch(() => undefined)]);
    waited.abort();
  }

  return async () => {
    await refresh();
    fillReadings(meters, known);
    fillNow(meters, parts);
    return meters.register.metrics();
  };
}

const COUNTS = ["members", "waitingMembers", "cases", "openCases", "deadLetters"] as const;
/** With referrals and jobs. */
const READ_IN_ALL = COUNTS.length + 2;

function fillReadings(meters: Meters, known: Partial<StoreReadings>): void {
  for (const name of COUNTS) {
    const count = known[name];
    if (count !== undefined) meters[name].set(count);
  }
  for (const [state, count] of known.referrals ?? []) meters.referrals.set({ state }, count);
  for (const [queue, counts] of known.jobs ?? []) {
    for (const [state, count] of counts) meters.jobs.set({ queue, state }, count);
  }
}

function fillNow(meters: Meters, { isAlive, isReady, standing, rounds }: PageParts): void {
  meters.alive.set(isAlive() ? 1 : 0);
  meters.ready.set(isReady() ? 1 : 0);
  const stands = standing();
  for (const one of STORE_STANDINGS) meters.storeStanding.set({ standing: one }, one === stands ? 1 : 0);
  const all = rounds();
  const sum = (count: (round: RoundOnTheWay) => number) => all.reduce((total, round) => total + count(round), 0);
  for (const state of ["running", "paused"] as const) {
    meters.rounds.set({ state }, all.filter((round) => round.state === state).length);
  }
  for (const standing of Object.keys(EMPTY_TALLY) as (keyof LedgerTally)[]) {
    meters.recipients.set(
      { standing: snakeCased(standing) },
      sum(({ tally }) => countIn(tally[standing])),
    );
  }
  meters.recipients.set(
    { standing: "held" },
    sum(({ held }) => held),
  );
  meters.broadcastRate.set(sum(({ perSecond }) => perSecond));
}

function countIn(count: LedgerTally[keyof LedgerTally]): number {
  return typeof count === "number" ? count : Object.values(count).reduce((sum, one) => sum + one, 0);
}

function snakeCased(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
