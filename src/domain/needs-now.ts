import { NATIONWIDE } from "./area.ts";
import type { CaseBook } from "./case-book.ts";
import { isUrgentIn, sortByCall } from "./coordinator-call.ts";
import type { Directory, SourceIndex } from "./directory.ts";
import { reportedSources, staleSources } from "./directory-lists.ts";
import { gatherWarning, type WarningSources } from "./gather-warning.ts";
import type { GuidanceUpdates } from "./guidance-log.ts";
import { MARK_LASTS, updateId } from "./guidance-update.ts";
import { worstOf } from "./map-counts.ts";
import type { Members } from "./member.ts";
import type { Overseer } from "./overseer.ts";
import type { ReadReceipts } from "./recipients.ts";
import type { ReferralBook } from "./referral-book.ts";
import { standingOf } from "./referral-standing.ts";

/** What waits for a hand just now. */
export interface NeedsNow {
  /** Open referrals whose time has passed. */
  readonly late: number;
  /** Places with a warning, by their worst sign. */
  readonly red: number;
  readonly yellow: number;
  readonly falls: number;
  /** Rumours that several volunteers have heard. */
  readonly rumours: number;
  /** Cases in which somebody waits for a coordinator, and how many of them urgently. */
  readonly calls: number;
  readonly urgentCalls: number;
  /** Undefined for a coordinator: admins look after it. */
  readonly ofAdmins?: NeedsOfAdmins;
}

export interface NeedsOfAdmins {
  readonly pending: number;
  readonly reported: number;
  readonly proposed: number;
  readonly stale: number;
}

interface NeedsParts extends WarningSources {
  readonly cases: Pick<CaseBook, "openIn" | "timeline">;
  readonly book: Pick<ReferralBook, "openIn">;
  readonly members: Pick<Members, "pending">;
  readonly directory: Pick<Directory, "reports" | "proposals" | "find">;
  readonly sources: Pick<SourceIndex, "all" | "get">;
}

interface UpdateParts {
  readonly updates: Pick<GuidanceUpdates, "all">;
  readonly receipts: Pick<ReadReceipts, "count">;
}

interface Looking {
  readonly overseer: Overseer;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Throws StoreAway. */
export async function gatherNeeds({ overseer, now }: Looking, parts: NeedsParts): Promise<NeedsNow> {
  const { area, isAdmin } = overseer;
  const [warning, cases, referrals, ofAdmins] = await Promise.all([
    gatherWarning({ area, now }, parts),
    parts.cases.openIn(area),
    parts.book.openIn(area),
    isAdmin && area === NATIONWIDE ? needsOfAdmins(now, parts) : undefined,
  ]);
  const calls = sortByCall(cases);
  const count = (kind: ReturnType<typeof worstOf>) => warning.places.filter((place) => worstOf(place) === kind).length;
  return {
    late: referrals.filter((referral) => standingOf(referral, now) === "late").length,
    ...{ red: count("red"), yellow: count("yellow"), falls: count("falls") },
    rumours: warning.rumours.length,
    ...{ calls: calls.length, urgentCalls: calls.filter(isUrgentIn).length },
    ...(ofAdmins !== undefined && { ofAdmins }),
  };
}

async function needsOfAdmins(now: number, { members, directory, sources }: NeedsParts): Promise<NeedsOfAdmins> {
  const [pending, reported, proposals] = await Promise.all([
    members.pending(),
    reportedSources({ directory, sources }),
    directory.proposals(),
  ]);
  return {
    ...{ pending: pending.length, reported: reported.length, proposed: proposals.length },
    stale: staleSources(sources.all(), now).length,
  };
}

/** How many new versions of the guidance fewer than half of the active members have read. Throws StoreAway. */
export async function countUnreadUpdates(
  { now, members }: { readonly now: number; readonly members: number },
  { updates, receipts }: UpdateParts,
): Promise<number> {
  // As long as the item that was changed says so in the chat.
  const recent = updates.all().filter(({ at }) => now - at < MARK_LASTS);
  const reads = await Promise.all(recent.map((update) => receipts.count(updateId(update))));
  return reads.filter((read) => read * 2 < members).length;
}
