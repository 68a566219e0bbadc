import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import type { Member } from "../../domain/member.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";

const NAME_SHOWN = 30;
const SEARCH_SHOWN = 40;

/** A member with the name that Telegram tells just now. */
export interface NamedMember {
  readonly member: Member;
  readonly name: string;
}

export interface MembersPage {
  readonly area: string;
  readonly people: readonly NamedMember[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

export function membersPageReply(view: MembersPage, places: PlaceIndex, speech: Speech): Reply {
  const { area, people, total, page, pages } = view;
  const place = tellPlace(area, places) ?? speech.say("members.whole-country");
  return {
    text:
      total === 0
        ? speech.say("members.none-active", { place })
        : speech.say("members.active", { place, total, page: page + 1, pages }),
    buttons: [
      ...people.map((person) => [memberButton(person, places)]),
      turnButtons(page, pages, (to) => ({ name: "memberList", area, page: to }), speech),
      ...(area === "" ? [] : [[listButton("", speech)]]),
    ],
  };
}

/** The places that fit what was typed behind /anggota. */
export function membersPlacesReply(typed: string, found: readonly string[], places: PlaceIndex, speech: Speech): Reply {
  const text = shorten(typed, SEARCH_SHOWN);
  return {
    text: found.length === 0 ? speech.say("members.no-place-found", { text }) : speech.say("members.which-place"),
    buttons: [
      ...found.map((area): Button[] => [
        { text: tellPlace(area, places) ?? area, press: { name: "memberList", area, page: 0 } },
      ]),
      [listButton("", speech)],
    ],
  };
}

export function listButton(area: string, speech: Speech): Button {
  return { text: speech.say("button.member-list"), press: { name: "memberList", area, page: 0 } };
}

export function memberButton({ member, name }: NamedMember, places: PlaceIndex): Button {
  return { text: labelOf(member, name, places), press: { name: "member", id: member.id } };
}

function labelOf({ place, looksAfter }: Member, name: string, places: PlaceIndex): string {
  const mark = looksAfter === undefined ? "" : "⭐️ ";
  const where = place === undefined ? "" : ` · ${places.get(place)?.name ?? place}`;
  return `${mark}${shorten(name, NAME_SHOWN)}${where}`;
}
