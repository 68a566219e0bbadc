import { type Typed, typedIn } from "./typed-words.ts";

export interface Noted {
  readonly typed: Typed;
  readonly people: ReadonlySet<number>;
  readonly secrets: ReadonlyMap<string, string>;
}

/** Numbers that say nothing of a person, and may by chance be one's account number. */
const OTHER_NUMBERS = new Set(["level", "time", "port", "pid", "update"]);

/** What the processes of a run wrote and must not have: words, names, account numbers, secrets. Each kind of line once. */
export function searchLogs(log: string, { typed, people, secrets }: Noted): readonly string[] {
  const found = new Set<string>();
  for (const line of log.split("\n")) {
    for (const [name, value] of secrets)
      if (line.includes(value)) found.add(`the value of ${name}: ${line.replaceAll(value, "…")}`);
    const words = typedIn(line, typed);
    if (words !== undefined) found.add(`"${words}": ${line}`);
    for (const id of numbersIn(line)) if (people.has(id)) found.add(`account number ${id}: ${line}`);
  }
  return [...found];
}

function numbersIn(line: string): readonly number[] {
  const facts = parsed(line);
  if (facts === undefined)
    return [...line.matchAll(/(?<![\w.:-])\d{4,}(?![\w.:-])/g)].map(([digits]) => Number(digits));
  const told = Object.entries(facts).filter(([name]) => !OTHER_NUMBERS.has(name));
  return [...JSON.stringify(told).matchAll(/(?<![\w.])\d{4,}(?![\w.])/g)].map(([digits]) => Number(digits));
}

function parsed(line: string): object | undefined {
  try {
    const facts = JSON.parse(line) as unknown;
    return typeof facts === "object" && facts !== null ? facts : undefined;
  } catch {
    return undefined;
  }
}
