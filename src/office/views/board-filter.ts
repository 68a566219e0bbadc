import type { Speech } from "../../content/speech.ts";
import { tellNeed } from "../../content/words/broker-words.ts";
import { tellArea } from "../../content/words/statistics-words.ts";
import { NEED_CATEGORIES } from "../../domain/need.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import type { BoardQuestion } from "../board-question.ts";
import { html, type View } from "./markup.ts";
import { placeOptions } from "./place-options.ts";

interface FilterParts {
  readonly question: BoardQuestion;
  readonly ownArea: string;
  readonly places: PlaceIndex;
  /** What was typed as a code and is none. */
  readonly misread: string | undefined;
}

/** Forms that ask the board for less, and for one referral by its code. */
export function boardFilter({ question, ownArea, places, misread }: FilterParts, speech: Speech): View {
  const { category } = question;
  const all = tellArea(ownArea, places, speech);
  return html`<form method="get" action="/office/referrals" class="filter">
      <label>
        ${speech.say("office.board-place")}
        <select name="area">
          ${placeOptions({ ownArea, chosen: question.area, all, places })}
        </select>
      </label>
      <label>
        ${speech.say("office.board-category")}
        <select name="category">
          <option value="">${speech.say("office.board-any-category")}</option>
          ${NEED_CATEGORIES.map(
            (one) =>
              html`<option value="${one}" ${one === category && html`selected`}>${tellNeed(one, speech)}</option>`,
          )}
        </select>
      </label>
      <label class="tick">
        <input type="checkbox" name="show" value="late" ${question.isLateOnly && html`checked`} />
        ${speech.say("office.board-late-only")}
      </label>
      <button type="submit" class="outline">${speech.say("office.board-show")}</button>
    </form>
    <form method="get" action="/office/referrals" class="filter">
      <label>
        ${speech.say("office.board-code")}
        <input name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20" required
          ${misread !== undefined && html`aria-invalid="true" aria-describedby="misread"`} value="${misread ?? ""}" />
      </label>
      <button type="submit" class="outline">${speech.say("office.board-open")}</button>
      ${misread !== undefined && html`<p role="alert" id="misread">${speech.say("referrals.misread", { text: misread })}</p>`}
    </form>`;
}
