import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import type { Case } from "../../domain/case.ts";
import { CASE_RECEIVERS, type CaseReceiver } from "../../domain/case-summary.ts";
import type { PressOf } from "../callback-data.ts";
import type { CaseTool } from "./case-tools.ts";
import type { Button, Reply } from "./reply.ts";

/** To whom, and what goes along. */
export type CaseExport = Omit<PressOf<"caseExport">, "name">;

/** On the screen of a case, open or closed: what was passed up is handed over when it ends. */
export const exportTool: CaseTool = ({ case: { code } }, speech) => [
  [{ text: speech.say("button.case-export"), press: { name: "caseExport", code, to: "kesbangpol", extras: [] } }],
];

/** What goes into the file, what stays out of it, and for whom it is. The choices travel in the buttons. */
export function caseExportReply(chosen: CaseExport, { notes }: Pick<Case, "notes">, speech: Speech): Reply {
  const { code, to, extras } = chosen;
  const hasNotes = extras.includes("notes");
  const receivers = CASE_RECEIVERS.map((receiver): Button[] => [
    {
      text: `${receiver === to ? "🔘" : "⚪️"} ${tellReceiver(receiver, speech)}`,
      press: { ...chosen, name: "caseExport", to: receiver },
    },
  ]);
  const tick: Button = {
    text: `${hasNotes ? "☑️" : "⬜️"} ${speech.say("button.export-notes", { count: notes })}`,
    press: { ...chosen, name: "caseExport", extras: hasNotes ? [] : ["notes"] },
  };
  return {
    text: [
      speech.say("case-export.ask", { code }),
      speech.say("case-export.inside"),
      speech.say(hasNotes ? "case-export.outside-but-notes" : "case-export.outside"),
      ...(hasNotes ? [speech.say("case-export.notes-warning", { count: notes })] : []),
    ].join("\n\n"),
    buttons: [
      ...receivers,
      ...(notes === 0 ? [] : [[tick]]),
      [{ text: speech.say("button.export-go-on"), press: { ...chosen, name: "caseExportAsk" }, style: "success" }],
      [backButton(code, speech)],
    ],
  };
}

/** Once it is out of the bot nobody can take it back. */
export function caseExportSureReply(chosen: CaseExport, { notes }: Pick<Case, "notes">, speech: Speech): Reply {
  const { code, to, extras } = chosen;
  return {
    text: [
      speech.say("case-export.sure", { code, receiver: tellReceiver(to, speech) }),
      ...(extras.includes("notes") ? [speech.say("case-export.notes-warning", { count: notes })] : []),
    ].join("\n\n"),
    buttons: [
      [{ text: speech.say("button.export-make"), press: { ...chosen, name: "caseExportMake" }, style: "danger" }],
      [{ text: speech.say("button.export-back"), press: { ...chosen, name: "caseExport" } }],
      [backButton(code, speech)],
    ],
  };
}

export function backButton(code: string, speech: Speech): Button {
  return { text: speech.say("button.open-case", { code }), press: { name: "case", code } };
}

const RECEIVERS = {
  kesbangpol: "word.receiver-kesbangpol",
  fkdm: "word.receiver-fkdm",
  "tim-terpadu": "word.receiver-tim-terpadu",
} as const satisfies Readonly<Record<CaseReceiver, MessageKey>>;

export function tellReceiver(receiver: CaseReceiver, speech: Speech): string {
  return speech.say(RECEIVERS[receiver]);
}
