import { describe, expect, it } from "vitest";
import { countTests, tellCount } from "../../scripts/count-tests.ts";

function report(...files: readonly { status: string; tests: readonly string[] }[]): () => string {
  const testResults = files.map(({ status, tests }) => ({
    status,
    assertionResults: tests.map((test) => ({ status: test })),
  }));
  return () => JSON.stringify({ testResults });
}

describe("the last line of scripts/test", () => {
  it.each([
    ["all is well", report({ status: "passed", tests: ["passed", "passed"] }), "2 passed, 0 failed"],
    [
      "some fail, some are skipped",
      report({ status: "failed", tests: ["passed", "failed"] }, { status: "passed", tests: ["skipped", "todo"] }),
      "1 passed, 1 failed, 2 skipped",
    ],
    ["a file could not be loaded", report({ status: "failed", tests: [] }), "0 passed, 1 failed"],
    ["a hook failed after the tests", report({ status: "failed", tests: ["passed"] }), "1 passed, 1 failed"],
    ["nothing ran", report(), "0 passed, 0 failed"],
    ["the report is broken", () => "{", "0 passed, 1 failed"],
  ])("counts when %s", (_, readReport, line) => {
    expect(tellCount(countTests(readReport))).toBe(line);
  });

  it("counts a failure when there is no report at all", () => {
    const readReport = () => {
      throw new Error("ENOENT");
    };

    expect(countTests(readReport).failed).toBe(1);
  });
});
