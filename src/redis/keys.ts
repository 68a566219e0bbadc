/**
 * Every key of the store. What one script touches shares a hash tag in braces, so that it runs on Redis Cluster.
 * docs/redis-keys.md explains them; the architecture test holds it complete.
 */
export const keys = {
  /** Compressed state of the running talk; expires. */
  talk: (chat: number) => `{chat:${chat}}:talk`,
  /** Hash: what is stored about the person of this private chat. */
  member: (chat: number) => `{chat:${chat}}:member`,
  /** Token of the process that works on this chat; expires within seconds. */
  lease: (chat: number) => `{chat:${chat}}:lease`,
  /** Sorted set: the latest update ids that are done; expires. */
  done: (chat: number) => `{chat:${chat}}:done`,
  /** Hash: tries and results of sends of an update that is not done yet; expires. */
  journal: (chat: number, update: number) => `{chat:${chat}}:journal:${update}`,
  /** Sorted set: member ids that wait for an admin, by time. */
  pendingMembers: "{members}:pending",
  /** Hash: place of each active member by id; who named no place is not in it. */
  memberPlaces: "{members}:places",
  /** Hash: area of each active coordinator by id. */
  coordinators: "{members}:coordinators",
  /** Hash: uses left; expires with the invite. */
  invite: (code: string) => `{invite:${code}}`,
  /** Set: members who came with the invite; expires after a day. */
  inviteGuests: (code: string) => `{invite:${code}}:guests`,
  /** Sorted set: `chat:update` of updates that failed too often, by time. */
  deadLetters: "{dead}:letters",
  /** One such update, sealed; expires. */
  deadLetter: (chat: number, update: number) => `{dead}:letter:${chat}:${update}`,
} as const;
