import { setTimeout as sleep } from "node:timers/promises";
import type { Figures } from "../../support/faults/figures.ts";
import { underFault } from "../../support/faults/world.ts";
import { hurtableRedis } from "../../support/redis-server.ts";
import { jainIndex } from "../support/figures.ts";
import { processorTime } from "../support/processor-time.ts";

export interface InstancesFigures {
  readonly instances: number;
  readonly answersASecond: number;
  /** Jain's index of the calls to Telegram that each instance has made. */
  readonly fairToInstances: number;
  /** Jain's index of the answers that each chat has had. */
  readonly fairToChats: number;
  /** Microseconds of processor of all instances together. */
  readonly processorAnAnswer: number;
  readonly figures: Figures;
}

interface CrowdSize {
  readonly instances: number;
  readonly volunteers: number;
  readonly seconds: number;
  /** One of them is killed in the middle, and started again. */
  readonly isKilled?: boolean;
}

/** Of the time that is measured. */
const WARMING_UP = 0.3;

/**
 * So many instances behind a balancer, and volunteers who do not stop to think. They are guided; where one instance is
 * killed they also note and refer, for only of what was promised can something be lost.
 */
export async function measureInstances({
  instances,
  volunteers,
  seconds,
  isKilled = false,
}: CrowdSize): Promise<InstancesFigures> {
  const redis = await hurtableRedis();
  await redis.start();
  const answersOf = new Map<number, number>();
  const callsOf = new Map<number, number>();
  let answersASecond = 0;
  let processorAnAnswer = 0;
  try {
    const wishes = {
      mode: "webhook",
      instances,
      redisUrls: [redis.url],
      thinkMs: 0,
      areOnlyGuided: !isKilled,
    } as const;
    const figures = await underFault(wishes, { volunteers, faults: isKilled ? 1 : 0 }, async (world) => {
      const { crowd, fleet, playground } = world;
      // Until everything is compiled.
      await sleep(seconds * WARMING_UP * 1000);
      const stop = playground.onCallEnd(({ chatId, cause }) => {
        // What is sent for no update (a reminder, the list of commands) is no answer.
        if (chatId === undefined || cause === undefined) return;
        count(answersOf, chatId);
        count(callsOf, Number(cause.split(" ")[1]));
      });
      const pids = Array.from({ length: fleet.size }, (_, index) => fleet.pid(index));
      const used = () => pids.reduce((sum, pid) => sum + processorTime(pid), 0);
      const [answersBefore, usedBefore, begun] = [crowd.tally.answers, used(), performance.now()];
      if (isKilled) {
        await sleep(seconds * 500);
        await fleet.kill(0);
        await sleep(seconds * 500);
        await fleet.start(0);
        return 1;
      }
      await sleep(seconds * 1000);
      const answers = crowd.tally.answers - answersBefore;
      answersASecond = (1000 * answers) / (performance.now() - begun);
      processorAnAnswer = (used() - usedBefore) / answers;
      stop();
      return 0;
    });
    return {
      ...{ instances, answersASecond, processorAnAnswer, figures },
      fairToInstances: jainIndex([...callsOf.values()]),
      fairToChats: jainIndex([...answersOf.values()]),
    };
  } finally {
    await redis.remove();
  }
}

function count(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
