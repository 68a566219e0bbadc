import { describe, expect, it } from "vitest";
import { type Campaign, type CampaignEvent, startCampaign } from "../../src/domain/campaign.ts";
import { sendingsOf } from "../../src/domain/campaign-log.ts";
import { moveCampaign } from "../../src/domain/move-campaign.ts";
import type { Sending } from "../../src/domain/sent-lately.ts";
import { aCampaign, actorFor, confirm, MONDAYS_AT_TEN, PREVIEWED, RUNNING, SENDER } from "./data/a-campaign.ts";
import { ADMIN, COORDINATOR, MONDAY_MORNING, OWNER } from "./data/a-referral.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = MONDAY_MORNING;

const moved = (campaign: Campaign, event: CampaignEvent, at = NOW) =>
  moveCampaign(campaign, event, actorFor(event), at);
const after = (campaign: Campaign, event: CampaignEvent, at = NOW): Campaign => {
  const result = moved(campaign, event, at);
  if (result.kind !== "moved") throw new Error(JSON.stringify(result));
  return result.campaign;
};
const refused = (reason: string) => ({ kind: "refused", reason });

describe("a campaign", () => {
  it("is written, previewed, confirmed, sent and done", () => {
    expect(aCampaign(...RUNNING, { kind: "finish", round: 1 })).toMatchObject({
      state: "done",
      round: 1,
      recipients: 40,
      version: 5,
    });
  });

  it("leaves a line in the audit log for each change: who, when and what", () => {
    expect(moved(aCampaign(...PREVIEWED), confirm({ recipients: 250, named: 250 }))).toMatchObject({
      entry: {
        who: { id: ADMIN.id, role: "admin" },
        when: NOW,
        from: "previewed",
        to: "confirmed",
        what: { kind: "confirm", recipients: 250, named: 250 },
      },
    });
  });

  it("is previewed anew after a word was changed, but not after the audience was", () => {
    const previewed = aCampaign(...PREVIEWED);

    expect(after(previewed, { kind: "write", content: "better words" }).state).toBe("draft");
    expect(after(previewed, { kind: "aim", audience: { places: ["34"] } }).state).toBe("previewed");
  });

  it.each<CampaignEvent>([
    { kind: "write", content: "other words" },
    { kind: "aim", audience: { places: ["34"] } },
    { kind: "plan", schedule: MONDAYS_AT_TEN },
    { kind: "mark", isUrgent: true },
  ])("is frozen once it is confirmed: $kind", (event) => {
    expect(moved(aCampaign(...PREVIEWED, confirm()), event)).toEqual(refused("frozen"));
  });

  it("lets an admin choose while it runs not to repeat what is uncertain", () => {
    expect(after(aCampaign(...RUNNING), { kind: "settle", policy: "do not repeat" }).policy).toBe("do not repeat");
  });

  it("pauses, goes on, and ends also when its last message went out while it was paused", () => {
    const paused = aCampaign(...RUNNING, { kind: "pause" });

    expect(after(paused, { kind: "resume" }).state).toBe("running");
    expect(after(paused, { kind: "finish", round: 1 }).state).toBe("done");
  });

  it.each<[string, Campaign, CampaignEvent]>([
    ["a second tap on confirm, when it already runs", aCampaign(...RUNNING), confirm()],
    ["a second pause", aCampaign(...RUNNING, { kind: "pause" }), { kind: "pause" }],
    ["a start that is told twice", aCampaign(...RUNNING), { kind: "start", round: 1 }],
    ["an end that is told twice", aCampaign(...RUNNING, { kind: "finish", round: 1 }), { kind: "finish", round: 1 }],
    ["a second cancel", aCampaign({ kind: "cancel" }), { kind: "cancel" }],
    ["the same words", aCampaign(...PREVIEWED), { kind: "write", content: "words" }],
  ])("stays as it is after %s", (_what, campaign, event) => {
    expect(moved(campaign, event)).toEqual({ kind: "unchanged" });
  });

  it.each<[string, Campaign, CampaignEvent, string]>([
    ["previewed with nothing in it", startCampaign("c1"), { kind: "preview" }, "nothing written"],
    ["confirmed without a preview", aCampaign({ kind: "write", content: "words" }), confirm(), "not from this state"],
    ["sent to nobody", aCampaign(...PREVIEWED), confirm({ recipients: 0 }), "nobody"],
    [
      "planned for yesterday",
      aCampaign(),
      { kind: "plan", schedule: { kind: "once", at: NOW - DAY } },
      "time has passed",
    ],
    [
      "cancelled when it is done",
      aCampaign(...RUNNING, { kind: "finish", round: 1 }),
      { kind: "cancel" },
      "already ended",
    ],
    ["resumed when it was cancelled", aCampaign(...RUNNING, { kind: "cancel" }), { kind: "resume" }, "already ended"],
    ["started before it is confirmed", aCampaign(...PREVIEWED), { kind: "start", round: 1 }, "not from this state"],
  ])("is not %s", (_what, campaign, event, reason) => {
    expect(moved(campaign, event)).toEqual(refused(reason));
  });

  it.each([OWNER, COORDINATOR, SENDER])("is no matter of a $role", (actor) => {
    for (const event of [...PREVIEWED, confirm(), { kind: "cancel" } as const]) {
      expect(moveCampaign(aCampaign(...PREVIEWED), event, actor, NOW)).toEqual(refused("not an admin"));
    }
  });

  it("is started and ended by the sender alone", () => {
    expect(moveCampaign(aCampaign(...PREVIEWED, confirm()), { kind: "start", round: 1 }, ADMIN, NOW)).toEqual(
      refused("not the sender"),
    );
  });
});

