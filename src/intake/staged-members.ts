import type { DeadLetters } from "../domain/inbox.ts";
import type { Member, Members } from "../domain/member.ts";
import { currentScope } from "./update-scope.ts";

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
      if (isListedElsewhere(scope.member, member)) {
        // Only an admin gives an area to look after, perhaps in this very moment.
        await stored.index(withArea(member, (await stored.find(member.id))?.looksAfter));
      }
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

/** What the lists of members say of a person: waiting or active, and where. */
function isListedElsewhere(before: Member | undefined, after: Member): boolean {
  return before?.status !== after.status || before.place !== after.place || before.looksAfter !== after.looksAfter;
}
