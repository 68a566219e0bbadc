import { createCampaignIndex } from "./campaign-index.ts";
import { readRecord, toFile } from "./campaign-record.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { namesIn } from "./scan-names.ts";
import type { Sealer } from "./sealing.ts";

/** How many broadcasts there are. What was read goes on its list too. */
export async function listBroadcasts(redis: RedisConnection, sealer: Sealer): Promise<number> {
  const index = createCampaignIndex(redis);
  let count = 0;
  for await (const id of namesIn(redis, "{campaign:*}", /^\{campaign:([^}]+)\}$/)) {
    const record = await readRecord(redis, id, sealer);
    if (record === undefined) continue;
    const file = toFile(record);
    await index.keep(file);
    // Ended ones as well: the next look finds out, and sees to it that their ledgers expire.
    if (!["draft", "previewed"].includes(file.campaign.state)) await index.noteCurrent(id);
    count++;
  }
  for await (const subject of namesIn(redis, "{read:*}", /^\{read:([^}]+)\}$/)) {
    await redis.command(keys.readSubjects, "SADD", keys.readSubjects, subject);
  }
  return count;
}

/** How many entries named what is gone. */
export async function dropBroadcasts(redis: RedisConnection): Promise<number> {
  const lists = [
    { list: keys.allCampaigns, read: ["ZRANGE", "0", "-1"], drop: "ZREM", keyOf: keys.campaign },
    { list: keys.currentCampaigns, read: ["ZRANGE", "0", "-1"], drop: "ZREM", keyOf: keys.campaign },
    { list: keys.readSubjects, read: ["SMEMBERS"], drop: "SREM", keyOf: keys.readers },
  ] as const;
  let count = 0;
  for (const { list, read, drop, keyOf } of lists) {
    const [name, ...range] = read;
    for (const member of ((await redis.command(list, name, list, ...range)) as Buffer[]).map(String)) {
      if ((await redis.command(keyOf(member), "EXISTS", keyOf(member))) === 1) continue;
      await redis.command(list, drop, list, member);
      count++;
    }
  }
  return count;
}
