import { markOfPart } from "../../content/mark-of-part.ts";
import type { Speeches } from "../../content/words/broadcast-letter.ts";
import { type BroadcastViewing, tellWeekday } from "../../content/words/broadcast-words.ts";
import { tellZone } from "../../content/words/local-moment.ts";
import type { BroadcastContent } from "../../domain/broadcast-content.ts";
import type { CampaignFile } from "../../domain/campaign-book.ts";
import { LANGUAGES, type Language } from "../../domain/language.ts";
import { WEEKDAYS } from "../../domain/local-time.ts";
import { UNCERTAIN_POLICIES } from "../../domain/recipient-ledger.ts";
import { type DraftFields, fieldsOf, keyOfChoices } from "../broadcast-fields.ts";
import type { DraftProblems } from "../read-draft.ts";
import { actField } from "./act-field.ts";
import { type AudienceForm, audienceFields, tick } from "./broadcast-audience.ts";
import { broadcastPreview } from "./broadcast-preview.ts";
import { html, type View } from "./markup.ts";

export interface DraftPage extends Pick<AudienceForm, "latestUpdate" | "found"> {
  /** As it is kept. */
  readonly file: CampaignFile;
  /** As it stands in the form. */
  readonly fields: DraftFields;
  /** What the form would make of it. */
  readonly content: BroadcastContent;
  readonly problems: DraftProblems;
  readonly note: string | undefined;
  readonly speeches: Speeches;
  readonly botAddress: string | undefined;
}

/** A draft to work on. One form for all of it: nothing that was typed gets lost by a press on something else. */
export function draftView(page: DraftPage, viewing: BroadcastViewing): View {
  const { file, fields, problems, note, speeches } = page;
  const { speech } = viewing;
  const { id } = file.campaign;
  const address = `/office/broadcasts/${id}`;
  const hasProblems = Object.keys(problems).length > 0;
  return html`${note !== undefined && html`<p role="alert" data-variant="warning">${note}</p>`}
    ${hasProblems && html`<p role="alert" data-variant="danger">${speech.say("office.broadcast-not-saved")}</p>`}
    <div class="composing">
      <form method="post" action="${`${address}/save`}" id="draft" data-preview="${`${address}/preview`}" data-count="${`${address}/count`}">
        ${actField()} ${seenFields(file, viewing)}
        ${LANGUAGES.map((language) => textField(language, fields, problems, viewing))}
        <details>
          <summary>${speech.say("office.broadcast-markup")}</summary>
          <p>${speech.say("office.broadcast-markup-how")}</p>
          <pre><code>${markupExample(viewing)}</code></pre>
        </details>
        <p><a href="#preview-title">${speech.say("office.broadcast-to-preview")}</a></p>
        <label data-field>
          ${speech.say("office.broadcast-links")}
          <textarea name="links" rows="2" aria-describedby="links-how">${fields.links}</textarea>
        </label>
        ${problems.links !== undefined && html`<p class="late">${problems.links}</p>`}
        <p class="quiet" id="links-how">${speech.say("office.broadcast-links-how")}</p>
        ${tick("asks", "yes", fields.asksToConfirm, speech.say("office.broadcast-asks"))} ${mediaFields(page, viewing)}
        ${audienceFields({ ...page, audience: fields.audience, problem: problems.places }, viewing)}
        <div id="count" aria-live="polite"></div>
        ${whenFields(fields, problems, viewing)}
        ${tick("urgent", "yes", fields.isUrgent, speech.say("office.broadcast-urgent"))}
        <label data-field>
          ${speech.say("office.broadcast-policy")}
          <select name="policy">
            ${UNCERTAIN_POLICIES.map((policy) => {
              const words = speech.say(
                policy === "send again" ? "word.broadcast-send-again" : "word.broadcast-do-not-repeat",
              );
              return html`<option value="${policy}" ${policy === fields.policy && "selected"}>${words}</option>`;
            })}
          </select>
        </label>
        <div class="buttons">
          <button type="submit" name="go" value="check">${speech.say("office.broadcast-check")}</button>
          <button type="submit" name="go" value="save" class="outline">${speech.say("office.broadcast-save")}</button>
        </div>
      </form>
      <section aria-labelledby="preview-title">
        <h2 id="preview-title">${speech.say("office.broadcast-preview")}</h2>
        <div id="preview">${broadcastPreview({ letter: { campaign: id, content: page.content }, speeches, speech })}</div>
      </section>
    </div>
    ${dropView(id, viewing)}`;
}

