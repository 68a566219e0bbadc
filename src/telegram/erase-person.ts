import { isAdminLeft } from "../domain/all-admins.ts";
import type { Erased } from "../domain/erased.ts";
import { passCasesOn } from "../domain/pass-cases-on.ts";
import type { House } from "./context.ts";
import { countOwn } from "./own-counts.ts";
import { tellOwnData } from "./own-data.ts";

/**
 * To be asked before a person is erased. False for the last admin: first there must be another one. Who is an admin by the
 * settings is one again with the next message, whatever was erased.
 */
export async function mayLeave(id: number, house: House): Promise<boolean> {
  return house.adminIds.includes(id) || house.members.giveUpAdmin(id, await isAdminLeft(house));
}

/** Takes a person out of everything that is kept. The record last: if anything before it fails, it is all tried again. */
export async function erasePerson(id: number, house: House): Promise<void> {
  // Before it is nobody's: whoever looks after its place hears of it.
  await passCasesOn(id, { reason: "gone", actor: { id, role: "volunteer" } }, house);
  const { book, cases, directory, checks, audit, campaigns, ledger, receipts, groups, practice, rumours } = house;
  const { sessions, traces } = house;
  const keepers = [
    book,
    cases,
    directory,
    checks,
    audit,
    campaigns,
    ledger,
    receipts,
    groups,
    practice,
    rumours,
    sessions,
    traces,
  ];
  for (const keeper of keepers) await keeper.forget(id);
  await house.members.erase(id);
  // So that no copy of the store brings the person back.
  await house.erasures.forget(id);
}

/** What is written at this very moment, such as the list of a broadcast, may hold somebody who is gone already. */
const LOOKS = 3;

/** Erases, looks whether anything is left, and if so erases that too. Gives the proof for the person. */
export async function eraseAndProve(id: number, house: House): Promise<Erased> {
  const counts = countOwn(await tellOwnData(id, await house.members.find(id), house));
  for (let look = 1; ; look++) {
    await erasePerson(id, house);
    const { isAny } = await tellOwnData(id, await house.members.find(id), house);
    if (!isAny || look === LOOKS) return { ...counts, isWhole: !isAny };
  }
}
