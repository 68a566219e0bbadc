import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allowedEvents, move } from "../../src/domain/move-referral.ts";
import type { Actor, LogEntry, Referral, ReferralDraft, ReferralEvent } from "../../src/domain/referral.ts";
import { replayLog, startReferral } from "../../src/domain/referral-log.ts";
import { REFERRAL_STATES, type ReferralState } from "../../src/domain/referral-state.ts";
import { anyActors, anyDrafts, anyEvents, COMPLETE, likelyAttempts, MONDAY_MORNING } from "./data/a-referral.ts";

const RUNS = { numRuns: 500 };
const ENDED: readonly ReferralState[] = ["ditutup", "ditolak", "gagal", "tak_terhubungi", "dibatalkan", "salah_input"];

/** Every change of state there is, written down a second time on purpose. */
const ARROWS: Readonly<Record<ReferralState, readonly ReferralState[]>> = {
  draf: ["terkirim", "dibatalkan", "salah_input"],
  terkirim: ["diakui", "tertahan", "ditolak", "tak_terhubungi", "dibatalkan", "salah_input"],
  diakui: ["diterima", "tertahan", "ditolak", "tak_terhubungi", "dibatalkan", "salah_input"],
  diterima: ["berjalan", "tertahan", "gagal", "tak_terhubungi", "dibatalkan", "salah_input"],
  berjalan: ["layanan_diterima", "tertahan", "gagal", "tak_terhubungi", "dibatalkan", "salah_input"],
  layanan_diterima: ["ditutup", "gagal", "salah_input"],
  tertahan: [
    ...["terkirim", "diakui", "diterima", "berjalan"],
    ...["ditolak", "gagal", "tak_terhubungi", "dibatalkan", "salah_input"],
  ] as ReferralState[],
  ditutup: ["salah_input"],
  ditolak: ["salah_input"],
  gagal: ["salah_input"],
  tak_terhubungi: ["salah_input"],
  dibatalkan: ["salah_input"],
  salah_input: [],
};

interface Attempt {
  readonly event: ReferralEvent;
  readonly actor: Actor;
  readonly wait: number;
}

interface Story {
  readonly referral: Referral;
  readonly log: readonly LogEntry[];
  readonly now: number;
}

function live(draft: ReferralDraft, attempts: readonly Attempt[]): Story {
  return attempts.reduce<Story>(
    ({ referral, log, now }, { event, actor, wait }) => {
      const moved = move(referral, event, actor, now + wait);
      return moved.kind === "moved"
        ? { referral: moved.referral, log: [...log, moved.entry], now: now + wait }
        : { referral, log, now: now + wait };
    },
    { referral: startReferral(draft), log: [], now: MONDAY_MORNING },
  );
}

const stories = fc.tuple(anyDrafts, likelyAttempts).map(([draft, attempts]) => ({ draft, ...live(draft, attempts) }));

describe("no sequence of events", () => {
  it("leaves the state machine", () => {
    fc.assert(
      fc.property(stories, ({ referral, log }) => {
        for (const { from, to } of log) {
          if (from !== to) expect(ARROWS[from]).toContain(to);
        }
        expect(REFERRAL_STATES).toContain(referral.state);
      }),
      RUNS,
    );
  });

  it("loses a line of the log: each goes on from the one before, and all together make the referral", () => {
    fc.assert(
      fc.property(stories, ({ draft, referral, log }) => {
        expect(log.map(({ from }) => from)).toEqual(["draf", ...log.map(({ to }) => to)].slice(0, log.length));
        expect(referral.version).toBe(log.length);
        expect(referral.state).toBe(log.at(-1)?.to ?? "draf");
        expect(replayLog(draft, log)).toEqual(referral);
      }),
      RUNS,
    );
  });

  it("leaves an ended state, but to say that the entry was a mistake", () => {
    fc.assert(
      fc.property(stories, ({ log }) => {
        const leaving = log.filter(({ from }) => ENDED.includes(from));

        expect(leaving.map(({ why }) => why.kind)).toEqual(leaving.map(() => "mistake"));
      }),
      RUNS,
    );
  });

  it("sends without consent, but for a written reason in an emergency", () => {
    fc.assert(
      fc.property(stories, ({ draft, log }) => {
        const sending = log.findIndex(({ to }) => to === "terkirim");
        fc.pre(sending >= 0);

        const hasConsent = log.slice(0, sending).some(({ why }) => why.kind === "consent");
        const why = log[sending]?.why;
        const isOverride = why?.kind === "send" && (why.override ?? "").trim() !== "";
        expect(hasConsent || (draft.need.urgency === "emergency" && isOverride)).toBe(true);
      }),
      RUNS,
    );
  });

  it("receives without the client's word, closes without an outcome, or steps aside without a reason", () => {
    fc.assert(
      fc.property(stories, ({ log }) => {
        for (const { why } of log) {
          if (why.kind === "receive") expect(why.client).toBeDefined();
          if (why.kind === "close") expect(why.outcome).toBeDefined();
          if ("reason" in why) expect(why.reason?.trim()).not.toBe("");
          if (["hold", "refuse", "fail", "lose_touch", "cancel", "mistake"].includes(why.kind)) {
            expect(why).toHaveProperty("reason");
          }
        }
      }),
      RUNS,
    );
  });
});

describe("an event", () => {
  it("that is refused or repeated leaves the referral as it was", () => {
    fc.assert(
      fc.property(stories, anyEvents, anyActors, ({ referral, now }, event, actor) => {
        const before = structuredClone(referral);

        const moved = move(referral, event, actor, now);

        expect(referral).toEqual(before);
        if (moved.kind !== "moved") expect(Object.keys(moved)).not.toContain("referral");
      }),
      RUNS,
    );
  });

  it("done twice at once moves once", () => {
    fc.assert(
      fc.property(stories, anyEvents, anyActors, ({ referral, now }, event, actor) => {
        const first = move(referral, event, actor, now);
        fc.pre(first.kind === "moved");

        expect(move(first.referral, event, actor, now)).toEqual({ kind: "unchanged" });
      }),
      RUNS,
    );
  });

  it("has a button just when one of its kind would move", () => {
    const words = (["yes", "partly"] as const).map((word) => ({ kind: "receive" as const, client: { word } }));
    const tries: readonly ReferralEvent[] = [...Object.values(COMPLETE), ...words];

    fc.assert(
      fc.property(stories, anyActors, ({ referral, now }, actor) => {
        const later = now + 3_600_000;

        const moving = tries.filter((event) => move(referral, event, actor, later).kind === "moved");

        expect([...allowedEvents(referral, actor)].toSorted()).toEqual(
          [...new Set(moving.map(({ kind }) => kind))].toSorted(),
        );
      }),
      RUNS,
    );
  });

  it("of a stranger never moves anything", () => {
    const strangers = anyActors.filter(({ id }) => id >= 70);

    fc.assert(
      fc.property(stories, anyEvents, strangers, ({ referral, now }, event, actor) => {
        expect(move(referral, event, actor, now).kind).toBe("refused");
        expect(allowedEvents(referral, actor)).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe("the stories told here", () => {
  it("get into every state, so that the laws above speak of all", () => {
    const states = new Set(
      fc.sample(stories, { numRuns: 2_000, seed: 7 }).flatMap(({ log }) => log.map(({ to }) => to)),
    );

    expect([...states].toSorted()).toEqual([...REFERRAL_STATES].toSorted());
  });
});
