import type { CampaignFile } from "../domain/campaign-book.ts";
import { LATELY } from "../domain/sent-lately.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";

/**
 * Lists of ids, kept beside the campaigns and never the truth. They lie on other nodes of a cluster than the campaign, so
 * they are written after it, as often as its act comes again.
 */
export interface CampaignIndex {
  keep(file: CampaignFile): Promise<void>;
  /** Still under way, and their pages do not expire; until `noteEnd`. */
  noteCurrent(id: string): Promise<void>;
  /** Its pages expire: from now on it only counts as sent lately. */
  noteEnd(id: string, at: number): Promise<void>;
  /** Newest first. */
  page(from: number, count: number): Promise<readonly string[]>;
  total(): Promise<number>;
  /** Under way or sent lately; `isSettled` after `noteEnd`. What ended too long before `now` is dropped. */
  current(now: number): Promise<readonly { readonly id: string; readonly isSettled: boolean }[]>;
  drop(id: string): Promise<void>;
}

export function createCampaignIndex(redis: RedisConnection): CampaignIndex {
  const [all, current] = [keys.allCampaigns, keys.currentCampaigns];
  return {
    async keep({ campaign, openedAt }) {
      await redis.command(all, "ZADD", all, String(openedAt), campaign.id);
    },

    async noteCurrent(id) {
      await redis.command(current, "ZADD", current, "NX", "0", id);
    },

    async noteEnd(id, at) {
      await redis.command(current, "ZADD", current, "XX", String(at), id);
    },

    async page(from, count) {
      const ids = await redis.command(all, "ZREVRANGE", all, String(from), String(from + count - 1));
      return (ids as readonly Buffer[]).map(String);
    },

    async total() {
      return Number(await redis.command(all, "ZCARD", all));
    },

    async current(now) {
      await redis.command(current, "ZREMRANGEBYSCORE", current, "1", String(now - LATELY));
      const listed = await redis.command(current, "ZRANGE", current, "0", "-1", "WITHSCORES");
      return (listed as readonly (readonly [Buffer, number])[]).map(([id, score]) => ({
        id: String(id),
        isSettled: Number(score) > 0,
      }));
    },

    async drop(id) {
      await redis.command(all, "ZREM", all, id);
      await redis.command(current, "ZREM", current, id);
    },
  };
}
