import type { Case, CaseDraft } from "../domain/case.ts";
import { replayCase } from "../domain/case-log.ts";
import { type FiledCaseEntry, readCaseEntry } from "./case-log-record.ts";
import { readCaseDraft } from "./case-record.ts";
import type { RedisConnection } from "./connection.ts";
import { pairs } from "./flat-pairs.ts";
import { keys } from "./keys.ts";
import { readScript } from "./log-scripts.ts";
import type { Sealer } from "./sealing.ts";

/** A case as it stands there: how it was opened, and its timeline. What it is now is always made from the two. */
export interface CaseRecord {
  readonly draft: CaseDraft;
  readonly filed: readonly FiledCaseEntry[];
}

/** Undefined for a code that nobody has, or that is gone after its time. Throws for one that a newer release has written. */
export async function readCaseRecord(
  redis: RedisConnection,
  code: string,
  sealer: Sealer,
): Promise<CaseRecord | undefined> {
  const reply = await redis.run(readScript, [keys.case(code), keys.caseLog(code)], []);
  const [fields, log] = reply as [readonly Buffer[], readonly (readonly [Buffer, readonly Buffer[]])[]];
  const draft = readCaseDraft(code, pairs(fields));
  if (draft === undefined) return undefined;
  return { draft, filed: log.map(([, entry], at) => readCaseEntry(pairs(entry), { code, number: at + 1 }, sealer)) };
}

/** As it is now, or as it was after so many entries. */
export function toCase({ draft, filed }: CaseRecord, entries = filed.length): Case {
  return replayCase(
    draft,
    filed.slice(0, entries).map(({ entry }) => entry),
  );
}
