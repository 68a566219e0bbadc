import type { Speech } from "../../content/speech.ts";
import { listButton } from "./coordinators.ts";
import type { Button, Reply } from "./reply.ts";

export const INVITE_DAYS = 7;
const INVITE_SIZES = [1, 10, 50];

export function membersMenuReply(waiting: number, speech: Speech): Reply {
  const requests: Button = { text: speech.say("button.show-requests"), press: { name: "requests" }, style: "primary" };
  return {
    text: speech.say("members.menu", { count: waiting }),
    buttons: [
      ...(waiting === 0 ? [] : [[requests]]),
      [listButton("", speech)],
      [{ text: speech.say("button.make-invite"), press: { name: "inviteAsk" } }],
    ],
  };
}

export function requestReply(id: number, name: string, place: string | undefined, speech: Speech): Reply {
  return {
    text: speech.say("members.request", { name, place: place ?? speech.say("start.no-place") }),
    buttons: [
      [
        { text: speech.say("button.accept"), press: { name: "decide", id, answer: "yes" }, style: "success" },
        { text: speech.say("button.refuse"), press: { name: "decide", id, answer: "no" }, style: "danger" },
      ],
    ],
  };
}

export function inviteQuestionReply(speech: Speech): Reply {
  return {
    text: speech.say("members.invite-for", { days: INVITE_DAYS }),
    buttons: INVITE_SIZES.map((uses) => [
      { text: speech.say("button.invite-uses", { uses }), press: { name: "inviteMake", uses } },
    ]),
  };
}

export function isInviteSize(uses: number): boolean {
  return INVITE_SIZES.includes(uses);
}
