import { z } from "zod";
import type { Proposal, SourceRecord } from "../domain/directory.ts";
import { WEEKDAYS } from "../domain/local-time.ts";
import { NEED_CATEGORIES } from "../domain/need.ts";
import type { SourceScore } from "../domain/quality.ts";
import { SOURCE_STATUSES, type Source } from "../domain/source.ts";
import { PLACE_CODE, SOURCE_ID, SOURCE_LIMITS } from "../domain/source-limits.ts";

const text = (longest: number) => z.string().trim().min(1).max(longest);
const moment = z.number().int().min(0);
const Area = z.union([z.literal("ID"), z.string().regex(PLACE_CODE)]);

const fields = {
  identifiers: z.object({ organization: z.uuid(), service: z.uuid(), location: z.uuid() }).exactOptional(),
  organisation: text(SOURCE_LIMITS.organisation),
  service: text(SOURCE_LIMITS.service),
  categories: z.array(z.enum(NEED_CATEGORIES)).min(1).max(NEED_CATEGORIES.length),
  place: z.string().regex(PLACE_CODE),
  coordinates: z
    .object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
    .exactOptional(),
  areasServed: z.array(Area).max(SOURCE_LIMITS.areasServed),
  hours: z
    .object({
      offsetMinutes: z.number().int().min(-720).max(840),
      openings: z
        .array(
          z.object({
            day: z.enum(WEEKDAYS),
            opensAt: z.number().int().min(0).max(1439),
            closesAt: z.number().int().min(0).max(1440),
          }),
        )
        .max(SOURCE_LIMITS.openings),
    })
    .exactOptional(),
  eligibility: text(SOURCE_LIMITS.eligibility).exactOptional(),
  documents: z.array(text(SOURCE_LIMITS.document)).max(SOURCE_LIMITS.documents),
  cost: text(SOURCE_LIMITS.cost).exactOptional(),
  contact: z.object({
    phone: text(SOURCE_LIMITS.phone).exactOptional(),
    whatsapp: text(SOURCE_LIMITS.phone).exactOptional(),
    address: text(SOURCE_LIMITS.address).exactOptional(),
  }),
  capacity: z.object({ available: z.number().int().min(0), updatedAt: moment }).exactOptional(),
  status: z.enum(SOURCE_STATUSES),
  verified: z.object({ at: moment, by: z.number().int() }).exactOptional(),
};

export const DirectoryRecord = z.object({
  id: z.string().regex(SOURCE_ID),
  ...fields,
}) satisfies z.ZodType<SourceRecord>;

const ScoreRecord = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("too few"), outcomes: z.number().int().min(0) }),
  z.object({ kind: z.literal("score"), value: z.number().min(0).max(1), outcomes: z.number().int().min(0) }),
]) satisfies z.ZodType<SourceScore>;

const ProposalRecord = z.object({
  id: z.string().regex(SOURCE_ID),
  source: z.object(fields),
  by: z.number().int(),
  at: moment,
}) satisfies z.ZodType<Proposal>;

const NOT_SCORED: SourceScore = { kind: "too few", outcomes: 0 };

/** Always the same text for the same source, so that texts can be compared. Throws on a record that is not valid. */
export function writeSource(record: SourceRecord): string {
  return JSON.stringify(DirectoryRecord.parse(record));
}

export function readRecord(json: string | Buffer): SourceRecord {
  return DirectoryRecord.parse(JSON.parse(json.toString()));
}

export function readSource(json: string | Buffer, score: string | Buffer | null | undefined): Source {
  const quality = score === null || score === undefined ? NOT_SCORED : ScoreRecord.parse(JSON.parse(score.toString()));
  return { ...readRecord(json), quality };
}

export function writeScore(score: SourceScore): string {
  return JSON.stringify(ScoreRecord.parse(score));
}

export function writeProposal(proposal: Proposal): string {
  return JSON.stringify(ProposalRecord.parse(proposal));
}

export function readProposal(json: string): Proposal {
  return ProposalRecord.parse(JSON.parse(json));
}
