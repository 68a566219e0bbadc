import { expect, it } from "vitest";
import type { Link } from "../../src/redis/link.ts";
import { createWitness } from "../../src/redis/witness.ts";

/** A server that answers everything, and has so many replicas. */
function serverWith(replicas: { count: number }): Link {
  const answer = async (args: readonly unknown[]) => {
    if (args[0] === "ROLE") return ["master", 0, Array.from({ length: replicas.count }, () => [])];
    return args[0] === "WAIT" ? replicas.count : "OK";
  };
  return {
    ...{ host: "here", tried: Promise.resolve(), age: () => 1, isReady: () => true, close: async () => undefined },
    ...{ send: answer, sendAsking: answer, distrust: () => undefined },
  };
}

it("says that a server has nobody to hand on to, and takes it back when that is over or the server leads no more", async () => {
  const [replicas, told] = [{ count: 0 }, [] as boolean[]];
  const link = serverWith(replicas);
  const parts = {
    link,
    own: link,
    replicas: 1,
    keyHere: () => "key",
    onAlone: (isAlone: boolean) => told.push(isAlone),
  };
  const witness = createWitness(parts);

  await witness.settle(witness.mark());
  replicas.count = 1;
  await witness.settle(witness.mark());
  expect(told).toEqual([true, false]);

  const other = createWitness({ ...parts, own: serverWith({ count: 0 }) });
  await other.settle(other.mark());
  await other.close();
  expect(told).toEqual([true, false, true, false]);
});
