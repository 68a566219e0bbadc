import type { Member } from "../domain/member.ts";
import type { OfficeHouse } from "./office-house.ts";
import type { NamedPerson } from "./views/member-words.ts";

/** With the names that Telegram tells just now, asked for those who are shown and kept nowhere. */
export async function namedPeople(
  members: readonly Member[],
  { personNames }: Pick<OfficeHouse, "personNames">,
): Promise<readonly NamedPerson[]> {
  const names = await personNames.namesOf(members.map(({ id }) => id));
  return members.map((member) => ({ member, name: names.get(member.id) }));
}

export async function namedPerson(member: Member, house: Pick<OfficeHouse, "personNames">): Promise<NamedPerson> {
  const names = await house.personNames.namesOf([member.id]);
  return { member, name: names.get(member.id) };
}
