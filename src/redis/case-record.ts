import { z } from "zod";
import { CASE_TITLES, type CaseDraft, type ToldSituation } from "../domain/case.ts";
import { LEVELS } from "../domain/level.ts";
import { PHASES } from "../domain/phase.ts";
import { GATES } from "../domain/safety.ts";
import { SIGNALS } from "../domain/signal.ts";

export const SituationRecord = z.object({
  phase: z.enum(PHASES),
  level: z.enum(LEVELS),
  gates: z.array(z.enum(GATES)),
  signals: z.array(z.enum(SIGNALS)),
  parties: z.enum(["identified", "unclear"]),
}) satisfies z.ZodType<ToldSituation>;

/** What stands there to be read: codes, ticks and numbers, nothing that anybody typed. */
const DraftRecord = z.object({
  openedAt: z.number(),
  title: z.enum(CASE_TITLES),
  place: z.string(),
  situation: SituationRecord,
  isUntold: z.literal(true).exactOptional(),
});

/** 0 when erased. */
const AccountRecord = z.coerce.number().int().min(0);

/** As a Redis hash, flat. */
export function caseFields(opened: CaseDraft): readonly string[] {
  const { owner, code: _, ...draft } = opened;
  return ["owner", String(owner), "draft", JSON.stringify(draft)];
}

/** Undefined when it is gone. Throws for one that a newer release has written. */
export function readCaseDraft(code: string, fields: ReadonlyMap<string, string>): CaseDraft | undefined {
  if (fields.size === 0) return undefined;
  const draft = DraftRecord.parse(JSON.parse(fields.get("draft") ?? ""));
  return { code, owner: AccountRecord.parse(fields.get("owner")), ...draft };
}
