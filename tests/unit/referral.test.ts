import { describe, expect, it } from "vitest";
import { allowedEvents, type MoveRefusal, move } from "../../src/domain/move-referral.ts";
import type { Actor, ClientWord, Outcome, Referral, ReferralEvent } from "../../src/domain/referral.ts";
import { REFUSAL_REASONS } from "../../src/domain/referral.ts";
import { continueReferral, replayLog, startReferral } from "../../src/domain/referral-log.ts";
import { REFERRAL_STATES, type ReferralState } from "../../src/domain/referral-state.ts";
import { ADMIN, aDraft, afterEvents, COMPLETE, COORDINATOR, MONDAY_MORNING, OWNER } from "./data/a-referral.ts";
import { ENDED, inState, SENT, STARTED, WAYS } from "./data/referral-ways.ts";

const { consent, send, acknowledge, receive, hold, resume, refuse } = COMPLETE;
const EMERGENCY = { need: { category: "medicine", urgency: "emergency" } } as const;

const LATER = MONDAY_MORNING + 30 * 86_400_000;
const outcomeOf = (
  referral: Referral,
  event: ReferralEvent,
  actor: Actor = OWNER,
): ReferralState | MoveRefusal | "unchanged" => {
  const moved = move(referral, event, actor, LATER);
  if (moved.kind === "moved") return moved.referral.state;
  return moved.kind === "refused" ? moved.reason : "unchanged";
};

describe("sending", () => {
  it("waits for consent", () => {
    expect(outcomeOf(inState("draf"), { kind: "send" })).toBe("missing consent");
    expect(allowedEvents(inState("draf"), OWNER)).not.toContain("send");
  });

  it("goes on with consent, and remembers who recorded it and when", () => {
    const referral = afterEvents([consent]);

    expect(referral.consent).toEqual({ by: OWNER.id, at: MONDAY_MORNING });
    expect(outcomeOf(referral, { kind: "send" })).toBe("terkirim");
    expect(allowedEvents(referral, OWNER)).toContain("send");
  });

  it.each<[string, ReferralState | MoveRefusal]>([
    ["He bleeds and cannot speak.", "terkirim"],
    ["", "missing reason"],
    [" \n\t", "missing reason"],
  ])("in an emergency without consent, for the reason %j, gives %s", (override, expected) => {
    expect(outcomeOf(afterEvents([], EMERGENCY), { kind: "send", override })).toBe(expected);
    expect(allowedEvents(afterEvents([], EMERGENCY), OWNER)).toContain("send");
  });

  it.each(["urgent", "normal"] as const)("cannot pass over consent when the need is %s", (urgency) => {
    const referral = afterEvents([], { need: { category: "food", urgency } });

    expect(outcomeOf(referral, send)).toBe("not an emergency");
  });

  it("in an emergency leaves consent to be asked later", () => {
    expect(afterEvents([send, acknowledge, consent], EMERGENCY)).toMatchObject({ state: "diakui", consent: {} });
  });
});

describe("what must be given", () => {
  it.each<[string, ReferralState, ReferralEvent, MoveRefusal]>([
    ["the client's word, when help has come", "berjalan", { kind: "receive" }, "missing client's word"],
    ["an outcome, to close", "layanan_diterima", { kind: "close" }, "missing outcome"],
    ["a reason, to refuse", "terkirim", { kind: "refuse" }, "missing reason"],
    ["a reason, to hold", "terkirim", { kind: "hold" }, "missing reason"],
    ["a reason with words, to hold", "terkirim", { kind: "hold", reason: "  " }, "missing reason"],
    ["a reason, to fail", "berjalan", { kind: "fail" }, "missing reason"],
    ["a reason, to lose touch", "terkirim", { kind: "lose_touch", whom: "client" }, "missing reason"],
    ["a reason, to cancel", "draf", { kind: "cancel" }, "missing reason"],
    ["a reason, to call it a mistake", "ditutup", { kind: "mistake" }, "missing reason"],
  ])("is %s", (_what, state, event, reason) => {
    expect(outcomeOf(inState(state), event)).toBe(reason);
  });

  it.each(REFUSAL_REASONS)("is a coded reason like %s, which is kept", (reason) => {
    expect(afterEvents([...SENT, { kind: "refuse", reason }]).refusal).toBe(reason);
  });

  it.each<[ClientWord, readonly Outcome[]]>([
    ["yes", ["helped", "partly_helped", "not_helped"]],
    ["partly", ["partly_helped", "not_helped"]],
    ["no", ["not_helped"]],
  ])("after the client's word %j is an outcome of %j", (word, possible) => {
    const referral = afterEvents([...STARTED, { kind: "receive", client: { word } }]);

    const closed = (["helped", "partly_helped", "not_helped"] as const).filter(
      (outcome) => outcomeOf(referral, { kind: "close", outcome }) === "ditutup",
    );

    expect(closed).toEqual(possible);
    expect(outcomeOf(referral, { kind: "close", outcome: "helped" })).toBe(
      word === "yes" ? "ditutup" : "outcome above the client's word",
    );
  });
});

