import { afterAll, beforeAll } from "vitest";
import type { CaseBook } from "../../src/domain/case-book.ts";
import type { CaseEvent } from "../../src/domain/case-event.ts";
import type { GateId } from "../../src/domain/safety.ts";
import type { TechniqueId } from "../../src/domain/technique.ts";
import { createCaseStores } from "../../src/redis/case-stores.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { createSealer } from "../../src/redis/sealing.ts";
import { OPEN_CONFLICT } from "../unit/data/a-case.ts";
import { DATA_KEY, laterOn, type TestHouse } from "./house.ts";
import type { Person } from "./person.ts";

/** The cases of a running house, looked into and written to past the bot. */
export interface HouseCases {
  readonly book: CaseBook;
  /** Colour, safety, dangers of each check-in, the oldest first. */
  checkInsOf(code: string): Promise<readonly (readonly [colour: string, safety: number, gates: readonly GateId[]])[]>;
  /** Each change of phase that was filed. */
  phasesOf(code: string): Promise<readonly string[]>;
  files(code: string, owner: Person, event: CaseEvent, at?: number): Promise<void>;
  /** Guidance for an open conflict, at a moment in ms since the epoch. */
  guides(code: string, owner: Person, techniques: readonly TechniqueId[], at: number): Promise<void>;
}

export function useCases(house: TestHouse): HouseCases {
  let there: HouseCases | undefined;
  let close: (() => Promise<void>) | undefined;
  let acts = 0;
  beforeAll(async () => {
    const redis = await connectRedis([house.redisUrl], () => undefined);
    close = () => redis.close();
    let now = Date.now();
    const { cases: book } = createCaseStores({
      ...{ redis, sealer: createSealer([DATA_KEY]), keepDays: 180 },
      now: () => new Date(now),
    });
    there = {
      book,
      async checkInsOf(code) {
        const told = (await book.timeline(code)).map(({ what }) => what);
        return told.flatMap((what) =>
          what.kind === "check-in" ? [[what.colour, what.safety, what.gates] as const] : [],
        );
      },
      async phasesOf(code) {
        const told = (await book.timeline(code)).map(({ what }) => what);
        return told.flatMap((what) => (what.kind === "phase" ? [what.phase] : []));
      },
      async files(code, owner, event, at = Date.now()) {
        now = at;
        const actor = { id: owner.id, role: "volunteer" } as const;
        const filing = await book.file({ code, event, actor, act: `past-the-bot-${acts++}` });
        if (filing.kind !== "moved") throw new Error(`${event.kind}: ${filing.kind}`);
      },
      guides: (code, owner, techniques, at) =>
        there?.files(code, owner, { kind: "guided", situation: OPEN_CONFLICT, roles: ["mediator"], techniques }, at) ??
        Promise.resolve(),
    };
  });
  afterAll(() => close?.());
  return laterOn(() => there);
}
