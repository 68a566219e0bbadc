import { describe, expect, it } from "vitest";
import { NOTHING_LEFT, openAgenda } from "../../src/broadcast/agenda.ts";

describe("the agenda of a ledger", () => {
  it("begins with each page once, in order", () => {
    const agenda = openAgenda([0, 1, 2]);

    const visits = [agenda.take(0), agenda.take(0), agenda.take(0), agenda.take(0)];

    expect(visits.map((visit) => visit?.page)).toEqual([0, 1, 2, undefined]);
    expect(agenda.isEmpty()).toBe(true);
  });

  it("looks at those in a talk alone when it is time, and at the whole page in the morning", () => {
    const agenda = openAgenda([4]);
    agenda.take(0);
    agenda.keep(4, { talking: [7, 9], talkAt: 15, sleeping: 300, wholeAt: 1_000 });

    expect(agenda.held()).toBe(302);
    expect(agenda.take(14)).toBeUndefined();
    expect(agenda.take(15)).toEqual({ page: 4, only: [7, 9] });
    expect(agenda.take(16)).toBeUndefined();
    expect(agenda.held()).toBe(300);
    expect(agenda.take(1_000)).toEqual({ page: 4, only: undefined });
    expect(agenda.isEmpty()).toBe(true);
  });

  it("keeps what two looks at a page have left", () => {
    const agenda = openAgenda([4]);
    agenda.take(0);
    agenda.keep(4, { ...NOTHING_LEFT, talking: [7], talkAt: 15 });
    agenda.take(15);
    agenda.keep(4, { ...NOTHING_LEFT, talking: [7], talkAt: 30 });
    agenda.keep(4, { ...NOTHING_LEFT, talking: [8], talkAt: 20 });

    expect(agenda.take(20)).toEqual({ page: 4, only: [7, 8] });
    expect(agenda.isEmpty()).toBe(true);
  });

  it("drops a page of which nothing is left", () => {
    const agenda = openAgenda([4]);
    agenda.take(0);
    agenda.keep(4, NOTHING_LEFT);

    expect(agenda.isEmpty()).toBe(true);
  });

  it("looks at everybody anew after the clock was put back", () => {
    const agenda = openAgenda([4]);
    agenda.take(5000);
    agenda.keep(4, { talking: [7], talkAt: 5015, sleeping: 3, wholeAt: 6000 });

    expect(agenda.take(1000)).toBeUndefined();
    agenda.hurry();

    expect(agenda.take(1000)).toEqual({ page: 4, only: undefined });
    expect(agenda.isEmpty()).toBe(true);
  });
});