describe("to more than a hundred", () => {
  it.each<[number, number | undefined, boolean]>([
    [100, undefined, true],
    [101, undefined, false],
    [101, 100, false],
    [101, 101, true],
  ])("%d recipients, with %s named, are sent to: %s", (recipients, named, isSent) => {
    const result = moved(aCampaign(...PREVIEWED), confirm({ recipients, ...(named !== undefined && { named }) }));

    expect(result).toMatchObject(isSent ? { kind: "moved" } : refused("many recipients"));
  });
});

describe("the same words to the same people", () => {
  const sentAt = (at: number, told: Partial<Sending> = {}): Sending => ({
    ...(sendingsOf({ ...aCampaign(...RUNNING), id: "c0" })[0] ?? neverSent()),
    at,
    ...told,
  });

  it.each<[string, Sending, boolean]>([
    ["an hour ago", sentAt(NOW - HOUR), true],
    ["48 hours ago", sentAt(NOW - 48 * HOUR), true],
    ["49 hours ago", sentAt(NOW - 49 * HOUR), false],
    ["planned for tomorrow", sentAt(NOW + DAY), true],
    ["planned for next week", sentAt(NOW + 7 * DAY), false],
    ["weekly, last five weeks and a day ago", sentAt(NOW - 36 * DAY, { isWeekly: true }), true],
    ["weekly, with a round tomorrow", sentAt(NOW - 34 * DAY, { isWeekly: true }), true],
    ["weekly, three days off", sentAt(NOW - 38 * DAY, { isWeekly: true }), false],
    ["weekly, not yet begun", sentAt(NOW + 7 * DAY, { isWeekly: true }), false],
    ["other words", sentAt(NOW - HOUR, { content: "other" }), false],
    ["other people", sentAt(NOW - HOUR, { audience: "other" }), false],
    ["this campaign itself", sentAt(NOW - HOUR, { campaign: "c1" }), false],
  ])("%s", (_when, sending, isAsked) => {
    const campaign = aCampaign(...PREVIEWED);

    expect(moved(campaign, confirm({ recent: [sending] }))).toMatchObject(
      isAsked ? refused("sent lately") : { kind: "moved" },
    );
    expect(moved(campaign, confirm({ recent: [sending], isRepeatMeant: true })).kind).toBe("moved");
  });

  it("still asks for the number after the repeat was meant", () => {
    const twice = confirm({ recent: [sentAt(NOW)], isRepeatMeant: true, recipients: 300 });

    expect(moved(aCampaign(...PREVIEWED), twice)).toEqual(refused("many recipients"));
  });

  it("are looked for in what is on its way and what went out, not in what was cancelled before", () => {
    const waiting = aCampaign({ kind: "plan", schedule: MONDAYS_AT_TEN }, ...PREVIEWED, confirm(), {
      kind: "schedule",
    });

    expect(sendingsOf(waiting)).toMatchObject([{ at: NOW, isWeekly: true }]);
    expect(sendingsOf(after(waiting, { kind: "cancel" }))).toEqual([]);
    expect(sendingsOf(aCampaign(...RUNNING, { kind: "cancel" }))).toMatchObject([{ at: NOW, isWeekly: false }]);
    expect(sendingsOf(aCampaign(...RUNNING))).toHaveLength(1);
    expect(sendingsOf(aCampaign(...PREVIEWED))).toEqual([]);
  });

  function neverSent(): never {
    throw new Error("a running campaign has a sending");
  }
});

describe("a scheduled campaign", () => {
  const planned = aCampaign({ kind: "plan", schedule: { kind: "once", at: NOW + DAY } }, ...PREVIEWED, confirm(), {
    kind: "schedule",
  });
  const weekly = aCampaign({ kind: "plan", schedule: MONDAYS_AT_TEN }, ...PREVIEWED, confirm(), { kind: "schedule" });

  it("starts when its time has come, or late when nothing ran", () => {
    expect(moved(planned, { kind: "start", round: 1 }, NOW + DAY - 1)).toEqual(refused("not due"));
    expect(after(planned, { kind: "start", round: 1 }, NOW + DAY).state).toBe("running");
    expect(after(planned, { kind: "start", round: 1 }, NOW + 3 * DAY).state).toBe("running");
  });

  it("goes out every week until it is cancelled", () => {
    const first = after(after(weekly, { kind: "start", round: 1 }), { kind: "finish", round: 1 }, NOW + HOUR);
    const second = after(first, { kind: "start", round: 2 }, NOW + 7 * DAY);

    expect(first).toMatchObject({ state: "scheduled", nextAt: NOW + 7 * DAY });
    expect(second).toMatchObject({ state: "running", round: 2 });
    expect(after(second, { kind: "cancel" }).state).toBe("cancelled");
  });

  it("brings no second round the day after one that was late", () => {
    const late = after(weekly, { kind: "start", round: 1 }, NOW + 6 * DAY);

    expect(after(late, { kind: "finish", round: 1 }, NOW + 6 * DAY + HOUR).nextAt).toBe(NOW + 14 * DAY);
  });

  it("does not start a round that was told already, nor skip one", () => {
    const first = after(after(weekly, { kind: "start", round: 1 }), { kind: "finish", round: 1 }, NOW + HOUR);

    expect(moved(first, { kind: "start", round: 1 }, NOW + 7 * DAY)).toEqual({ kind: "unchanged" });
    expect(moved(first, { kind: "start", round: 3 }, NOW + 7 * DAY)).toEqual(refused("not due"));
    expect(moved(first, { kind: "finish", round: 1 }, NOW + 2 * HOUR)).toEqual({ kind: "unchanged" });
  });
});