describe("the client's word", () => {
  it("can be put right until the referral is closed", () => {
    const partly = { kind: "receive", client: { word: "partly", didFit: "no", wasRespected: "yes" } } as const;

    expect(afterEvents([...STARTED, receive, partly])).toMatchObject({
      state: "layanan_diterima",
      client: partly.client,
      receivedAt: MONDAY_MORNING + 5 * 4_000_000,
    });
    expect(outcomeOf(inState("ditutup"), partly)).toBe("already ended");
  });

  it("takes the arrival back when it becomes no", () => {
    const no = { kind: "receive", client: { word: "no" } } as const;

    expect(afterEvents([...STARTED, receive, no]).receivedAt).toBeUndefined();
  });
});

describe("who may", () => {
  const stranger: Actor = { id: 70, role: "volunteer", place: "34.04.01" };
  it.each<[string, Actor, ReferralState | MoveRefusal]>([
    ["the volunteer who owns it", OWNER, "diakui"],
    ["another volunteer of the place", stranger, "not your referral"],
    ["the coordinator of the regency around it", COORDINATOR, "diakui"],
    ["the coordinator of the district", { id: 8, role: "coordinator", place: "34.04.01" }, "diakui"],
    ["the coordinator of another regency", { id: 8, role: "coordinator", place: "34.0" }, "not your place"],
    ["a coordinator of no place", { id: 8, role: "coordinator" }, "not your place"],
    ["its owner, who became coordinator elsewhere", { id: OWNER.id, role: "coordinator", place: "11" }, "diakui"],
    ["an admin", ADMIN, "diakui"],
  ])("move it, asked by %s, gives %s", (_who, actor, expected) => {
    expect(outcomeOf(inState("terkirim"), acknowledge, actor)).toBe(expected);
    expect(allowedEvents(inState("terkirim"), actor).length > 0).toBe(expected === "diakui");
  });

  it("not know whether it was done before", () => {
    expect(outcomeOf(inState("diakui"), acknowledge, stranger)).toBe("not your referral");
  });
});

describe("done twice", () => {
  it.each(Object.entries(WAYS).filter(([, way]) => way.length > 0))("the last step to %s changes nothing", (_, way) => {
    const last = way.at(-1) ?? consent;

    expect(outcomeOf(afterEvents(way), last)).toBe("unchanged");
  });

  it.each([consent, resume])("$kind changes nothing", (event) => {
    expect(outcomeOf(afterEvents([...SENT, hold, resume]), event)).toBe("unchanged");
  });

  it("an aside step with another reason changes nothing either", () => {
    expect(outcomeOf(inState("ditolak"), { kind: "refuse", reason: "out_of_area" })).toBe("unchanged");
  });

  it.each([
    [59, "unchanged"],
    [60, "moved"],
  ])("no news after %d minutes is %s", (minutes, kind) => {
    const said = move(inState("terkirim"), { kind: "no_news" }, OWNER, LATER);
    if (said.kind !== "moved") throw new Error("no news did not move");

    const again = move(said.referral, { kind: "no_news" }, COORDINATOR, LATER + minutes * 60_000);

    expect(again.kind).toBe(kind);
  });
});

describe("an ended referral", () => {
  it.each(ENDED)("in %s is not reopened but continued by a new one", (state) => {
    const ended = inState(state);

    const linked = continueReferral(ended, aDraft({ code: "X" }));

    expect(outcomeOf(ended, { kind: "send" })).toBe("already ended");
    expect(linked).toEqual({ kind: "linked", referral: startReferral(aDraft({ code: "X", continues: "K7M2QX" })) });
  });

  it.each(REFERRAL_STATES.filter((state) => !ENDED.some((ended) => ended === state)))("is not one in %s", (state) => {
    expect(continueReferral(inState(state), aDraft())).toEqual({ kind: "refused", reason: "still open" });
  });
});

describe("the log", () => {
  it("keeps who, when, from, to and why", () => {
    const moved = move(inState("terkirim"), { ...refuse, note: "Kuota habis" }, COORDINATOR, 5);

    expect(moved).toMatchObject({
      entry: {
        who: { id: 8, role: "coordinator" },
        when: 5,
        from: "terkirim",
        to: "ditolak",
        why: { kind: "refuse", reason: "capacity", note: "Kuota habis" },
      },
    });
  });

  it("holds a word of no news, which changes no state", () => {
    const moved = move(inState("berjalan"), { kind: "no_news" }, OWNER, 5);

    expect(moved).toMatchObject({ entry: { from: "berjalan", to: "berjalan" }, referral: { noNewsAt: 5, version: 6 } });
  });

  it("of nothing is the draft", () => {
    expect(replayLog(aDraft(), [])).toEqual({ ...aDraft(), state: "draf", version: 0 });
  });
});
