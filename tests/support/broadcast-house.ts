import { Queue } from "bullmq";
import { createAudienceReader } from "../../src/broadcast/audience-reader.ts";
import { createBroadcasts } from "../../src/broadcast/create-broadcasts.ts";
import { QUEUE } from "../../src/broadcast/rounds-queue.ts";
import type { BroadcastLetter, Delivery, RoundProgress } from "../../src/domain/broadcast-desk.ts";
import type { ProgressMessage } from "../../src/domain/campaign-book.ts";
import { HOUR } from "../../src/domain/duration.ts";
import { CONSENT_VERSION, type Member } from "../../src/domain/member.ts";
import { createCampaignBook } from "../../src/redis/campaign-book.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { keys } from "../../src/redis/keys.ts";
import { createLedger } from "../../src/redis/ledger.ts";
import { createMembers } from "../../src/redis/members.ts";
import { connectQueues } from "../../src/redis/queue-connection.ts";
import { createRecipientDesk } from "../../src/redis/recipient-desk.ts";
import { createSenderLease } from "../../src/redis/sender-lease.ts";
import { type Order, orderCampaign } from "./order-campaign.ts";
import { sealer } from "./referral-book.ts";

const KEEP_DAYS = 180;
/** Ten in the morning in Jakarta, on a Monday. */
export const MONDAY_AT_TEN = Date.UTC(2026, 10, 23, 3);
export const CONSENT = { version: CONSENT_VERSION, at: "2026-01-01T00:00:00.000Z" };

export interface Arrival {
  readonly id: number;
  readonly campaign: string;
  /** By the clock of the house. */
  readonly at: number;
  /** Which process sent it. */
  readonly by: number;
}

interface Wishes {
  readonly perSecond?: number;
  /** What becomes of a send; left out, it arrives after 5 ms. */
  readonly deliver?: (to: Member, letter: BroadcastLetter, process: number) => Promise<Delivery> | undefined;
}

export const SENT: Delivery = { result: { kind: "sent" } };

