import { z } from "zod";
import { LANGUAGES } from "../domain/language.ts";
import { MEMBER_STATUSES, type Member } from "../domain/member.ts";

/** A volunteer as a Redis hash. An empty field is an absent one. */
const VolunteerRecord = z.object({
  id: z.coerce.number().int(),
  language: z.enum(LANGUAGES),
  status: z.enum(MEMBER_STATUSES),
  place: z.string().default(""),
  consentVersion: z.string().default(""),
  consentAt: z.string().default(""),
  looksAfter: z.string().default(""),
  joinedAt: z.string().default(""),
  dangerAt: z.string().default(""),
  isReachable: z.string().default("1"),
  isAdmin: z.string().default(""),
});

export const MEMBER_FIELDS = Object.keys(VolunteerRecord.shape);

/** From HGETALL, as a flat list of fields and values. An empty list is nobody. */
export function readMember(fields: ReadonlyMap<string, string>): Member | undefined {
  if (fields.size === 0) return undefined;
  const { place, consentVersion, consentAt, looksAfter, joinedAt, dangerAt, isReachable, isAdmin, ...rest } =
    VolunteerRecord.parse(Object.fromEntries(fields));
  return {
    ...rest,
    ...(place === "" ? {} : { place }),
    ...(consentVersion === "" ? {} : { consent: { version: consentVersion, at: consentAt } }),
    ...(looksAfter === "" ? {} : { looksAfter }),
    ...(isAdmin === "" ? {} : { isAdmin: true as const }),
    ...(joinedAt === "" ? {} : { joinedAt }),
    ...(dangerAt === "" ? {} : { dangerAt }),
    isReachable: isReachable === "1",
  };
}

/**
 * Only the fields that differ, flat, for HSET: an admin who changes the status of somebody
 * whose own update is under way is not overwritten by it.
 */
export function memberChanges(before: Member | undefined, after: Member): readonly string[] {
  const old = before === undefined ? undefined : toFields(before);
  return Object.entries(toFields(after)).flatMap(([field, value]) => (old?.[field] === value ? [] : [field, value]));
}

function toFields(member: Member): Readonly<Record<string, string>> {
  return {
    id: String(member.id),
    language: member.language,
    status: member.status,
    place: member.place ?? "",
    consentVersion: member.consent?.version ?? "",
    consentAt: member.consent?.at ?? "",
    looksAfter: member.looksAfter ?? "",
    joinedAt: member.joinedAt ?? "",
    dangerAt: member.dangerAt ?? "",
    isReachable: member.isReachable ? "1" : "0",
    isAdmin: member.isAdmin === true ? "1" : "",
  };
}
