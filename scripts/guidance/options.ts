import { parseArgs } from "node:util";
import { z } from "zod";
import { LANGUAGES } from "../../src/domain/language.ts";
import { LEVELS } from "../../src/domain/level.ts";
import { PHASES } from "../../src/domain/phase.ts";
import { GATES } from "../../src/domain/safety.ts";
import { SIGNALS } from "../../src/domain/signal.ts";
import type { Attempt, Situation } from "../../src/domain/situation.ts";
import { TECHNIQUES } from "../../src/domain/technique.ts";

export interface GuidanceOptions {
  readonly situation: Situation;
  readonly language: (typeof LANGUAGES)[number];
  readonly isJson: boolean;
  /** Read one text a line from standard input. */
  readonly isLines: boolean;
  readonly text: string | undefined;
}

const HELPED = ["yes", "partly", "no", "not yet"] as const;
const OPTIONS = {
  json: { type: "boolean" },
  lines: { type: "boolean" },
  phase: { type: "string" },
  level: { type: "string" },
  signals: { type: "string" },
  gates: { type: "string" },
  text: { type: "string" },
  parties: { type: "string" },
  tried: { type: "string" },
  language: { type: "string" },
} as const;

const oneOf = <const Id extends readonly [string, ...string[]]>(ids: Id, change = (text: string) => text) =>
  z.preprocess((given) => (typeof given === "string" ? change(given.trim()) : given), z.enum(ids, notOneOf(ids)));

const listOf = <const Id extends readonly [string, ...string[]]>(ids: Id) =>
  z
    .preprocess(
      splitAtCommas,
      z.array(
        oneOf(ids, (id) => id.toUpperCase()),
        `needs a value, some of ${ids.join(", ")}`,
      ),
    )
    .default([]);

const Tried = z
  .preprocess(
    (given) => (typeof given === "string" ? given.replaceAll("-", " ").split(":") : given),
    z.tuple(
      [
        oneOf(TECHNIQUES, (id) => id.toUpperCase()),
        oneOf(HELPED, (word) => word.toLowerCase()),
        z.coerce.number("days are a number").int("days are a whole number").min(0, "days are 0 or more"),
      ],
      `write technique:${HELPED.join("|")}:days ago, for example M8:no:3`,
    ),
  )
  .transform(([technique, helped, daysAgo]): Attempt => ({ technique, helped, daysAgo }));

const GivenOptions = z.object({
  phase: oneOf(PHASES, (word) => word.toLowerCase()).default("konflik"),
  level: oneOf(LEVELS, (word) => word.toLowerCase()).default("meso"),
  signals: listOf(SIGNALS),
  gates: listOf(GATES),
  parties: oneOf(["identified", "unclear"]).default("identified"),
  tried: z.preprocess(splitAtCommas, z.array(Tried, "needs a value, for example M8:no:3")).default([]),
  language: oneOf(LANGUAGES).default("id"),
  text: z.string("needs a value, the text in quotes").optional(),
  json: z.boolean().default(false),
  lines: z.boolean().default(false),
});

/** Reads the words of the command line. Throws one error that lists every mistake with the allowed values. */
export function readOptions(args: readonly string[]): GuidanceOptions {
  const { values, mistakes } = takeApart(args);
  const checked = GivenOptions.safeParse(values);
  const all = [
    ...mistakes,
    ...(checked.error?.issues ?? []).map(({ path, message }) => `--${String(path[0])}: ${message}`),
  ];
  if (!checked.success || all.length > 0) {
    throw new Error(
      `${all.length} mistake(s) in the command:\n${[...new Set(all)].map((one) => `  ${one}`).join("\n")}`,
    );
  }
  const { phase, level, signals, gates, parties, tried, language, text, json, lines } = checked.data;
  return { situation: { phase, level, gates, signals, parties, tried }, language, isJson: json, isLines: lines, text };
}

function takeApart(args: readonly string[]): { values: Record<string, unknown>; mistakes: readonly string[] } {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const known = Object.keys(OPTIONS);
  const names = tokens.flatMap((token) => (token.kind === "option" ? [token.name] : []));
  const mistakes = [
    ...names
      .filter((name) => !known.includes(name))
      .map((name) => `--${name}: no such option, use ${known.map((one) => `--${one}`).join(", ")}`),
    ...positionals.map((word) => `"${word}": stands alone, put it behind an option, with quotes around several words`),
    ...(values["text"] !== undefined && values["lines"] === true
      ? ["--lines: reads its texts itself, leave out --text"]
      : []),
  ];
  return { values: Object.fromEntries(Object.entries(values).filter(([name]) => known.includes(name))), mistakes };
}

function splitAtCommas(given: unknown): unknown {
  if (typeof given !== "string") return given;
  return given
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function notOneOf(ids: readonly string[]): { error: (issue: { input?: unknown }) => string } {
  return {
    error: ({ input }) =>
      `${typeof input === "string" ? `"${input}" is none of` : "needs a value, one of"} ${ids.join(", ")}`,
  };
}
