import type { FileJob } from "./file-job.ts";

/** What admins may take out of the bot as a file; the directory of help has an export of its own. */
export const EXPORTS = ["members", "referrals", "broadcasts", "statistics", "audit", "updates"] as const;
export type ExportName = (typeof EXPORTS)[number];

/** Of these there is a second kind, with personal data. */
export const PERSONAL_EXPORTS = ["members", "referrals", "broadcasts", "audit"] as const;
export type PersonalExportName = (typeof PERSONAL_EXPORTS)[number];

export const EXPORT_FORMS = ["csv", "json"] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];

export interface ExportJob extends FileJob {
  readonly task: "data";
  readonly what: ExportName;
  readonly form: ExportForm;
  readonly isPersonal: boolean;
  /** How many rows went out, for a job that is taken up again after that. */
  readonly sent?: number;
}

/** A number stands as it is, what is undefined stays empty. */
export type ExportRow = Readonly<Record<string, string | number | boolean | undefined>>;

/** What rows need to tell times and places; times are ms since the epoch. */
export interface ExportWords {
  /** ISO 8601, UTC. */
  readonly isoOf: (at: number) => string;
  /** Undefined for an unknown code. */
  readonly nameOf: (place: string) => string | undefined;
}

export function hasPersonal(what: ExportName): what is PersonalExportName {
  return PERSONAL_EXPORTS.some((name) => name === what);
}
