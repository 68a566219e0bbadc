import type { Speech } from "../../content/speech.ts";
import { tellField, tellStatus, tellValue } from "../../content/words/entry-words.ts";
import { tellProblem, tellRow } from "../../content/words/import-words.ts";
import { tellDayAt } from "../../content/words/local-moment.ts";
import type { SourceRecord } from "../../domain/directory.ts";
import {
  changedFields,
  knownFields,
  type PreviewField,
  type PreviewRow,
  ROW_KINDS,
  type RowKind,
} from "../../domain/import-preview.ts";
import type { ShelvedFile } from "../../domain/import-shelf.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import { actField } from "./act-field.ts";
import { html, type View } from "./markup.ts";

export interface PreviewWords {
  readonly speech: Speech;
  readonly places: PlaceIndex;
}

/** Where a file is brought: a plain input, onto which a script lets it be dropped too. */
export function fileForm(speech: Speech): View {
  return html`<form method="post" action="/office/directory/import" enctype="multipart/form-data" class="drop" data-drop="${speech.say("office.directory-drop")}">
    ${actField()}
    <label for="file">${speech.say("office.directory-file")}</label>
    <input type="file" id="file" name="file" required accept=".csv,.tsv,.txt,.json,.zip" aria-describedby="file-hint" />
    <p class="quiet" id="file-hint">${speech.say("office.directory-file-hint")}</p>
    <button type="submit">${speech.say("office.directory-check")}</button>
  </form>
  <details>
    <summary>${speech.say("office.directory-columns-title")}</summary>
    <p>${speech.say("office.directory-columns")}</p>
  </details>`;
}

/** What the file would do, in numbers that lead to their rows. */
export function countCards(kinds: readonly RowKind[], only: RowKind | undefined, speech: Speech): View {
  const countOf = (kind: RowKind) => kinds.filter((one) => one === kind).length;
  return html`<ul class="cards tight">
    ${ROW_KINDS.map(
      (kind) => html`<li>
        <p class="figure">${countOf(kind)}</p>
        <a href="/office/directory/import?only=${kind}" ${kind === only && html`aria-current="true"`}>${speech.say(`office.directory-rows-${kind}`)}</a>
      </li>`,
    )}
  </ul>`;
}

export function decideForms({ token, kinds, name }: ShelvedFile, speech: Speech): View {
  const count = kinds.filter((kind) => kind === "new" || kind === "changed").length;
  return html`<div class="buttons" aria-label="${name}" role="group">
    ${count > 0 && tokenForm("apply", token, speech.say("office.directory-apply", { count }), "plain")}
    ${tokenForm("drop", token, speech.say("office.directory-leave"), "outline")}
  </div>`;
}

/** One button about the file of this token. */
export function tokenForm(to: "apply" | "drop", token: string, says: string, look: "plain" | "outline"): View {
  return html`<form method="post" action="/office/directory/import/${to}">
    ${actField()}<input type="hidden" name="file" value="${token}" />
    <button type="submit" ${look === "outline" && html`class="outline"`}>${says}</button>
  </form>`;
}

/** Row by row; those that stay as they are, folded. */
export function rowList(rows: readonly PreviewRow[], only: RowKind | undefined, words: PreviewWords): View {
  const runs: PreviewRow[][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (row.kind === "same" && last?.[0]?.kind === "same") last.push(row);
    else runs.push([row]);
  }
  return html`<ol class="rows">
    ${runs.map((run) =>
      run[0]?.kind === "same" && only !== "same"
        ? html`<li>
            <details>
              <summary>${words.speech.say("office.directory-same-rows", { count: run.length })}</summary>
              <ul>${run.map((row) => html`<li>${rowTitle(row, words)}</li>`)}</ul>
            </details>
          </li>`
        : run.map((row) => html`<li>${rowView(row, words)}</li>`),
    )}
  </ol>`;
}

const MARKS = { new: "fine", changed: "soon", same: "quiet", refused: "late" } as const;

function rowTitle(row: PreviewRow, { speech }: PreviewWords): View {
  const at = tellRow(row.at, speech);
  const name = row.kind === "refused" ? "" : ` · ${row.after.organisation} · ${row.after.service}`;
  return html`${at}${name}`;
}

function rowView(row: PreviewRow, words: PreviewWords): View {
  const { speech } = words;
  return html`<p class="row-title">
      <span class="kind ${MARKS[row.kind]}">${speech.say(`office.directory-kind-${row.kind}`)}</span>
      <strong>${rowTitle(row, words)}</strong>
    </p>
    ${
      row.kind === "refused"
        ? html`<ul>${row.problems.map((problem) => html`<li>${tellProblem(problem, speech)}</li>`)}</ul>`
        : row.kind === "changed"
          ? html`<dl class="facts">${changedFields(row.before, row.after).map((field) => changeView(field, row, words))}</dl>`
          : row.kind === "new" &&
            html`<dl class="facts">${knownFields(row.after)
              .filter((field) => field !== "organisation" && field !== "service" && field !== "identifiers")
              .map(
                (field) =>
                  html`<div><dt>${fieldWords(field, speech)}</dt><dd>${valueWords(row.after, field, words)}</dd></div>`,
              )}</dl>`
    }`;
}

/** With words beside the colours: whoever hears the page hears what becomes what. */
function changeView(
  field: PreviewField,
  { before, after }: Extract<PreviewRow, { kind: "changed" }>,
  words: PreviewWords,
): View {
  const { speech } = words;
  return html`<div>
    <dt>${fieldWords(field, speech)}</dt>
    <dd>
      <span class="quiet">${speech.say("office.directory-was")}</span> <del>${valueWords(before, field, words)}</del>
      <br /><span class="quiet">${speech.say("office.directory-becomes")}</span> <ins>${valueWords(after, field, words)}</ins>
    </dd>
  </div>`;
}

function fieldWords(field: PreviewField, speech: Speech): string {
  if (field === "status") return speech.say("word.column-status");
  if (field === "verified") return speech.say("word.column-checked");
  return field === "identifiers" ? speech.say("office.directory-identifiers") : tellField(field, speech);
}

function valueWords(record: SourceRecord, field: PreviewField, words: PreviewWords): string {
  const { speech } = words;
  const { verified, status, place, identifiers, capacity } = record;
  if (field === "status") return tellStatus(status, speech);
  if (field === "identifiers") return identifiers?.service ?? speech.say("word.nothing-known");
  if (field === "verified") {
    return verified === undefined ? speech.say("word.never-checked") : tellDayAt(verified.at, place, speech);
  }
  if (field === "capacity" && capacity !== undefined) {
    return `${capacity.available} (${tellDayAt(capacity.updatedAt, place, speech)})`;
  }
  return tellValue(record, field, words);
}
