import { actorOf } from "../domain/actor.ts";
import { NATIONWIDE } from "../domain/area.ts";
import type { Audience, MemberFacts } from "../domain/audience.ts";
import { openSieve } from "../domain/count-audience.ts";
import type { Member, Members } from "../domain/member.ts";
import type { AudienceReader, ReadReceipts } from "../domain/recipients.ts";
import type { ReferralBook } from "../domain/referral-book.ts";
import { isEnded } from "../domain/referral-state.ts";

interface Reading {
  readonly members: Pick<Members, "everyone">;
  readonly book: Pick<ReferralBook, "openIn">;
  readonly receipts: Pick<ReadReceipts, "readAmong">;
  readonly adminIds: readonly number[];
}

/** Reads members page by page; of referrals and receipts only what the audience asks about. */
export function createAudienceReader(reading: Reading): AudienceReader {
  async function* facts(audience: Audience, after = 0): AsyncIterable<readonly MemberFacts[]> {
    const openReferrals = audience.hasOpenReferrals === true ? await countOpenReferrals(reading) : undefined;
    for await (const page of reading.members.everyone()) {
      const members = page.filter(({ id }) => id > after);
      if (members.length === 0) continue;
      const readers = await readersAmong(members, audience, reading);
      yield members.map((member) => ({
        member,
        role: actorOf(member.id, member, reading.adminIds).role,
        openReferrals: openReferrals?.get(member.id) ?? 0,
        readUpdates: audience.hasNotRead !== undefined && readers.has(member.id) ? [audience.hasNotRead] : [],
      }));
    }
  }

  return {
    facts,
    async count(audience) {
      const sieve = openSieve(audience);
      for await (const page of facts(audience)) for (const person of page) sieve.sort(person);
      return sieve.count();
    },
  };
}

async function countOpenReferrals({ book }: Reading): Promise<ReadonlyMap<number, number>> {
  const counts = new Map<number, number>();
  for (const { owner, state } of await book.openIn(NATIONWIDE)) {
    if (!isEnded(state)) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  return counts;
}

async function readersAmong(
  members: readonly Member[],
  { hasNotRead }: Audience,
  { receipts }: Reading,
): Promise<ReadonlySet<number>> {
  if (hasNotRead === undefined) return new Set();
  return receipts.readAmong(
    hasNotRead,
    members.map(({ id }) => id),
  );
}
