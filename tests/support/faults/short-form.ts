import { describe, it } from "vitest";
import { emptyDatabase } from "../house.ts";
import { expectClean } from "./figures.ts";
import type { FaultScenario } from "./scenario.ts";

/** The short form of each as a test of every day. One that is broken off by its time would talk on in the next one's store. */
export function holdsInShort(scenarios: readonly FaultScenario[]): void {
  describe("in the short form of a fault", () => {
    it.each(scenarios)("$title: nothing lost, nothing taken twice", { timeout: 600_000 }, async (scenario) => {
      const redisUrl = await emptyDatabase();

      const figures = await scenario.run(scenario.short, { redisUrl, say: (line) => console.log(line) });

      const { complaints: _, ...counted } = figures;
      console.log(`${scenario.name} ${JSON.stringify(counted)}`);
      expectClean(figures);
    });
  });
}
