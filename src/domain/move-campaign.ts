import { keyOfAudience } from "./audience-key.ts";
import type {
  Campaign,
  CampaignActor,
  CampaignEntry,
  CampaignEvent,
  CampaignState,
  LoggedCampaignEvent,
} from "./campaign.ts";
import { applyCampaignEntry } from "./campaign-log.ts";
import { nextOccurrence } from "./campaign-schedule.ts";
import { sentLately } from "./sent-lately.ts";

export type CampaignRefusal =
  | "not an admin"
  /** Only the sender starts and ends what was ordered. */
  | "not the sender"
  | "frozen"
  | "not from this state"
  | "already ended"
  | "nothing written"
  | "time has passed"
  | "not due"
  | "nobody"
  /** Asks again, in words; see `sentLately`. */
  | "sent lately"
  /** Asks again and names the number. */
  | "many recipients";

/** unchanged: it was done before, and is said so; nothing is logged for it, nor for a refusal. */
export type CampaignMove =
  | { readonly kind: "moved"; readonly campaign: Campaign; readonly entry: CampaignEntry }
  | { readonly kind: "unchanged" }
  | { readonly kind: "refused"; readonly reason: CampaignRefusal };

/** More than this asks a second time. Source: domain rules, broadcasts. */
export const MANY = 100;

type Kind = CampaignEvent["kind"];

const BEING_WRITTEN: readonly CampaignState[] = ["draft", "previewed"];
const NOT_ENDED: readonly CampaignState[] = ["draft", "previewed", "confirmed", "scheduled", "running", "paused"];
const FROZEN_KINDS: readonly Kind[] = ["write", "aim", "plan", "mark"];
const OF_SENDER: readonly Kind[] = ["schedule", "start", "finish"];

/** From where each event can happen. A paused campaign may end: what was in flight can have been the last of it. */
const FROM: Readonly<Record<Kind, readonly CampaignState[]>> = {
  write: BEING_WRITTEN,
  aim: BEING_WRITTEN,
  plan: BEING_WRITTEN,
  mark: BEING_WRITTEN,
  settle: NOT_ENDED,
  preview: ["draft"],
  confirm: ["previewed"],
  schedule: ["confirmed"],
  start: ["confirmed", "scheduled"],
  pause: ["running"],
  resume: ["paused"],
  finish: ["running", "paused"],
  cancel: NOT_ENDED,
};

/**
 * What an event makes of a campaign, at a moment in ms since the epoch. The caller keeps campaign and entry together or
 * neither. Asked in this order: may this person, was it done before, can it be done from here, is there anything to ask.
 * Source: domain rules, broadcasts.
 */
export function moveCampaign(campaign: Campaign, event: CampaignEvent, actor: CampaignActor, at: number): CampaignMove {
  const who = whoMay(event.kind, actor);
  if (typeof who === "string") return { kind: "refused", reason: who };
  if (isDone(campaign, event)) return { kind: "unchanged" };
  const reason = barrierFor(campaign, event) ?? guardOf(campaign, event, at);
  if (reason !== undefined) return { kind: "refused", reason };

  const entry: CampaignEntry = {
    who,
    when: at,
    from: campaign.state,
    to: targetOf(campaign, event.kind),
    what: toLog(event),
  };
  return { kind: "moved", campaign: applyCampaignEntry(campaign, entry), entry };
}

function whoMay(kind: Kind, actor: CampaignActor): CampaignEntry["who"] | "not an admin" | "not the sender" {
  if (OF_SENDER.includes(kind)) return actor.role === "sender" ? { role: actor.role } : "not the sender";
  return actor.role === "admin" ? { id: actor.id, role: actor.role } : "not an admin";
}

function isDone(campaign: Campaign, event: CampaignEvent): boolean {
  const { state, round } = campaign;
  switch (event.kind) {
    case "write":
      return campaign.content === event.content;
    case "aim":
      return keyOfAudience(campaign.audience) === keyOfAudience(event.audience);
    case "plan":
      return JSON.stringify(campaign.schedule) === JSON.stringify(event.schedule);
    case "mark":
      return campaign.isUrgent === event.isUrgent;
    case "settle":
      return campaign.policy === event.policy;
    case "confirm":
      // A second tap on the button comes late: the campaign may be on its way, or over.
      return ["confirmed", "scheduled", "running", "paused", "done"].includes(state);
    case "start":
      return event.round <= round;
    case "finish":
      return event.round < round || (event.round === round && (state === "scheduled" || state === "done"));
    case "resume":
      return state === "running";
    default:
      return state === targetOf(campaign, event.kind);
  }
}

function barrierFor({ state }: Campaign, { kind }: CampaignEvent): CampaignRefusal | undefined {
  if (FROM[kind].includes(state)) return undefined;
  if (!NOT_ENDED.includes(state)) return "already ended";
  return FROZEN_KINDS.includes(kind) ? "frozen" : "not from this state";
}

function guardOf(campaign: Campaign, event: CampaignEvent, at: number): CampaignRefusal | undefined {
  switch (event.kind) {
    case "plan":
      return nextOccurrence(event.schedule, at) === undefined ? "time has passed" : undefined;
    case "preview":
      return campaign.content === undefined ? "nothing written" : undefined;
    case "confirm":
      return questionBefore(campaign, event, at);
    case "start":
      return event.round === campaign.round + 1 && at >= (campaign.nextAt ?? at) ? undefined : "not due";
    case "finish":
      return event.round === campaign.round ? undefined : "not due";
    default:
      return undefined;
  }
}

function questionBefore(
  { id, content, audience, schedule }: Campaign,
  { recipients, named, isRepeatMeant, recent }: Extract<CampaignEvent, { readonly kind: "confirm" }>,
  at: number,
): CampaignRefusal | undefined {
  const first = nextOccurrence(schedule, at);
  if (first === undefined) return "time has passed";
  if (content === undefined) return "nothing written";
  if (recipients === 0) return "nobody";
  const sending = {
    campaign: id,
    content,
    audience: keyOfAudience(audience),
    at: first,
    isWeekly: schedule.kind === "weekly",
  };
  if (isRepeatMeant === undefined && sentLately(sending, recent) !== undefined) return "sent lately";
  // The number that was agreed to is the number that is sent to: when it has changed meanwhile, it is asked anew.
  return recipients > MANY && named !== recipients ? "many recipients" : undefined;
}

function targetOf({ state, schedule }: Campaign, kind: Kind): CampaignState {
  switch (kind) {
    case "write":
      // What a volunteer will see has changed, so the preview is out of date.
      return "draft";
    case "preview":
      return "previewed";
    case "confirm":
      return "confirmed";
    case "schedule":
      return "scheduled";
    case "start":
    case "resume":
      return "running";
    case "pause":
      return "paused";
    case "cancel":
      return "cancelled";
    case "finish":
      return schedule.kind === "weekly" ? "scheduled" : "done";
    default:
      return state;
  }
}

function toLog(event: CampaignEvent): LoggedCampaignEvent {
  if (event.kind !== "confirm") return event;
  const { recent: _, ...confirmation } = event;
  return confirmation;
}
