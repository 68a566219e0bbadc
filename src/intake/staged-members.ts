import type { DeadLetters } from "../domain/inbox.ts";
import type { Member, Members } from "../domain/member.ts";
import { currentScope } from "./update-scope.ts";

const LISTED = ["language", "status", "place", "looksAfter", "isAdmin", "joinedAt", "isReachable"] as const;

/** The person of the update being handled is read and changed in its scope, everybody else in the store. */
export function stageMembers(stored: Members, letters: Pick<DeadLetters, "forget">): Members {
  const own = (id: number) => {
    const scope = currentScope();
    return scope?.lease.chat === id ? scope : undefined;
  };
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
      if (isListedElsewhere(scope.member, member)) await stored.index(member, scope.member);
      scope.member = member;
    },
    async appoint(id, area, act) {
      const answer = await stored.appoint(id, area, act);
      const scope = own(id);
      if (scope?.member !== undefined && answer === "appointed") scope.member = withArea(scope.member, area);
      return answer;
    },
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

function withArea(member: Member, area: string | undefined): Member {
  const { looksAfter: _, ...others } = member;
  return { ...others, ...(area !== undefined && { looksAfter: area }) };
}

/** Lists say everything of a person that an audience asks about; of a danger only the person's own record knows. */
function isListedElsewhere(before: Member | undefined, after: Member): boolean {
  return LISTED.some((fact) => before?.[fact] !== after[fact]) || before?.consent?.version !== after.consent?.version;
}
