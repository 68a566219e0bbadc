import type { Playground } from "../../../src/playground/start-playground.ts";
import { isFull, isGuided, joins, opensCase, refers, writesNote } from "./crowd-script.ts";
import type { Promised, PromisedCase } from "./promised.ts";
import { LostAnswer, type Pace, type Talker, type Tally, talker } from "./talker.ts";

/** Many volunteers who talk at the same time, and go on until they are told that it is enough. */
export interface Crowd {
  readonly tally: Tally;
  /** Resolves when everybody has joined: nothing is hurt before there is anybody to hurt. */
  readonly joined: Promise<void>;
  /** Everybody ends what was begun. */
  finish(): Promise<void>;
  /** Nobody is waited for: the run is broken off. */
  leave(): void;
}

export interface CrowdParts extends Pace {
  readonly playground: Playground;
  readonly volunteers: number;
  readonly promised: Promised;
  /** They do nothing but be guided, again and again: each answer is as much work as any other. */
  readonly areOnlyGuided?: boolean;
}

export function gatherCrowd({ playground, volunteers, promised, areOnlyGuided = false, ...pace }: CrowdParts): Crowd {
  const tally: Tally = {
    ...{ acts: 0, answers: 0, answersLost: 0, longestSilenceMs: 0, longestWaitMs: 0 },
    complaints: [],
  };
  let isOver = false;

  async function live(volunteer: Talker, number: number): Promise<void> {
    let opened: PromisedCase | undefined;
    for (let round = number; !isOver; round++) {
      const isDone = await orBeginAnew(volunteer, async () => {
        if (areOnlyGuided) await isGuided(volunteer, round, promised);
        else if (opened === undefined || isFull(opened)) opened = await opensCase(volunteer, round, promised);
        else if (round % 3 === 0) await isGuided(volunteer, round, promised);
        else if (round % 3 === 1) await writesNote(volunteer, opened);
        else await refers(volunteer, round, promised);
      });
      if (!isDone) promised.doubted.add(volunteer.id);
    }
  }

  const people = Array.from({ length: volunteers }, () => talker(playground, tally, pace));
  const joining = people.map(async (someone) => {
    const volunteer = await someone;
    await joins(volunteer);
    return volunteer;
  });
  const living = joining.map(async (volunteer, number) => live(await volunteer, number));
  // Whoever waits for the crowd hears of it; nobody is there yet to hear of the first one who could not join.
  for (const life of living) life.catch(() => undefined);

  return {
    tally,
    joined: Promise.all(joining).then(() => undefined),
    async finish() {
      isOver = true;
      await Promise.all(living);
    },
    leave() {
      isOver = true;
    },
  };
}

/** An answer that was lost is counted where it was waited for; the person tries something else. */
async function orBeginAnew(volunteer: Talker, deeds: () => Promise<void>): Promise<boolean> {
  try {
    await deeds();
    return true;
  } catch (error) {
    if (!(error instanceof LostAnswer)) throw error;
    await volunteer.types("/batal", /./).catch(() => undefined);
    return false;
  }
}
