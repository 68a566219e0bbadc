import type { Speech } from "../../content/speech.ts";
import { MEMBER_GROUPS, type MemberGroup } from "../../domain/member-roles.ts";
import { actForm } from "./act-form.ts";
import { html, type View } from "./markup.ts";
import { type NamedPerson, type PeopleFrame, peopleTable, tellPerson, tellPlaceOf } from "./member-words.ts";
import { turnPages } from "./turn-pages.ts";

interface Home {
  /** Those who wait, of this page: the one who has waited longest first. */
  readonly waiting: readonly NamedPerson[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
  readonly groups: Readonly<Record<MemberGroup, number>>;
  readonly frame: PeopleFrame;
}

/** Who waits, and the ways to everybody else. */
export function membersView({ waiting, count, page, pages, groups, frame }: Home, speech: Speech): View {
  return html`<h2>${speech.say("office.members-waiting", { count })}</h2>
    ${
      waiting.length === 0
        ? html`<p class="quiet">${speech.say("office.members-none-waiting")}</p>`
        : html`<ul class="cards people">
            ${waiting.map((person) => requestCard(person, frame, speech))}
          </ul>`
    }
    ${turnPages({ page, pages, to: (to) => `/office/members?page=${to}` }, speech)}
    <h2>${speech.say("office.members-search")}</h2>
    ${searchForm("", speech)}
    <h2>${speech.say("office.members-by-group")}</h2>
    <ul class="cards by-group">
      ${MEMBER_GROUPS.map((group) =>
        wayTo(`/members/group/${group}`, speech.say(`member-group.${group}`), groups[group]),
      )}
    </ul>
    <p class="buttons">
      <a class="button outline" href="/office/members/in">${speech.say("office.members-all-active")}</a>
      <a class="button outline" href="/office/members/invites">${speech.say("office.invites")}</a>
    </p>`;
}

export function searchForm(typed: string, speech: Speech): View {
  return html`<form class="seek" method="get" action="/office/members/find" role="search">
    <label for="sought">${speech.say("office.members-search-for")}</label>
    <input id="sought" name="q" type="search" value="${typed}" maxlength="80" required aria-describedby="sought-hint" />
    <button type="submit">${speech.say("office.members-search-go")}</button>
    <p id="sought-hint" class="quiet">${speech.say("office.members-search-hint")}</p>
  </form>`;
}

function requestCard(person: NamedPerson, { places }: PeopleFrame, speech: Speech): View {
  const { id } = person.member;
  return html`<li>
    <h3>${tellPerson(person, speech)}</h3>
    <p>${tellPlaceOf(person.member, places, speech)}</p>
    <p class="quiet"><a class="tap" href="${`/office/members/${id}`}">${speech.say("office.members-account", { id })}</a></p>
    <div class="buttons">
      ${actForm({ to: `/members/${id}/accept`, words: speech.say("button.accept"), looks: "main" })}
      <a class="button outline" href="${`/office/members/${id}/refuse`}">${speech.say("office.members-refuse-with")}</a>
    </div>
  </li>`;
}

function wayTo(path: string, words: string, count: number): View {
  return html`<li>
    <a class="tap" href="${`/office${path}`}">${words}</a>
    <p class="figure">${count}</p>
  </li>`;
}

interface Listed {
  readonly title: string;
  readonly people: readonly NamedPerson[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly to: (page: number) => string;
  /** What is said when nobody is there. */
  readonly empty: string;
  readonly frame: PeopleFrame;
}

export function listedView(listed: Listed, speech: Speech): View {
  const { title, people, total, page, pages, to, empty, frame } = listed;
  return html`${
    total === 0
      ? html`<p>${empty}</p>`
      : html`<p class="quiet">${speech.say("office.members-total", { count: total })}</p>
            ${peopleTable({ people, title }, frame, speech)}`
  }
    ${turnPages({ page, pages, to }, speech)} ${backToMembers(speech)}`;
}

interface Found {
  readonly typed: string;
  readonly note: string;
  readonly places: readonly { readonly code: string; readonly words: string }[];
}

/** A search that does not lead to one place or one person. */
export function foundView({ typed, note, places }: Found, speech: Speech): View {
  return html`<p role="status">${note}</p>
    ${
      places.length > 0 &&
      html`<ul class="ways">
        ${places.map(
          ({ code, words }) => html`<li><a class="tap" href="${`/office/members/in?area=${code}`}">${words}</a></li>`,
        )}
      </ul>`
    }
    ${searchForm(typed, speech)} ${backToMembers(speech)}`;
}

export function backToMembers(speech: Speech): View {
  return html`<p><a class="tap" href="/office/members">${speech.say("office.members-back")}</a></p>`;
}
