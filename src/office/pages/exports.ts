import { exportFileName } from "../../content/words/export-words.ts";
import { EXPORT_FORMS, EXPORTS, hasPersonal } from "../../domain/export.ts";
import { LEAST_TOGETHER } from "../../domain/export-members.ts";
import { noteExport, type WantedExport } from "../../domain/note-export.ts";
import type { OfficeHouse } from "../office-house.ts";
import { exportsView, personalView } from "../views/exports.ts";
import type { Answer, Corridor, Visit } from "../visit.ts";

const TYPES = { csv: "text/csv; charset=utf-8", json: "application/json; charset=utf-8" } as const;

/** What admins may take out as a file. */
export function addExports(corridor: Corridor, house: OfficeHouse): void {
  corridor.page("/exports", "admins", ({ speech }) => ({
    ...{ kind: "page", title: speech.say("office.menu-exports") },
    body: exportsView(undefined, speech),
  }));

  corridor.page("/exports/personal/:what", "admins", ({ params, speech }) => {
    const what = EXPORTS.find((name) => name === params["what"]);
    if (what === undefined || !hasPersonal(what)) return { kind: "missing" };
    return {
      ...{ kind: "page", title: speech.say("word.export-with-personal", { what: speech.say(`word.export-${what}`) }) },
      body: personalView(what, speech),
    };
  });

  corridor.act("/exports/make", "admins", async (visit) => {
    const wanted = wantedIn(visit);
    return wanted === undefined ? { kind: "missing" } : make(visit, wanted, house);
  });
}

function wantedIn({ fields }: Visit): WantedExport | undefined {
  const what = EXPORTS.find((name) => name === fields["what"]);
  const form = EXPORT_FORMS.find((name) => name === fields["form"]);
  const isPersonal = fields["personal"] === "yes";
  if (what === undefined || form === undefined || (isPersonal && !hasPersonal(what))) return undefined;
  return { what, form, isPersonal };
}

async function make(
  { id: who, request: act, speech }: Visit,
  wanted: WantedExport,
  house: OfficeHouse,
): Promise<Answer> {
  const noted = await noteExport(wanted, { who, act }, house);
  if (noted === "not allowed") return { kind: "go", to: "/exports" };
  const content = await house.exportMaker.make(wanted, who);
  const { what, form, isPersonal } = wanted;
  if (content === undefined) {
    const isTooFew = what === "members" && !isPersonal;
    const note = isTooFew
      ? speech.say("data-export.too-few", { least: LEAST_TOGETHER })
      : speech.say("data-export.nothing", { what: speech.say(`word.export-${what}`) });
    return { kind: "page", title: speech.say("office.menu-exports"), body: exportsView(note, speech) };
  }
  const day = house.now().toISOString().slice(0, "2026-11-26".length);
  return { kind: "file", name: exportFileName({ ...wanted, day }, speech), type: TYPES[form], content };
}
