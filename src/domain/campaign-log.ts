import { keyOfAudience } from "./audience-key.ts";
import type { Campaign, CampaignEntry } from "./campaign.ts";
import { nextOccurrence } from "./campaign-schedule.ts";
import { LATELY, type Sending } from "./sent-lately.ts";

/** The campaign as its log tells it; the log in the order in which it was written. */
export function replayCampaign(started: Campaign, log: readonly CampaignEntry[]): Campaign {
  return log.reduce(applyCampaignEntry, started);
}

/** The one place where a campaign changes. The entry is trusted: whether it may be is decided by `moveCampaign`. */
export function applyCampaignEntry(campaign: Campaign, entry: CampaignEntry): Campaign {
  const { nextAt, ...rest } = campaign;
  return {
    ...rest,
    ...(nextAt !== undefined && keepsNext(entry) && { nextAt }),
    ...factsOf(campaign, entry),
    state: entry.to,
    version: campaign.version + 1,
  };
}

/** What of a campaign goes out or went out, for the question whether somebody else is about to send the same. */
export function sendingsOf(campaign: Campaign): readonly Sending[] {
  const { id, content, audience, schedule, startedAt, nextAt, state } = campaign;
  if (content === undefined) return [];
  const round = { campaign: id, content, audience: keyOfAudience(audience) };
  const isWeekly = schedule.kind === "weekly" && state !== "cancelled";
  return [startedAt, nextAt].filter((at) => at !== undefined).map((at) => ({ ...round, at, isWeekly }));
}

function keepsNext({ what }: CampaignEntry): boolean {
  return what.kind !== "start" && what.kind !== "cancel";
}

function factsOf({ schedule, startedAt }: Campaign, { what, when }: CampaignEntry): Partial<Campaign> {
  switch (what.kind) {
    case "write":
      return { content: what.content };
    case "aim":
      return { audience: what.audience };
    case "plan":
      return { schedule: what.schedule };
    case "mark":
      return { isUrgent: what.isUrgent };
    case "settle":
      return { policy: what.policy };
    case "confirm":
      return { recipients: what.recipients, ...next(nextOccurrence(schedule, when)) };
    case "start":
      return { round: what.round, startedAt: when };
    case "finish":
      // A round that started days late, or a clock that is behind, brings no second one right after it.
      return schedule.kind === "weekly"
        ? next(nextOccurrence(schedule, Math.max(when, (startedAt ?? when) + LATELY)))
        : {};
    default:
      return {};
  }
}

function next(nextAt: number | undefined): Partial<Campaign> {
  return nextAt === undefined ? {} : { nextAt };
}
