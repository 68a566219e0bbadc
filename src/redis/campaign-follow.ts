import type { CampaignState } from "../domain/campaign.ts";
import type { CampaignFile } from "../domain/campaign-book.ts";
import { StoreAway } from "../domain/inbox.ts";
import type { CampaignIndex } from "./campaign-index.ts";
import { readRecord, toFile } from "./campaign-record.ts";
import type { RedisConnection } from "./connection.ts";
import { expireRounds } from "./expire-rounds.ts";
import type { Sealer } from "./sealing.ts";

const AT_ONCE = 100;
const UNDER_WAY: readonly CampaignState[] = ["confirmed", "scheduled", "running", "paused"];
const ENDED: readonly CampaignState[] = ["done", "cancelled"];

export interface FollowingParts {
  readonly redis: RedisConnection;
  readonly sealer: Sealer;
  readonly index: CampaignIndex;
  readonly now: () => Date;
  /** How long what has ended is kept. */
  readonly keepMilliseconds: number;
  readonly onUnreadable: ((id: string) => void) | undefined;
}

interface FoundFiles {
  readonly files: readonly CampaignFile[];
  /** Some are there no more, and were dropped from the lists. */
  readonly isAnyGone: boolean;
}

/** From the lists to the campaigns, and back: what has to follow each move of a campaign, as often as it is asked for. */
export interface CampaignFollowing {
  /** Brings the lists up to date, and lets ledgers of ended rounds expire. */
  settle(file: CampaignFile): Promise<void>;
  read(ids: readonly string[]): Promise<FoundFiles>;
  /** Under way, or sent lately. */
  current(): Promise<readonly CampaignFile[]>;
  underWay(): Promise<readonly CampaignFile[]>;
}

export function followCampaigns(parts: FollowingParts): CampaignFollowing {
  const { redis, sealer, index, now, keepMilliseconds: milliseconds } = parts;

  async function settle({ campaign: { id, state, round, schedule } }: CampaignFile): Promise<void> {
    if (ENDED.includes(state)) {
      await expireRounds(redis, { campaign: id, upTo: Number.POSITIVE_INFINITY, milliseconds });
      return index.noteEnd(id, now().getTime());
    }
    if (!UNDER_WAY.includes(state)) return;
    await index.noteCurrent(id);
    if (schedule.kind !== "weekly" || round === 0) return;
    await expireRounds(redis, { campaign: id, upTo: state === "scheduled" ? round : round - 1, milliseconds });
  }

  async function readOne(id: string): Promise<CampaignFile | "gone" | "unreadable"> {
    try {
      const record = await readRecord(redis, id, sealer);
      if (record !== undefined) return toFile(record);
      await index.drop(id);
      return "gone";
    } catch (error) {
      if (error instanceof StoreAway) throw error;
      parts.onUnreadable?.(id);
      return "unreadable";
    }
  }

  async function read(ids: readonly string[]): Promise<FoundFiles> {
    const found: (CampaignFile | "gone" | "unreadable")[] = [];
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      found.push(...(await Promise.all(ids.slice(from, from + AT_ONCE).map(readOne))));
    }
    return { files: found.filter((one) => typeof one === "object"), isAnyGone: found.includes("gone") };
  }

  return {
    settle,
    read,

    async current() {
      const listed = await index.current(now().getTime());
      return (await read(listed.map(({ id }) => id))).files;
    },

    async underWay() {
      const listed = await index.current(now().getTime());
      const open = listed.filter(({ isSettled }) => !isSettled).map(({ id }) => id);
      const { files } = await read(open);
      // Its end was written down, and then the process died.
      for (const file of files.filter(({ campaign }) => ENDED.includes(campaign.state))) await settle(file);
      return files.filter(({ campaign }) => UNDER_WAY.includes(campaign.state));
    },
  };
}
