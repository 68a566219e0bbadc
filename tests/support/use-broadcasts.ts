import { afterEach } from "vitest";
import { type BroadcastHouse, broadcastHouse } from "./broadcast-house.ts";

/** A house of broadcasts for each test, with a database of its own. */
export function useBroadcasts(redisUrl: () => string) {
  let house: BroadcastHouse | undefined;
  afterEach(async () => {
    await house?.close();
    house = undefined;
  });

  return {
    async opens(wishes: Parameters<typeof broadcastHouse>[1] = {}): Promise<BroadcastHouse> {
      const database = 1 + (Number(process.env["VITEST_POOL_ID"] ?? "0") % 15);
      house = await broadcastHouse([`${redisUrl()}/${database}`], wishes);
      return house;
    },
  };
}
