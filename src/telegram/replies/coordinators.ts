import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import type { Member } from "../../domain/member.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import type { PressOf } from "../callback-data.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";

const NAME_SHOWN = 30;
const SEARCH_SHOWN = 40;

/** An active member with the name that Telegram tells just now. */
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
      ...people.map(({ member, name }): Button[] => [
        { text: labelOf(member, name, places), press: { name: "member", id: member.id } },
      ]),
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

/** One member, and what an admin can make of that person: the coordinator of the regency or the province around. */
export function memberReply({ member, name }: NamedMember, places: PlaceIndex, speech: Speech, note?: string): Reply {
  const { id, place, looksAfter } = member;
  const shownPlace = place === undefined ? undefined : tellPlace(place, places);
  const lines = [
    speech.say("members.one", { name, place: shownPlace ?? speech.say("start.no-place") }),
    looksAfter === undefined
      ? speech.say("members.is-volunteer")
      : speech.say("members.is-coordinator", { place: tellPlace(looksAfter, places) ?? looksAfter }),
    ...(place === undefined ? [speech.say("members.needs-place")] : []),
  ];
  return {
    text: [...(note === undefined ? [] : [note]), lines.join("\n")].join("\n\n"),
    buttons: [
      ...areasAround(place, places)
        .filter((area) => area !== looksAfter)
        .map((area): Button[] => [
          {
            text: speech.say("button.appoint", { place: shorten(tellPlace(area, places) ?? area, NAME_SHOWN) }),
            press: { name: "memberAppoint", id, area },
          },
        ]),
      ...(looksAfter === undefined
        ? []
        : [[{ text: speech.say("button.dismiss"), press: { name: "memberAppoint", id, area: "" } } as const]]),
      [place === undefined ? listButton("", speech) : placeButton(place, places, speech)],
    ],
  };
}

/** What the member gets to read. */
export function appointedReply(area: string, places: PlaceIndex, speech: Speech): Reply {
  if (area === "") return { text: speech.say("members.told-dismissed") };
  const press: PressOf<"referrals"> = { name: "referrals", list: "area", page: 0 };
  return {
    text: speech.say("members.told-appointed", { place: tellPlace(area, places) ?? area }),
    buttons: [[{ text: speech.say("button.area-referrals"), press }]],
  };
}

/** Regency and province around a place: an area that one person can look after. */
export function areasAround(place: string | undefined, places: PlaceIndex): readonly string[] {
  if (place === undefined) return [];
  return places
    .path(place)
    .filter(({ kind }) => kind !== "district")
    .map(({ code }) => code)
    .toReversed();
}

export function listButton(area: string, speech: Speech): Button {
  return { text: speech.say("button.member-list"), press: { name: "memberList", area, page: 0 } };
}

function placeButton(area: string, places: PlaceIndex, speech: Speech): Button {
  const place = shorten(places.get(area)?.name ?? area, NAME_SHOWN);
  return { text: speech.say("button.members-of", { place }), press: { name: "memberList", area, page: 0 } };
}

function labelOf({ place, looksAfter }: Member, name: string, places: PlaceIndex): string {
  const mark = looksAfter === undefined ? "" : "⭐️ ";
  const where = place === undefined ? "" : ` · ${places.get(place)?.name ?? place}`;
  return `${mark}${shorten(name, NAME_SHOWN)}${where}`;
}
