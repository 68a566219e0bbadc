import type { Speech } from "../../content/speech.ts";
import { tellNeed } from "../../content/words/broker-words.ts";
import { tellDayAt } from "../../content/words/local-moment.ts";
import type { EndedReferrals } from "../../domain/ended-referrals.ts";
import { pageOf } from "../../domain/pages.ts";
import { tellPlace } from "../../domain/place.ts";
import { STANDINGS, type Standing } from "../../domain/referral-standing.ts";
import { type BoardQuestion, boardAddress } from "../board-question.ts";
import type { CardParts } from "./board-card.ts";
import { html, type View } from "./markup.ts";
import { turnPages } from "./turn-pages.ts";

const ROWS_A_PAGE = 20;

type Ended = ReadonlyMap<Standing, EndedReferrals>;

/** Those that have ended are counted; each number leads to the latest of them. */
export function endedCounts(ended: Ended, question: BoardQuestion, speech: Speech): View {
  const there = STANDINGS.filter((standing) => ended.has(standing));
  return html`<section aria-labelledby="ended">
    <h2 id="ended">${speech.say("office.board-ended")}</h2>
    ${
      there.length === 0
        ? html`<p class="quiet">${speech.say("office.board-ended-none")}</p>`
        : html`<ul class="counts">
            ${there.map((standing) => {
              const to = boardAddress({ ...question, state: undefined, isLateOnly: false, ended: standing, page: 0 });
              return html`<li>
                <a href="${to}">${speech.say(`standing.${standing}`)}: <strong>${ended.get(standing)?.count ?? 0}</strong></a>
              </li>`;
            })}
          </ul>`
    }
  </section>`;
}

/** The latest that ended so. */
export function endedList(
  standing: Standing,
  ended: Ended,
  { question, places, sourceOf }: CardParts & { readonly question: BoardQuestion },
  speech: Speech,
): View {
  const { count, latest } = ended.get(standing) ?? { count: 0, latest: [] };
  const { shown, page, pages } = pageOf(latest, question.page, ROWS_A_PAGE);
  const name = speech.say(`standing.${standing}`);
  return html`<section aria-labelledby="ended-so">
    <h2 id="ended-so">${name}</h2>
    <p>${speech.say("office.board-ended-shown", { shown: latest.length, count })}</p>
    ${
      shown.length > 0 &&
      html`<div class="wide" tabindex="0" role="region" aria-label="${name}">
        <table>
          <thead>
            <tr>
              <th scope="col">${speech.say("office.board-code-head")}</th>
              <th scope="col">${speech.say("office.board-category")}</th>
              <th scope="col">${speech.say("office.board-place")}</th>
              <th scope="col">${speech.say("office.board-source")}</th>
              <th scope="col">${speech.say("office.board-ended-on")}</th>
            </tr>
          </thead>
          <tbody>
            ${shown.map((referral) => {
              const { code, need, place, latest: end, startedAt } = referral;
              return html`<tr>
                <th scope="row"><a href="${`/office/referrals/${code}`}">${code}</a></th>
                <td>${tellNeed(need.category, speech)}</td>
                <td>${tellPlace(place, places) ?? place}</td>
                <td>${sourceOf(referral) ?? speech.say("office.board-source-gone")}</td>
                <td>${tellDayAt(end?.when ?? startedAt, place, speech)}</td>
              </tr>`;
            })}
          </tbody>
        </table>
      </div>`
    }
    ${turnPages({ page, pages, to: (to) => boardAddress({ ...question, page: to }) }, speech)}
    <p>
      <a href="${boardAddress({ ...question, ended: undefined, page: 0 })}">${speech.say("office.board-whole")}</a>
    </p>
  </section>`;
}
