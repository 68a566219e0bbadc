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
      if (isListedElsewhere(scope.member, member)) await stored.index(member);
      scope.member = member;
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

/** What the lists of members say of a person: waiting or active, and where. */
function isListedElsewhere(before: Member | undefined, after: Member): boolean {
  return before?.status !== after.status || before.place !== after.place || before.looksAfter !== after.looksAfter;
}
