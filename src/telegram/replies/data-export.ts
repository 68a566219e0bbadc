import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import { exportFileName } from "../../content/words/export-words.ts";
import {
  EXPORT_FORMS,
  EXPORTS,
  type ExportForm,
  type ExportJob,
  type ExportName,
  hasPersonal,
  type PersonalExportName,
} from "../../domain/export.ts";
import { LEAST_TOGETHER } from "../../domain/export-members.ts";
import type { Button, Reply } from "./reply.ts";

type Told = Pick<ExportJob, "what" | "isPersonal">;

const SIGNS: Readonly<Record<ExportName, string>> = {
  members: "👥",
  referrals: "🤝",
  broadcasts: "📣",
  statistics: "📊",
  audit: "🧾",
  updates: "📘",
};

const PERSONAL_BUTTONS = {
  csv: "button.export-personal-csv",
  json: "button.export-personal-json",
} as const satisfies Readonly<Record<ExportForm, MessageKey>>;

/** What there is to take out. */
export function exportMenuReply(act: number, speech: Speech): Reply {
  const buttons = EXPORTS.map(
    (what): Button => ({
      text: `${SIGNS[what]} ${tellExport(what, speech)}`,
      press: { name: "exportPick", act, what },
    }),
  );
  return {
    text: speech.say("data-export.menu"),
    buttons: [
      ...buttons.flatMap((_, index) => (index % 2 === 0 ? [buttons.slice(index, index + 2)] : [])),
      [{ text: speech.say("button.export-directory"), press: { name: "directory" } }],
    ],
  };
}

/** What the file will hold, and in which form it may come. */
export function exportFormReply(act: number, what: ExportName, speech: Speech): Reply {
  const held =
    what === "members"
      ? speech.say("export-holds.members", { least: LEAST_TOGETHER })
      : speech.say(`export-holds.${what}`);
  return {
    text: [
      speech.say("data-export.title", { what: tellExport(what, speech) }),
      held,
      speech.say("data-export.forms"),
    ].join("\n\n"),
    buttons: [
      EXPORT_FORMS.map((form) => ({
        ...{ text: form.toUpperCase(), style: "success" as const },
        press: { name: "exportPlain", act, what, form } as const,
      })),
      ...(hasPersonal(what)
        ? [[{ text: speech.say("button.export-personal"), press: { name: "exportWarn", act, what } as const }]]
        : []),
      [{ text: speech.say("button.export-menu"), press: { name: "exportMenu" } }],
    ],
  };
}

/** UU 27/2022: whoever takes personal data out is told what it is, where it goes, and who answers for it. */
export function exportWarningReply(act: number, what: PersonalExportName, speech: Speech): Reply {
  return {
    text: [
      speech.say("data-export.warning", { what: tellExport(what, speech) }),
      speech.say(`export-personal.${what}`),
      speech.say("data-export.duty"),
    ].join("\n\n"),
    buttons: [
      ...EXPORT_FORMS.map((form): Button[] => [
        {
          ...{ text: speech.say(PERSONAL_BUTTONS[form]), style: "danger" as const },
          press: { name: "exportPersonal", act, what, form },
        },
      ]),
      [{ text: speech.say("button.export-without"), press: { name: "exportPick", act, what } }],
    ],
  };
}

export function exportBeginReply({ act, ...told }: Told & { readonly act: number }, speech: Speech): Reply {
  return { text: speech.say("data-export.begin", { what: tellTold(told, speech) }), buttons: cancelRow(act, speech) };
}

export function exportProgressReply(
  { act, ...told }: Told & { readonly act: number },
  read: number,
  speech: Speech,
): Reply {
  const text = speech.say("data-export.progress", { what: tellTold(told, speech), count: tellNumber(read, speech) });
  return { text, buttons: cancelRow(act, speech) };
}

export function exportDoneReply(told: Told, rows: number, speech: Speech): Reply {
  const filled = { what: tellTold(told, speech), count: tellNumber(rows, speech) };
  return { text: speech.say("data-export.done", filled), buttons: againRow(speech) };
}

export function exportEmptyReply(told: Told, speech: Speech): Reply {
  const isTooFew = told.what === "members" && !told.isPersonal;
  const text = isTooFew
    ? speech.say("data-export.too-few", { least: LEAST_TOGETHER })
    : speech.say("data-export.nothing", { what: tellTold(told, speech) });
  return { text, buttons: againRow(speech) };
}

export function exportCancelledReply(speech: Speech): Reply {
  return { text: speech.say("data-export.cancelled"), buttons: againRow(speech) };
}

/** Somebody who was an admin when it began. */
export function exportRefusedReply(speech: Speech): Reply {
  return { text: speech.say("members.admins-only") };
}

/** The name of a file and what stands under it. `number`: of a part, where there are several. */
export function exportFileWords(
  file: Pick<ExportJob, "what" | "form" | "isPersonal"> & {
    readonly day: string;
    readonly number: number | undefined;
    readonly isZipped: boolean;
  },
  speech: Speech,
): { readonly name: string; readonly caption: string } {
  const { what, form, isPersonal, day, number, isZipped } = file;
  const name = exportFileName({ what, form, isPersonal, day, number }, speech);
  const caption = [
    number === undefined
      ? speech.say("data-export.file", { what: tellExport(what, speech), day })
      : speech.say("data-export.part", { what: tellExport(what, speech), day, number }),
    ...(isPersonal ? [speech.say("data-export.handle-with-care")] : []),
  ].join("\n");
  return { name: `${name}${isZipped ? ".gz" : ""}`, caption };
}

function tellExport(what: ExportName, speech: Speech): string {
  return speech.say(`word.export-${what}`);
}

function tellTold({ what, isPersonal }: Told, speech: Speech): string {
  const name = tellExport(what, speech);
  return isPersonal ? speech.say("word.export-with-personal", { what: name }) : name;
}

function tellNumber(count: number, speech: Speech): string {
  return new Intl.NumberFormat(speech.language).format(count);
}

function cancelRow(act: number, speech: Speech): Button[][] {
  return [[{ text: speech.say("button.export-cancel"), press: { name: "exportCancel", act } }]];
}

function againRow(speech: Speech): Button[][] {
  return [[{ text: speech.say("button.export-again"), press: { name: "exportMenu" } }]];
}
