import type { OfferReason } from "./case.ts";
import type { CaseBook } from "./case-book.ts";
import { isWithoutHands } from "./coordinator-call.ts";
import type { Actor } from "./referral.ts";

interface PassingHouse {
  readonly cases: CaseBook;
  readonly now: () => { getTime(): number };
}

/**
 * A volunteer is suspended or leaves: what this person looked after is put into the hands of the coordinators of its places,
 * who are told of it. What was offered already stays offered. Safe to repeat.
 */
export async function passCasesOn(
  owner: number,
  { reason, actor }: { readonly reason: OfferReason; readonly actor: Actor },
  { cases, now }: PassingHouse,
): Promise<void> {
  for (const open of await cases.ofOwner(owner)) {
    if (!isWithoutHands(open, now().getTime())) continue;
    // The act names nobody: it stays when the person is erased.
    await cases.file({ code: open.code, event: { kind: "offer", reason }, actor, act: `${reason}.${open.version}` });
  }
}

/** Whoever is let in again gets back what nobody has taken. */
export async function giveCasesBack(
  owner: number,
  { actor, act }: { readonly actor: Actor; readonly act: string },
  { cases }: Pick<PassingHouse, "cases">,
): Promise<void> {
  for (const { code, state, offer } of await cases.ofOwner(owner)) {
    if (state !== "open" || offer?.reason !== "suspended" || offer.to !== undefined) continue;
    await cases.file({ code, event: { kind: "withdraw" }, actor, act: `${act}.back` });
  }
}
