import { describe, expect, it } from "vitest";
import { areaToLink, isStillLinked, nearestGroups } from "../../src/domain/linked-group.ts";
import type { Member } from "../../src/domain/member.ts";

const group = (chat: number, place: string) => ({ chat, place, by: 8, since: 0 });
const coordinator: Member = { id: 8, language: "id", status: "active", looksAfter: "34.04", isReachable: true };

describe("the groups that hear of a place", () => {
  it.each([
    ["34.04.01", [-3]],
    ["34.04.02", [-2, -4]],
    ["34.04", [-2, -4]],
    ["34.71", [-1]],
    ["34", [-1]],
    ["51.71", [-9]],
    ["ID", [-9]],
  ])("%s: those of the smallest linked area around it", (place, chats) => {
    const all = [group(-9, "ID"), group(-1, "34"), group(-2, "34.04"), group(-3, "34.04.01"), group(-4, "34.04")];

    expect(nearestGroups(all, place).map(({ chat }) => chat)).toEqual(chats);
  });

  it("are none where no area around it is linked", () => {
    expect(nearestGroups([group(-2, "34.04")], "34.02.01")).toEqual([]);
  });
});

describe("the right to link a group", () => {
  it.each<[string, Member | undefined, string | undefined]>([
    ["a coordinator", coordinator, "34.04"],
    ["a coordinator who is an admin of the bot too", { ...coordinator, isAdmin: true }, "34.04"],
    ["a suspended coordinator", { ...coordinator, status: "suspended" }, undefined],
    ["a volunteer", { id: 8, language: "id", status: "active", place: "34.04.01", isReachable: true }, undefined],
    ["somebody unknown", undefined, undefined],
  ])("%s", (_who, member, area) => {
    expect(areaToLink(member)).toBe(area);
  });

  it("is gone as soon as another place is looked after, or none", () => {
    expect(isStillLinked(group(-1, "34.04"), coordinator)).toBe(true);
    expect(isStillLinked(group(-1, "34.04"), { ...coordinator, looksAfter: "34" })).toBe(false);
    expect(isStillLinked(group(-1, "34.04"), undefined)).toBe(false);
  });
});
