import type { Speech } from "../../content/speech.ts";
import type { Case, ToldSituation } from "../../domain/case.ts";
import { tellTitle } from "./case-words.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton } from "./safety.ts";

const CASES_SHOWN = 6;

/** A danger was told: into which of the volunteer's cases it belongs, or that it is a new one. The newest first. */
export function recordWhereReply(
  open: readonly Case[],
  situation: ToldSituation,
  ownPlace: string | undefined,
  speech: Speech,
): Reply {
  const { gates } = situation;
  return {
    text: speech.say("cases.record-where"),
    buttons: [
      ...open
        .slice(0, CASES_SHOWN)
        .map(({ code, title }): Button[] => [
          { text: `📂 ${code} · ${tellTitle(title, speech)}`, press: { name: "caseDanger", code, gates } },
        ]),
      [
        {
          text: speech.say("button.record-new"),
          press:
            ownPlace === undefined
              ? { name: "caseSaveAreas", area: "", page: 0, ...situation }
              : { name: "caseSaveAt", place: ownPlace, ...situation },
        },
      ],
      [emergencyButton(speech)],
    ],
  };
}
