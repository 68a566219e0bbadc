import { describe, expect, it } from "vitest";
import { isInDanger, withDanger, withoutDanger } from "../../src/domain/danger.ts";
import type { Member } from "../../src/domain/member.ts";
import { memberChanges, readMember } from "../../src/redis/member-record.ts";

const SINCE = "2026-11-22T12:00:00.000Z";
const member: Member = { id: 7, language: "id", status: "active", isReachable: true };

describe("a member is in danger", () => {
  it.each([
    ["told just now", "2026-11-23T11:59:59.000Z", true],
    ["told almost a day ago", "2026-11-22T12:00:00.001Z", true],
    ["told a day ago", SINCE, false],
    ["told last year", "2025-12-31T23:59:59.999Z", false],
  ])("%s: %s", (_when, dangerAt, expected) => {
    expect(isInDanger(withDanger(member, dangerAt), SINCE)).toBe(expected);
  });

  it("never, when no danger was told, or nobody is known", () => {
    expect(isInDanger(member, SINCE)).toBe(false);
    expect(isInDanger(undefined, SINCE)).toBe(false);
  });

  it("no longer, when it is over", () => {
    expect(withoutDanger(withDanger(member, SINCE))).toEqual(member);
  });
});

describe("the record of a member", () => {
  const inDanger = withDanger(member, SINCE);
  const fieldsOf = (flat: readonly string[]) =>
    new Map(flat.flatMap((field, index) => (index % 2 === 0 ? [[field, flat[index + 1] ?? ""] as const] : [])));

  it("keeps when a danger was told", () => {
    expect(readMember(fieldsOf(memberChanges(undefined, inDanger)))).toEqual(inDanger);
  });

  it("loses it, and nothing else, when it is over", () => {
    expect(memberChanges(inDanger, member)).toEqual(["dangerAt", ""]);
  });
});
