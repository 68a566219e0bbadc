import { describe, expect, it } from "vitest";
import { allowedEvents, EVENT_KINDS, move } from "../../src/domain/move-referral.ts";
import type { ReferralEvent } from "../../src/domain/referral.ts";
import { REFERRAL_STATES, type ReferralState } from "../../src/domain/referral-state.ts";
import { afterEvents, COMPLETE, MONDAY_MORNING, OWNER } from "./data/a-referral.ts";
import { inState, SENT, STARTED, WAYS } from "./data/referral-ways.ts";

const { receive, close, hold, resume, refuse, fail } = COMPLETE;
const LATER = MONDAY_MORNING + 30 * 86_400_000;

describe("a referral", () => {
  it("goes from a draft to a closed referral step by step", () => {
    const way = [...STARTED, receive, close];

    const states = way.map((_, index) => afterEvents(way.slice(0, index + 1)).state);

    expect(states).toEqual(["draf", "terkirim", "diakui", "diterima", "berjalan", "layanan_diterima", "ditutup"]);
  });

  /** For each state, the events that move it and where to; consent and "no news" leave it where it is. */
  it.each<[ReferralState, Partial<Record<ReferralEvent["kind"], ReferralState>>]>([
    ["draf", { consent: "draf", cancel: "dibatalkan", mistake: "salah_input" }],
    [
      "terkirim",
      {
        acknowledge: "diakui",
        refuse: "ditolak",
        hold: "tertahan",
        lose_touch: "tak_terhubungi",
        cancel: "dibatalkan",
        no_news: "terkirim",
        mistake: "salah_input",
      },
    ],
    [
      "diakui",
      {
        accept: "diterima",
        refuse: "ditolak",
        hold: "tertahan",
        lose_touch: "tak_terhubungi",
        cancel: "dibatalkan",
        no_news: "diakui",
        mistake: "salah_input",
      },
    ],
    [
      "diterima",
      {
        start: "berjalan",
        fail: "gagal",
        hold: "tertahan",
        lose_touch: "tak_terhubungi",
        cancel: "dibatalkan",
        no_news: "diterima",
        mistake: "salah_input",
      },
    ],
    [
      "berjalan",
      {
        receive: "layanan_diterima",
        fail: "gagal",
        hold: "tertahan",
        lose_touch: "tak_terhubungi",
        cancel: "dibatalkan",
        no_news: "berjalan",
        mistake: "salah_input",
      },
    ],
    [
      "layanan_diterima",
      {
        receive: "layanan_diterima",
        close: "ditutup",
        fail: "gagal",
        no_news: "layanan_diterima",
        mistake: "salah_input",
      },
    ],
    [
      "tertahan",
      {
        resume: "terkirim",
        refuse: "ditolak",
        lose_touch: "tak_terhubungi",
        cancel: "dibatalkan",
        no_news: "tertahan",
        mistake: "salah_input",
      },
    ],
    ["ditutup", { mistake: "salah_input" }],
    ["ditolak", { mistake: "salah_input" }],
    ["gagal", { mistake: "salah_input" }],
    ["tak_terhubungi", { mistake: "salah_input" }],
    ["dibatalkan", { mistake: "salah_input" }],
    ["salah_input", {}],
  ])("in %s moves by %j and by nothing else, and shows buttons for just these", (state, expected) => {
    const referral = inState(state);
    const another = { ...COMPLETE, receive: { kind: "receive", client: { word: "partly" } } } as const;

    const moves = EVENT_KINDS.flatMap((kind) => {
      const moved = move(referral, another[kind], OWNER, LATER);
      return moved.kind === "moved" ? [[kind, moved.referral.state]] : [];
    });

    expect(Object.fromEntries(moves)).toEqual(expected);
    expect(allowedEvents(referral, OWNER).toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  it("is covered by the table in every state", () => {
    expect(Object.keys(WAYS)).toEqual([...REFERRAL_STATES]);
    for (const state of REFERRAL_STATES) expect(inState(state).state).toBe(state);
  });

  it.each(["terkirim", "diakui", "diterima", "berjalan"] as const)("goes back to %s after being on hold", (state) => {
    expect(afterEvents([...WAYS[state], hold, resume]).state).toBe(state);
  });

  it("keeps the ways out of the state in which it was held", () => {
    const heldEarly = afterEvents([...SENT, hold]);
    const heldLate = afterEvents([...STARTED, hold]);

    expect([refuse, fail].map((event) => move(heldEarly, event, OWNER, LATER).kind)).toEqual(["moved", "refused"]);
    expect([refuse, fail].map((event) => move(heldLate, event, OWNER, LATER).kind)).toEqual(["refused", "moved"]);
  });
});
