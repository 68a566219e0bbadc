import fc from "fast-check";
import {
  type Campaign,
  type CampaignActor,
  type CampaignEntry,
  type CampaignEvent,
  startCampaign,
} from "../../../src/domain/campaign.ts";
import type { Schedule } from "../../../src/domain/campaign-schedule.ts";
import { moveCampaign } from "../../../src/domain/move-campaign.ts";
import { UNCERTAIN_POLICIES } from "../../../src/domain/recipient-ledger.ts";
import { ADMIN, COORDINATOR, MONDAY_MORNING, OWNER } from "./a-referral.ts";

export const SENDER: CampaignActor = { role: "sender" };
export const MONDAYS_AT_TEN: Schedule = { kind: "weekly", day: "MO", minute: 600, offsetMinutes: 420 };

const HOUR = 3_600_000;

export interface CampaignStory {
  readonly campaign: Campaign;
  readonly log: readonly CampaignEntry[];
  readonly now: number;
}

export interface CampaignAttempt {
  readonly event: CampaignEvent;
  readonly actor: CampaignActor;
  readonly wait: number;
}

export const confirm = (told: Partial<Extract<CampaignEvent, { readonly kind: "confirm" }>> = {}): CampaignEvent => ({
  kind: "confirm",
  recipients: 40,
  recent: [],
  ...told,
});

/** By whom an event is meant to come. */
export const actorFor = ({ kind }: CampaignEvent): CampaignActor =>
  kind === "schedule" || kind === "start" || kind === "finish" ? SENDER : ADMIN;

/** All of it at one moment, each step taken; a step that is not taken fails the test that told it. */
export function aCampaign(...events: readonly CampaignEvent[]): Campaign {
  return events.reduce((campaign, event) => {
    const moved = moveCampaign(campaign, event, actorFor(event), MONDAY_MORNING);
    if (moved.kind !== "moved") throw new Error(`${event.kind} in ${campaign.state}: ${JSON.stringify(moved)}`);
    return moved.campaign;
  }, startCampaign("c1"));
}

export const PREVIEWED: readonly CampaignEvent[] = [{ kind: "write", content: "words" }, { kind: "preview" }];
export const RUNNING: readonly CampaignEvent[] = [...PREVIEWED, confirm(), { kind: "start", round: 1 }];

export function liveCampaign(attempts: readonly CampaignAttempt[]): CampaignStory {
  return attempts.reduce<CampaignStory>(
    ({ campaign, log, now }, { event, actor, wait }) => {
      const moved = moveCampaign(campaign, event, actor, now + wait);
      return moved.kind === "moved"
        ? { campaign: moved.campaign, log: [...log, moved.entry], now: now + wait }
        : { campaign, log, now: now + wait };
    },
    { campaign: startCampaign("c1"), log: [], now: MONDAY_MORNING },
  );
}

const schedules: fc.Arbitrary<Schedule> = fc.constantFrom<Schedule>(
  { kind: "now" },
  { kind: "once", at: MONDAY_MORNING + 180 * HOUR },
  MONDAYS_AT_TEN,
);

export const anyCampaignEvents: fc.Arbitrary<CampaignEvent> = fc.oneof(
  fc.constantFrom("words", "other words").map((content) => ({ kind: "write" as const, content })),
  fc.constantFrom({}, { places: ["34"] }).map((audience) => ({ kind: "aim" as const, audience })),
  schedules.map((schedule) => ({ kind: "plan" as const, schedule })),
  fc.boolean().map((isUrgent) => ({ kind: "mark" as const, isUrgent })),
  fc.constantFrom(...UNCERTAIN_POLICIES).map((policy) => ({ kind: "settle" as const, policy })),
  fc.constantFrom("preview", "schedule", "pause", "resume", "cancel").map((kind) => ({ kind })),
  fc
    .record(
      { recipients: fc.constantFrom(0, 40, 100, 101), named: fc.constantFrom(40, 101) },
      { requiredKeys: ["recipients"] },
    )
    .map((told) => confirm(told)),
  fc.record({ kind: fc.constantFrom("start", "finish"), round: fc.integer({ min: 1, max: 3 }) }),
);

export const anyCampaignActors: fc.Arbitrary<CampaignActor> = fc.constantFrom(ADMIN, COORDINATOR, OWNER, SENDER);

const attempts: fc.Arbitrary<CampaignAttempt> = fc.record({
  event: anyCampaignEvents,
  actor: anyCampaignActors,
  wait: fc.constantFrom(0, HOUR, 80 * HOUR),
});
/** The whole way of a campaign, two rounds where it is weekly, each step late enough. */
const ways = schedules.map((schedule): readonly CampaignEvent[] => [
  { kind: "plan", schedule },
  ...PREVIEWED,
  confirm(),
  { kind: "schedule" },
  { kind: "start", round: 1 },
  { kind: "pause" },
  { kind: "resume" },
  { kind: "finish", round: 1 },
  { kind: "start", round: 2 },
  { kind: "finish", round: 2 },
]);
const steps = fc
  .tuple(ways, fc.nat({ max: 11 }))
  .map(([way, length]) =>
    way
      .slice(0, length)
      .map((event) => ({ event, actor: actorFor(event), wait: event.kind === "start" ? 200 * HOUR : 0 })),
  );

/** Part of the way, with anything in between and after it. */
export const campaignStories: fc.Arbitrary<CampaignStory> = fc
  .tuple(steps, fc.array(fc.tuple(attempts, fc.nat({ max: 20 })), { maxLength: 12 }))
  .map(([way, noise]) =>
    liveCampaign(noise.reduce<readonly CampaignAttempt[]>((all, [one, at]) => all.toSpliced(at, 0, one), way)),
  );
