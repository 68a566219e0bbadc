import { describe, expect, it } from "vitest";
import { watchWeather } from "../../src/broadcast/weather.ts";
import type { Delivery } from "../../src/domain/broadcast-desk.ts";

const SENT: Delivery = { result: { kind: "sent" } };
const AWAY: Delivery = { result: { kind: "not sent" }, isAway: true };
const BROKEN: Delivery = { result: { kind: "failed", reason: "server" } };
const CUT: Delivery = { result: { kind: "unknown" } };

function weather() {
  const pauses: number[] = [];
  let now = 0;
  const watched = watchWeather({ pause: (ms) => pauses.push(ms) }, { now: () => now, after: () => () => undefined });
  return {
    ...watched,
    pauses,
    /** After all pauses so far. */
    notesLater(delivery: Delivery) {
      now += 60_000;
      watched.note(delivery);
    },
  };
}

describe("the weather", () => {
  it("is not bad because of one message that fails now and then", () => {
    const { note, isStormy, pauses } = weather();

    for (let count = 0; count < 100; count++) for (const delivery of [BROKEN, CUT, SENT, BROKEN]) note(delivery);

    expect([isStormy(), pauses]).toEqual([false, []]);
  });

  it("lets everybody wait ever longer, up to half a minute, while Telegram is away", () => {
    const { notesLater, pauses } = weather();

    for (let count = 0; count < 9; count++) notesLater(AWAY);

    expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it("takes those that were under way together as one", () => {
    const { note, pauses } = weather();

    for (let count = 0; count < 20; count++) note(AWAY);

    expect(pauses).toEqual([500]);
  });

  it.each([
    ["cut", CUT],
    ["broken", BROKEN],
  ])("is bad when one after the other is %s, and good again with an answer", (_case, trouble) => {
    const { notesLater, isStormy, pauses } = weather();

    for (let count = 0; count < 6; count++) notesLater(trouble);
    const before = isStormy();
    notesLater(SENT);

    expect([before, isStormy(), pauses]).toEqual([true, false, [500, 1_000]]);
  });
});
