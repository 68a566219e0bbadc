import type { Speech } from "../../content/speech.ts";
import { EXPORT_FORMS, EXPORTS, type ExportName, hasPersonal, type PersonalExportName } from "../../domain/export.ts";
import { LEAST_TOGETHER } from "../../domain/export-members.ts";
import { html, type View } from "./markup.ts";

/** What there is to take out. `note`: what came of the last press, when there was no file in it. */
export function exportsView(note: string | undefined, speech: Speech): View {
  return html`${note !== undefined && html`<p role="alert">${note}</p>`}
    <p>${speech.say("office.exports-how")}</p>
    <ul class="cards">
      ${EXPORTS.map((what) => exportCard(what, speech))}
    </ul>
    <p><a class="tap" href="/office/directory">${speech.say("office.exports-directory")}</a></p>`;
}

function exportCard(what: ExportName, speech: Speech): View {
  const named = speech.say(`word.export-${what}`);
  const held =
    what === "members"
      ? speech.say("export-holds.members", { least: LEAST_TOGETHER })
      : speech.say(`export-holds.${what}`);
  return html`<li>
    <h2>${named}</h2>
    <p>${held}</p>
    <form method="post" action="/office/exports/make" data-again="yes" class="buttons">
      <input type="hidden" name="what" value="${what}" />
      ${EXPORT_FORMS.map((form) => {
        const take = speech.say("office.exports-take", { form: form.toUpperCase() });
        return html`<button type="submit" name="form" value="${form}">${take}<span class="unseen">: ${named}</span></button>`;
      })}
    </form>
    ${
      hasPersonal(what) &&
      html`<p><a class="tap" href="${`/office/exports/personal/${what}`}">🔒 ${speech.say("office.exports-personal")}</a></p>`
    }
  </li>`;
}

/** UU 27/2022: whoever takes personal data out is told what it is, where it goes, and who answers for it. */
export function personalView(what: PersonalExportName, speech: Speech): View {
  return html`<p>${speech.say(`export-personal.${what}`)}</p>
    <p>${speech.say("office.exports-duty")}</p>
    <p>${speech.say("office.exports-duty-law")}</p>
    <p>${speech.say("office.exports-duty-noted")}</p>
    <form method="post" action="/office/exports/make" data-again="yes" class="buttons">
      <input type="hidden" name="what" value="${what}" />
      <input type="hidden" name="personal" value="yes" />
      ${EXPORT_FORMS.map(
        (form) =>
          html`<button type="submit" name="form" value="${form}" data-variant="danger">🔒 ${speech.say("office.exports-take-personal", { form: form.toUpperCase() })}</button>`,
      )}
    </form>
    <p><a class="tap" href="/office/exports">${speech.say("office.exports-without")}</a></p>`;
}
