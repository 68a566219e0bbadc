import type { Speech } from "../../content/speech.ts";
import { tellKind, tellValue } from "../../content/words/guidance-words.ts";
import { ITEM_KINDS, type ItemKind, type ItemValue } from "../../domain/guidance-item.ts";
import type { GuidanceUpdate } from "../../domain/guidance-update.ts";
import type { Page } from "../../domain/pages.ts";
import { tellStanding } from "./guidance-moment.ts";
import { html, type View } from "./markup.ts";
import { turnPages } from "./turn-pages.ts";

export interface ListedItem {
  readonly kind: ItemKind;
  readonly value: ItemValue;
  /** The latest that changed it; undefined when it is as it was shipped. */
  readonly changed: GuidanceUpdate | undefined;
}

export interface ListSearch {
  /** Undefined for all of them. */
  readonly kind: ItemKind | undefined;
  readonly text: string;
}

/** Everything whose words may be changed here. */
export function guidanceListView(
  { shown, page, pages }: Page<ListedItem>,
  { search, total, updates }: { readonly search: ListSearch; readonly total: number; readonly updates: number },
  speech: Speech,
): View {
  return html`
    <p>${speech.say("office.guidance-intro")}</p>
    <p><a class="line" href="/office/guidance/updates">${speech.say("office.guidance-to-updates", { count: updates })}</a></p>
    <form method="get" action="/office/guidance" role="search" class="search">
      <label>${speech.say("office.guidance-search")} <input type="search" name="q" value="${search.text}" maxlength="60" /></label>
      <label>
        ${speech.say("office.guidance-kind")}
        <select name="kind">
          <option value="">${speech.say("office.guidance-all-kinds")}</option>
          ${ITEM_KINDS.map(
            (kind) =>
              html`<option value="${kind}" ${kind === search.kind && html`selected`}>${tellKind(kind, speech)}</option>`,
          )}
        </select>
      </label>
      <button type="submit">${speech.say("office.guidance-search-button")}</button>
    </form>
    ${total === 0 ? nothingFound(search, speech) : tableOf(shown, total, speech)}
    ${turnPages({ page, pages, to: (to) => addressOf(search, to) }, speech)}
  `;
}

function tableOf(shown: readonly ListedItem[], total: number, speech: Speech): View {
  const caption = speech.say("office.guidance-found", { count: total });
  return html`<div class="wide" tabindex="0" role="region" aria-label="${caption}">
    <table class="tap">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${speech.say("office.guidance-item")}</th>
          <th scope="col">${speech.say("office.guidance-kind")}</th>
          <th scope="col">${speech.say("office.guidance-last-change")}</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          ({ kind, value, changed }) => html`<tr>
            <th scope="row"><a href="${`/office/guidance/items/${kind}/${value.id}`}">${tellValue(value, speech)}</a></th>
            <td>${tellKind(kind, speech)}</td>
            <td>
              ${
                changed === undefined
                  ? html`<span class="quiet">${speech.say("office.guidance-as-shipped")}</span>`
                  : tellStanding(changed, speech)
              }
            </td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function nothingFound({ text }: ListSearch, speech: Speech): View {
  return html`<p role="status">${speech.say("office.guidance-none-found", { text })}</p>
    <p><a href="/office/guidance">${speech.say("office.guidance-show-all")}</a></p>`;
}

function addressOf({ kind, text }: ListSearch, page: number): string {
  return `/office/guidance?${String(new URLSearchParams({ q: text, kind: kind ?? "", page: String(page + 1) }))}`;
}
