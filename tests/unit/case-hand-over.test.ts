import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseDraft } from "../../src/domain/case.ts";
import type { CaseEvent } from "../../src/domain/case-event.ts";
import { replayCase, startCase } from "../../src/domain/case-log.ts";
import { DAY } from "../../src/domain/duration.ts";
import { isOfferedTo, LINK_LASTS, moveCase } from "../../src/domain/move-case.ts";
import type { Actor } from "../../src/domain/referral.ts";

const DRAFT: CaseDraft = {
  ...{ code: "K7M2Q", owner: 1, openedAt: 0, title: "land", place: "34.04.01" },
  situation: { phase: "konflik", level: "meso", gates: [], signals: [], parties: "identified" },
};
const LINK = "c2VjcmV0b25lMTIz";
const OWNER: Actor = { id: 1, role: "volunteer" };
const OTHER: Actor = { id: 2, role: "volunteer" };
const THIRD: Actor = { id: 3, role: "volunteer" };
const COORDINATOR: Actor = { id: 4, role: "coordinator", place: "34.04" };
const ADMIN: Actor = { id: 5, role: "admin" };

/** What these do one after another; a refusal changes nothing. */
function after(steps: readonly (readonly [Actor, CaseEvent])[], at = 0) {
  return steps.reduce((before, [actor, event]) => {
    const move = moveCase(before, event, actor, at);
    return move.kind === "moved" ? move.case : before;
  }, startCase(DRAFT));
}

describe("a case that is handed over", () => {
  it("goes to whoever opens the link first and takes it", () => {
    const handed = after([
      [OWNER, { kind: "offer", link: LINK, reason: "own interest" }],
      [OTHER, { kind: "claim", link: LINK }],
      [OTHER, { kind: "accept" }],
    ]);

    expect(handed).toMatchObject({ owner: OTHER.id });
    expect(handed.offer).toBeUndefined();
  });

  it("lets nobody else in behind the first one", () => {
    const claimed = after([
      [OWNER, { kind: "offer", link: LINK, reason: "away" }],
      [OTHER, { kind: "claim", link: LINK }],
    ]);

    expect(isOfferedTo(claimed, OTHER)).toBe(true);
    expect(moveCase(claimed, { kind: "claim", link: LINK }, OTHER, 1)).toEqual({ kind: "unchanged" });
    for (const event of [{ kind: "claim", link: LINK }, { kind: "accept" }] as const) {
      expect(moveCase(claimed, event, THIRD, 1)).toEqual({ kind: "refused", reason: "not yours" });
    }
  });

  it.each([
    ["a link that was made up", "AAAAAAAAAAAAAAAA", OTHER, DAY, "not yours"],
    ["the owner's own tap", LINK, OWNER, DAY, "to oneself"],
    ["the last moment", LINK, OTHER, LINK_LASTS, undefined],
    ["a link after two days", LINK, OTHER, LINK_LASTS + 1, "link too old"],
  ] as const)("judges %s", (_, link, who, at, reason) => {
    const offered = after([[OWNER, { kind: "offer", link: LINK, reason: "other" }]]);

    const move = moveCase(offered, { kind: "claim", link }, who, at);

    expect(move.kind === "refused" ? move.reason : undefined).toBe(reason);
  });

  it.each([
    ["withdrawn", [OWNER, { kind: "withdraw" }]],
    ["taken by the coordinator", [COORDINATOR, { kind: "take" }]],
    ["closed", [OWNER, { kind: "close", outcome: "calmer" }]],
    ["offered with another link", [OWNER, { kind: "offer", link: "bmV3bGlua25ld2xp", reason: "away" }]],
  ] as const)("has no open link once it is %s", (_, step) => {
    const ended = after([[OWNER, { kind: "offer", link: LINK, reason: "away" }], step]);

    const claim = moveCase(ended, { kind: "claim", link: LINK }, OTHER, 1);

    expect(claim).toEqual({ kind: "refused", reason: "not yours" });
  });

  it("stays with its owner when it is declined", () => {
    const declined = after([
      [COORDINATOR, { kind: "offer", to: OTHER.id, reason: "other" }],
      [OTHER, { kind: "decline" }],
    ]);

    expect(declined).toMatchObject({ owner: OWNER.id });
    expect(declined.offer).toBeUndefined();
  });

  it("is taken by coordinators of the place and admins, and by nobody else", () => {
    const open = startCase(DRAFT);
    const elsewhere: Actor = { id: 6, role: "coordinator", place: "33" };

    expect([COORDINATOR, ADMIN].map((who) => moveCase(open, { kind: "take" }, who, 1).kind)).toEqual([
      "moved",
      "moved",
    ]);
    expect(moveCase(open, { kind: "take" }, OWNER, 1)).toEqual({ kind: "refused", reason: "for coordinators" });
    for (const who of [OTHER, elsewhere]) {
      expect(moveCase(open, { kind: "take" }, who, 1)).toEqual({ kind: "refused", reason: "not yours" });
    }
  });

  it("is untold while it was opened by a call for help alone", () => {
    const bare = startCase({ ...DRAFT, isUntold: true });
    const move = moveCase(bare, { kind: "phase", phase: "prakonflik", roles: ["fasilitator"] }, OWNER, 1);

    expect(bare).toMatchObject({ isUntold: true, roles: [] });
    expect(move.kind === "moved" && move.case.isUntold).toBeUndefined();
  });
});

