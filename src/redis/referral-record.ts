import { z } from "zod";
import { NEED_CATEGORIES, URGENCIES } from "../domain/need.ts";
import { HAND_OVERS, type ReferralDraft } from "../domain/referral.ts";
import type { ReferralWords } from "../domain/referral-book.ts";
import { keys } from "./keys.ts";
import type { Sealer } from "./sealing.ts";
import { openIfPossible } from "./sealing.ts";

/** What stands there to be read: codes and numbers, nothing that anybody typed. */
const DraftRecord = z.object({
  startedAt: z.number(),
  place: z.string(),
  need: z.object({ category: z.enum(NEED_CATEGORIES), urgency: z.enum(URGENCIES) }),
  /** Undefined for one that was typed in: its name is a label. */
  source: z.string().exactOptional(),
  handOver: z.enum(HAND_OVERS),
  continues: z.string().exactOptional(),
});

/** Short texts that a volunteer typed to tell things apart; they may say more than they should. */
const LabelsRecord = z.object({
  forWhom: z.string(),
  sourceName: z.string().exactOptional(),
  case: z.object({ code: z.string(), sides: z.array(z.string()) }).exactOptional(),
});

const WordsRecord = z.object({ need: z.string().exactOptional(), note: z.string().exactOptional() });

/** 0 when erased. */
const AccountRecord = z.coerce.number().int().min(0);

/** Shown where a label stood whose key in DATA_KEYS is gone. */
const LOST = "?";

/** As a Redis hash, flat. */
export function draftFields(draft: ReferralDraft, words: ReferralWords, sealer: Sealer): readonly string[] {
  const { code, owner, forWhom, source, case: conflict, startedAt, place, need, handOver, continues } = draft;
  const seal = (field: string, value: object) => sealer.seal(JSON.stringify(value), sealedPlace(code, field));
  const open = { startedAt, place, need, handOver, ...(continues !== undefined && { continues }) };
  const labels = { forWhom, ...(conflict !== undefined && { case: conflict }) };
  return [
    ...["owner", String(owner)],
    ...["draft", JSON.stringify({ ...open, ...(source.kind === "listed" && { source: source.id }) })],
    ...["labels", seal("labels", { ...labels, ...(source.kind === "typed" && { sourceName: source.name }) })],
    ...(Object.keys(words).length === 0 ? [] : ["words", seal("words", words)]),
  ];
}

export function readDraft(
  code: string,
  fields: ReadonlyMap<string, string>,
  sealer: Sealer,
): ReferralDraft | undefined {
  if (fields.size === 0) return undefined;
  const { source, continues, ...draft } = DraftRecord.parse(JSON.parse(fields.get("draft") ?? ""));
  const opened = openIfPossible(sealer, fields.get("labels") ?? "", sealedPlace(code, "labels"));
  const labels = LabelsRecord.parse(opened === undefined ? { forWhom: LOST } : JSON.parse(opened));
  return {
    ...{ code, owner: AccountRecord.parse(fields.get("owner")), forWhom: labels.forWhom },
    ...draft,
    source: source === undefined ? { kind: "typed", name: labels.sourceName ?? LOST } : { kind: "listed", id: source },
    ...(labels.case !== undefined && { case: labels.case }),
    ...(continues !== undefined && { continues }),
  };
}

export function readWords(code: string, sealed: string, sealer: Sealer): ReferralWords {
  const opened = openIfPossible(sealer, sealed, sealedPlace(code, "words"));
  return opened === undefined ? {} : WordsRecord.parse(JSON.parse(opened));
}

function sealedPlace(code: string, field: string): string {
  return `${keys.referral(code)}:${field}`;
}
