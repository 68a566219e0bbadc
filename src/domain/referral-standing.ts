import { deadlineOf } from "./need.ts";
import type { Outcome, Referral } from "./referral.ts";

/** How a referral stands or how it ended. Each referral stands in exactly one. */
export const STANDINGS = [
  "draft",
  "open",
  "late",
  "received",
  "helped",
  "partly_helped",
  "not_helped",
  "refused",
  "failed",
  "source_lost",
  "client_lost",
  "cancelled",
  "mistake",
] as const;
export type Standing = (typeof STANDINGS)[number];

/** What a reader wants to know first. Without help: where the source or the help failed the person. */
export const STANDING_GROUPS = {
  open: ["open"],
  late: ["late"],
  received: ["received"],
  helped: ["helped"],
  partly_helped: ["partly_helped"],
  without_help: ["not_helped", "refused", "failed", "source_lost"],
  other: ["draft", "client_lost", "cancelled", "mistake"],
} as const satisfies Readonly<Record<string, readonly Standing[]>>;
export type StandingGroup = keyof typeof STANDING_GROUPS;

/**
 * At a moment in ms since the epoch. Late is what is open after its deadline: also when something arrived that the
 * client calls no help, but not when help arrived and only the closing is missing.
 */
export function standingOf(referral: Referral, now: number): Standing {
  const { state, client, outcome, outOfTouchWith } = referral;
  switch (state) {
    case "draf":
      return "draft";
    case "terkirim":
    case "diakui":
    case "diterima":
    case "berjalan":
    case "tertahan":
      return isOverdue(referral, now) ? "late" : "open";
    case "layanan_diterima":
      if (client !== undefined && client.word !== "no") return "received";
      return isOverdue(referral, now) ? "late" : "open";
    case "ditutup":
      // Nothing is closed without an outcome; one that lacked it would claim no help.
      return outcome ?? ("not_helped" satisfies Outcome);
    case "ditolak":
      return "refused";
    case "gagal":
      return "failed";
    case "tak_terhubungi":
      return outOfTouchWith === "source" ? "source_lost" : "client_lost";
    case "dibatalkan":
      return "cancelled";
    case "salah_input":
      return "mistake";
  }
}

/** The time in which help should have arrived is over, whatever became of it. */
export function isOverdue({ need, sentAt }: Referral, now: number): boolean {
  return sentAt !== undefined && now > deadlineOf(need.urgency, sentAt);
}
