import { isAdminLeft } from "../domain/all-admins.ts";
import type { House } from "./context.ts";
import { passCasesOn } from "./pass-cases-on.ts";

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
  const keepers = [book, cases, directory, checks, audit, campaigns, ledger, receipts, groups, practice, rumours];
  for (const keeper of keepers) await keeper.forget(id);
  await house.members.erase(id);
}
