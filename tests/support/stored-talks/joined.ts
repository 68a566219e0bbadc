import { joins } from "../house.ts";
import type { Person } from "../person.ts";
import type { Ground } from "./walk.ts";

/** A volunteer who works in Gamping, Kabupaten Sleman. */
export async function joined(person: Person, { stored }: Ground): Promise<void> {
  await joins(person);
  await stored.settled(person);
  await stored.setMember(person.id, { place: "34.04.01" });
}
