import type { Speech } from "../../content/speech.ts";
import { localeOf, tellZone } from "../../content/words/local-moment.ts";
import { AUDITED_ACTS, type AuditEntry, type AuditedAct, type AuditList, type AuditPage } from "../../domain/audit.ts";
import { MINUTE } from "../../domain/duration.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import { tellAbout, tellAct, tellTried } from "./audit-words.ts";
import { html, type View } from "./markup.ts";

export interface AuditShown extends AuditPage {
  readonly list: AuditList;
  readonly what: AuditedAct | undefined;
  readonly person: number | undefined;
  readonly isNewest: boolean;
  readonly names: ReadonlyMap<number, string>;
  readonly places: PlaceIndex;
  readonly offsetOf: (at: number) => number;
}

export function auditView(shown: AuditShown, speech: Speech): View {
  const { list, entries } = shown;
  const how = speech.say(list === "acts" ? "office.audit-how" : "office.audit-refused-how");
  return html`<nav aria-label="${speech.say("office.audit-lists")}">
      <ul class="tabs">
        ${listLink("acts", shown, speech)} ${listLink("refusals", shown, speech)}
      </ul>
    </nav>
    <p>${how}</p>
    ${filterForm(shown, speech)} ${entries.length === 0 ? emptyView(shown, speech) : entriesTable(shown, speech)}
    ${onwards(shown, speech)}`;
}

function listLink(to: AuditList, { list, person }: AuditShown, speech: Speech): View {
  const address = addressOf({ list: to, what: undefined, person });
  return html`<li>
    <a class="button outline" href="${address}" ${to === list && html`aria-current="page"`}
      >${speech.say(`office.audit-${to}`)}</a
    >
  </li>`;
}

/** Without a name: the numbers are what stands in the log. */
function filterForm({ list, what, person }: AuditShown, speech: Speech): View {
  return html`<form method="get" action="/office/audit" class="find-acts" aria-label="${speech.say("office.audit-search")}">
    <input type="hidden" name="list" value="${list}" />
    ${
      list === "acts" &&
      html`<label for="what">${speech.say("office.audit-what")}</label>
        <select id="what" name="what">
          <option value="">${speech.say("office.audit-any")}</option>
          ${AUDITED_ACTS.map((act) => html`<option value="${act}" ${act === what && html`selected`}>${tellAct(act, speech)}</option>`)}
        </select>`
    }
    <label for="person">${speech.say("office.audit-person")}</label>
    <input id="person" name="person" type="text" inputmode="numeric" pattern="[0-9]{3,16}" maxlength="16" value="${person ?? ""}" />
    <div class="buttons">
      <button type="submit" class="outline">${speech.say("office.audit-go")}</button>
      ${
        (what !== undefined || person !== undefined) &&
        html`<a class="button outline" href="${`/office/audit?list=${list}`}">${speech.say("office.audit-clear")}</a>`
      }
    </div>
  </form>`;
}

function emptyView({ what, person, older, isNewest }: AuditShown, speech: Speech): View {
  if (older !== undefined) return html`<p role="status">${speech.say("office.audit-look-further")}</p>`;
  const isSearch = what !== undefined || person !== undefined || !isNewest;
  return html`<p role="status">${speech.say(isSearch ? "office.audit-none" : "office.audit-none-yet")}</p>`;
}

function entriesTable(shown: AuditShown, speech: Speech): View {
  const { list, entries } = shown;
  const isOfActs = list === "acts";
  const head = (words: string) => html`<th scope="col">${words}</th>`;
  const title = speech.say(`office.audit-${list}`);
  return html`<div class="wide" tabindex="0" role="region" aria-label="${speech.say("office.members-table", { title })}">
    <table>
      <thead>
        <tr>
          ${head(speech.say("office.audit-when"))} ${head(speech.say("office.audit-who"))}
          ${head(speech.say("office.audit-did"))}
          ${isOfActs && [head(speech.say("office.audit-whom")), head(speech.say("office.audit-about"))]}
        </tr>
      </thead>
      <tbody>
        ${entries.map((entry) => entryRow(entry, shown, speech))}
      </tbody>
    </table>
  </div>`;
}

function entryRow(entry: AuditEntry, { list, names, places, offsetOf }: AuditShown, speech: Speech): View {
  const { when, who, what, whom, about } = entry;
  const done = list === "acts" ? tellAct(what, speech) : tellTried(what, speech);
  return html`<tr>
    <td>${whenView(when, offsetOf(when), speech)}</td>
    <td>${personView(who, names, speech)}</td>
    <td>${done}</td>
    ${
      list === "acts" && [
        html`<td>${whom === undefined ? "–" : personView(whom, names, speech)}</td>`,
        html`<td>${about === undefined ? "–" : tellAbout(about, { places, speech })}</td>`,
      ]
    }
  </tr>`;
}

function personView(id: number, names: ReadonlyMap<number, string>, speech: Speech): View {
  if (id === 0) return html`<span class="quiet">${speech.say("office.audit-erased")}</span>`;
  const name = names.get(id);
  return html`<a href="${`/office/members/${id}`}">${name ?? id}</a>
    ${name !== undefined && html`<br /><span class="quiet">${id}</span>`}`;
}

function onwards({ list, what, person, older, isNewest, entries }: AuditShown, speech: Speech): View {
  const address = addressOf({ list, what, person });
  return html`<nav class="buttons" aria-label="${speech.say("office.menu-audit")}">
    ${!isNewest && html`<a class="button outline" href="${address}">${speech.say("office.audit-newest")}</a>`}
    ${
      older === undefined
        ? entries.length > 0 && html`<span class="quiet">${speech.say("office.audit-end")}</span>`
        : html`<a class="button outline" rel="next" href="${`${address}&before=${older}`}">${speech.say("office.audit-older")}</a>`
    }
  </nav>`;
}

function addressOf({ list, what, person }: Pick<AuditShown, "list" | "what" | "person">): string {
  return `/office/audit?list=${list}${what === undefined ? "" : `&what=${what}`}${person === undefined ? "" : `&person=${person}`}`;
}

/** "26 Nov 2026" and below it "10.00 WIB": neither is torn apart on a phone. */
function whenView(at: number, offsetMinutes: number, speech: Speech): View {
  const tell = (style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeOf(speech), { timeZone: "UTC", ...style }).format(at + offsetMinutes * MINUTE);
  const clock = `${tell({ timeStyle: "short" })} ${tellZone(offsetMinutes)}`;
  return html`<time class="when" datetime="${new Date(at).toISOString()}">${tell({ dateStyle: "medium" })} <br />${clock}</time>`;
}
