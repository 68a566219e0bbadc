import {
  type BroadcastViewing,
  markOfState,
  tellBeginning,
  tellNumber,
  tellState,
} from "../../content/words/broadcast-words.ts";
import { tellDate } from "../../content/words/local-moment.ts";
import type { CampaignFile } from "../../domain/campaign-book.ts";
import { actField } from "./act-field.ts";
import { html, type View } from "./markup.ts";
import { turnPages } from "./turn-pages.ts";

const WORDS_SHOWN = 90;

export interface BroadcastList {
  /** Confirmed and not over yet; shown above the first page. */
  readonly underWay: readonly CampaignFile[];
  readonly files: readonly CampaignFile[];
  /** Counts from 0. */
  readonly page: number;
  readonly pages: number;
}

export function broadcastList({ underWay, files, page, pages }: BroadcastList, viewing: BroadcastViewing): View {
  const { speech } = viewing;
  return html`<p>${speech.say("office.broadcast-intro")}</p>
    <form method="post" action="/office/broadcasts/new">
      ${actField()}
      <button type="submit">${speech.say("button.broadcast-new")}</button>
    </form>
    ${
      underWay.length > 0 &&
      html`<h2>${speech.say("office.broadcast-under-way")}</h2>
        <ul class="cards">${underWay.map((file) => card(file, viewing))}</ul>`
    }
    <h2>${speech.say("office.broadcast-all")}</h2>
    ${
      files.length === 0
        ? html`<p class="quiet">${speech.say("office.broadcast-none")}</p>`
        : html`<ul class="cards">${files.map((file) => card(file, viewing))}</ul>`
    }
    ${turnPages({ page, pages, to: (to) => `/office/broadcasts?page=${to}` }, speech)}`;
}

function card(file: CampaignFile, { speech, offsetOf }: BroadcastViewing): View {
  const { id, recipients, startedAt, nextAt } = file.campaign;
  const at = nextAt ?? startedAt ?? file.openedAt;
  return html`<li>
    <h3><a href="${`/office/broadcasts/${id}`}">${markOfState(file)} ${id}</a></h3>
    <p>
      <span class="badge">${tellState(file, speech)}</span> ${tellDate(at, offsetOf(at), speech)}
      ${recipients !== undefined && html`· ${speech.say("word.broadcast-people", { count: tellNumber(recipients, speech) })}`}
    </p>
    <p class="quiet">${tellBeginning(file.content, WORDS_SHOWN, speech)}</p>
  </li>`;
}
