import { StoreAway } from "../../src/domain/inbox.ts";
import { operatorsMistake } from "../../src/operators-mistake.ts";

/** Runs a script of the operator with what stands behind its name. What the operator can mend is told in words, without a stack. */
export async function runScript(run: (words: readonly string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await run(process.argv.slice(2));
  } catch (error) {
    const mistake = error instanceof StoreAway ? `Redis is away: ${error.message}` : operatorsMistake(error);
    if (mistake === undefined) throw error;
    console.error(mistake);
    process.exitCode = 1;
  }
}
