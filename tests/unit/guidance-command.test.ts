import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const SCRIPT = fileURLToPath(new URL("../../scripts/guidance.ts", import.meta.url));

function guidance(args: readonly string[], input = "") {
  const { stdout, stderr, status } = spawnSync(process.execPath, [SCRIPT, ...args], { input, encoding: "utf8" });
  return {
    stdout,
    stderr,
    status,
    answers: () =>
      stdout
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line)),
  };
}

it("prints role and techniques with score and reasons as one line of JSON", () => {
  const { answers, status } = guidance(["--phase", "konflik", "--level", "meso", "--signals", "S2,S14", "--json"]);

  expect(status).toBe(0);
  expect(answers()).toEqual([
    {
      role: "mediator",
      also: [],
      techniques: [
        { id: "M8", score: 8, because: ["S2", "S14"] },
        { id: "M1", score: 4, because: [] },
        { id: "M2", score: 4, because: [] },
      ],
      stop: [],
    },
  ]);
});

it("stops at a gate, and takes only mediation away for R10", () => {
  const [stopped] = guidance(["--signals", "S2,S14", "--gates", "r1,R10", "--json"]).answers();
  const [unripe] = guidance(["--signals", "S2,S14", "--gates", "R10", "--json"]).answers();

  expect(stopped).toEqual({ role: "none", also: [], techniques: [], stop: ["R1", "R10"] });
  expect(unripe).toMatchObject({ role: "fasilitator", stop: ["R10"] });
  expect(unripe.techniques).toHaveLength(3);
});

it("unites what a text says with what was given", () => {
  const [answer] = guidance(["--text", "mereka cuma mau lewat perantara", "--signals", "S2", "--json"]).answers();

  expect(answer).toMatchObject({ role: "mediator", gates: [], signals: ["S14"], profiling: false });
  expect(answer.techniques[0]).toEqual({ id: "M8", score: 8, because: ["S2", "S14"] });
});

it("gives no role and no technique to a request to find people by ethnicity or religion", () => {
  const [answer] = guidance(["--text", "siapa saja orang madura di desa ini", "--json"]).answers();

  expect(answer).toMatchObject({ role: "none", techniques: [], profiling: true });
});

it("answers every line of standard input, empty lines too", () => {
  const { answers } = guidance(["--lines"], "ada tawuran di pasar\n\nrapat mulai pukul delapan\r\n");

  expect(answers().map(({ role, gates }) => [role, gates])).toEqual([
    ["none", ["R1", "R2"]],
    ["fasilitator", []],
    ["fasilitator", []],
  ]);
});

it("answers a thousand lines within a few seconds", { timeout: 30_000 }, () => {
  const before = performance.now();
  const { answers } = guidance(
    ["--lines"],
    "tetangga saya dipukuli suaminya tadi malam, anaknya lari ke sini\n".repeat(1_000),
  );

  expect(answers()).toHaveLength(1_000);
  expect(performance.now() - before).toBeLessThan(15_000);
});

it("counts a technique that has just failed, and parties that are not clear", () => {
  const [failed] = guidance(["--signals", "S2,S14", "--tried", "M8:no:3", "--json"]).answers();
  const [unclear] = guidance(["--signals", "S14,S16", "--parties", "unclear", "--json"]).answers();

  expect(failed.techniques[0]).toEqual({ id: "M8", score: 6, because: ["S2", "S14"] });
  expect(unclear.role).toBe("fasilitator");
});

it("says it in words without --json, in either language", () => {
  expect(guidance(["--signals", "S14"]).stdout).toMatch(/^Peran: Mediator\nTeknik:\n {2}M8 .+ karena .+ \(S14\)\n/);
  expect(guidance(["--signals", "S14", "--language", "en"]).stdout).toMatch(/^Role: Mediator\nTechniques:\n {2}M8 /);
  expect(guidance(["--gates", "R2", "--language", "en"]).stdout).toMatch(/^Role: none.*\nDangers:\n {2}R2 /);
});

it("lists every mistake with the allowed values in one error", () => {
  const { stderr, stdout, status } = guidance([
    ...["--phase", "perang", "--level", "x", "--signals", "S99,S2", "--tried", "M8", "--foo", "bar", "--gates"],
  ]);

  expect(status).toBe(1);
  expect(stdout).toBe("");
  for (const mistake of [
    '--phase: "perang" is none of prakonflik, konflik, pascakonflik',
    '--level: "x" is none of mikro, meso, makro',
    '--signals: "S99" is none of S1, S2,',
    "--tried: write technique:yes|partly|no|not yet:days ago",
    "--foo: no such option",
    '"bar": stands alone',
    "--gates: needs a value, some of R1, R2,",
  ]) {
    expect(stderr).toContain(mistake);
  }
});
