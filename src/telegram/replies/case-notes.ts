import type { Speech } from "../../content/speech.ts";
import type { PersonalDetail } from "../../domain/personal-details.ts";
import { backToCase } from "./case-edit.ts";
import type { Reply } from "./reply.ts";

/** What not to write is said before anything is written. */
export function askNoteReply(code: string, most: number, speech: Speech): Reply {
  return { text: speech.say("case.note-ask", { code, most }), buttons: [[backToCase(code, speech)]] };
}

/**
 * The note is shown back as a quotation: the chat holds it, and nothing else does, until it is clear how it shall be kept.
 * `readCheckedNote` of the talk reads it from there.
 */
export function checkNoteReply(
  code: string,
  { text, details }: { readonly text: string; readonly details: readonly PersonalDetail[] },
  speech: Speech,
): Reply {
  const named = details.map((detail) => speech.say(`word.detail-${detail}`));
  const list = new Intl.ListFormat(speech.language, { type: "conjunction" }).format(named);
  return {
    text: speech.say("case.note-check", { details: list, text }),
    buttons: [
      [
        {
          text: speech.say("button.note-mask"),
          press: { name: "caseNoteKeep", code, how: "masked" },
          style: "success",
        },
      ],
      [{ text: speech.say("button.note-again"), press: { name: "caseNote", code } }],
      [{ text: speech.say("button.note-keep"), press: { name: "caseNoteKeep", code, how: "whole" } }],
      [backToCase(code, speech)],
    ],
  };
}
