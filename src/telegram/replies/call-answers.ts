import type { Speech } from "../../content/speech.ts";
import type { Case } from "../../domain/case.ts";
import { openCaseButton } from "./case-tools.ts";
import { tellAgo } from "./case-words.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton } from "./safety.ts";

/** Before a coordinator writes. Whoever comes second sees that it is answered. */
export function writeAnswerReply({ code, help }: Case, now: number, speech: Speech): Reply {
  const answeredAt = help?.answeredAt;
  const text =
    answeredAt === undefined
      ? speech.say("calls.answer", { code })
      : speech.say("calls.answer-more", { code, ago: tellAgo(answeredAt, now, speech) });
  return { text };
}

export type Answering = "sent" | "phoned" | "unreachable";

export function answeredReply(code: string, answering: Answering, speech: Speech): Reply {
  const key = {
    sent: "calls.answered",
    phoned: "calls.answered-phoned",
    unreachable: "calls.answered-unreachable",
  } as const;
  return { text: speech.say(key[answering], { code }), buttons: [[openCaseButton(code, speech)], [listOf(speech)]] };
}

export function answeredAlready({ code, help }: Case, now: number, speech: Speech): string {
  const at = help?.answeredAt;
  return at === undefined
    ? speech.say("calls.nothing-asked", { code })
    : speech.say("calls.answered-already", { code, ago: tellAgo(at, now, speech) });
}

/** What the volunteer gets; without words it was answered by phone. */
export function answerCameReply(code: string, words: string | undefined, speech: Speech): Reply {
  const back: Button = { text: speech.say("button.call-reply"), press: { name: "callWrite", code } };
  return {
    text:
      words === undefined ? speech.say("calls.phone-came", { code }) : speech.say("calls.answer-came", { code, words }),
    buttons: [[back], [openCaseButton(code, speech), emergencyButton(speech)]],
  };
}

function listOf(speech: Speech): Button {
  return { text: speech.say("button.call-list"), press: { name: "calls", page: 0 } };
}
