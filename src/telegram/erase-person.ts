import type { House } from "./context.ts";

/** Takes a person out of everything that is kept. The record last: if anything before it fails, it is all tried again. */
export async function erasePerson(id: number, house: House): Promise<void> {
  const { book, directory, checks, audit, campaigns, ledger, receipts } = house;
  for (const keeper of [book, directory, checks, audit, campaigns, ledger, receipts]) await keeper.forget(id);
  await house.members.erase(id);
}
