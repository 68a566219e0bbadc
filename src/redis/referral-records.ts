import type { Referral, ReferralDraft } from "../domain/referral.ts";
import { replayLog } from "../domain/referral-log.ts";
import type { RedisConnection } from "./connection.ts";
import { pairs } from "./flat-pairs.ts";
import { keys } from "./keys.ts";
import { readScript } from "./log-scripts.ts";
import { type FiledEntry, readEntry } from "./referral-log-record.ts";
import { readDraft } from "./referral-record.ts";
import type { Sealer } from "./sealing.ts";

/** A referral as it stands there: how it was opened, and its log. What it is now is always made from the two. */
export interface ReferralRecord {
  readonly draft: ReferralDraft;
  readonly filed: readonly FiledEntry[];
}

/** Undefined for a code that nobody has, or that is gone after its time. */
export async function readRecord(
  redis: RedisConnection,
  code: string,
  sealer: Sealer,
): Promise<ReferralRecord | undefined> {
  const reply = await redis.run(readScript, [keys.referral(code), keys.referralLog(code)], []);
  const [fields, log] = reply as [readonly Buffer[], readonly (readonly [Buffer, readonly Buffer[]])[]];
  const draft = readDraft(code, pairs(fields), sealer);
  if (draft === undefined) return undefined;
  return { draft, filed: log.map(([, entry], index) => readEntry(pairs(entry), { code, number: index + 1 }, sealer)) };
}

/** As it is now, or as it was after so many entries. */
export function toReferral({ draft, filed }: ReferralRecord, entries = filed.length): Referral {
  return replayLog(
    draft,
    filed.slice(0, entries).map(({ entry }) => entry),
  );
}
