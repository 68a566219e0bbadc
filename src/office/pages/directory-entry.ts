import { tellField, tellStatus, tellValue } from "../../content/words/entry-words.ts";
import {
  changeEntry,
  type Doing,
  decideProposal,
  type EntryDone,
  setEntryStatus,
  verifyEntry,
} from "../../domain/directory-acts.ts";
import type { EntryField } from "../../domain/entry-field.ts";
import { isRetired, SOURCE_STATUSES, type Source } from "../../domain/source.ts";
import { entryTexts } from "../entries/entry-texts.ts";
import { readEntryForm } from "../entries/read-entry-form.ts";
import type { OfficeHouse } from "../office-house.ts";
import { button, entryView, fieldsView } from "../views/directory-entry.ts";
import { entryForm, type FormShown } from "../views/directory-form.ts";
import { html, type View } from "../views/markup.ts";
import type { Answer, Corridor, Visit } from "../visit.ts";

/** One entry: all that is known of it, and what an admin does with it. */
export function addDirectoryEntry(corridor: Corridor, house: OfficeHouse): void {
  const { directory } = house;
  const entry = "/directory/entries/:id";
  corridor.page(entry, "admins", (visit) => withEntry(visit, house, (source) => showEntry(source, visit, house)));
  corridor.page(`${entry}/edit`, "admins", (visit) =>
    withEntry(visit, house, (source) => {
      const texts = entryTexts(source, { ...house, speech: visit.speech });
      return editPage(source, { typed: texts, was: texts, problems: {}, found: [] }, visit, house);
    }),
  );
  corridor.act(`${entry}/edit`, "admins", (visit) => withEntry(visit, house, (source) => edit(source, visit, house)));
  corridor.act(`${entry}/verify`, "admins", async (visit) =>
    after(await verifyEntry(idIn(visit), "leave", doingIn(visit, house), house)),
  );
  corridor.act(`${entry}/settle`, "admins", async (visit) => {
    const isOpen = (await directory.reports()).some(({ source }) => source === idIn(visit));
    const done = await verifyEntry(idIn(visit), "settle", doingIn(visit, house), house);
    return after(done, isOpen ? "done" : "already");
  });
  corridor.act(`${entry}/status`, "admins", (visit) =>
    withEntry(visit, house, (source) => status(source, visit, house)),
  );
  corridor.page("/directory/proposals/:id", "admins", (visit) => showProposal(visit, house));
  corridor.act("/directory/proposals/:id", "admins", (visit) => decide(visit, house));
}

export function doingIn({ actor, act }: Visit, { now }: OfficeHouse): Doing {
  return { actor, act, at: now().getTime() };
}

function idIn({ params }: Visit): string {
  return params["id"] ?? "";
}

/** Read from the store: what is changed must be what stands there. */
async function withEntry(
  visit: Visit,
  { directory }: OfficeHouse,
  answer: (source: Source) => Promise<Answer> | Answer,
): Promise<Answer> {
  const source = await directory.find(idIn(visit));
  return source === undefined ? { kind: "missing" } : answer(source);
}

function after(done: EntryDone, said: "done" | "already" = "done"): Answer {
  return done.kind === "done" ? { kind: "go", to: `/directory/entries/${done.source.id}`, said } : { kind: "missing" };
}

async function showEntry(source: Source, { speech }: Visit, house: OfficeHouse): Promise<Answer> {
  const { directory, places } = house;
  const reports = (await directory.reports()).filter((report) => report.source === source.id);
  const wrongs = [...new Set(reports.map(({ wrong }) => wrong))];
  const complaints = await directory.complaints(source.id);
  return {
    kind: "page",
    title: `${source.organisation} · ${source.service}`,
    body: entryView({ source, wrongs, complaints }, { speech, places, now: house.now().getTime() }),
  };
}

type Shown = Omit<FormShown, "to">;

function editPage(
  { id, organisation }: Source,
  form: Shown,
  { speech }: Visit,
  { places }: OfficeHouse,
  note?: View,
): Answer {
  const isWrong = Object.keys(form.problems).length > 0;
  return {
    kind: "page",
    title: speech.say("office.directory-edit-title", { organisation }),
    body: html`${note ?? (isWrong && html`<p role="alert" data-variant="danger">${speech.say("office.directory-look-below")}</p>`)}
      ${entryForm({ ...form, to: `/directory/entries/${id}/edit` }, { speech, places })}
      <p><a href="/office/directory/entries/${id}">${speech.say("office.directory-back-to-entry")}</a></p>`,
  };
}

