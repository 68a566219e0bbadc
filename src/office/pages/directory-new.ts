import type { NewSource, SourceRecord } from "../../domain/directory.ts";
import { addEntry } from "../../domain/directory-acts.ts";
import { ENTRY_FIELDS } from "../../domain/entry-field.ts";
import { entryTexts } from "../entries/entry-texts.ts";
import { type EntryForm, readEntryForm } from "../entries/read-entry-form.ts";
import type { OfficeHouse } from "../office-house.ts";
import { entryForm, type FormShown } from "../views/directory-form.ts";
import { html } from "../views/markup.ts";
import type { Answer, Corridor, Visit } from "../visit.ts";
import { doingIn } from "./directory-entry.ts";

const NOTHING: NewSource = {
  ...{ organisation: "", service: "", categories: [], place: "", areasServed: [], documents: [] },
  ...{ contact: {}, status: "active" },
};

/** An admin's own source: it is in the directory at once, and counts as verified. */
export function addDirectoryNew(corridor: Corridor, house: OfficeHouse): void {
  corridor.page("/directory/new", "admins", (visit) => {
    const texts = entryTexts(NOTHING, { ...house, speech: visit.speech });
    return newPage({ typed: texts, was: texts, problems: {}, found: [] }, visit, house);
  });
  corridor.act("/directory/new", "admins", async (visit) => {
    const form = readEntryForm(visit, house.places, "new");
    if (Object.keys(form.problems).length > 0) return newPage(form, visit, house);
    const added = await addEntry(sourceOf(form, house.now().getTime()), doingIn(visit, house), house);
    return added.kind === "done"
      ? { kind: "go", to: `/directory/entries/${added.source.id}`, said: "done" }
      : { kind: "missing" };
  });
}

function newPage(form: Omit<FormShown, "to">, { speech }: Visit, { places }: OfficeHouse): Answer {
  const isWrong = Object.keys(form.problems).length > 0;
  return {
    kind: "page",
    title: speech.say("office.directory-new"),
    body: html`<p>${speech.say("office.directory-new-hint")}</p>
      ${isWrong && html`<p role="alert" data-variant="danger">${speech.say("office.directory-look-below")}</p>`}
      ${entryForm({ ...form, to: "/directory/new" }, { speech, places })}
      <p><a href="/office/directory">${speech.say("office.directory-back")}</a></p>`,
  };
}

/** In the order of the fields: a place comes before the hours, whose clock is the one of the place. */
function sourceOf({ changes }: EntryForm, now: number): NewSource {
  const blank: SourceRecord = { ...NOTHING, id: "new" };
  const inOrder = ENTRY_FIELDS.flatMap((wanted) => changes.filter(({ field }) => field === wanted));
  const { id: _, ...source } = inOrder.reduce((record, { patch }) => patch(record, now), blank);
  return source;
}
