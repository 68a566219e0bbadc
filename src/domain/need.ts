import { DAY, HOUR } from "./duration.ts";

/** Seed: goods and services; legal aid, protection and the mediation office are ours. */
const GOODS = ["food", "money", "clothing", "housing", "medicine"] as const;
const SERVICES = [
  "health_care",
  "education",
  "training",
  "counselling",
  "child_care",
  "legal_aid",
  "protection",
  "mediation_office",
] as const;

export const NEED_CATEGORIES = [...GOODS, ...SERVICES] as const;
export type NeedCategory = (typeof NEED_CATEGORIES)[number];
export type NeedKind = "goods" | "service";

export const URGENCIES = ["emergency", "urgent", "normal"] as const;
export type Urgency = (typeof URGENCIES)[number];

/** What a person lacks. Never who the person is. */
export interface Need {
  readonly category: NeedCategory;
  readonly urgency: Urgency;
}

/** Milliseconds from sending to the deadline. Source: domain rules, referral rule 4. */
const TIME_TO_HELP: Readonly<Record<Urgency, number>> = { emergency: 24 * HOUR, urgent: 72 * HOUR, normal: 14 * DAY };

export function kindOf(category: NeedCategory): NeedKind {
  return GOODS.some((goods) => goods === category) ? "goods" : "service";
}

/** When help must have arrived; both in ms since the epoch. */
export function deadlineOf(urgency: Urgency, sentAt: number): number {
  return sentAt + TIME_TO_HELP[urgency];
}
