import type { Speech } from "../../content/speech.ts";
import { tellWrong } from "../../content/words/broker-words.ts";
import { tellField, tellStatus, tellValue } from "../../content/words/entry-words.ts";
import { tellOpening, tellVerified } from "../../content/words/source-words.ts";
import type { Wrong } from "../../domain/directory.ts";
import { ENTRY_FIELDS } from "../../domain/entry-field.ts";
import type { SourceScore } from "../../domain/quality.ts";
import { SOURCE_STATUSES, type Source } from "../../domain/source.ts";
import { actField } from "./act-field.ts";
import type { ListWords } from "./directory-list.ts";
import { html, type View } from "./markup.ts";

interface EntryShown {
  readonly source: Source;
  /** What open reports say of it. */
  readonly wrongs: readonly Wrong[];
  /** Reports so far, settled ones too. */
  readonly complaints: number;
}

export function entryView({ source, wrongs, complaints }: EntryShown, words: ListWords): View {
  const { speech, now } = words;
  const { id, status } = source;
  return html`
    ${
      wrongs.length > 0 &&
      html`<section class="reported">
        <h2>${speech.say("office.directory-has-reports")}</h2>
        <p>${wrongs.map((wrong) => tellWrong(wrong, speech)).join(", ")}</p>
        ${button(`/entries/${id}/settle`, speech.say("office.directory-settle"), {})}
      </section>`
    }
    <p>${tellOpening(source, now, speech)} · ${tellVerified(source, now, speech)}</p>
    ${fieldsView(source, words)}
    <dl class="facts">
      <div><dt>${speech.say("word.column-status")}</dt><dd>${tellStatus(status, speech)}</dd></div>
      <div><dt>${speech.say("office.directory-quality")}</dt><dd>${qualityWords(source.quality, speech)}</dd></div>
      <div><dt>${speech.say("office.directory-complaints")}</dt><dd>${complaints}</dd></div>
    </dl>
    <div class="buttons">
      <a class="button" href="/office/directory/entries/${id}/edit">${speech.say("office.directory-edit")}</a>
      ${button(`/entries/${id}/verify`, speech.say("office.directory-verify"), {})}
      <a class="button outline" href="/office/directory">${speech.say("office.directory-back")}</a>
    </div>
    <h2>${speech.say("office.directory-status-title")}</h2>
    <p class="quiet">${speech.say("office.directory-status-hint")}</p>
    <div class="buttons">
      ${SOURCE_STATUSES.filter((other) => other !== status).map((other) =>
        button(`/entries/${id}/status`, speech.say("office.directory-make", { status: tellStatus(other, speech) }), {
          status: other,
        }),
      )}
    </div>
  `;
}

export function fieldsView(source: Omit<Source, "quality">, { speech, places }: ListWords): View {
  return html`<dl class="facts">
    ${ENTRY_FIELDS.map(
      (field) => html`<div>
        <dt>${tellField(field, speech)}</dt>
        <dd>${tellValue(source, field, { speech, places })}</dd>
      </div>`,
    )}
  </dl>`;
}

/** A form that is one button. */
export function button(
  to: string,
  says: string,
  fields: Readonly<Record<string, string>>,
  look: "outline" | "plain" | "danger" = "outline",
): View {
  return html`<form method="post" action="${`/office/directory${to}`}">
    ${actField()}
    ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <button type="submit" ${look === "outline" && html`class="outline"`} ${look === "danger" && html`data-variant="danger"`}>${says}</button>
  </form>`;
}

function qualityWords(score: SourceScore, speech: Speech): string {
  const { outcomes } = score;
  return score.kind === "too few"
    ? speech.say("office.directory-quality-few", { outcomes })
    : speech.say("office.directory-quality-share", { percent: Math.round(score.value * 100), outcomes });
}
