import { z } from "zod";
import type { Audience } from "../domain/audience.ts";
import { CAMPAIGN_STATES, type CampaignEntry, type LoggedCampaignEvent } from "../domain/campaign.ts";
import type { Schedule } from "../domain/campaign-schedule.ts";
import { LANGUAGES } from "../domain/language.ts";
import { WEEKDAYS } from "../domain/local-time.ts";
import { UNCERTAIN_POLICIES } from "../domain/recipient-ledger.ts";

const AudienceRecord = z.object({
  places: z.array(z.string()).exactOptional(),
  roles: z.array(z.enum(["volunteer", "coordinator", "admin"])).exactOptional(),
  language: z.enum(LANGUAGES).exactOptional(),
  joinedSince: z.string().exactOptional(),
  hasOpenReferrals: z.literal(true).exactOptional(),
  hasNotRead: z.string().exactOptional(),
}) satisfies z.ZodType<Audience>;

const ScheduleRecord = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("now") }),
  z.object({ kind: z.literal("once"), at: z.number() }),
  z.object({ kind: z.literal("weekly"), day: z.enum(WEEKDAYS), minute: z.number(), offsetMinutes: z.number() }),
]) satisfies z.ZodType<Schedule>;

const EventRecord = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("write"), content: z.string() }),
  z.object({ kind: z.literal("aim"), audience: AudienceRecord }),
  z.object({ kind: z.literal("plan"), schedule: ScheduleRecord }),
  z.object({ kind: z.literal("mark"), isUrgent: z.boolean() }),
  z.object({ kind: z.literal("settle"), policy: z.enum(UNCERTAIN_POLICIES) }),
  z.object({ kind: z.enum(["preview", "schedule", "pause", "resume", "cancel"]) }),
  z.object({
    kind: z.literal("confirm"),
    recipients: z.number(),
    named: z.number().exactOptional(),
    isRepeatMeant: z.literal(true).exactOptional(),
  }),
  z.object({ kind: z.enum(["start", "finish"]), round: z.number() }),
]) satisfies z.ZodType<LoggedCampaignEvent>;

const EntryRecord = z.object({
  act: z.string(),
  who: z.string(),
  when: z.coerce.number(),
  from: z.enum(CAMPAIGN_STATES),
  to: z.enum(CAMPAIGN_STATES),
  what: z.string(),
});

export interface FiledMove {
  /** Names the act that wrote it. */
  readonly act: string;
  readonly entry: CampaignEntry;
}

/** Fields and values of one entry of the stream, flat. */
export function entryFields({ act, entry }: FiledMove): readonly string[] {
  const who = entry.who.role === "sender" ? "" : String(entry.who.id);
  return [
    ...["act", act, "who", who, "when", String(entry.when)],
    ...["from", entry.from, "to", entry.to, "what", JSON.stringify(entry.what)],
  ];
}

export function readEntry(fields: ReadonlyMap<string, string>): FiledMove {
  const { act, who, when, from, to, what } = EntryRecord.parse(Object.fromEntries(fields));
  return {
    act,
    entry: {
      who: who === "" ? { role: "sender" } : { id: Number(who), role: "admin" },
      ...{ when, from, to, what: EventRecord.parse(JSON.parse(what)) },
    },
  };
}
