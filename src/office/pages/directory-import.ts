import { tellFileProblem, tellName } from "../../content/words/import-words.ts";
import { FileRefused, type ImportFile, type ImportJob } from "../../domain/import-file.ts";
import { ROW_KINDS } from "../../domain/import-preview.ts";
import { ROWS_A_PAGE, type ShelvedFile } from "../../domain/import-shelf.ts";
import { pageOf } from "../../domain/pages.ts";
import { checkFile } from "../check-file.ts";
import type { OfficeHouse } from "../office-house.ts";
import { countCards, decideForms, fileForm, rowList, tokenForm } from "../views/directory-import.ts";
import { html, type View } from "../views/markup.ts";
import { turnPages } from "../views/turn-pages.ts";
import type { Answer, Corridor, Visit } from "../visit.ts";

/** A file of sources: read, shown row by row, and taken in only after a yes, exactly as it was shown. */
export function addDirectoryImport(corridor: Corridor, house: OfficeHouse): void {
  const { shelf } = house.directory;
  const checking = oneAtATime();
  corridor.page("/directory/import", "admins", (visit) => showImport(visit, house));
  corridor.upload("/directory/import", "admins", (visit) => checking(() => check(visit, house)));
  corridor.act("/directory/import/apply", "admins", (visit) => apply(visit, house));
  corridor.act("/directory/import/drop", "admins", async ({ id, fields }) => {
    const shelved = await shelf.find(id);
    if (shelved?.token !== fields["file"] || shelved?.standing.kind === "going in") {
      return { kind: "go", to: "/directory/import", said: "too-late" };
    }
    await shelf.drop(id);
    return { kind: "go", to: "/directory/import", said: "done" };
  });
}

/** Large files take seconds and much memory: the next one waits for the one before. */
function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve();
  return async <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

async function check(visit: Visit, house: OfficeHouse): Promise<Answer> {
  const { files, speech, id } = visit;
  const [sent] = files;
  if (sent === undefined || sent.name === "") return importPage(visit, refused(speech.say("office.directory-no-file")));
  // What goes in at this moment is told of first: another file would take its place.
  if ((await house.directory.shelf.find(id))?.standing.kind === "going in") {
    return { kind: "go", to: "/directory/import", said: "too-late" };
  }
  if (house.sources.standing === "loading") return importPage(visit, refused(speech.say("directory.loading")));
  const file: ImportFile = { name: tellName(sent.name), content: sent.content };
  try {
    if (/\.(xlsx?|ods)$/i.test(file.name)) throw new FileRefused("kind");
    await house.directory.shelf.lay(id, file, await checkFile(house.directoryFiles, file), { kind: "checked" });
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    const problem = tellFileProblem(error, speech);
    return importPage(visit, refused(speech.say("office.directory-refused", { name: file.name, problem })));
  }
  return { kind: "go", to: "/directory/import" };
}

function refused(words: string): View {
  return html`<div role="alert" data-variant="danger"><p>${words}</p></div>`;
}

function importPage({ speech }: Visit, body: View): Answer {
  return {
    kind: "page",
    title: speech.say("office.directory-import"),
    scripts: ["drop-file.js"],
    body: html`${body} ${fileForm(speech)}
      <p><a href="/office/directory">${speech.say("office.directory-back")}</a></p>`,
  };
}

async function showImport(visit: Visit, house: OfficeHouse): Promise<Answer> {
  const { id, speech } = visit;
  const shelved = await house.directory.shelf.find(id);
  if (shelved === undefined) return importPage(visit, html`<p>${speech.say("office.directory-import-hint")}</p>`);
  const name = shelved.name;
  const { standing } = shelved;
  switch (standing.kind) {
    case "in":
      return importPage(
        visit,
        html`<p role="status" class="said">${speech.say("office.directory-in", { name, ...standing.counts })}</p>`,
      );
    case "failed":
      return importPage(visit, refused(speech.say("office.directory-failed", { name })));
    case "going in":
      return {
        kind: "page",
        title: speech.say("office.directory-import"),
        scripts: ["drop-file.js"],
        body: html`<p role="status" aria-busy="true" data-reload>${speech.say("office.directory-going-in", { name })}</p>
          <div class="buttons">
            <a class="button outline" href="/office/directory/import">${speech.say("office.directory-look-again")}</a>
            ${tokenForm("apply", shelved.token, speech.say("office.directory-ask-again"), "outline")}
          </div>`,
      };
    case "checked":
    case "anew":
      return previewPage(shelved, visit, house);
  }
}

async function previewPage(shelved: ShelvedFile, visit: Visit, { directory, places }: OfficeHouse): Promise<Answer> {
  const { id, speech, query } = visit;
  const { kinds, token, standing } = shelved;
  const only = ROW_KINDS.find((kind) => kind === query["only"]);
  const wanted = [...kinds.keys()].filter((number) => only === undefined || kinds[number] === only);
  const asked = /^\d{1,6}$/.test(query["page"] ?? "") ? Number(query["page"]) : 0;
  const { shown, page, pages } = pageOf(wanted, asked, ROWS_A_PAGE);
  const rows = await directory.shelf.rows(id, token, shown);
  const to = (turned: number) => `/office/directory/import?${only === undefined ? "" : `only=${only}&`}page=${turned}`;
  return {
    kind: "page",
    title: speech.say("office.directory-preview", { name: shelved.name }),
    body: html`${standing.kind === "anew" && refused(speech.say("office.directory-anew"))}
      <p>${speech.say("office.directory-nothing-yet")}</p>
      ${countCards(kinds, only, speech)} ${decideForms(shelved, speech)}
      <h2>${only === undefined ? speech.say("office.directory-rows") : speech.say(`office.directory-rows-${only}`)}</h2>
      ${only !== undefined && html`<p><a href="/office/directory/import">${speech.say("office.directory-every-row")}</a></p>`}
      ${rows.length === 0 ? html`<p>${speech.say("office.directory-no-rows")}</p>` : rowList(rows, only, { speech, places })}
      ${turnPages({ page, pages, to }, speech)}`,
  };
}

/** A job that goes on after a restart. The file that was looked at goes in once, however often it is asked for. */
async function apply({ id, fields }: Visit, { directory, importJobs }: OfficeHouse): Promise<Answer> {
  const shelved = await directory.shelf.find(id);
  const to = "/directory/import";
  if (shelved === undefined || shelved.token !== fields["file"]) return { kind: "go", to, said: "too-late" };
  const { token, name, standing } = shelved;
  if (standing.kind === "in") return { kind: "go", to, said: "already" };
  // Asked for once more, it is the same job.
  if (standing.kind !== "going in") await directory.shelf.stand(id, token, { kind: "going in" });
  // A token is 48 random bits: as a number it is exact, and never one of an update.
  const job: ImportJob = {
    task: "apply",
    from: "page",
    act: Number.parseInt(token, 16),
    chat: id,
    message: 0,
    file: { id: token, name },
  };
  await importJobs.add(job);
  return standing.kind === "going in" ? { kind: "go", to, said: "already" } : { kind: "go", to };
}
