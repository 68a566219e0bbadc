import type { Speech } from "../../content/speech.ts";
import { tellMomentIn } from "../../content/words/local-moment.ts";
import { INVITE_DAYS, INVITE_SIZES, type Invite, inviteName } from "../../domain/invite.ts";
import { pageOf } from "../../domain/pages.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";
import { backToMembers } from "./requests.ts";

/** A button of an older release says nothing of days. */
export const USUAL_DAYS = 7;
const INVITES_A_PAGE = 6;

export function inviteQuestionReply(speech: Speech): Reply {
  return {
    text: speech.say("members.invite-for"),
    buttons: [
      ...INVITE_SIZES.map((uses): Button[] => [
        { text: speech.say("button.invite-uses", { uses }), press: { name: "inviteDays", uses } },
      ]),
      [backToMembers(speech)],
    ],
  };
}

export function inviteDaysReply(uses: number, speech: Speech): Reply {
  return {
    text: speech.say("members.invite-days", { uses }),
    buttons: [
      ...INVITE_DAYS.map((days): Button[] => [
        { text: speech.say("button.invite-days", { days }), press: { name: "inviteMakeFor", uses, days } },
      ]),
      [{ text: speech.say("button.back"), press: { name: "inviteAsk" } }],
    ],
  };
}

export function inviteReply(
  { uses, days, link }: { readonly uses: number; readonly days: number; readonly link: string },
  speech: Speech,
): Reply {
  return {
    text: speech.say("members.invite", { uses, days, link }),
    buttons: [
      [{ text: speech.say("button.copy-link"), copy: link }],
      [{ text: speech.say("button.open-invites"), press: { name: "invites", page: 0 } }],
      [backToMembers(speech)],
    ],
  };
}

export interface InvitesView {
  readonly invites: readonly Invite[];
  readonly page: number;
  /** Minutes east of UTC where the admins live. */
  readonly offsetOf: (at: number) => number;
  readonly note?: string;
}

/** The invites that still let somebody in; each can be ended at once. */
export function invitesReply({ invites, page: asked, offsetOf, note }: InvitesView, speech: Speech): Reply {
  const { shown, page, pages } = pageOf(invites, asked, INVITES_A_PAGE);
  const lines = shown.map((invite) => {
    const at = Date.parse(invite.expiresAt);
    const until = tellMomentIn(at, offsetOf(at), speech);
    return speech.say("members.invite-line", { name: inviteName(invite.code), uses: invite.usesLeft, until });
  });
  const head =
    invites.length === 0 ? speech.say("members.no-invites") : speech.say("members.invites", { page: page + 1, pages });
  return {
    text: [...(note === undefined ? [] : [note]), head, ...(lines.length === 0 ? [] : [lines.join("\n")])].join("\n\n"),
    buttons: [
      ...shown.map(({ code }): Button[] => [
        { text: speech.say("button.end-invite", { name: inviteName(code) }), press: { name: "inviteEnd", code } },
      ]),
      turnButtons(page, pages, (to) => ({ name: "invites", page: to }), speech),
      [backToMembers(speech)],
    ],
  };
}
