import type { Speech } from "../../content/speech.ts";
import type { SourceSummary } from "../../domain/judge-sources.ts";
import { pageOf } from "../../domain/pages.ts";
import type { Source } from "../../domain/source.ts";
import { html, type View } from "./markup.ts";
import { tellCertainty, tellShare } from "./share-words.ts";
import { turnPages } from "./turn-pages.ts";
import { worryLinks } from "./worries.ts";

const ROWS_A_PAGE = 25;

interface QualityList {
  readonly listed: readonly (SourceSummary & { readonly source: Source })[];
  /** Whose referrals are counted. */
  readonly area: string;
  readonly page: number;
  readonly isAdmin: boolean;
  /** The directory is still being read. */
  readonly isLoading: boolean;
}

/** Sources to which somebody of the area was sent, the most worrying first. */
export function qualityListView({ listed, area, page: asked, isAdmin, isLoading }: QualityList, speech: Speech): View {
  const { shown, page, pages } = pageOf(listed, asked, ROWS_A_PAGE);
  const name = speech.say("office.quality-of-area", { area });
  return html`${isAdmin && worryLinks(undefined, speech)}
    <p>${speech.say("office.quality-how", { area })}</p>
    ${isLoading && html`<p role="alert">${speech.say("office.quality-loading")}</p>`}
    ${
      shown.length === 0
        ? html`<p>${speech.say("office.quality-none")}</p>`
        : html`<div class="wide" tabindex="0" role="region" aria-label="${name}">
            <table>
              <thead>
                <tr>
                  <th scope="col">${speech.say("office.board-source")}</th>
                  <th scope="col" class="number">${speech.say("office.quality-sent")}</th>
                  <th scope="col" class="number">${speech.say("office.quality-outcomes")}</th>
                  <th scope="col">${speech.say("office.quality-helped")}</th>
                  <th scope="col">${speech.say("office.quality-certainty")}</th>
                </tr>
              </thead>
              <tbody>
                ${shown.map((one) => row(one, speech))}
              </tbody>
            </table>
          </div>`
    }
    ${turnPages({ page, pages, to: (to) => `/office/quality?page=${to}` }, speech)}`;
}

function row(one: QualityList["listed"][number], speech: Speech): View {
  const { id, source, sent, outcomes, share, fall } = one;
  return html`<tr>
    <th scope="row"><a href="${`/office/quality/${id}`}">${source.organisation}</a><br /><span class="quiet">${source.service}</span></th>
    <td class="number">${sent}</td>
    <td class="number">${outcomes}</td>
    <td class="range">${share === undefined ? "–" : tellShare(share, one, speech)}</td>
    <td>
      ${tellCertainty(outcomes, one, speech)}
      ${fall !== undefined && html`<br /><strong class="late">↘ ${speech.say("office.quality-falling")}</strong>`}
    </td>
  </tr>`;
}
