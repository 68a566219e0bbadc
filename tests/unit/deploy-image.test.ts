import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { readEnvironment } from "../../src/config.ts";
import { filesBelow, instructionsOf, RIGHT_SETTINGS, ROOT, readHere } from "../support/deploy-files.ts";

describe("the image", () => {
  it("runs as a plain user that is a number, by the very process that gets the signals", () => {
    expect(instructionsOf("USER")).toEqual([expect.stringMatching(/^[1-9]\d{3,}:[1-9]\d{3,}$/)]);
    expect(instructionsOf("CMD")).toEqual(['["node", "src/main.ts"]']);
    expect(instructionsOf("STOPSIGNAL")).toEqual(["SIGTERM"]);
  });

  it("is of the Node that package.json names, and holds its dependencies as they are locked", () => {
    const { devDependencies } = JSON.parse(readHere("package.json")) as { devDependencies: { node: string } };
    const [major = ""] = devDependencies.node.split(".");

    expect(instructionsOf("FROM").map((from) => from.split(" ")[0])).toEqual(
      Array(2).fill(`node:${major}-bookworm-slim`),
    );
    expect(instructionsOf("RUN").join("\n")).toMatch(/npm ci --omit=dev --ignore-scripts/);
  });

  it("takes in only what is there and is named, and nothing of .env, tests or the playground", () => {
    const ignored = readHere(".dockerignore")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    const taken = ignored.filter((line) => line.startsWith("!")).map((line) => line.slice(1));

    expect(ignored[0]).toBe("*");
    expect(taken.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
    expect(taken.toSorted()).toEqual(["content", "package-lock.json", "package.json", "scripts", "src"]);
    expect(ignored.at(-1)).toBe("src/playground");
    const copied = instructionsOf("COPY").flatMap((line) => line.split(" ").slice(0, -1));
    expect(copied.filter((name) => !name.startsWith("--") && !name.startsWith("/")).toSorted()).toEqual([
      ".",
      "package-lock.json",
      "package.json",
    ]);
  });

  it("lacks no file that the bot reads, and no package either", () => {
    const { dependencies } = JSON.parse(readHere("package.json")) as { dependencies: Record<string, string> };
    const missing = filesBelow("src")
      .filter((file) => !file.startsWith("src/playground"))
      .flatMap((file) => importsOf(file).map((specifier) => [file, specifier] as const))
      .filter(([file, specifier]) =>
        specifier.startsWith(".")
          ? join(dirname(file), specifier).startsWith("src/playground")
          : !specifier.startsWith("node:") && dependencies[packageOf(specifier)] === undefined,
      );

    expect(missing).toEqual([]);
  });

  it("asks after health with a command that is there, on the port of the bot", () => {
    const [port] = instructionsOf("EXPOSE");

    expect(instructionsOf("HEALTHCHECK")[0]).toMatch(/CMD \["node", "scripts\/ask-health\.ts", "\/healthz"\]$/);
    expect(existsSync(join(ROOT, "scripts/ask-health.ts"))).toBe(true);
    expect(Number(port)).toBe(readEnvironment(RIGHT_SETTINGS).port);
  });
});

function importsOf(file: string): readonly string[] {
  if (!file.endsWith(".ts")) return [];
  const text = readHere(file).replaceAll(/^import type [^;]*;/gm, "");
  return [...text.matchAll(/(?:^(?:import|export) [^;"]*?from |^import |\bimport\()"([^"]+)"/gm)].map(
    ([, name = ""]) => name,
  );
}

function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
