import { describe, expect, it } from "vitest";
import type { CaseEvent } from "../../src/domain/case-event.ts";
import { aCaseDraft } from "./data/a-case.ts";
import { type CaseStory, caseAfter } from "./data/a-case-story.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";

const DAY = 24 * 3_600_000;

const CHECK_IN: CaseEvent = { kind: "check-in", colour: "yellow", safety: 6, gates: [] };
const RED: CaseEvent = { ...CHECK_IN, colour: "red" };
const VIOLENCE: CaseEvent = { ...CHECK_IN, gates: ["R1"] };
const GUIDED: CaseEvent = {
  ...{ kind: "guided", situation: aCaseDraft().situation },
  ...{ roles: ["mediator"], techniques: ["M8", "M2"] },
};
const TRIED: CaseEvent = { kind: "tried", technique: "M8", helped: "partly" };
const rhythm = (everyDays: number): CaseEvent => ({ kind: "rhythm", everyDays });
const ask = (inDays: number): CaseEvent => ({ kind: "ask", inDays });

describe("the next check-in of a case", () => {
  it.each<[string, CaseStory, number | undefined]>([
    ["two days after it was opened, for it begins with guidance", [], 2],
    [
      "two days after guidance once a check-in was made",
      [
        [2, CHECK_IN],
        [3, GUIDED],
      ],
      5,
    ],
    [
      "no later when there is more guidance the day after",
      [
        [2, CHECK_IN],
        [3, GUIDED],
        [4, GUIDED],
      ],
      5,
    ],
    [
      "on the day that the volunteer chose",
      [
        [0, GUIDED],
        [0, ask(1)],
      ],
      1,
    ],
    [
      "on the chosen day, whatever guidance comes until then",
      [
        [0, ask(3)],
        [1, GUIDED],
      ],
      3,
    ],
    ["a week after the last one, where nothing was chosen", [[2, CHECK_IN]], 9],
    [
      "as often as was chosen",
      [
        [0, rhythm(3)],
        [2, CHECK_IN],
      ],
      5,
    ],
    [
      "from the choice on when the rhythm changes",
      [
        [2, CHECK_IN],
        [4, rhythm(14)],
      ],
      18,
    ],
    ["as it was promised after a technique, though the rhythm changes", [[1, rhythm(14)]], 2],
    [
      "never when none is wanted",
      [
        [2, CHECK_IN],
        [3, rhythm(0)],
      ],
      undefined,
    ],
    [
      "never when none is wanted, not even after a technique",
      [
        [1, rhythm(0)],
        [2, GUIDED],
      ],
      undefined,
    ],
    [
      "on a chosen day, though none is wanted otherwise",
      [
        [1, rhythm(0)],
        [2, ask(2)],
      ],
      4,
    ],
    [
      "the next day after red",
      [
        [0, rhythm(14)],
        [2, RED],
      ],
      3,
    ],
    [
      "not after red where none is wanted",
      [
        [0, rhythm(0)],
        [2, RED],
      ],
      undefined,
    ],
    [
      "the next day after a danger, also where none is wanted",
      [
        [0, rhythm(0)],
        [2, VIOLENCE],
      ],
      3,
    ],
    [
      "the next day after a danger that was told elsewhere",
      [
        [2, CHECK_IN],
        [3, { kind: "danger", gates: ["R4"] }],
      ],
      4,
    ],
    [
      "the next day after a danger, whoever wants none any more",
      [
        [2, VIOLENCE],
        [2, rhythm(0)],
      ],
      3,
    ],
    [
      "two days after a technique of one's own was tried",
      [
        [2, CHECK_IN],
        [4, TRIED],
      ],
      6,
    ],
    [
      "no earlier for the word whether given guidance helped",
      [
        [0, GUIDED],
        [2, CHECK_IN],
        [2, TRIED],
      ],
      9,
    ],
    [
      "two days after it came into other hands",
      [
        [2, CHECK_IN],
        [5, { kind: "take" }],
      ],
      7,
    ],
    [
      "never after closing",
      [
        [0, GUIDED],
        [1, { kind: "close", outcome: "settled" }],
      ],
      undefined,
    ],
    [
      "a week after it was opened again",
      [
        [1, { kind: "close", outcome: "settled" }],
        [5, { kind: "reopen" }],
      ],
      12,
    ],
  ])("is due %s", (_case, told, days) => {
    expect(caseAfter(...told).watch.due?.at).toBe(days === undefined ? undefined : MONDAY_MORNING + days * DAY);
  });
});
