import { describe, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "../../src/domain/duration.ts";
import { judgeRecipient } from "../../src/domain/judge-recipient.ts";
import type { Member } from "../../src/domain/member.ts";
import { CONSENT } from "./data/an-audience.ts";

/** Ten in the morning in Jakarta, midday in Jayapura. */
const TEN = Date.UTC(2026, 10, 23, 3);
const SIX_TOMORROW = TEN + 20 * HOUR;
const USUAL = { isUrgent: false, since: TEN };

const member: Member = { id: 7, language: "id", status: "active", consent: CONSENT, isReachable: true, place: "34.04" };
const talkSince = (at: number) => ({ since: at, lastAnswerAt: at });

describe("in the moment before a message goes out", () => {
  it.each<[string, Member | undefined, string]>([
    ["who may be written to is", member, "send"],
    ["who was erased is not written to", undefined, "withdrawn"],
    ["who was suspended is not written to", { ...member, status: "suspended" }, "withdrawn"],
    [
      "who has not agreed to the newest notice is not written to",
      { ...member, consent: { ...CONSENT, version: "1" } },
      "withdrawn",
    ],
    ["who has blocked the bot is out of reach", { ...member, isReachable: false }, "unreachable"],
  ])("%s", (_case, now, expected) => {
    expect(judgeRecipient(USUAL, { member: now }, TEN).kind).toBe(expected);
  });

  it("a talk holds it, and is looked at every 15 seconds, for it may end at any moment", () => {
    const verdict = judgeRecipient(USUAL, { member, talk: talkSince(TEN - MINUTE) }, TEN);

    expect(verdict).toEqual({ kind: "held", by: "talk", at: TEN + 15 * SECOND });
  });

  it("a talk holds it for half an hour at most", () => {
    const talk = talkSince(TEN - 29 * MINUTE - 55 * SECOND);

    expect(judgeRecipient(USUAL, { member, talk }, TEN)).toEqual({ kind: "held", by: "talk", at: TEN + 5 * SECOND });
    expect(judgeRecipient(USUAL, { member, talk }, TEN + 5 * SECOND).kind).toBe("send");
  });

  it("the night holds it where the person lives", () => {
    const eight = TEN + 10 * HOUR;

    expect(judgeRecipient(USUAL, { member }, eight).kind).toBe("send");
    expect(judgeRecipient(USUAL, { member: { ...member, place: "91.03" } }, eight)).toEqual({
      ...{ kind: "held", by: "night", at: SIX_TOMORROW - 2 * HOUR },
    });
  });

  it("a talk at night does not have it looked at before the morning", () => {
    const night = TEN + 13 * HOUR;

    expect(judgeRecipient(USUAL, { member, talk: talkSince(night) }, night)).toEqual({
      ...{ kind: "held", by: "night", at: SIX_TOMORROW },
    });
  });

  it("nothing holds an urgent one", () => {
    const night = TEN + 13 * HOUR;

    expect(judgeRecipient({ ...USUAL, isUrgent: true }, { member, talk: talkSince(night) }, night).kind).toBe("send");
  });
});
