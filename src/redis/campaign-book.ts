import type { BroadcastContent } from "../domain/broadcast-content.ts";
import type { CampaignEvent, CampaignState } from "../domain/campaign.ts";
import type { CampaignAttempt, CampaignBook, CampaignFile, CampaignFiling } from "../domain/campaign-book.ts";
import { sendingsOf } from "../domain/campaign-log.ts";
import { moveCampaign } from "../domain/move-campaign.ts";
import { makeReferralCode } from "../domain/referral-code.ts";
import { LATELY } from "../domain/sent-lately.ts";
import { digestOf, writeContent } from "./campaign-content.ts";
import { followCampaigns } from "./campaign-follow.ts";
import { createCampaignIndex } from "./campaign-index.ts";
import { entryFields } from "./campaign-log-record.ts";
import { type CampaignRecord, readRecord, toFile } from "./campaign-record.ts";
import { forgetScript, moveScript, noteProgressScript, openScript } from "./campaign-scripts.ts";
import { createChance } from "./chance.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import type { Sealer } from "./sealing.ts";

const DAY = 24 * 3600 * 1000;
/** A draft that nobody works on any more. */
const KEEP_DRAFT = 30 * DAY;
const AT_ONCE = 100;
const BEING_WRITTEN: readonly CampaignState[] = ["draft", "previewed"];

export interface CampaignBookParts {
  readonly redis: RedisConnection;
  readonly sealer: Sealer;
  readonly now: () => Date;
  /** How long an ended campaign is kept. */
  readonly keepDays: number;
  /** One that cannot be read, say of a newer release, is left out of lists: it must not take all others away. */
  readonly onUnreadable?: (id: string) => void;
}

export function createCampaignBook({ redis, sealer, now, keepDays, onUnreadable }: CampaignBookParts): CampaignBook {
  const chance = createChance(redis);
  const index = createCampaignIndex(redis);
  const follow = followCampaigns({ redis, sealer, index, now, keepMilliseconds: keepDays * DAY, onUnreadable });

  async function find(id: string): Promise<CampaignFile | undefined> {
    const record = await readRecord(redis, id, sealer);
    return record && toFile(record);
  }

  /** An id that this act has taken, now or before. */
  async function take(by: number, act: string): Promise<string> {
    for (let draw = 0; ; draw++) {
      const id = makeReferralCode(await chance("campaign", by, act, draw));
      const fields = ["by", String(by), "openedAt", String(now().getTime())];
      const taken = await redis.run(openScript, [keys.campaign(id)], [act, String(KEEP_DRAFT), ...fields]);
      if (String(taken) !== "taken") return id;
    }
  }

  /** Undefined when somebody was quicker: then it is asked anew what the event makes of it. */
  async function tryToFile(record: CampaignRecord, attempt: CampaignAttempt): Promise<CampaignFiling | undefined> {
    const file = toFile(record);
    const { event, content } = splitEvent(attempt.event, file);
    const moved = moveCampaign(file.campaign, event, attempt.actor, now().getTime());
    if (moved.kind !== "moved") return { ...moved, file };
    const { campaign, entry } = moved;
    const written = await redis.run(
      moveScript,
      [keys.campaign(campaign.id), keys.campaignLog(campaign.id), keys.campaignRounds(campaign.id)],
      [
        ...[String(file.campaign.version), keptIn(campaign.state, keepDays)],
        content === undefined ? "" : writeContent(campaign.id, content, sealer),
        ...entryFields({ act: attempt.act, entry }),
      ],
    );
    if (written !== 1) return undefined;
    const after = { ...file, campaign, ...(content !== undefined && { content }) };
    await follow.settle(after);
    return { kind: "moved", file: after, entry };
  }

  return {
    find,

    async open(by, act) {
      for (;;) {
        const file = await find(await take(by, act));
        if (file === undefined) continue;
        await index.keep(file);
        return file;
      }
    },

    async file(attempt) {
      for (;;) {
        const record = await readRecord(redis, attempt.id, sealer);
        if (record === undefined) return { kind: "unknown" };
        const earlier = earlierAnswer(record, attempt.act);
        if (earlier !== undefined) {
          await follow.settle(toFile(record));
          return earlier;
        }
        const filing = await tryToFile(record, attempt);
        if (filing !== undefined) return filing;
      }
    },

    log: async (id) => (await readRecord(redis, id, sealer))?.filed.map(({ entry }) => entry) ?? [],

    async list(from, count) {
      for (;;) {
        const { files, isAnyGone } = await follow.read(await index.page(from, count));
        // What is gone has made room for others on this page.
        if (!isAnyGone) return { files, total: await index.total() };
      }
    },

    underWay: () => follow.underWay(),

    async recent() {
      const at = now().getTime();
      const sendings = (await follow.current()).flatMap(({ campaign }) => sendingsOf(campaign));
      return sendings.filter((sending) => sending.isWeekly || sending.at >= at - LATELY);
    },

    async noteProgressMessage(id, { chat, message }) {
      await redis.run(noteProgressScript, [keys.campaign(id)], [String(chat), String(message)]);
    },

    async forget(person) {
      for (let from = 0; ; from += AT_ONCE) {
        const ids = await index.page(from, AT_ONCE);
        for (const id of ids)
          await redis.run(forgetScript, [keys.campaign(id), keys.campaignLog(id)], [String(person)]);
        if (ids.length < AT_ONCE) return;
      }
    },
  };
}

function splitEvent(
  event: CampaignAttempt["event"],
  { campaign, content: written }: CampaignFile,
): { readonly event: CampaignEvent; readonly content?: BroadcastContent } {
  if (event.kind === "aim") {
    const { audience } = event;
    return {
      event: { kind: "aim", audience: typeof audience === "function" ? audience(campaign.audience) : audience },
    };
  }
  if (event.kind !== "write") return { event };
  const content = typeof event.content === "function" ? event.content(written) : event.content;
  return { event: { kind: "write", content: digestOf(content) }, content };
}

/** In ms, as text; nothing for one that must not expire. */
function keptIn(state: CampaignState, keepDays: number): string {
  if (BEING_WRITTEN.includes(state)) return String(KEEP_DRAFT);
  return state === "done" || state === "cancelled" ? String(keepDays * DAY) : "";
}

/** An act that has moved it before, and whose answer may not have arrived: the answer of the first time. */
function earlierAnswer(record: CampaignRecord, act: string): CampaignFiling | undefined {
  const at = record.filed.findIndex((filed) => filed.act === act);
  const entry = record.filed[at]?.entry;
  return entry && { kind: "moved", file: toFile(record, at + 1), entry };
}
