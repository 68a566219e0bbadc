import type { NewSource } from "../../../src/domain/directory.ts";
import { MOST_ON_A_PAGE } from "../../../src/domain/ledger.ts";
import { CONSENT_VERSION, type Member } from "../../../src/domain/member.ts";
import { connectRedis } from "../../../src/redis/connection.ts";
import { createDirectory } from "../../../src/redis/directory.ts";
import { createMembers } from "../../../src/redis/members.ts";
import { FIRST_PERSON } from "../../support/bulk-books.ts";
import { testCampaigns } from "../../support/campaign-book.ts";
import { testCases } from "../../support/case-book.ts";
import { hurtableRedis } from "../../support/redis-server.ts";
import { anAct, SENT, sealer, testBook } from "../../support/referral-book.ts";
import { COMPLETE } from "../../unit/data/a-referral.ts";
import { createChance, loadCountry, makeSource } from "../many-sources.ts";

export interface RecordFigures {
  readonly what: string;
  readonly count: number;
  readonly bytes: number;
}

const NOTE = "Pihak A dan Pihak B bertemu di balai. Keduanya mau bicara lagi minggu depan, kalau ada penengah.";
const DELIVERED = [...SENT, COMPLETE.acknowledge, COMPLETE.accept, COMPLETE.start, COMPLETE.receive] as const;
const AT_ONCE = 50;

/** What one of each takes in Redis: so many are made by the stores, and the memory in use is shared out among them. */
export async function measureRecords(count: number): Promise<readonly RecordFigures[]> {
  const redis = await hurtableRedis();
  await redis.start();
  const connection = await connectRedis([redis.url], () => undefined);
  const now = () => new Date();
  const members = createMembers(connection, now);
  const directory = createDirectory({ redis: connection, sealer, now });
  const [book, cases, campaigns] = [
    await testBook(redis.url),
    await testCases(redis.url),
    await testCampaigns(redis.url),
  ];
  const chance = createChance(7);
  const country = await loadCountry(chance);
  const figures: RecordFigures[] = [];

  async function used(): Promise<number> {
    return Number(/used_memory:(\d+)/.exec(await redis.ask("INFO memory"))?.[1]);
  }

  async function measure(what: string, wanted: number, make: (index: number) => Promise<unknown>): Promise<void> {
    // The first ones make what all share: scripts, lists, tables that double.
    for (let index = 0; index < AT_ONCE; index++) await make(index);
    const before = await used();
    for (let from = AT_ONCE; from < wanted + AT_ONCE; from += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => make(from + at)));
    }
    figures.push({ what, count: wanted, bytes: ((await used()) - before) / wanted });
  }

  try {
    await members.enrol();
    await measure("volunteer", count, (index) => members.save(memberAt(index)));
    await measure("case with 10 notes", count / 4, async () => {
      const opened = await cases.opens(cases.volunteer());
      for (let notes = 0; notes < 10; notes++) await cases.files(opened, { kind: "note", text: NOTE });
    });
    await measure("referral, delivered", count / 4, () => book.after(book.volunteer(), DELIVERED));
    await measure("source of the directory", count, (index) => {
      const { id: _id, quality: _quality, ...source } = makeSource(index, country, chance);
      return directory.add(source satisfies NewSource, anAct());
    });
    await measure("read receipt", count * 10, (index) => campaigns.receipts.note("u1", FIRST_PERSON + index));
    const { campaign } = await campaigns.after();
    const page = MOST_ON_A_PAGE;
    const pages = Math.ceil(count / 50);
    const before = await used();
    for (let number = 0; number < pages; number++) {
      const ids = Array.from({ length: page }, (_, at) => FIRST_PERSON + number * page + at);
      await campaigns.ledger.append({ campaign: campaign.id, number: 1 }, number === 0 ? 0 : (ids[0] ?? 0) - 1, ids);
    }
    figures.push({
      what: "recipient of a broadcast",
      count: pages * page,
      bytes: ((await used()) - before) / (pages * page),
    });
    return figures;
  } finally {
    await Promise.all([connection, book.redis, cases.redis, campaigns.redis].map((one) => one.close()));
    await redis.remove();
  }
}

function memberAt(index: number): Member {
  const joinedAt = "2026-01-01T00:00:00.000Z";
  return {
    ...{ id: FIRST_PERSON + index, language: "id", status: "active", isReachable: true, joinedAt },
    ...{ place: "34.04.01", consent: { version: CONSENT_VERSION, at: joinedAt } },
  };
}
