import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";

/** For the operator: half of a copy stands in the store. */
export class UnfinishedRestore extends Error {
  override readonly name = "UnfinishedRestore";

  constructor() {
    super(
      "A restore was broken off: only a part of the copy stands in Redis. Run `npm run restore -- FOLDER --replace` again; the bot does not start before.",
    );
  }
}

export async function refuseUnfinishedRestore(redis: RedisConnection): Promise<void> {
  if ((await redis.command(keys.restoring, "EXISTS", keys.restoring)) === 1) throw new UnfinishedRestore();
}
