import { escapeHtml, type Speech } from "../../content/speech.ts";
import { MEMBER_STATUSES } from "../../domain/member.ts";
import { ACTOR_ROLES, type MemberCounts } from "../../domain/member-statistics.ts";
import { pageOf } from "../../domain/pages.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import {
  countLine,
  drawButton,
  type NumbersScreen,
  numbersPress,
  roomButtons,
  tellWeek,
  turnRow,
} from "./number-screens.ts";
import type { Reply } from "./reply.ts";

const PROVINCES_A_PAGE = 13;
/** A quarter of a year. */
export const WEEKS_SHOWN = 13;

/** Who is a member, by status and by role. */
export function membersReply(counts: MemberCounts, week: number, speech: Speech): Reply {
  const statuses = MEMBER_STATUSES.filter((status) => status === "active" || counts.byStatus[status] > 0);
  const { joinedIn, byRole, unreachable } = counts;
  return {
    text: [
      speech.say("numbers.members", { total: counts.total }),
      statuses.map((status) => countLine(speech.say(`member-status.${status}`), counts.byStatus[status])).join("\n"),
      [
        speech.say("numbers.active-by-role"),
        ...ACTOR_ROLES.map((role) => countLine(speech.say(`member-role.${role}`), byRole[role])),
      ].join("\n"),
      [
        speech.say("numbers.joined-lately", { now: joinedIn.get(week) ?? 0, before: joinedIn.get(week - 1) ?? 0 }),
        ...(unreachable === 0 ? [] : [speech.say("numbers.unreachable", { count: unreachable })]),
      ].join("\n"),
    ].join("\n\n"),
    buttons: [
      [
        { text: speech.say("button.by-province"), press: numbersPress("provinces") },
        { text: speech.say("button.by-week"), press: numbersPress("joined") },
      ],
      ...roomButtons("members", speech),
    ],
  };
}

export interface ProvinceRow {
  readonly name: string;
  readonly count: number;
}

/** The most members first; those who named no place last. */
export function provinceRows({ byProvince }: MemberCounts, places: PlaceIndex, speech: Speech): readonly ProvinceRow[] {
  const rows = [...byProvince]
    .filter(([code]) => code !== "")
    .toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([code, count]) => ({ name: places.get(code)?.name ?? code, count }));
  const placeless = byProvince.get("") ?? 0;
  return placeless === 0 ? rows : [...rows, { name: speech.say("word.no-place"), count: placeless }];
}

export function provincesReply(
  counts: MemberCounts,
  { span, page: asked }: NumbersScreen,
  places: PlaceIndex,
  speech: Speech,
): Reply {
  const rows = provinceRows(counts, places, speech);
  const page = pageOf(rows, asked, PROVINCES_A_PAGE);
  const lines = page.shown.map(({ name, count }) => countLine(escapeHtml(name), count));
  return {
    text: [
      speech.say("numbers.by-province", { count: counts.byStatus.active }),
      lines.length === 0 ? speech.say("numbers.nobody") : lines.join("\n"),
      ...(page.pages === 1 ? [] : [speech.say("statistics.page", { page: page.page + 1, pages: page.pages })]),
    ].join("\n\n"),
    buttons: [
      turnRow("provinces", span, page, speech),
      [
        { text: speech.say("button.numbers-members"), press: numbersPress("members") },
        ...(rows.length === 0 ? [] : [drawButton("provinces", span, speech)]),
      ],
    ].filter((row) => row.length > 0),
  };
}

/** How many joined in each of the latest weeks, oldest first. */
export function joinedRows({ joinedIn }: MemberCounts, week: number): readonly { week: number; count: number }[] {
  return Array.from({ length: WEEKS_SHOWN }, (_, index) => week - WEEKS_SHOWN + 1 + index).map((one) => ({
    week: one,
    count: joinedIn.get(one) ?? 0,
  }));
}

export function joinedReply(counts: MemberCounts, week: number, speech: Speech): Reply {
  const rows = joinedRows(counts, week).toReversed();
  return {
    text: [
      speech.say("numbers.joined", { weeks: WEEKS_SHOWN }),
      rows.map((row) => countLine(tellWeek(row.week, speech), row.count)).join("\n"),
    ].join("\n\n"),
    buttons: [
      [
        { text: speech.say("button.numbers-members"), press: numbersPress("members") },
        drawButton("joined", "13-weeks", speech),
      ],
    ],
  };
}
