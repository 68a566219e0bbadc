import type { Speech } from "../../content/speech.ts";
import type { Member } from "../../domain/member.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import { html, type View } from "./markup.ts";

export interface NamedPerson {
  readonly member: Member;
  /** Undefined when Telegram does not tell: then the number stands alone. */
  readonly name: string | undefined;
}

export interface PeopleFrame {
  readonly places: PlaceIndex;
  /** Those of `ADMIN_IDS`. */
  readonly adminIds: readonly number[];
}

export function tellPerson({ member, name }: NamedPerson, speech: Speech): string {
  return name ?? speech.say("members.no-name", { id: member.id });
}

export function tellPlaceOf({ place }: Member, places: PlaceIndex, speech: Speech): string {
  if (place === undefined) return speech.say("start.no-place");
  return tellPlace(place, places) ?? place;
}

/** What an active member does; nothing for anybody else. */
export function tellRoles({ id, status, isAdmin, looksAfter }: Member, frame: PeopleFrame, speech: Speech): string {
  const { places, adminIds } = frame;
  const isOfSettings = adminIds.includes(id);
  if (status !== "active") return isOfSettings ? speech.say("office.members-role-of-settings") : "–";
  const roles = [
    ...(isOfSettings ? [speech.say("office.members-role-of-settings")] : []),
    ...(!isOfSettings && isAdmin === true ? [speech.say("word.role-admin")] : []),
    ...(looksAfter === undefined
      ? []
      : [speech.say("office.members-role-coordinator", { place: tellPlace(looksAfter, places) ?? looksAfter })]),
  ];
  return roles.length === 0 ? speech.say("word.role-volunteer") : roles.join(", ");
}

/** People, each with the way to that person's page. */
export function peopleTable(
  { people, title }: { readonly people: readonly NamedPerson[]; readonly title: string },
  frame: PeopleFrame,
  speech: Speech,
): View {
  return html`<div class="wide" tabindex="0" role="region" aria-label="${speech.say("office.members-table", { title })}">
    <table>
      <thead>
        <tr>
          <th scope="col">${speech.say("office.members-person")}</th>
          <th scope="col">${speech.say("office.members-place")}</th>
          <th scope="col">${speech.say("office.members-role")}</th>
          <th scope="col">${speech.say("office.members-status")}</th>
        </tr>
      </thead>
      <tbody>
        ${people.map((person) => personRow(person, frame, speech))}
      </tbody>
    </table>
  </div>`;
}

function personRow(person: NamedPerson, frame: PeopleFrame, speech: Speech): View {
  const { member } = person;
  return html`<tr>
    <th scope="row">
      <a class="tap" href="${`/office/members/${member.id}`}">${tellPerson(person, speech)}</a>
    </th>
    <td>${tellPlaceOf(member, frame.places, speech)}</td>
    <td>${tellRoles(member, frame, speech)}</td>
    <td>
      ${speech.say(`standing-of-member.${member.status}`)}
      ${!member.isReachable && html`<br /><span class="late">${speech.say("office.member-unreachable-short")}</span>`}
    </td>
  </tr>`;
}
