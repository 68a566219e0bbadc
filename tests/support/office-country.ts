import type { ToldSituation } from "../../src/domain/case.ts";
import type { Colour } from "../../src/domain/check-in.ts";
import { DAY, HOUR } from "../../src/domain/duration.ts";
import type { Phase } from "../../src/domain/phase.ts";
import type { Rumour } from "../../src/domain/rumour.ts";
import { OPEN_CONFLICT } from "../unit/data/a-case.ts";
import { type TestCases, testCases } from "./case-book.ts";
import type { TestHouse } from "./house.ts";
import { anAct } from "./referral-book.ts";

interface ToldCase {
  readonly place: string;
  readonly phase?: Phase;
  /** How the latest check-in went, and how safe people feel; without one nobody has told. */
  readonly colour?: Colour;
  readonly safety?: number;
  /** Days before now. */
  readonly opened?: number;
  readonly isUntold?: true;
}

/** A country in which something goes on, written past the bot. */
export interface OfficeCountry {
  /** So many alike; each of a volunteer whom nobody here knows. */
  cases(count: number, told: ToldCase): Promise<void>;
  /** Somebody calls for help, and nobody has answered yet. */
  calls(place: string): Promise<void>;
  rumours(place: string, topic: Rumour["topic"], people: number): Promise<void>;
  close(): Promise<void>;
}

export async function officeCountry(house: TestHouse, now: number): Promise<OfficeCountry> {
  const stores: TestCases = await testCases(house.redisUrl);
  async function opens({ place, phase = "konflik", opened = 3, ...told }: ToldCase) {
    stores.now = now - opened * DAY;
    const situation: ToldSituation = { ...OPEN_CONFLICT, phase };
    const draft = { place, situation, openedAt: stores.now, ...(told.isUntold && { isUntold: told.isUntold }) };
    const found = await stores.opens(stores.volunteer(), draft);
    stores.now = now - HOUR;
    const { colour, safety = 4 } = told;
    if (colour !== undefined) await stores.files(found, { kind: "check-in", colour, safety, gates: [] });
    return found;
  }
  return {
    async cases(count, told) {
      for (let at = 0; at < count; at++) await opens(told);
    },
    async calls(place) {
      const found = await opens({ place });
      const filing = await stores.files(found, { kind: "help", isUrgent: true });
      if (filing.kind !== "moved") throw new Error(filing.kind);
    },
    async rumours(place, topic, people) {
      for (let at = 0; at < people; at++) {
        const owner = stores.volunteer().id;
        const heard = { heardAt: "gathering", witness: "heard" } as const;
        await stores.rumours.tell({ owner, place, topic, at: now - HOUR, ...heard }, anAct());
      }
    },
    close: () => stores.redis.close(),
  };
}
