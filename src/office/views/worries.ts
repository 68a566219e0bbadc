import type { Speech } from "../../content/speech.ts";
import { tellQuality, tellVerified } from "../../content/words/quality-words.ts";
import { pageOf } from "../../domain/pages.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import {
  SOURCE_WORRIES,
  type SourceWorries,
  type SourceWorry,
  type WorryingSource,
} from "../../domain/source-worry.ts";
import { html, type View } from "./markup.ts";
import { turnPages } from "./turn-pages.ts";

const ROWS_A_PAGE = 25;
const NAMES = {
  quality: "button.worry-quality",
  complaints: "button.worry-complaints",
  stale: "button.worry-stale",
} as const;

interface Worries {
  readonly worries: SourceWorries;
  readonly worry: SourceWorry;
  readonly places: PlaceIndex;
  readonly page: number;
}

/** Sources that somebody should look at, the most worrying first; for admins, as in the chat. */
export function worriesView({ worries, worry, places, page: asked }: Worries, speech: Speech): View {
  const { first, total } = worries;
  const { shown, page, pages } = pageOf(first, asked, ROWS_A_PAGE);
  const name = speech.say(NAMES[worry]);
  return html`${worryLinks(worry, speech)}
    <p>
      ${total === 0 ? speech.say("worries.none", { worry: name }) : speech.say("worries.title", { worry: name, count: total })}
      ${total > first.length && speech.say("worries.first", { count: first.length })}
    </p>
    ${
      shown.length > 0 &&
      html`<div class="wide" tabindex="0" role="region" aria-label="${name}">
        <table>
          <thead>
            <tr>
              <th scope="col">${speech.say("office.board-source")}</th>
              <th scope="col">${speech.say("office.board-place")}</th>
              <th scope="col">${speech.say("office.quality-why")}</th>
            </tr>
          </thead>
          <tbody>
            ${shown.map(
              (worrying) =>
                html`<tr>
                  <th scope="row"><a href="${`/office/quality/${worrying.source.id}`}">${worrying.source.organisation}</a></th>
                  <td>${tellPlace(worrying.source.place, places) ?? worrying.source.place}</td>
                  <td>${tellWhy(worrying, worry, speech)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`
    }
    ${turnPages({ page, pages, to: (to) => `/office/quality?worry=${worry}&page=${to}` }, speech)}`;
}

/** Between all sources and those that worry. */
export function worryLinks(shown: SourceWorry | undefined, speech: Speech): View {
  const link = (to: string, words: string, isShown: boolean) =>
    html`<a class="${isShown ? "button small" : "button outline small"}" href="${to}" ${isShown && html`aria-current="page"`}>${words}</a>`;
  return html`<nav class="buttons" aria-label="${speech.say("office.quality-lists")}">
    ${link("/office/quality", speech.say("office.quality-all"), shown === undefined)}
    ${SOURCE_WORRIES.map((worry) => link(`/office/quality?worry=${worry}`, speech.say(NAMES[worry]), worry === shown))}
  </nav>`;
}

function tellWhy({ source, complaints }: WorryingSource, worry: SourceWorry, speech: Speech): string {
  switch (worry) {
    case "quality":
      return tellQuality(source.quality, speech);
    case "complaints":
      return speech.say("worries.complaints", { count: complaints });
    case "stale":
      return speech.say("worries.verified", { date: tellVerified(source, speech) });
  }
}
