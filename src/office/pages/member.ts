import { whyNever } from "../../domain/change-member.ts";
import { findMember } from "../../domain/list-members.ts";
import { namedPerson } from "../named-people.ts";
import type { OfficeHouse } from "../office-house.ts";
import { memberView } from "../views/member.ts";
import { placesView } from "../views/member-places.ts";
import { GRAVE, refuseView, sureView } from "../views/member-questions.ts";
import { type NamedPerson, tellPerson } from "../views/member-words.ts";
import type { Answer, Corridor, Visit } from "../visit.ts";

/** Places have names; Telegram counts people up to 52 bits. */
export const ACCOUNT_NUMBER = /^\d{3,16}$/;
const PLACES_FOUND = 20;

/** One member, and the questions before something is done. */
export function addMember(corridor: Corridor, house: OfficeHouse): void {
  const about = (path: string, show: (visit: Visit, person: NamedPerson) => Answer) =>
    corridor.page(`/members/:id${path}`, "admins", async (visit) => {
      const person = await personIn(visit, house);
      return person === undefined ? { kind: "missing" } : show(visit, person);
    });

  about("", ({ speech }, person) => ({
    ...{ kind: "page", title: tellPerson(person, speech) },
    body: memberView(person, house, speech),
  }));

  about("/refuse", ({ speech }, person) => {
    if (person.member.status !== "pending") return { kind: "go", to: "/members", said: "member-decided" };
    const title = speech.say("office.refuse-title", { name: tellPerson(person, speech) });
    return { kind: "page", title, body: refuseView(person, { typed: undefined }, speech) };
  });

  about("/sure/:grave", ({ params, speech, id: who }, person) => {
    const grave = GRAVE.find((name) => name === params["grave"]);
    if (grave === undefined) return { kind: "missing" };
    const { id } = person.member;
    const never = whyNever(grave, { id, who }, house.adminIds);
    if (never !== undefined) return { kind: "go", to: `/members/${id}`, said: NEVER[never] };
    return { kind: "page", ...sureView(grave, { ...person, isSelf: id === who }, speech) };
  });

  for (const field of ["area", "place"] as const) {
    about(`/${field}`, ({ query, speech }, person) => {
      const { places } = house;
      const typed = (query["q"] ?? "").trim().slice(0, 80);
      const found = typed === "" ? [] : places.search(typed, PLACES_FOUND);
      const title = speech.say(`office.member-${field}-title`, { name: tellPerson(person, speech) });
      const picking = { id: person.member.id, field, inside: places.get(query["in"] ?? ""), typed, found };
      return { kind: "page", title, body: placesView(picking, places, speech) };
    });
  }
}

/** Why something is never done, as the page says it. */
export const NEVER = { "in settings": "member-in-settings", "not yourself": "member-not-yourself" } as const;

export async function personIn(
  { params }: Pick<Visit, "params">,
  house: OfficeHouse,
): Promise<NamedPerson | undefined> {
  const number = params["id"] ?? "";
  const member = ACCOUNT_NUMBER.test(number) ? await findMember(Number(number), house) : undefined;
  return member === undefined ? undefined : namedPerson(member, house);
}
