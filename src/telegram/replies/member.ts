import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { localeOf } from "../../content/words/local-moment.ts";
import type { Member } from "../../domain/member.ts";
import { areasAround, type PlaceIndex, tellPlace } from "../../domain/place.ts";
import type { Press } from "../callback-data.ts";
import { listButton } from "./member-lists.ts";
import type { Button, Reply } from "./reply.ts";

const NAME_SHOWN = 30;

/** A member as an admin sees that person, with the name that Telegram tells just now. */
export interface MemberView {
  readonly member: Member;
  readonly name: string;
  /** One of `ADMIN_IDS`: nothing in the bot takes that right away. */
  readonly isOfSettings: boolean;
  readonly places: PlaceIndex;
  /** What has just come of an act. */
  readonly note?: string | undefined;
}

/** Who it is, how things stand, and what an admin can make of it. */
export function memberReply(view: MemberView, speech: Speech): Reply {
  const { member, name, places, note } = view;
  const place = member.place === undefined ? undefined : tellPlace(member.place, places);
  const lines = [
    speech.say("members.one", { name, place: place ?? speech.say("start.no-place") }),
    ...(member.status === "active" ? rolesOf(view, speech) : []),
    statusOf(member, speech),
    ...(member.isReachable ? [] : [speech.say("members.unreachable")]),
    speech.say("members.account", { id: member.id }),
  ];
  return {
    text: [...(note === undefined ? [] : [note]), lines.join("\n")].join("\n\n"),
    buttons: [...waysWith(view, speech), [wayBack(member, places, speech)]],
  };
}

function rolesOf({ member, isOfSettings, places }: MemberView, speech: Speech): readonly string[] {
  const { looksAfter, isAdmin } = member;
  const roles = [
    ...(isOfSettings ? [speech.say("members.is-admin-of-settings")] : []),
    ...(!isOfSettings && isAdmin === true ? [speech.say("members.is-admin")] : []),
    ...(looksAfter === undefined
      ? []
      : [speech.say("members.is-coordinator", { place: tellPlace(looksAfter, places) ?? looksAfter })]),
  ];
  return roles.length > 0 ? roles : [speech.say("members.is-volunteer")];
}

function statusOf({ status, joinedAt }: Member, speech: Speech): string {
  const told = speech.say(`standing-of-member.${status}`);
  if (joinedAt === undefined) return speech.say("members.status", { status: told });
  const calendar = new Intl.DateTimeFormat(localeOf(speech), { dateStyle: "medium", timeZone: "UTC" });
  return speech.say("members.status-since", { status: told, date: calendar.format(Date.parse(joinedAt)) });
}

function waysWith(view: MemberView, speech: Speech): Button[][] {
  const { id, status } = view.member;
  if (status === "active") return waysWithActive(view, speech);
  if (status === "pending") {
    return [
      [
        { text: speech.say("button.accept"), press: { name: "decide", id, answer: "yes" }, style: "success" },
        { text: speech.say("button.refuse"), press: { name: "refuseAsk", id }, style: "danger" },
      ],
    ];
  }
  if (status === "joining") return [];
  return [[{ text: speech.say("button.readmit"), press: { name: "memberReadmit", id }, style: "success" }]];
}

function waysWithActive({ member, isOfSettings, places }: MemberView, speech: Speech): Button[][] {
  const { id, place, looksAfter, isAdmin } = member;
  const button = (text: string, press: Press): Button[] => [{ text, press }];
  const settable = isOfSettings
    ? []
    : [
        isAdmin === true
          ? button(speech.say("button.dismiss-admin"), { name: "memberDismissAsk", id })
          : button(speech.say("button.make-admin"), { name: "memberPromoteAsk", id }),
      ];
  return [
    ...areasAround(place, places)
      .filter((area) => area !== looksAfter)
      .map((area) => button(coordinatorOf(area, places, speech), { name: "memberAppoint", id, area })),
    button(speech.say("button.appoint-elsewhere"), { name: "memberAreas", id, code: "", page: 0 }),
    ...(looksAfter === undefined
      ? []
      : [button(speech.say("button.dismiss"), { name: "memberAppoint", id, area: "" })]),
    ...settable,
    button(speech.say("button.move-member"), { name: "memberPlaces", id, code: "", page: 0 }),
    ...(isOfSettings
      ? []
      : [[{ text: speech.say("button.suspend"), press: { name: "memberSuspendAsk", id }, style: "danger" } as const]]),
  ];
}

export function coordinatorOf(area: string, places: PlaceIndex, speech: Speech): string {
  return speech.say("button.appoint", { place: shorten(tellPlace(area, places) ?? area, NAME_SHOWN) });
}

function wayBack({ place }: Member, places: PlaceIndex, speech: Speech): Button {
  if (place === undefined) return listButton("", speech);
  const name = shorten(places.get(place)?.name ?? place, NAME_SHOWN);
  return {
    text: speech.say("button.members-of", { place: name }),
    press: { name: "memberList", area: place, page: 0 },
  };
}