describe("whatever anybody tries", () => {
  const people = [OWNER, OTHER, THIRD, COORDINATOR, ADMIN];
  const event: fc.Arbitrary<CaseEvent> = fc.oneof(
    fc.record({
      kind: fc.constant("offer" as const),
      to: fc.constantFrom(1, 2, 3),
      reason: fc.constant("away" as const),
    }),
    fc.record({
      kind: fc.constant("offer" as const),
      link: fc.constantFrom("a", "b"),
      reason: fc.constant("away" as const),
    }),
    fc.record({ kind: fc.constant("offer" as const), reason: fc.constant("threatened" as const) }),
    fc.record({ kind: fc.constant("claim" as const), link: fc.constantFrom("a", "b", "c") }),
    fc.constantFrom<CaseEvent>(
      ...[
        { kind: "accept" as const },
        { kind: "decline" as const },
        { kind: "withdraw" as const },
        { kind: "take" as const },
      ],
      ...[{ kind: "close" as const, outcome: "calmer" as const }, { kind: "reopen" as const }],
    ),
  );
  const steps = fc.array(fc.tuple(fc.constantFrom(...people), event), { maxLength: 30 });

  it("a case has one owner, who changes only by taking it, and its log tells the same", () => {
    fc.assert(
      fc.property(steps, (tried) => {
        let now = startCase(DRAFT);
        const log = [];
        for (const [who, what] of tried) {
          const move = moveCase(now, what, who, 1);
          if (move.kind !== "moved") continue;
          const isTaking = what.kind === "accept" || what.kind === "take";
          expect(move.case.owner).toBe(isTaking ? who.id : now.owner);
          if (what.kind === "accept") expect(now.offer?.to).toBe(who.id);
          now = move.case;
          log.push(move.entry);
        }
        expect(replayCase(DRAFT, log)).toEqual(now);
      }),
    );
  });

  it("one offer is accepted by one person at most", () => {
    fc.assert(
      fc.property(steps, (tried) => {
        let now = startCase(DRAFT);
        let accepted = 0;
        let offered = 0;
        for (const [who, what] of tried) {
          const move = moveCase(now, what, who, 1);
          if (move.kind !== "moved") continue;
          if (what.kind === "offer") offered += 1;
          if (what.kind === "accept") accepted += 1;
          expect(accepted).toBeLessThanOrEqual(offered);
          now = move.case;
        }
      }),
    );
  });
});
