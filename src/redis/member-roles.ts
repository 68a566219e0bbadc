import type { MemberChange, MemberRoles } from "../domain/member-roles.ts";
import { defineScript, type RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import type { MemberLists } from "./member-lists.ts";
import type { Fact } from "./member-roll.ts";

/**
 * KEYS member talk; ARGV field that names the act, act, the statuses that this takes with blanks around them, 1 to end
 * the talk, then fields and values. The same act once more gives the answer of the first time: it may not have arrived.
 */
const changeScript = defineScript(`
local status = redis.call("HGET", KEYS[1], "status")
if not status then return "not now" end
if redis.call("HGET", KEYS[1], ARGV[1]) == ARGV[2] then return "changed" end
local differs = false
for at = 5, #ARGV, 2 do
  if (redis.call("HGET", KEYS[1], ARGV[at]) or "") ~= ARGV[at + 1] then differs = true end
end
if not differs then return "already" end
if not string.find(ARGV[3], " " .. status .. " ", 1, true) then return "not now" end
redis.call("HSET", KEYS[1], ARGV[1], ARGV[2], unpack(ARGV, 5))
if ARGV[4] == "1" then redis.call("DEL", KEYS[2]) end
return "changed"
`);

interface Change {
  readonly id: number;
  readonly act: string;
  /** Field of the record that keeps the latest act of its kind. */
  readonly by: "promotedBy" | "dismissedBy" | "suspendedBy" | "readmittedBy" | "movedBy";
  readonly takes: " active " | " suspended refused ";
  readonly endsTalk: boolean;
  readonly sets: Partial<Readonly<Record<Fact, string>>>;
}

/** Brings the lists in step with the record of this member. */
export type Relist = (id: number, facts: readonly Fact[]) => Promise<void>;

export function createMemberRoles(redis: RedisConnection, lists: MemberLists, relist: Relist): MemberRoles {
  async function change({ id, act, by, takes, endsTalk, sets }: Change): Promise<MemberChange> {
    const values = Object.entries(sets).flat();
    const args = [by, act, takes, endsTalk ? "1" : "", ...values];
    const answer = String(await redis.run(changeScript, [keys.member(id), keys.talk(id)], args)) as MemberChange;
    // Not when nothing has changed: somebody else may be about to change it, and has told the lists already.
    if (answer === "changed") await relist(id, Object.keys(sets) as Fact[]);
    return answer;
  }

  const stays = { takes: " active ", endsTalk: false } as const;
  const roleless = { isAdmin: "", looksAfter: "" } as const;

  return {
    promote: (id, act) => change({ ...stays, id, act, by: "promotedBy", sets: { isAdmin: "1" } }),

    async dismiss(id, { act, isAdminLeft }) {
      if (!(await lists.leaveAdmins(id, isAdminLeft))) return "last admin";
      return change({ ...stays, id, act, by: "dismissedBy", sets: { isAdmin: "" } });
    },

    async suspend(id, { act, isAdminLeft }) {
      if (!(await lists.leaveAdmins(id, isAdminLeft))) return "last admin";
      const sets = { ...roleless, status: "suspended" };
      return change({ id, act, by: "suspendedBy", takes: " active ", endsTalk: true, sets });
    },

    readmit(id, act) {
      const sets = { ...roleless, status: "active" };
      return change({ id, act, by: "readmittedBy", takes: " suspended refused ", endsTalk: true, sets });
    },

    move: (id, place, act) => change({ ...stays, id, act, by: "movedBy", sets: { place } }),
    giveUpAdmin: (id, isAdminLeft) => lists.leaveAdmins(id, isAdminLeft),
  };
}
