import type { Directory, SourceRecord } from "../domain/directory.ts";
import type { Source } from "../domain/source.ts";
import type { RedisConnection } from "./connection.ts";
import { createImportShelf } from "./import-shelf.ts";
import { keys } from "./keys.ts";
import type { Sealer } from "./sealing.ts";
import { idOfAct, withIdentifiers } from "./source-ids.ts";
import { scanSources } from "./source-pages.ts";
import { createSourceProposals } from "./source-proposals.ts";
import { readRecord, readSource, writeScore, writeSource } from "./source-record.ts";
import { createSourceReports } from "./source-reports.ts";
import { addScript, findScript, saveScript, scoreScript, swapScript } from "./source-scripts.ts";

export interface DirectoryParts {
  readonly redis: RedisConnection;
  readonly sealer: Sealer;
  readonly now: () => Date;
}

/** Redis is the truth about the sources; indexes in memory follow its stream of changes. */
export function createDirectory({ redis, sealer, now }: DirectoryParts): Directory {
  const { forgetReporter, ...reports } = createSourceReports(redis);
  const { forgetProposer, ...proposals } = createSourceProposals({ redis, sealer, now });
  const shelf = createImportShelf({ redis, sealer, now });
  const written = [keys.sources, keys.sourceChanges] as const;

  async function find(id: string): Promise<Source | undefined> {
    const reply = await redis.run(findScript, [keys.sources, keys.sourceScores], [id]);
    const [record, score] = reply as readonly (Buffer | null)[];
    return record === null || record === undefined ? undefined : readSource(record, score);
  }

  /** Reads, changes and writes, again if somebody else has written meanwhile. */
  async function change(id: string, change: (record: SourceRecord) => SourceRecord): Promise<boolean> {
    for (;;) {
      const stored = (await redis.command(keys.sources, "HGET", keys.sources, id)) as Buffer | null;
      if (stored === null) return false;
      const changed = writeSource(change(readRecord(stored)));
      if (changed === String(stored)) return true;
      if ((await redis.run(swapScript, written, [id, stored, changed])) === 1) return true;
    }
  }

  async function verifiedBy(person: number): Promise<readonly string[]> {
    const trace = `"by":${person}}`;
    const found = new Set<string>();
    for await (const page of scanSources(redis, keys.sources)) {
      for (const [id, json] of page) if (json.includes(trace)) found.add(id);
    }
    return [...found];
  }

  async function forgetVerifier(person: number): Promise<void> {
    for (const id of await verifiedBy(person)) {
      await change(id, (record) =>
        record.verified?.by === person ? { ...record, verified: { ...record.verified, by: 0 } } : record,
      );
    }
  }

  return {
    ...reports,
    ...proposals,
    verifiedBy,
    find,
    shelf,

    async add(source, act) {
      const id = idOfAct(act);
      const record = writeSource(withIdentifiers(source, id));
      const stored = (await redis.run(addScript, written, [id, record])) as Buffer;
      return (await find(id)) ?? readSource(stored, undefined);
    },

    async save(record) {
      await redis.run(saveScript, written, [record.id, writeSource(record)]);
    },

    change: async (id, patch) => ((await change(id, patch)) ? find(id) : undefined),

    async score(id, quality) {
      const touched = [keys.sources, keys.sourceScores, keys.sourceChanges] as const;
      await redis.run(scoreScript, touched, [id, writeScore(quality)]);
    },

    async verify(id, by, at) {
      const isKnown = await change(id, (record) => ({ ...record, verified: { at, by } }));
      return isKnown ? find(id) : undefined;
    },

    async forget(person) {
      await shelf.drop(person);
      await forgetReporter(person);
      await forgetProposer(person);
      await forgetVerifier(person);
    },
  };
}