/** Real stores, queue and workers on a real Redis; the courier is scripted, and the clock goes on from a Monday morning. */
export async function broadcastHouse(
  urls: readonly [string, ...string[]],
  { perSecond = 500, deliver = () => undefined }: Wishes = {},
) {
  const begunAt = Date.now();
  const clock = { ahead: 0 };
  const now = () => new Date(MONDAY_AT_TEN + Date.now() - begunAt + clock.ahead);
  const redis = await connectRedis(urls, () => undefined);
  const queues = connectQueues(urls, () => undefined);
  const looking = new Queue(QUEUE, queues.options);
  looking.on("error", () => undefined);
  if (urls.length === 1) await redis.command("", "FLUSHDB");

  const campaigns = createCampaignBook({ redis, sealer, now, keepDays: KEEP_DAYS });
  const ledger = createLedger({ redis, keepDays: KEEP_DAYS });
  const members = createMembers(redis, now);
  const desk = createBroadcasts(queues, await storesOf(redis));
  const arrivals: Arrival[] = [];
  const shown: RoundProgress[] = [];
  const processes: { stop(): Promise<void>; crash(): Promise<void> }[] = [];
  let orders = 0;

  async function storesOf(connection: typeof redis) {
    return {
      ...{ campaigns: createCampaignBook({ redis: connection, sealer, now, keepDays: KEEP_DAYS }), perSecond, now },
      ledger: createLedger({ redis: connection, keepDays: KEEP_DAYS }),
      lease: createSenderLease(connection),
      desk: createRecipientDesk(connection, now),
      audience: createAudienceReader({
        members: createMembers(connection, now),
        book: { openIn: async () => [] },
        receipts: { readAmong: async () => new Set() },
        adminIds: [9],
      }),
    };
  }

  async function bring(to: Member, letter: BroadcastLetter, process: number): Promise<Delivery> {
    const scripted = deliver(to, letter, process);
    const delivery = scripted === undefined ? await sentAfter(5) : await scripted;
    if (delivery.result.kind === "sent") {
      arrivals.push({ id: to.id, campaign: letter.campaign, at: now().getTime(), by: process });
    }
    return delivery;
  }

  return {
    ...{ redis, clock, now, campaigns, ledger, members, arrivals, shown, desk: desk.desk },
    /** Another process that works on broadcasts. */
    async starts() {
      const connection = await connectRedis(urls, () => undefined);
      const line = connectQueues(urls, () => undefined);
      const broadcasts = createBroadcasts(line, await storesOf(connection));
      const number = processes.length + 1;
      const board = {
        async show(progress: RoundProgress): Promise<ProgressMessage> {
          shown.push(progress);
          return { chat: 9, message: 1 };
        },
      };
      const courier = { deliver: (to: Member, letter: BroadcastLetter) => bring(to, letter, number) };
      const running = broadcasts.start({ courier, board, measureTravel: async () => 5 }, { warn: () => undefined });
      const disconnect = async () => {
        await broadcasts.close().catch(() => undefined);
        line.close();
        await connection.close().catch(() => undefined);
      };
      let isGone = false;
      const process = {
        broadcasts,
        async stop() {
          if (isGone) return;
          isGone = true;
          await running.stop();
          await disconnect();
        },
        /** Nothing is tidied up: from one moment to the next it reaches no store any more. */
        async crash() {
          isGone = true;
          line.close();
          await connection.close().catch(() => undefined);
          void running.stop().catch(() => undefined);
        },
      };
      processes.push(process);
      return process;
    },
    async joins(count: number, told: (id: number) => Partial<Member> = () => ({})): Promise<readonly number[]> {
      const ids = Array.from({ length: count }, (_, index) => 1_000 + index);
      const usual = { language: "id", status: "active", place: "34.04", consent: CONSENT, isReachable: true } as const;
      const joined = { joinedAt: "2026-06-01T00:00:00.000Z" };
      for (let from = 0; from < count; from += 200) {
        const some = ids.slice(from, from + 200).map((id): Member => ({ id, ...usual, ...joined, ...told(id) }));
        await Promise.all(some.map(enters));
      }
      return ids;
    },
    enters,
    /** An admin writes, aims and confirms it. */
    async orders(order: Order = {}): Promise<string> {
      const id = await orderCampaign(campaigns, { ...order, act: `order-${orders++}`, now: now().getTime() });
      await desk.desk.wake(id);
      return id;
    },
    async decides(id: string, kind: "pause" | "resume" | "cancel"): Promise<void> {
      const filing = await campaigns.file({
        id,
        event: { kind },
        actor: { id: 9, role: "admin" },
        act: `do-${orders++}`,
      });
      if (filing.kind !== "moved") throw new Error(`${kind} was ${filing.kind}`);
      await desk.desk.wake(id);
    },
    stateOf: async (id: string) => (await campaigns.find(id))?.campaign.state,
    tally: (campaign: string, number = 1) => desk.desk.tally({ campaign, number }),
    async lines(campaign: string, number = 1) {
      const { pages } = await ledger.state({ campaign, number });
      const read = await Promise.all(
        Array.from({ length: pages }, (_, page) => ledger.page({ campaign, number }, page)),
      );
      return read.flat();
    },
    /** Somebody answered so many ms ago, in a talk that began then. */
    async talks(id: number, ago = 0) {
      const kept = 7 * 24 * HOUR - ago;
      await redis.command(keys.talk(id), "SET", keys.talk(id), "x", "PX", String(kept));
      await redis.command(keys.talkSince(id), "SET", keys.talkSince(id), String(Date.now() - ago));
    },
    endsTalk: (id: number) => redis.command(keys.talk(id), "DEL", keys.talk(id)),
    forgetJobs: () => looking.obliterate({ force: true }),
    /** All that waits is woken, whether it is due or not. */
    async wakesJobs() {
      for (const job of await looking.getDelayed()) await job.promote().catch(() => undefined);
    },
    async close() {
      await Promise.all(processes.map((process) => process.stop()));
      await looking.close();
      await desk.close();
      queues.close();
      await redis.close();
    },
  };

  async function enters(member: Member): Promise<void> {
    await members.index(member, undefined);
    await members.save(member);
  }
}

async function sentAfter(milliseconds: number): Promise<Delivery> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return SENT;
}

export type BroadcastHouse = Awaited<ReturnType<typeof broadcastHouse>>;
