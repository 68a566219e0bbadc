import type { Speech } from "../../content/speech.ts";
import { MEMBER_GROUPS, type MemberGroup } from "../../domain/member-roles.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import { listButton, memberButton, type NamedMember } from "./member-lists.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";
import { backToMembers } from "./requests.ts";

export function membersMenuReply(waiting: number, speech: Speech): Reply {
  const requests: Button = { text: speech.say("button.show-requests"), press: { name: "requests" }, style: "primary" };
  return {
    text: [speech.say("members.menu", { count: waiting }), speech.say("members.how-to-search")].join("\n\n"),
    buttons: [
      ...(waiting === 0 ? [] : [[requests]]),
      [listButton("", speech)],
      [{ text: speech.say("button.member-groups"), press: { name: "memberGroups" } }],
      [{ text: speech.say("button.make-invite"), press: { name: "inviteAsk" } }],
      [{ text: speech.say("button.open-invites"), press: { name: "invites", page: 0 } }],
    ],
  };
}

/** Members by what they do and how things stand with them. */
export function memberGroupsReply(counts: Readonly<Record<MemberGroup, number>>, speech: Speech): Reply {
  return {
    text: speech.say("members.groups"),
    buttons: [
      ...MEMBER_GROUPS.map((group): Button[] => [
        {
          text: speech.say("button.member-group", {
            group: speech.say(`member-group.${group}`),
            count: counts[group],
          }),
          press: { name: "memberGroup", group, page: 0 },
        },
      ]),
      [backToMembers(speech)],
    ],
  };
}

export interface GroupPage {
  readonly group: MemberGroup;
  readonly people: readonly NamedMember[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

export function memberGroupReply({ group, people, total, page, pages }: GroupPage, places: PlaceIndex, speech: Speech) {
  const name = speech.say(`member-group.${group}`);
  return {
    text:
      total === 0
        ? speech.say("members.group-empty", { group: name })
        : speech.say("members.group", { group: name, total, page: page + 1, pages }),
    buttons: [
      ...people.map((person) => [memberButton(person, places)]),
      turnButtons(page, pages, (to) => ({ name: "memberGroup", group, page: to }), speech),
      [{ text: speech.say("button.member-groups"), press: { name: "memberGroups" } }],
    ],
  } satisfies Reply;
}
