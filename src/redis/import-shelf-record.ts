import { z } from "zod";
import type { ImportCounts } from "../domain/directory-import.ts";
import { IMPORT_FIELDS, ROW_PROBLEMS } from "../domain/import-file.ts";
import type { PreviewRow } from "../domain/import-preview.ts";
import type { ShelfStanding, ShelvedFile } from "../domain/import-shelf.ts";
import { DirectoryRecord } from "./source-record.ts";

const whole = z.number().int().min(0);
const at = z.object({ table: z.string().exactOptional(), row: whole });
const Problem = z.object({
  problem: z.enum(ROW_PROBLEMS),
  field: z.enum(IMPORT_FIELDS).exactOptional(),
  value: z.string(),
});

const Row = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("new"), at, after: DirectoryRecord }),
  z.object({ kind: z.literal("changed"), at, before: DirectoryRecord, after: DirectoryRecord }),
  z.object({ kind: z.literal("same"), at, after: DirectoryRecord }),
  z.object({ kind: z.literal("refused"), at, problems: z.array(Problem) }),
]) satisfies z.ZodType<PreviewRow>;
const Rows = z.array(Row);

const Counts = z.object({ added: whole, changed: whole, unchanged: whole }) satisfies z.ZodType<ImportCounts>;

const Standing = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("checked") }),
  z.object({ kind: z.literal("anew") }),
  z.object({ kind: z.literal("going in") }),
  z.object({ kind: z.literal("in"), counts: Counts }),
  z.object({ kind: z.literal("failed") }),
]) satisfies z.ZodType<ShelfStanding>;

/** How a file is told of beside its content; a letter for each row. */
const About = z.object({
  name: z.string(),
  at: whole,
  kinds: z.string().regex(/^[ncsr]*$/),
  changeDigest: z.string(),
  resultDigest: z.string(),
  pieces: whole,
});
export type About = Omit<ShelvedFile, "token" | "standing"> & { readonly pieces: number };

const LETTERS = { n: "new", c: "changed", s: "same", r: "refused" } as const;
type Letter = keyof typeof LETTERS;

export function writeAbout({ kinds, ...about }: About): string {
  return JSON.stringify({ ...about, kinds: kinds.map((kind) => kind.charAt(0)).join("") });
}

export function readAbout(json: string): About {
  const { kinds, ...about } = About.parse(JSON.parse(json));
  return { ...about, kinds: Array.from(kinds, (letter) => LETTERS[letter as Letter]) };
}

export function writeRows(rows: readonly PreviewRow[]): string {
  return JSON.stringify(rows);
}

export function readRows(json: string): readonly PreviewRow[] {
  return Rows.parse(JSON.parse(json));
}

export function writeStanding(standing: ShelfStanding): string {
  return JSON.stringify(standing);
}

export function readStanding(json: string): ShelfStanding {
  return Standing.parse(JSON.parse(json));
}
