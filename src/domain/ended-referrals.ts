import { isWithin } from "./area.ts";
import type { NeedCategory } from "./need.ts";
import type { Referral } from "./referral.ts";
import { type Standing, standingOf } from "./referral-standing.ts";
import { isEnded } from "./referral-state.ts";

/** How many ended ones are held of each standing. */
export const LATEST_ENDED = 60;

export interface EndedReferrals {
  readonly count: number;
  /** The latest ends first, at most `LATEST_ENDED`. */
  readonly latest: readonly Referral[];
}

export interface EndedQuestion {
  readonly area: string;
  /** Left out: whatever was needed. */
  readonly category: NeedCategory | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Those that have ended, by how they ended. Goes once over all of them and holds only the latest. */
export async function gatherEnded(
  referrals: AsyncIterable<Referral> | Iterable<Referral>,
  { area, category, now }: EndedQuestion,
): Promise<ReadonlyMap<Standing, EndedReferrals>> {
  const gathered = new Map<Standing, { count: number; latest: Referral[] }>();
  for await (const referral of referrals) {
    if (!isEnded(referral.state) || !isWithin(referral.place, area)) continue;
    if (category !== undefined && referral.need.category !== category) continue;
    const standing = standingOf(referral, now);
    const group = gathered.get(standing) ?? { count: 0, latest: [] };
    gathered.set(standing, group);
    group.count++;
    insert(group.latest, referral);
  }
  return gathered;
}

function insert(latest: Referral[], referral: Referral): void {
  const position = latest.findLastIndex((later) => endOf(later) >= endOf(referral)) + 1;
  if (position >= LATEST_ENDED) return;
  latest.splice(position, 0, referral);
  latest.length = Math.min(latest.length, LATEST_ENDED);
}

function endOf({ latest, startedAt }: Referral): number {
  return latest?.when ?? startedAt;
}
