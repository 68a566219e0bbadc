import type { House } from "./context.ts";
import { erasePerson } from "./erase-person.ts";

/** Erases once more whom a copy of the store has brought back. What fails is left for the next start. Gives how many. */
export async function eraseAgain(house: House): Promise<number> {
  const people = await house.erasures.again();
  for (const id of people) {
    await erasePerson(id, house);
    await house.erasures.done(id);
  }
  return people.length;
}
