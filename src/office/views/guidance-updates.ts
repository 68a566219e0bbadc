import type { Speech } from "../../content/speech.ts";
import { tellItem } from "../../content/words/guidance-words.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { type GuidanceUpdate, updateId } from "../../domain/guidance-update.ts";
import type { Page } from "../../domain/pages.ts";
import { tellPublished } from "./guidance-moment.ts";
import { html, type View } from "./markup.ts";
import { turnPages } from "./turn-pages.ts";

interface Listed {
  /** How many have not read each, by the id of the update. */
  readonly unread: ReadonlyMap<string, number>;
  readonly catalogue: Catalogue;
}

/** All versions, newest first, and how many have not read each. */
export function guidanceUpdatesView(
  { shown, page, pages }: Page<GuidanceUpdate>,
  { unread, catalogue }: Listed,
  speech: Speech,
): View {
  const back = html`<p><a class="line" href="/office/guidance">← ${speech.say("office.guidance-to-items")}</a></p>`;
  if (shown.length === 0) return html`${back}<p>${speech.say("office.guidance-no-updates")}</p>`;
  const caption = speech.say("office.guidance-updates");
  return html`
    ${back}
    <p>${speech.say("office.guidance-counted")}</p>
    <div class="wide" tabindex="0" role="region" aria-label="${caption}">
      <table class="tap">
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${speech.say("office.guidance-update")}</th>
            <th scope="col">${speech.say("office.guidance-when")}</th>
            <th scope="col" class="number">${speech.say("office.guidance-unread")}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map((update) => {
            const { number, item } = update;
            const title = `${number}. ${tellItem(item, catalogue, speech)}`;
            return html`<tr>
              <th scope="row"><a href="${`/office/guidance/updates/${number}`}">${title}</a></th>
              <td>${tellPublished(update, speech)}</td>
              <td class="number">${unread.get(updateId(update)) ?? 0}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
    ${turnPages({ page, pages, to: (to) => `/office/guidance/updates?page=${to + 1}` }, speech)}
  `;
}
