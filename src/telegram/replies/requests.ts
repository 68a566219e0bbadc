import type { Speech } from "../../content/speech.ts";
import { LONGEST_REFUSAL, REFUSAL_WORDS } from "../../domain/refusal-words.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";

export interface Request {
  readonly id: number;
  readonly name: string;
  readonly place: string | undefined;
}

/** Somebody who would like to join, as it is brought to all admins. */
export function requestReply({ id, name, place }: Request, speech: Speech): Reply {
  return {
    text: speech.say("members.request", { name, place: place ?? speech.say("start.no-place") }),
    buttons: [
      [
        { text: speech.say("button.accept"), press: { name: "decide", id, answer: "yes" }, style: "success" },
        { text: speech.say("button.refuse"), press: { name: "refuseAsk", id }, style: "danger" },
      ],
    ],
  };
}

/** One of all who wait, with the ways to the others. */
export function requestPageReply(request: Request, page: number, pages: number, speech: Speech): Reply {
  const { text, buttons = [] } = requestReply(request, speech);
  return {
    text: [speech.say("members.waiting", { page: page + 1, pages }), text].join("\n\n"),
    buttons: [
      ...buttons,
      turnButtons(page, pages, (to) => ({ name: "requestPage", page: to }), speech),
      [backToMembers(speech)],
    ],
  };
}

export function decidedReply(text: string, waiting: number, speech: Speech): Reply {
  const next: Button = {
    text: speech.say("button.next-request", { count: waiting }),
    press: { name: "requestPage", page: 0 },
  };
  return { text, buttons: [waiting === 0 ? [] : [next], [backToMembers(speech)]] };
}

/** With which word somebody is refused: a usual one, one's own, or none. */
export function refuseQuestionReply({ id, name }: Pick<Request, "id" | "name">, speech: Speech): Reply {
  return {
    text: speech.say("members.refuse-how", { name }),
    buttons: [
      ...REFUSAL_WORDS.map((word): Button[] => [
        { text: speech.say(`refusal-button.${word}`), press: { name: "refuseWith", id, word } },
      ]),
      [{ text: speech.say("button.refuse-write"), press: { name: "refuseWrite", id } }],
      [{ text: speech.say("button.refuse-silent"), press: { name: "decide", id, answer: "no" }, style: "danger" }],
      [{ text: speech.say("button.back"), press: { name: "requests" } }],
    ],
  };
}

export function writeRefusalReply(id: number, speech: Speech): Reply {
  return {
    text: speech.say("members.refuse-write", { most: LONGEST_REFUSAL }),
    buttons: [[{ text: speech.say("button.back"), press: { name: "refuseAsk", id } }]],
  };
}

export function backToMembers(speech: Speech): Button {
  return { text: speech.say("button.to-members"), press: { name: "members" } };
}