function markupExample({ speech }: BroadcastViewing): string {
  const [bold, italic] = [speech.say("office.broadcast-example-bold"), speech.say("office.broadcast-example-italic")];
  const link = speech.say("office.broadcast-example-link");
  return `<b>${bold}</b>\n<i>${italic}</i>\n<a href="https://contoh.id">${link}</a>`;
}

/** What stood there when the form was made: what another admin changes meanwhile is not written over. */
function seenFields(file: CampaignFile, { offsetOf }: BroadcastViewing): View {
  const { content } = file;
  const seen = {
    ...{ id: markOfPart(content, "id"), en: markOfPart(content, "en"), links: markOfPart(content, "links") },
    ...keyOfChoices(fieldsOf(file, offsetOf)),
  };
  return Object.entries(seen).map(
    ([name, value]) => html`<input type="hidden" name="${`seen-${name}`}" value="${value}" />`,
  );
}

function textField(
  language: Language,
  { texts }: DraftFields,
  problems: DraftProblems,
  { speech }: BroadcastViewing,
): View {
  const isOptional = language === "en";
  const problem = problems[language];
  return html`<label data-field>
      ${speech.say(`office.broadcast-text-${language}`)}
      <textarea name="${`text-${language}`}" rows="7" lang="${language}" aria-describedby="${`text-${language}-how`}">${texts[language]}</textarea>
    </label>
    ${problem !== undefined && html`<p class="late">${problem}</p>`}
    <p class="quiet" id="${`text-${language}-how`}">
      ${speech.say(isOptional ? "office.broadcast-text-other" : "office.broadcast-text-names")}
    </p>`;
}

/** The file itself is kept nowhere but at Telegram, so it can only come through the chat. */
function mediaFields({ file: { content }, botAddress }: DraftPage, { speech }: BroadcastViewing): View {
  const { media } = content;
  const link =
    botAddress !== undefined &&
    html` <a href="${botAddress}" rel="noopener">${speech.say("office.broadcast-open-chat")}</a>`;
  return html`<p>🖼 ${speech.say(media === undefined ? "word.broadcast-no-media" : `word.broadcast-${media.kind}`)}.
      <span class="quiet">${speech.say("office.broadcast-media-how")}</span>${link}</p>
    ${media !== undefined && tick("drop-media", "yes", false, speech.say("office.broadcast-drop-media"))}`;
}

function whenFields({ when }: DraftFields, problems: DraftProblems, { speech, now, offsetOf }: BroadcastViewing): View {
  const kind = (value: typeof when.kind, words: string) =>
    html`<label class="tick"><input type="radio" name="when" value="${value}" ${when.kind === value && "checked"} /> ${words}</label>`;
  return html`<fieldset>
    <legend>${speech.say("office.broadcast-when")}</legend>
    <p class="quiet">${speech.say("office.broadcast-zone", { zone: tellZone(offsetOf(now)) })}</p>
    ${kind("now", speech.say("word.when-now"))} ${kind("once", speech.say("office.broadcast-when-once"))}
    <div class="moment">
      <label data-field>${speech.say("office.broadcast-date")}<input type="date" name="date" value="${when.date}" /></label>
      <label data-field>${speech.say("office.broadcast-time")}<input type="time" name="time" value="${when.time}" /></label>
    </div>
    ${kind("weekly", speech.say("office.broadcast-when-weekly"))}
    <div class="moment">
      <label data-field>${speech.say("office.broadcast-day")}
        <select name="day">
          ${WEEKDAYS.map((day) => html`<option value="${day}" ${day === when.day && "selected"}>${tellWeekday(day, speech)}</option>`)}
        </select>
      </label>
      <label data-field>${speech.say("office.broadcast-time")}<input type="time" name="weekly-time" value="${when.weeklyTime}" /></label>
    </div>
    ${problems.when !== undefined && html`<p class="late">${problems.when}</p>`}
  </fieldset>`;
}

function dropView(id: string, { speech }: BroadcastViewing): View {
  return html`<details>
    <summary>${speech.say("office.broadcast-drop")}</summary>
    <p>${speech.say("broadcast.sure-to-drop", { id })}</p>
    <form method="post" action="${`/office/broadcasts/${id}/cancel`}">
      ${actField()}
      <button type="submit" data-variant="danger">${speech.say("button.broadcast-drop-sure")}</button>
    </form>
  </details>`;
}
