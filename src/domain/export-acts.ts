import type { AuditEntry } from "./audit.ts";
import type { SentRound } from "./broadcast-statistics.ts";
import type { CampaignFile } from "./campaign-book.ts";
import type { ExportRow, ExportWords } from "./export.ts";
import { type GuidanceUpdate, updateId } from "./guidance-update.ts";
import { totalOf } from "./tally-ledger.ts";

export const PLAIN_AUDIT_COLUMNS = ["when", "what", "is_refused", "who", "role", "whom", "place"] as const;
export const AUDIT_COLUMNS = ["when", "what", "is_refused", "who", "role", "whom", "about"] as const;

/** What stands for somebody in this file, and which role that is by now. */
export interface Masked {
  readonly name: string;
  readonly role: string;
}

/** Of what an act was about only a place: anything else could lead to somebody. */
export function plainAuditRow(
  { when, what, isRefused, about = "" }: AuditEntry,
  people: { readonly who: Masked; readonly whom: Masked | undefined },
  { isoOf }: Pick<ExportWords, "isoOf">,
): ExportRow {
  const place = /^\d\d(\.\d\d){0,2}$/.test(about) ? about : undefined;
  return {
    ...{ when: isoOf(when), what, is_refused: isRefused, who: people.who.name, role: people.who.role },
    ...{ whom: people.whom?.name, place },
  };
}

export function auditRow(
  { when, what, isRefused, who, whom, about }: AuditEntry,
  role: string,
  { isoOf }: Pick<ExportWords, "isoOf">,
): ExportRow {
  return { when: isoOf(when), what, is_refused: isRefused, who, role, whom, about };
}

export const PLAIN_BROADCAST_COLUMNS = [
  ...(["tag", "state", "opened_at", "is_urgent", "schedule", "audience", "update"] as const),
  ...([
    "round",
    "started_at",
    "recipients",
    "reached",
    "out_of_reach",
    "failed",
    "uncertain",
    "waiting",
    "read",
  ] as const),
] as const;
export const BROADCAST_COLUMNS = [...PLAIN_BROADCAST_COLUMNS, "by"] as const;

/** A row for each round, and one for a campaign that has none yet. What it says stays in the bot. */
export function broadcastRow(
  { campaign, content, openedAt, by }: CampaignFile,
  {
    round,
    read,
    isPersonal,
  }: { readonly round: SentRound | undefined; readonly read: number; readonly isPersonal: boolean },
  { isoOf }: Pick<ExportWords, "isoOf">,
): ExportRow {
  const { id, state, isUrgent, schedule, audience } = campaign;
  const tally = round?.tally;
  return {
    ...{ tag: id, state, opened_at: isoOf(openedAt), is_urgent: isUrgent, schedule: schedule.kind },
    ...{ audience: JSON.stringify(audience), update: content.update },
    ...(round !== undefined && { round: round.number, started_at: isoOf(round.startedAt) }),
    // A ledger goes after its time; nothing is known then, which is not the same as nobody.
    ...(tally !== undefined &&
      totalOf(tally) > 0 && {
        ...{ recipients: totalOf(tally), reached: tally.sent, out_of_reach: tally.unreachable },
        ...{ failed: Object.values(tally.failed).reduce((sum, count) => sum + count, 0), uncertain: tally.uncertain },
        waiting: tally.waiting + tally.claimed,
      }),
    read,
    ...(isPersonal && { by }),
  };
}

export const UPDATE_COLUMNS = [
  ...(["update", "at", "kind", "rolls_back", "item", "id", "why_id", "why_en", "changes", "read"] as const),
] as const;

/** Every version of the guidance; who made it stands in the audit log. */
export function updateRow(update: GuidanceUpdate, read: number, { isoOf }: Pick<ExportWords, "isoOf">): ExportRow {
  const { at, what, item, why, changes } = update;
  return {
    ...{ update: updateId(update), at: isoOf(at), kind: what.kind },
    ...(what.kind === "roll-back" && { rolls_back: updateId({ number: what.of }) }),
    ...{ item: item.kind, id: item.id, why_id: why?.id, why_en: why?.en, changes: JSON.stringify(changes), read },
  };
}