async function edit(source: Source, visit: Visit, house: OfficeHouse): Promise<Answer> {
  const { speech } = visit;
  const form = readEntryForm(visit, house.places, "edit");
  if (Object.keys(form.problems).length > 0) return editPage(source, form, visit, house);
  const to = `/directory/entries/${source.id}`;
  if (form.changes.length === 0) return { kind: "go", to };
  const changed = await changeEntry(source.id, form.changes, doingIn(visit, house), house);
  if (changed.kind !== "taken") return after(changed);
  // What stands there now is what the next try goes on from; what was typed is kept.
  const current = entryTexts(changed.source, { ...house, speech });
  const mine = new Set(form.changes.map(({ field }) => field));
  const typed = Object.fromEntries(
    Object.entries(form.typed).map(([field, text]) => [
      field,
      mine.has(field as EntryField) ? text : current[field as EntryField],
    ]),
  ) as FormShown["typed"];
  const problems = Object.fromEntries(
    changed.fields.map((field) => [
      field,
      speech.say("office.directory-changed-meanwhile", {
        current: tellValue(changed.source, field, { ...house, speech }),
      }),
    ]),
  );
  const fields = changed.fields.map((field) => tellField(field, speech)).join(", ");
  const note = html`<p role="alert" data-variant="danger">${speech.say("office.directory-taken", { fields })}</p>`;
  return editPage(changed.source, { typed, was: current, problems, found: [] }, visit, house, note);
}

async function status(source: Source, visit: Visit, house: OfficeHouse): Promise<Answer> {
  const { speech, fields } = visit;
  const { id, organisation, service } = source;
  const wanted = SOURCE_STATUSES.find((one) => one === fields["status"]);
  if (wanted === undefined) return { kind: "missing" };
  if (isRetired({ status: wanted }) && fields["sure"] !== "yes") {
    return {
      kind: "page",
      title: organisation,
      body: html`<p>${speech.say("directory.sure-retire", { organisation, service, status: tellStatus(wanted, speech) })}</p>
        <div class="buttons">
          ${button(`/entries/${id}/status`, speech.say("button.yes-retire"), { status: wanted, sure: "yes" }, "danger")}
          <a class="button outline" href="/office/directory/entries/${id}">${speech.say("office.directory-back-to-entry")}</a>
        </div>`,
    };
  }
  const done = await setEntryStatus(id, wanted, doingIn(visit, house), house);
  return after(done, source.status === wanted ? "already" : "done");
}

async function showProposal(visit: Visit, { directory, places, now }: OfficeHouse): Promise<Answer> {
  const { speech } = visit;
  const proposal = (await directory.proposals()).find(({ id }) => id === idIn(visit));
  if (proposal === undefined) return { kind: "missing" };
  const { id, source } = proposal;
  return {
    kind: "page",
    title: speech.say("office.directory-proposal-title", { organisation: source.organisation }),
    body: html`<p>${speech.say("office.directory-proposal-hint")}</p>
      ${fieldsView({ ...source, id }, { speech, places, now: now().getTime() })}
      <div class="buttons">
        ${button(`/proposals/${id}`, speech.say("office.directory-accept"), { answer: "yes" }, "plain")}
        ${button(`/proposals/${id}`, speech.say("office.directory-refuse"), { answer: "no" }, "danger")}
        <a class="button outline" href="/office/directory?list=proposed">${speech.say("office.directory-back")}</a>
      </div>`,
  };
}

/** Of the same form sent twice, the second finds it decided. */
async function decide(visit: Visit, house: OfficeHouse): Promise<Answer> {
  const answer = visit.fields["answer"];
  if (answer !== "yes" && answer !== "no") return { kind: "missing" };
  const isWaiting = (await house.directory.proposals()).some(({ id }) => id === idIn(visit));
  const { proposerNews: news } = house;
  const decided = isWaiting
    ? await decideProposal(idIn(visit), answer === "yes", doingIn(visit, house), { ...house, news })
    : undefined;
  if (decided === undefined) return { kind: "go", to: "/directory?list=proposed", said: "already" };
  const to = answer === "yes" ? `/directory/entries/${decided.id}` : "/directory?list=proposed";
  return { kind: "go", to, said: "done" };
}
