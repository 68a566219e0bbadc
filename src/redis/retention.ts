import type { CampaignBook } from "../domain/campaign-book.ts";
import type { CaseBook } from "../domain/case-book.ts";
import type { ReferralBook } from "../domain/referral-book.ts";
import { isEnded } from "../domain/referral-state.ts";
import type { Retention } from "../domain/retention.ts";
import type { RedisConnection } from "./connection.ts";
import { KEPT } from "./kept.ts";
import { patternOf } from "./key-pattern.ts";
import { keys } from "./keys.ts";
import { createQueueTraces, type TracedLine } from "./queue-traces.ts";
import { rewriteIfErased } from "./rewrite-file.ts";

const DAY = 24 * 3600 * 1000;
const REFUSALS_KEPT = "10000";
/** What is counted from the last change gets a little more than promised before it is touched. */
const SLACK = 60;

export interface RetentionParts {
  readonly redis: RedisConnection;
  readonly queues: TracedLine;
  readonly book: Pick<ReferralBook, "all">;
  readonly cases: Pick<CaseBook, "all">;
  readonly campaigns: Pick<CampaignBook, "list" | "log">;
  readonly now: () => Date;
  readonly keepDays: number;
}

/** Kinds of keys that end by themselves. */
const ENDING = (Object.keys(KEPT) as (keyof typeof keys)[]).flatMap((kind) => {
  const kept = KEPT[kind];
  return typeof kept === "number" ? [{ pattern: patternOf(keys[kind]), seconds: kept }] : [];
});

export function createRetention(parts: RetentionParts): Retention {
  const { redis, now, keepDays } = parts;
  const queues = createQueueTraces(redis, parts.queues);

  /** Every key of a kind that ends: one without an end gets it, one with a later end an earlier one. Gives how many. */
  async function holdToPromise(): Promise<number> {
    let count = 0;
    for await (const page of redis.scan("{*")) {
      const due = page.flatMap((key) => {
        const kind = ENDING.find(({ pattern }) => pattern.test(key));
        return kind === undefined ? [] : [{ key, seconds: kind.seconds }];
      });
      const mended = await Promise.all(
        due.map(async ({ key, seconds }) => {
          const left = Number(await redis.command(key, "TTL", key));
          if (left !== -1 && left <= seconds + SLACK) return 0;
          return Number(await redis.command(key, "EXPIRE", key, String(seconds)));
        }),
      );
      count += mended.reduce((sum, one) => sum + one, 0);
    }
    return count;
  }

  /** All keys of a record that ended at this moment: gone `KEEP_DAYS` later, by the KEEP_DAYS of today. */
  async function endAfter(at: number, record: string, others: readonly string[]): Promise<number> {
    const left = Math.max(1, at + keepDays * DAY - now().getTime());
    const stands = Number(await redis.command(record, "PTTL", record));
    if (stands !== -1 && stands <= left + SLACK * 1000) return 0;
    for (const key of [...others, record]) await redis.command(key, "PEXPIRE", key, String(left));
    return 1;
  }

  async function endRecords(): Promise<number> {
    let count = 0;
    for await (const { code, state, latest } of parts.book.all()) {
      if (!isEnded(state) || latest === undefined) continue;
      const others = [keys.referralLog(code), keys.referralReminders(code), keys.referralNext(code)];
      count += await endAfter(latest.when, keys.referral(code), others);
    }
    for await (const { code, state, closedAt } of parts.cases.all()) {
      if (state !== "closed" || closedAt === undefined) continue;
      count += await endAfter(closedAt, keys.case(code), [keys.caseLog(code), keys.casePapers(code)]);
    }
    return count + (await endCampaigns());
  }

  async function endCampaigns(): Promise<number> {
    const all = [];
    for (let from = 0; ; from += 100) {
      const { files } = await parts.campaigns.list(from, 100);
      all.push(...files.map(({ campaign }) => campaign));
      if (files.length < 100) break;
    }
    let count = 0;
    for (const { id, state } of all) {
      if (state !== "done" && state !== "cancelled") continue;
      const endedAt = (await parts.campaigns.log(id)).at(-1)?.when ?? now().getTime();
      count += await endAfter(endedAt, keys.campaign(id), [
        keys.campaignLog(id),
        keys.campaignRounds(id),
        ...(await ledgerOf(id)),
      ]);
    }
    return count;
  }

  async function ledgerOf(id: string): Promise<readonly string[]> {
    const found: string[] = [];
    for await (const page of redis.scan(`{campaign:${id}}:round:*`)) found.push(...page);
    return found;
  }

  /** Lists that drop what is old only when something new comes. */
  async function dropOld(): Promise<void> {
    const before = (days: number) => String(now().getTime() - days * DAY);
    const drop = (key: string, days: number) => redis.command(key, "ZREMRANGEBYSCORE", key, "-inf", before(days));
    await redis.command(keys.auditRefusals, "XTRIM", keys.auditRefusals, "MAXLEN", REFUSALS_KEPT);
    await drop(keys.auditNoted, 2);
    await drop(keys.deadLetters, 30);
    await drop(keys.rumourSightings, 90);
    await drop(keys.groupWords, 2);
    await drop(keys.openInvites, 0);
  }

  return {
    async tidy() {
      const mended = (await holdToPromise()) + (await endRecords());
      await dropOld();
      const jobs = await queues.clean(now().getTime());
      return { mended, jobs, rewriting: await rewriteIfErased(redis, mended + jobs > 0) };
    },
  };
}
