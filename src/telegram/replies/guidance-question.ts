import type { Speech } from "../../content/speech.ts";
import { tellPart, textIn } from "../../content/words/guidance-words.ts";
import { canBeTaken, draftedFields, type EditPart, textAt, WHY } from "../../domain/guidance-draft.ts";
import type { Language } from "../../domain/language.ts";
import { backToParts, type Editing } from "./edit-guidance.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton } from "./safety.ts";

const ASKED = { id: "guidance.ask-id", en: "guidance.ask-en", plain: "guidance.ask-plain" } as const;

/** How what is no sentence is typed. */
const HOW_TO = {
  number: "guidance.how-number",
  link: "guidance.how-link",
  lastChecked: "guidance.how-month",
} as const;

/** Asks for the new words of one part, in one language; "plain" for what is the same in all of them. */
export function partQuestionReply(
  { item, fields, draft }: Editing,
  { part, language }: { readonly part: EditPart; readonly language: Language | "plain" },
  speech: Speech,
): Reply {
  const drafted = part.field === WHY ? { why: draft.why ?? null } : draftedFields(fields, draft);
  const standing = textAt(drafted, part);
  const shown = standing === undefined ? null : textIn(standing, language === "plain" ? speech.language : language);
  const how = part.field in HOW_TO ? [speech.say(HOW_TO[part.field as keyof typeof HOW_TO])] : [];
  const told = tellPart(part.field, part.line === undefined ? undefined : part.line + 1, speech);
  const keep: Button = { text: speech.say("button.guidance-keep"), press: { name: "guidanceKeep", item, part } };
  const take: Button = {
    text: speech.say(part.line === undefined ? "button.guidance-take" : "button.guidance-take-line"),
    press: { name: "guidanceTake", item, part },
  };
  return {
    text: [
      speech.say(ASKED[language], { part: told }),
      ...(shown === null ? [] : [speech.say("guidance.now", { text: shown })]),
      ...how,
    ].join("\n\n"),
    buttons: [
      shown === null || language === "plain" ? [] : [keep],
      language !== "en" && canBeTaken(item, part, drafted) ? [take] : [],
      [backToParts(item, speech), emergencyButton(speech)],
    ],
  };
}
