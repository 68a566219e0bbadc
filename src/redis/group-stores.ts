import type { GroupOutbox } from "../domain/announcement.ts";
import type { LinkedGroups } from "../domain/linked-group.ts";
import type { RedisConnection } from "./connection.ts";
import { createGroupOutbox } from "./group-outbox.ts";
import { createLinkedGroups } from "./linked-groups.ts";

/** Which Telegram groups hear of which place, and what waits for them. */
export function createGroupStores(
  redis: RedisConnection,
  now: () => Date,
): { readonly groups: LinkedGroups; readonly outbox: GroupOutbox } {
  return { groups: createLinkedGroups(redis), outbox: createGroupOutbox(redis, now) };
}
