import type { Speech } from "../../content/speech.ts";
import { tellNeed, tellWrong } from "../../content/words/broker-words.ts";
import { tellStatus } from "../../content/words/entry-words.ts";
import { tellVerified, tellWhere } from "../../content/words/source-words.ts";
import type { Proposal } from "../../domain/directory.ts";
import type { ReportedSource } from "../../domain/directory-lists.ts";
import { NEED_CATEGORIES } from "../../domain/need.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import { isStale, SOURCE_STATUSES, type Source } from "../../domain/source.ts";
import type { EntrySearch } from "../entries/find-entries.ts";
import { html, type View } from "./markup.ts";

export interface ListWords {
  readonly speech: Speech;
  readonly places: PlaceIndex;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export function searchForm({ words, place, area, category, status }: EntrySearch, { speech, places }: ListWords): View {
  const understood = area === undefined ? undefined : tellWhere({ place: area }, places);
  return html`<form method="get" action="/office/directory" class="look-for" role="search">
    <label>${speech.say("office.directory-search-words")}
      <input type="search" name="q" value="${words}" maxlength="100" /></label>
    <div>
    <label>${speech.say("office.directory-search-place")}
      <input name="place" value="${place}" maxlength="100" aria-describedby="place-hint" /></label>
    <p id="place-hint" class="quiet">${
      place === ""
        ? speech.say("office.directory-place-hint")
        : understood === undefined
          ? speech.say("office.directory-no-place")
          : speech.say("office.directory-place-is", { place: understood })
    }</p>
    </div>
    <label>${speech.say("word.field-categories")}
      <select name="need">
        <option value="">${speech.say("office.directory-any")}</option>
        ${NEED_CATEGORIES.map((need) => html`<option value="${need}" ${need === category && html`selected`}>${tellNeed(need, speech)}</option>`)}
      </select></label>
    <label class="capital">${speech.say("word.column-status")}
      <select name="status">
        <option value="">${speech.say("office.directory-any")}</option>
        ${SOURCE_STATUSES.map((one) => html`<option value="${one}" ${one === status && html`selected`}>${tellStatus(one, speech)}</option>`)}
      </select></label>
    <button type="submit">${speech.say("office.directory-search")}</button>
  </form>`;
}

/** Entries with where they are, what they give and when somebody made sure. */
export function entryTable(sources: readonly Source[], words: ListWords): View {
  const { speech, places, now } = words;
  return table(
    speech.say("office.directory-entries"),
    [
      "office.directory-entry",
      "word.field-place",
      "word.field-categories",
      "word.column-status",
      "word.column-checked",
    ],
    sources.map(
      (source) => html`<tr>
        <th scope="row">${entryLink(source)}</th>
        <td>${tellWhere(source, places)}</td>
        <td>${source.categories.map((need) => tellNeed(need, speech)).join(", ")}</td>
        <td>${tellStatus(source.status, speech)}</td>
        <td><span class="${isStale(source, now) ? "soon" : "quiet"}">${tellVerified(source, now, speech)}</span></td>
      </tr>`,
    ),
    speech,
  );
}

export function reportedTable(reported: readonly ReportedSource[], { speech, places }: ListWords): View {
  return table(
    speech.say("office.directory-reported"),
    ["office.directory-entry", "word.field-place", "office.directory-what-is-said"],
    reported.map(
      ({ source, wrongs }) => html`<tr>
        <th scope="row">${entryLink(source)}</th>
        <td>${tellWhere(source, places)}</td>
        <td>${wrongs.map((wrong) => tellWrong(wrong, speech)).join(", ")}</td>
      </tr>`,
    ),
    speech,
  );
}

export function proposalTable(proposals: readonly Proposal[], { speech, places }: ListWords): View {
  return table(
    speech.say("office.directory-proposed"),
    ["office.directory-entry", "word.field-place", "word.field-categories"],
    proposals.map(
      ({ id, source }) => html`<tr>
        <th scope="row"><a href="/office/directory/proposals/${id}">${source.organisation}</a><br />${source.service}</th>
        <td>${tellWhere(source, places)}</td>
        <td>${source.categories.map((need) => tellNeed(need, speech)).join(", ")}</td>
      </tr>`,
    ),
    speech,
  );
}

function entryLink({ id, organisation, service }: Source): View {
  return html`<a href="/office/directory/entries/${id}">${organisation}</a><br />${service}`;
}

type Head =
  | "office.directory-entry"
  | "office.directory-what-is-said"
  | "word.field-place"
  | "word.field-categories"
  | "word.column-status"
  | "word.column-checked";

function table(label: string, heads: readonly Head[], rows: readonly View[], speech: Speech): View {
  return html`<div class="wide" tabindex="0" role="region" aria-label="${label}">
    <table>
      <thead>
        <tr>${heads.map((head) => html`<th scope="col" class="capital">${speech.say(head)}</th>`)}</tr>
      </thead>
      <tbody>${rows}</tbody>
    </table>
  </div>`;
}
