import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import { type Case, HELPED, type Helped } from "../../domain/case.ts";
import type { CaseEntry } from "../../domain/case-event.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import type { TechniqueId } from "../../domain/technique.ts";
import { backToCase } from "./case-edit.ts";
import { tellTechnique } from "./case-words.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton } from "./safety.ts";

const BUTTONS: Readonly<Record<Helped, Extract<MessageKey, `button.helped-${string}`>>> = {
  yes: "button.helped-yes",
  partly: "button.helped-partly",
  no: "button.helped-no",
  "not yet": "button.helped-not-yet",
};

/** Which technique was tried: those that guidance in this case has given, the latest first, each once. */
export function caseTriesReply(it: Case, timeline: readonly CaseEntry[], catalogue: Catalogue, speech: Speech): Reply {
  const { code } = it;
  return {
    text: speech.say("case.tries"),
    buttons: [
      ...givenIn(timeline).map((technique): Button[] => [
        { text: tellTechnique(technique, catalogue, speech), press: { name: "caseTry", code, technique } },
      ]),
      [backToCase(code, speech)],
    ],
  };
}

/** Did it help? */
export function caseTryReply({ code }: Case, technique: TechniqueId, catalogue: Catalogue, speech: Speech): Reply {
  return {
    text: speech.say("case.try", { technique: tellTechnique(technique, catalogue, speech) }),
    buttons: [
      ...HELPED.map((helped): Button[] => [
        { text: speech.say(BUTTONS[helped]), press: { name: "caseTried", code, technique, helped } },
      ]),
      [backToCase(code, speech), emergencyButton(speech)],
    ],
  };
}

export function givenIn(timeline: readonly CaseEntry[]): readonly TechniqueId[] {
  const given = timeline.toReversed().flatMap(({ what }) => (what.kind === "guided" ? what.techniques : []));
  return [...new Set(given)];
}
