import type { Speech } from "../../content/speech.ts";
import { tellState } from "../../content/words/broker-words.ts";
import { isLate } from "../../domain/need-of-action.ts";
import { pageOf } from "../../domain/pages.ts";
import type { Referral } from "../../domain/referral.ts";
import type { ReferralState } from "../../domain/referral-state.ts";
import { type BoardQuestion, boardAddress } from "../board-question.ts";
import { boardCard, type CardParts } from "./board-card.ts";
import { html, type View } from "./markup.ts";
import { turnPages } from "./turn-pages.ts";

/** In the order of the way. A draft stands here only when its volunteer is gone. */
const COLUMNS: readonly ReferralState[] = [
  "draf",
  "terkirim",
  "diakui",
  "diterima",
  "berjalan",
  "tertahan",
  "layanan_diterima",
];
/** Of a column on the whole board; all of them stand behind a link. */
const FIRST_SHOWN = 10;
const CARDS_A_PAGE = 24;

export interface BoardParts extends CardParts {
  readonly question: BoardQuestion;
  /** Open ones, what waits most first. */
  readonly open: readonly Referral[];
}

/** The open ones by state: columns side by side at a desk, one below the other on a phone. */
export function boardView(parts: BoardParts, speech: Speech): View {
  const { question, open, now } = parts;
  const late = open.filter((referral) => isLate(referral, now)).length;
  const columns = COLUMNS.map((state) => ({ state, referrals: open.filter((one) => one.state === state) })).filter(
    ({ state, referrals }) => state !== "draf" || referrals.length > 0,
  );
  return html`<p class="figure-line">${speech.say("office.board-counts", { open: open.length, late })}</p>
    ${
      open.length === 0
        ? html`<p>${speech.say(question.isLateOnly ? "office.board-none-late" : "office.board-none")}</p>`
        : question.state === undefined
          ? [jumpList(columns, speech), columnsView(columns, parts, speech)]
          : oneColumn(question.state, parts, speech)
    }`;
}

interface Column {
  readonly state: ReferralState;
  readonly referrals: readonly Referral[];
}

function jumpList(columns: readonly Column[], speech: Speech): View {
  return html`<nav class="jump" aria-label="${speech.say("office.board-jump")}">
    <ul>
      ${columns.map(
        ({ state, referrals }) =>
          html`<li><a href="${`#${state}`}">${tellState(state, speech)} (${referrals.length})</a></li>`,
      )}
    </ul>
  </nav>`;
}

function columnsView(columns: readonly Column[], parts: BoardParts, speech: Speech): View {
  return html`<div class="board" tabindex="0" role="region" aria-label="${speech.say("office.menu-referrals")}">
    ${columns.map(({ state, referrals }) => {
      const rest = referrals.length > FIRST_SHOWN;
      const all = speech.say("office.board-all-of", { count: referrals.length });
      return html`<section id="${state}" aria-labelledby="${`${state}-name`}">
        <h2 id="${`${state}-name`}">${tellState(state, speech)} <span class="badge outline">${referrals.length}</span></h2>
        ${
          referrals.length === 0
            ? html`<p class="quiet">${speech.say("office.board-column-none")}</p>`
            : html`<ul class="stack">
                ${referrals.slice(0, FIRST_SHOWN).map((referral) => boardCard(referral, parts, speech))}
              </ul>`
        }
        ${rest && html`<p><a href="${boardAddress({ ...parts.question, state, page: 0 })}">${all}</a></p>`}
      </section>`;
    })}
  </div>`;
}

function oneColumn(state: ReferralState, parts: BoardParts, speech: Speech): View {
  const { question } = parts;
  const of = parts.open.filter((one) => one.state === state);
  const { shown, page, pages } = pageOf(of, question.page, CARDS_A_PAGE);
  return html`<section aria-labelledby="column">
    <h2 id="column">${tellState(state, speech)} <span class="badge outline">${of.length}</span></h2>
    ${
      of.length === 0
        ? html`<p class="quiet">${speech.say("office.board-column-none")}</p>`
        : html`<ul class="cards">
            ${shown.map((referral) => boardCard(referral, parts, speech))}
          </ul>`
    }
    ${turnPages({ page, pages, to: (to) => boardAddress({ ...question, page: to }) }, speech)}
    <p><a href="${boardAddress({ ...question, state: undefined, page: 0 })}">${speech.say("office.board-whole")}</a></p>
  </section>`;
}
