import { randomUUID } from "node:crypto";
import type { SourceRecord } from "../domain/directory.ts";
import { type AsShown, DirectoryMoved, ImportDropped, type SourceImports } from "../domain/directory-import.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { mergeRow } from "./merge-row.ts";
import {
  beginImportScript,
  changedSinceScript,
  copyScript,
  dropScript,
  putRowsScript,
  swapInScript,
} from "./source-import-scripts.ts";
import { scanSources } from "./source-pages.ts";
import { readRecord, writeSource } from "./source-record.ts";

const ROWS_AT_ONCE = 500;
const KEPT_SECONDS = String(24 * 3600);
const NAME = /^[\w-]{1,64}$/;
/** The field of the rows under which the token of the import stands; no source has an empty id. */
const TOKEN = "";

type Texts = readonly (Buffer | string | null)[];

export function createSourceImports(redis: RedisConnection): SourceImports {
  return {
    async begin(name) {
      if (!NAME.test(name)) throw new Error(`"${name}" cannot be the name of an import.`);
      return beginImport(redis, name);
    },
  };
}

async function beginImport(redis: RedisConnection, name: string) {
  const [rows, next] = [keys.importRows(name), keys.importNext(name)];
  const token = randomUUID();
  // A store that comes back from a crash may have lost the last second of rows: only the same run may apply them.
  const run = String(await redis.run(beginImportScript, [rows, next], [token, KEPT_SECONDS]));
  const added = new Set<string>();
  const changed = new Set<string>();
  let total = 0;
  let isAsShown: AsShown | undefined;

  /** Puts what comes of these ids into the next directory; also again, when the directory has changed meanwhile. */
  async function merge(ids: readonly string[], texts: Texts): Promise<void> {
    const stored = (await redis.command(keys.sources, "HMGET", keys.sources, ...ids)) as Texts;
    const merged = ids.flatMap((id, index) => {
      const [row, base] = [texts[index]?.toString(), stored[index]?.toString()];
      if (row === undefined) return base === undefined ? [] : [id, base];
      const text = mergeRow(row, base);
      const before = () => (base === undefined ? undefined : readRecord(base));
      if (isAsShown?.(before(), readRecord(text)) === false) throw new DirectoryMoved(`${id} stands otherwise by now.`);
      note(added, id, base === undefined);
      note(changed, id, base !== undefined && base !== text);
      return [id, text];
    });
    if (merged.length > 0) await redis.command(next, "HSET", next, ...merged);
  }

  async function mergeAll(): Promise<void> {
    total = 0;
    for await (const page of scanSources(redis, rows)) {
      const staged = page.filter(([id]) => id !== TOKEN);
      if (staged.length === 0) continue;
      await merge(
        staged.map(([id]) => id),
        staged.map(([, row]) => row),
      );
    }
    total = Number(await redis.command(rows, "HLEN", rows)) - 1;
  }

  /** From a copy of the directory as it stands; gives the place in its changes up to which the copy goes. */
  async function build(): Promise<string> {
    added.clear();
    changed.clear();
    const touched = [keys.sources, next, keys.sourceChanges, rows] as const;
    const position = (await redis.run(copyScript, touched, [token, KEPT_SECONDS])) as Buffer | null;
    if (position === null) throw new ImportDropped(`The import ${name} has been dropped.`);
    await mergeAll();
    return position.toString();
  }

  /** The next position, after what has changed since this one is in the next directory too. */
  async function catchUp(position: string): Promise<string> {
    const reply = await redis.run(changedSinceScript, [keys.sourceChanges], [position, String(ROWS_AT_ONCE)]);
    if (reply === null) return build();
    const [latest, ...changedIds] = (reply as readonly Buffer[]).map(String);
    if (changedIds.length > 0) {
      await merge(changedIds, (await redis.command(rows, "HMGET", rows, ...changedIds)) as Texts);
    }
    return latest ?? position;
  }

  async function swapIn(position: string): Promise<boolean> {
    const touched = [keys.sources, next, rows, keys.sourceChanges] as const;
    const answer = String(await redis.run(swapInScript, touched, [token, run, position]));
    if (answer === "dropped") throw new ImportDropped(`The import ${name} has been dropped, or the store restarted.`);
    return answer === "done";
  }

  async function discard(): Promise<void> {
    await redis.run(dropScript, [rows, next], [token]);
  }

  return {
    discard,

    async put(sources: readonly SourceRecord[]) {
      for (let from = 0; from < sources.length; from += ROWS_AT_ONCE) {
        const fields = sources.slice(from, from + ROWS_AT_ONCE).flatMap((row) => [row.id, writeSource(row)]);
        if ((await redis.run(putRowsScript, [rows], [token, KEPT_SECONDS, ...fields])) !== 1) {
          throw new ImportDropped(`The import ${name} has been dropped.`);
        }
      }
    },

    async apply(asked?: AsShown) {
      isAsShown = asked;
      for (let position = await build(); ; position = await catchUp(position)) {
        const isChange = added.size + changed.size > 0;
        if (!isChange || (await swapIn(position))) break;
      }
      await discard();
      return { added: added.size, changed: changed.size, unchanged: total - added.size - changed.size };
    },
  };
}

function note(ids: Set<string>, id: string, isIn: boolean): void {
  if (isIn) ids.add(id);
  else ids.delete(id);
}
