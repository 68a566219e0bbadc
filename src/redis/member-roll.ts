import { LANGUAGES } from "../domain/language.ts";
import { MEMBER_STATUSES, type Member } from "../domain/member.ts";

/** What the roll says of a member, in this order. A new fact goes behind the others: older entries have none of it. */
const FACTS = {
  language: ({ language }) => language,
  status: ({ status }) => status,
  place: ({ place }) => place ?? "",
  looksAfter: ({ looksAfter }) => looksAfter ?? "",
  consentVersion: ({ consent }) => consent?.version ?? "",
  joinedAt: ({ joinedAt }) => joinedAt ?? "",
  isReachable: ({ isReachable }) => (isReachable ? "1" : ""),
  isAdmin: ({ isAdmin }) => (isAdmin === true ? "1" : ""),
} as const satisfies Readonly<Record<string, (member: Member) => string>>;

export type Fact = keyof typeof FACTS;
export const ALL_FACTS = Object.keys(FACTS) as readonly Fact[];

/** All of them when nothing was known before. */
export function changedFacts(before: Member | undefined, after: Member): readonly Fact[] {
  return before === undefined ? ALL_FACTS : ALL_FACTS.filter((fact) => FACTS[fact](before) !== FACTS[fact](after));
}

export function factsOf(member: Member): readonly string[] {
  return Object.values(FACTS).map((tell) => tell(member));
}

/** An entry of the roll, the facts with bars between them. When somebody agreed to the notice is not in it. */
export function readEntry(id: number, entry: string): Member {
  const [language, status, place = "", looksAfter = "", version = "", joinedAt = "", reach = "", admin = ""] =
    entry.split("|");
  return {
    id,
    language: LANGUAGES.find((known) => known === language) ?? "id",
    status: MEMBER_STATUSES.find((known) => known === status) ?? "joining",
    ...(place !== "" && { place }),
    ...(version !== "" && { consent: { version, at: "" } }),
    ...(looksAfter !== "" && { looksAfter }),
    ...(admin !== "" && { isAdmin: true as const }),
    ...(joinedAt !== "" && { joinedAt }),
    isReachable: reach !== "",
  };
}
