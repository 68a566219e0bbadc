import type { CaseEntry } from "../../../src/domain/case-event.ts";
import { createCaseStores } from "../../../src/redis/case-stores.ts";
import { connectRedis } from "../../../src/redis/connection.ts";

import { createReferralBook } from "../../../src/redis/referral-book.ts";
import { createSealer, type DataKey } from "../../../src/redis/sealing.ts";
import type { Promised } from "./promised.ts";

export interface Audit {
  readonly records: number;
  readonly recordsLost: number;
  readonly appliedTwice: number;
  readonly complaints: readonly string[];
}

interface Lines {
  readonly wanted: readonly string[];
  readonly found: readonly string[];
}

interface Shelf {
  readonly redisUrls: readonly string[];
  readonly dataKey: DataKey;
}

/**
 * Compares what was promised on the screens with what stands in the store, read as the bot reads it. Once everything is
 * quiet both are the same: what is missing was lost, what is there besides was applied twice.
 */
export async function compareBooks(promised: Promised, { redisUrls, dataKey }: Shelf): Promise<Audit> {
  const redis = await connectRedis(redisUrls as [string, ...string[]], () => undefined);
  const parts = { redis, sealer: createSealer([dataKey]), now: () => new Date(), keepDays: 180 };
  const { cases } = createCaseStores(parts);
  const book = createReferralBook(parts);
  const account = openAccount(promised.doubted);
  try {
    for (const owner of new Set(promised.cases.map((one) => one.owner))) {
      const wanted = promised.cases.filter((one) => one.owner === owner).map(({ code }) => code);
      account.compare(owner, "cases", { wanted, found: (await cases.ofOwner(owner)).map(codeOf) });
    }
    for (const { owner, code, notes } of promised.cases) {
      account.compare(owner, `notes of case ${code}`, {
        wanted: notes,
        found: (await cases.timeline(code)).flatMap(noteOf),
      });
    }
    for (const owner of new Set(promised.referrals.map((one) => one.owner))) {
      const wanted = promised.referrals.filter((one) => one.owner === owner).map(({ code }) => code);
      account.compare(owner, "referrals", { wanted, found: (await book.ofOwner(owner)).map(codeOf) });
    }
    for (const { owner, code, moves } of promised.referrals) {
      const written = (await book.log(code)).map(({ why }) => why.kind);
      account.compare(owner, `log of referral ${code}`, { wanted: ["consent", "send", ...moves], found: written });
    }
  } finally {
    await redis.close();
  }
  return account.close(promised.astray);
}

function openAccount(doubted: ReadonlySet<number>) {
  let records = 0;
  let recordsLost = 0;
  let appliedTwice = 0;
  const complaints: string[] = [];
  return {
    compare(owner: number, what: string, { wanted, found }: Lines): void {
      const missing = without(wanted, found);
      const besides = doubted.has(owner) ? [] : without(found, wanted);
      records += wanted.length;
      recordsLost += missing.length;
      appliedTwice += besides.length;
      if (missing.length > 0) complaints.push(`${what} of ${owner}, lost: ${missing.join(", ")}`);
      if (besides.length > 0) complaints.push(`${what} of ${owner}, nobody was promised: ${besides.join(", ")}`);
    },
    close(astray: readonly string[]): Audit {
      return {
        ...{ records, recordsLost, appliedTwice: appliedTwice + astray.length },
        complaints: [...complaints, ...astray],
      };
    },
  };
}

/** Each entry of `others` takes away one of `all`: what stands there twice is left over once. */
function without(all: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...all];
  for (const other of others) {
    const place = left.indexOf(other);
    if (place !== -1) left.splice(place, 1);
  }
  return left;
}

const codeOf = ({ code }: { readonly code: string }) => code;
const noteOf = ({ what }: CaseEntry) => (what.kind === "note" ? [what.text] : []);
