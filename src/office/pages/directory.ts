import type { MessageKey } from "../../content/message-keys.ts";
import { reportedSources, staleSources } from "../../domain/directory-lists.ts";
import { pageOf } from "../../domain/pages.ts";
import { isRetired } from "../../domain/source.ts";
import { type EntrySearch, findEntries, isEmptySearch, readSearch } from "../entries/find-entries.ts";
import type { OfficeHouse } from "../office-house.ts";
import { entryTable, proposalTable, reportedTable, searchForm } from "../views/directory-list.ts";
import { html, type View } from "../views/markup.ts";
import { turnPages } from "../views/turn-pages.ts";
import type { Answer, Corridor, Visit } from "../visit.ts";
import { addDirectoryEntry } from "./directory-entry.ts";
import { addDirectoryImport } from "./directory-import.ts";
import { addDirectoryNew } from "./directory-new.ts";

const LINES_A_PAGE = 30;

const LISTS = ["reported", "proposed", "stale"] as const;
type List = (typeof LISTS)[number];

/** The directory of help: what admins look for, and what waits for them. */
export function addDirectory(corridor: Corridor, house: OfficeHouse): void {
  corridor.page("/directory", "admins", (visit) => showDirectory(visit, house));
  corridor.act("/directory/export", "admins", (visit) => exportAll(visit, house));
  addDirectoryNew(corridor, house);
  addDirectoryImport(corridor, house);
  addDirectoryEntry(corridor, house);
}

async function showDirectory(visit: Visit, house: OfficeHouse): Promise<Answer> {
  const { speech, query } = visit;
  const { sources, places } = house;
  const title = speech.say("office.menu-directory");
  if (sources.standing === "loading") {
    return { kind: "page", title, body: html`<p role="status">${speech.say("directory.loading")}</p>` };
  }
  const search = readSearch(query, places);
  const asked = /^\d{1,6}$/.test(query["page"] ?? "") ? Number(query["page"]) : 0;
  const list = LISTS.find((one) => one === query["list"]);
  const words = { speech, places, now: house.now().getTime() };
  return {
    kind: "page",
    title,
    body: html`${await counts(visit, house, list)} ${searchForm(search, words)}
      ${list === undefined ? foundList(search, asked, { visit, house }) : await waitingList(list, asked, { visit, house })}`,
  };
}

interface Parts {
  readonly visit: Visit;
  readonly house: OfficeHouse;
}

async function counts({ speech }: Visit, house: OfficeHouse, list: List | undefined): Promise<View> {
  const { sources, directory } = house;
  let active = 0;
  for (const source of sources.all()) if (!isRetired(source)) active += 1;
  const waiting: Readonly<Record<List, number>> = {
    reported: (await reportedSources(house)).length,
    proposed: (await directory.proposals()).length,
    stale: staleSources(sources.all(), house.now().getTime()).length,
  };
  return html`<p>${speech.say("office.directory-counts", { active, retired: sources.size - active })}</p>
    <ul class="cards tight">
      ${LISTS.map(
        (one) => html`<li>
          <p class="figure">${waiting[one]}</p>
          <a href="${`/office/directory?list=${one}`}" ${one === list && html`aria-current="true"`}>${speech.say(`office.directory-${one}`)}</a>
        </li>`,
      )}
    </ul>
    <div class="buttons">
      <a class="button" href="/office/directory/new">${speech.say("office.directory-new")}</a>
      <a class="button outline" href="/office/directory/import">${speech.say("office.directory-import")}</a>
      <form method="post" action="/office/directory/export" data-again>
        <button type="submit" class="outline">${speech.say("office.directory-export")}</button>
      </form>
    </div>`;
}

function foundList(search: EntrySearch, asked: number, { visit: { speech, query }, house }: Parts): View {
  const found = findEntries(search, house.sources);
  const { shown, page, pages } = pageOf(found, asked, LINES_A_PAGE);
  const isEmpty = isEmptySearch(search);
  const to = (turned: number) => {
    const kept = ["q", "place", "need", "status"].map((name): [string, string] => [name, query[name] ?? ""]);
    return `/office/directory?${new URLSearchParams([...kept, ["page", String(turned)] as [string, string]]).toString()}`;
  };
  const title = isEmpty ? speech.say("office.directory-all") : speech.say("office.directory-found");
  if (found.length === 0) {
    return html`<h2>${title}</h2>
      <p>${speech.say(isEmpty ? "office.directory-empty" : "office.directory-none-found")}</p>`;
  }
  return html`<h2>${title} (${found.length})</h2>
    ${entryTable(shown, { speech, places: house.places, now: house.now().getTime() })}
    ${turnPages({ page, pages, to }, speech)}`;
}

async function waitingList(list: List, asked: number, { visit: { speech }, house }: Parts): Promise<View> {
  const words = { speech, places: house.places, now: house.now().getTime() };
  const to = (turned: number) => `/office/directory?list=${list}&page=${turned}`;
  const turning = <T>(all: readonly T[], table: (shown: readonly T[]) => View, none: MessageKey): View => {
    const { shown, page, pages } = pageOf(all, asked, LINES_A_PAGE);
    return all.length === 0
      ? html`<p>${speech.say(none as "directory.no-stale")}</p>`
      : html`${table(shown)} ${turnPages({ page, pages, to }, speech)}`;
  };
  const body =
    list === "reported"
      ? turning(await reportedSources(house), (shown) => reportedTable(shown, words), "directory.no-reports")
      : list === "proposed"
        ? turning(await house.directory.proposals(), (shown) => proposalTable(shown, words), "directory.no-proposals")
        : turning(
            staleSources(house.sources.all(), words.now),
            (shown) => entryTable(shown, words),
            "directory.no-stale",
          );
  return html`<h2>${speech.say(`office.directory-${list}`)}</h2>
    ${body}
    <p><a href="/office/directory">${speech.say("office.directory-back")}</a></p>`;
}

/** As HSDS 3, in one file: a browser has no limit to it. */
async function exportAll({ id, request: act, speech }: Visit, house: OfficeHouse): Promise<Answer> {
  if (house.sources.standing !== "in step") {
    return {
      kind: "page",
      title: speech.say("office.menu-directory"),
      body: html`<p role="alert">${speech.say("directory.loading")}</p>`,
    };
  }
  const { pieces } = await house.directoryFiles.export();
  await house.audit.note({ act, who: id, what: "directory.export" });
  const name = `juru-damai-hsds-${house.now().toISOString().slice(0, 10)}.json`;
  return { kind: "file", name, type: "application/json", content: pieces };
}
