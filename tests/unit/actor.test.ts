import { describe, expect, it } from "vitest";
import { actorOf } from "../../src/domain/actor.ts";
import type { Member } from "../../src/domain/member.ts";

const member: Member = { id: 7, language: "id", status: "active", place: "34.04.01", isReachable: true };

describe("who acts", () => {
  it("is a volunteer of a place", () => {
    expect(actorOf(7, member, [9])).toEqual({ id: 7, role: "volunteer", place: "34.04.01" });
  });

  it("is the coordinator of the area looked after, not of the place lived in", () => {
    expect(actorOf(7, { ...member, looksAfter: "34.04" }, [9])).toEqual({ id: 7, role: "coordinator", place: "34.04" });
  });

  it.each(["joining", "pending", "refused", "suspended"] as const)("looks after nothing while %s", (status) => {
    expect(actorOf(7, { ...member, status, looksAfter: "34.04" }, [9])).toMatchObject({ role: "volunteer" });
    expect(actorOf(7, { ...member, status, isAdmin: true }, [9])).toMatchObject({ role: "volunteer" });
  });

  it("is an admin before anything else", () => {
    expect(actorOf(9, { ...member, id: 9, looksAfter: "34.04" }, [9])).toEqual({ id: 9, role: "admin" });
  });
});
