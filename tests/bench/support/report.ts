import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Goal, goalRow, isMet } from "./goal.ts";
import { type Machine, thisMachine } from "./machine.ts";
import { type BenchWishes, readWishes } from "./wishes.ts";

type Row = Readonly<Record<string, string | number>>;

export interface BenchReport {
  readonly wishes: BenchWishes;
  readonly machine: Machine;
  /** Printed at once, and kept for the file. */
  table(title: string, rows: readonly Row[]): void;
  goal(goal: Goal): void;
  /** What the reader of the figures has to know. */
  note(line: string): void;
  /** For the file alone: what is too much for a table. */
  keep(name: string, figures: unknown): void;
  /** Prints the goals and writes the file. */
  close(): Promise<void>;
}

const RESULTS = fileURLToPath(new URL("../../../bench-results", import.meta.url));

export function openReport(name: string, title: string): BenchReport {
  const wishes = readWishes();
  const machine = thisMachine();
  const begun = performance.now();
  const tables: { readonly title: string; readonly rows: readonly Row[] }[] = [];
  const goals: Goal[] = [];
  const notes: string[] = [];
  const kept: Record<string, unknown> = {};
  console.log(`\n${name}: ${title}${wishes.isShort ? " (short: only to see that it runs)" : ""}`);
  console.log(`Node ${machine.node}, ${machine.cores} cores of ${machine.processor}, load ${machine.load.toFixed(2)}`);

  return {
    ...{ wishes, machine },
    table(of, rows) {
      tables.push({ title: of, rows });
      console.log(`\n${of}`);
      console.table(rows);
    },
    goal: (goal) => void goals.push(goal),
    note(line) {
      notes.push(line);
      console.log(line);
    },
    keep(what, figures) {
      kept[what] = figures;
    },
    async close() {
      if (goals.length > 0) {
        console.log("\nGoals");
        console.table(goals.map(goalRow));
      }
      const file = wishes.json ?? join(RESULTS, `${name}.json`);
      const seconds = Math.round((performance.now() - begun) / 1000);
      const judged = goals.map((goal) => ({ ...goal, met: isMet(goal) }));
      await mkdir(dirname(file), { recursive: true });
      const all = { name, title, isShort: wishes.isShort, machine, seconds, tables, goals: judged, notes, ...kept };
      await writeFile(file, `${JSON.stringify(all, null, 2)}\n`);
      console.log(`Took ${seconds} s; all figures are in ${file}`);
    },
  };
}
