import { z } from "zod";
import { CASE_LIMITS } from "../domain/case-limits.ts";
import { makeOpaqueCode, PERSON_SYMBOLS } from "../domain/opaque-code.ts";
import { PAPER_KINDS, type Paper, type Papers } from "../domain/paper.ts";
import { openPaperScript, savePaperScript } from "./case-scripts.ts";
import { createChance } from "./chance.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { swapFieldScript } from "./sealed-scripts.ts";
import { openIfPossible, type Sealer } from "./sealing.ts";

const PaperRecord = z.object({
  kind: z.enum(PAPER_KINDS),
  version: z.number(),
  openedAt: z.number(),
  changedAt: z.number(),
  isFinal: z.boolean(),
  /** Account of who began it; 0 when erased. */
  by: z.number(),
  /** The act that began it, and the latest one. */
  openedBy: z.string(),
  act: z.string(),
  sealed: z.string(),
});
type PaperRecord = z.infer<typeof PaperRecord>;

export interface PaperParts {
  readonly redis: RedisConnection;
  readonly sealer: Sealer;
  readonly now: () => Date;
}

export function createPapers({ redis, sealer, now }: PaperParts): Papers {
  const chance = createChance(redis);
  const sealedPlace = (code: string, id: string) => `${keys.casePapers(code)}:${id}`;

  function toPaper(code: string, id: string, record: PaperRecord): Paper {
    const { kind, version, openedAt, changedAt, isFinal, sealed } = record;
    const body = openIfPossible(sealer, sealed, sealedPlace(code, id)) ?? "";
    return { id, kind, case: code, version, openedAt, changedAt, isFinal, body };
  }

  const read = (text: string): PaperRecord => PaperRecord.parse(JSON.parse(text));

  async function recordOf(code: string, id: string): Promise<PaperRecord | undefined> {
    const held = (await redis.command(keys.casePapers(code), "HGET", keys.casePapers(code), id)) as Buffer | null;
    return held === null ? undefined : read(String(held));
  }

  async function recordsOf(code: string): Promise<readonly (readonly [string, PaperRecord])[]> {
    const list = keys.casePapers(code);
    const held = (await redis.command(list, "HGETALL", list)) as Readonly<Record<string, Buffer>>;
    return Object.entries(held).map(([id, text]) => [id, read(String(text))] as const);
  }

  async function drop(code: string, id: string): Promise<void> {
    await redis.command(keys.casePapers(code), "HDEL", keys.casePapers(code), id);
  }

  /** Its words stay, also those that somebody saves, or a new key seals, in the same moment. */
  async function forgetWriter(code: string, id: string): Promise<void> {
    const list = keys.casePapers(code);
    for (;;) {
      const held = (await redis.command(list, "HGET", list, id)) as Buffer | null;
      if (held === null) return;
      const nobodys = JSON.stringify({ ...read(String(held)), by: 0 });
      if ((await redis.run(swapFieldScript, [list], [id, held, nobodys])) === 1) return;
    }
  }

  return {
    async open({ kind, case: code, body, by }, act) {
      for (let draw = 0; ; draw++) {
        const id = makeOpaqueCode(await chance("paper", code, act, draw), PERSON_SYMBOLS);
        const at = now().getTime();
        const times = { openedAt: at, changedAt: at };
        const sealed = sealer.seal(body, sealedPlace(code, id));
        // First: a paper that no list of its writer leads to would be found neither for /dataku nor for /hapus.
        await redis.command(keys.personCases(by), "ZADD", keys.personCases(by), "NX", String(at), code);
        const record: PaperRecord = { kind, version: 0, ...times, isFinal: false, by, openedBy: act, act, sealed };
        const opened = String(
          await redis.run(
            openPaperScript,
            [keys.case(code), keys.casePapers(code)],
            [id, act, String(CASE_LIMITS.papers), JSON.stringify(record)],
          ),
        );
        if (opened === "taken") continue;
        if (opened === "too many" || opened === "gone") return { kind: "too many" };
        const held = opened === "same" ? await recordOf(code, id) : undefined;
        return { kind: "opened", paper: toPaper(code, id, held ?? record) };
      }
    },

    async save({ case: code, id, seen, body, isFinal, act }) {
      const before = await recordOf(code, id);
      if (before === undefined) return { kind: "unknown" };
      const sealed = sealer.seal(body, sealedPlace(code, id));
      const next: PaperRecord = { ...before, version: seen + 1, changedAt: now().getTime(), isFinal, act, sealed };
      const [standing, held] = (await redis.run(
        savePaperScript,
        [keys.casePapers(code)],
        [id, String(seen), act, JSON.stringify(next)],
      )) as readonly [Buffer, Buffer?];
      if (held === undefined) return { kind: "unknown" };
      const paper = toPaper(code, id, read(String(held)));
      return String(standing) === "saved" ? { kind: "saved", paper } : { kind: "changed meanwhile", paper };
    },

    async find(code, id) {
      const record = await recordOf(code, id);
      return record && toPaper(code, id, record);
    },

    async ofCase(code) {
      const papers = (await recordsOf(code)).map(([id, record]) => toPaper(code, id, record));
      return papers.toSorted((one, other) => other.changedAt - one.changedAt || (one.id < other.id ? -1 : 1));
    },

    drop,

    async begunBy(code, person) {
      const records = await recordsOf(code);
      return records.filter(([, { by }]) => by === person).map(([id, record]) => toPaper(code, id, record));
    },

    async forgetIn(code, person) {
      for (const [id, record] of await recordsOf(code)) {
        if (record.by !== person) continue;
        if (record.isFinal) await forgetWriter(code, id);
        else await drop(code, id);
      }
    },
  };
}
