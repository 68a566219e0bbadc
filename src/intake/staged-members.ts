import type { DeadLetters } from "../domain/inbox.ts";
import type { Member, Members } from "../domain/member.ts";
import { currentScope, type UpdateScope } from "./update-scope.ts";

const LISTED = ["language", "status", "place", "looksAfter", "isAdmin", "joinedAt", "isReachable"] as const;

/** The person of the update being handled is read and changed in its scope, everybody else in the store. */
export function stageMembers(stored: Members, letters: Pick<DeadLetters, "forget">): Members {
  const own = (id: number) => {
    const scope = currentScope();
    return scope?.lease.chat === id ? scope : undefined;
  };
  /** An admin may be the member that is changed: then it is so for the rest of the update too, and the commit adds nothing. */
  async function seen<T>(id: number, change: Promise<T>): Promise<T> {
    const answer = await change;
    const scope = own(id);
    const present = scope?.member === undefined ? undefined : await stored.find(id);
    if (scope?.member === undefined || present === undefined) return answer;
    scope.memberBefore = withDecided(scope.memberBefore ?? present, present);
    scope.member = withDecided(scope.member, present);
    return answer;
  }

  /** Somebody may be accepted, or suspended, while their own update is under way: what an admin decided stays. */
  async function withPresentStatus(member: Member, { memberBefore }: UpdateScope): Promise<Member> {
    if (member.status === memberBefore?.status) return member;
    const present = await stored.find(member.id);
    return present === undefined || present.status === memberBefore?.status
      ? member
      : { ...member, status: present.status };
  }

  return {
    ...stored,
    async find(id) {
      const scope = own(id);
      return scope === undefined ? stored.find(id) : scope.member;
    },
    async save(member) {
      const scope = own(member.id);
      if (scope === undefined) return stored.save(member);
      // Lists first: when the commit fails, the update comes again and writes them once more.
      const saved = await withPresentStatus(member, scope);
      if (isListedElsewhere(scope.member, saved)) await stored.index(saved, scope.member);
      scope.member = saved;
    },
    appoint: (id, area, act) => seen(id, stored.appoint(id, area, act)),
    promote: (id, act) => seen(id, stored.promote(id, act)),
    dismiss: (id, leaving) => seen(id, stored.dismiss(id, leaving)),
    suspend: (id, leaving) => seen(id, stored.suspend(id, leaving)),
    readmit: (id, act) => seen(id, stored.readmit(id, act)),
    move: (id, place, act) => seen(id, stored.move(id, place, act)),
    async erase(id) {
      await letters.forget(id);
      await stored.erase(id);
      const scope = own(id);
      if (scope === undefined) return;
      scope.member = undefined;
      scope.talk = undefined;
      scope.isTalkChanged = true;
    },
  };
}

/** The member with what admins decide as it stands by now. */
function withDecided(member: Member, { status, place, looksAfter, isAdmin }: Member): Member {
  const { place: _place, looksAfter: _area, isAdmin: _admin, ...own } = member;
  return {
    ...{ ...own, status },
    ...(place !== undefined && { place }),
    ...(looksAfter !== undefined && { looksAfter }),
    ...(isAdmin !== undefined && { isAdmin }),
  };
}

/** Lists say everything of a person that an audience asks about; of a danger only the person's own record knows. */
function isListedElsewhere(before: Member | undefined, after: Member): boolean {
  return LISTED.some((fact) => before?.[fact] !== after[fact]) || before?.consent?.version !== after.consent?.version;
}
