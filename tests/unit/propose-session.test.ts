import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/content/load.ts";
import { PHASES } from "../../src/domain/phase.ts";
import { proposeFor, proposeIssues } from "../../src/domain/propose-session.ts";
import { SESSION_LIMITS, SESSION_STAGES, startSession } from "../../src/domain/session-form.ts";
import { SIGNALS } from "../../src/domain/signal.ts";

const WORDS = loadCatalogue().mediation.session;

describe("what is proposed", () => {
  it("fits its limits and its stage, for every stage and phase", () => {
    for (const stage of SESSION_STAGES) {
      for (const phase of PHASES) {
        const { rules, asks, pauses, endings, opening } = proposeFor(stage, phase, WORDS);
        for (const [points, most] of [
          [rules, 8],
          [asks, 6],
          [pauses, 6],
          [endings, 6],
        ] as const) {
          expect(points.length).toBeGreaterThan(0);
          expect(points.length).toBeLessThanOrEqual(most);
        }
        expect(opening.words.id.length).toBeLessThanOrEqual(SESSION_LIMITS.opening);
      }
    }
  });

  it("names light issues before heavy ones, and ten at most", () => {
    const two = proposeIssues(["S6", "S1"], WORDS).map(({ example }) => example);

    expect(two).toEqual(["issue1", "issue11"]);
    expect(startSession(2, proposeIssues(SIGNALS, WORDS)).issues).toHaveLength(10);
  });
});
