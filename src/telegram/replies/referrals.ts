import type { Speech } from "../../content/speech.ts";
import { tellNeed, tellState } from "../../content/words/broker-words.ts";
import { tellTimeLeft } from "../../content/words/local-moment.ts";
import { isLate, timeLeft } from "../../domain/need-of-action.ts";
import { pageOf } from "../../domain/pages.ts";
import type { Referral } from "../../domain/referral.ts";
import type { PressOf } from "../callback-data.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";

const REFERRALS_A_PAGE = 6;

export interface ReferralListView {
  readonly list: PressOf<"referrals">["list"];
  /** In the order in which they are shown. */
  readonly referrals: readonly Referral[];
  readonly page: number;
  /** Coordinators and admins look after an area. */
  readonly hasArea: boolean;
  /** Its name as people say it; undefined for the whole country. */
  readonly area: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export function referralsReply(view: ReferralListView, speech: Speech): Reply {
  const { shown, page, pages } = pageOf(view.referrals, view.page, REFERRALS_A_PAGE);
  const lines = shown.map((referral) => lineOf(referral, view.now, speech));
  return {
    text: [headingOf(view, { page: page + 1, pages }, speech), ...lines].join("\n\n"),
    buttons: [
      ...shown.map((referral) => [rowOf(referral, view.now, speech)]),
      turnButtons(page, pages, (to) => ({ name: "referrals", list: view.list, page: to }), speech),
      otherLists(view, speech),
    ],
  };
}

function headingOf(
  { list, referrals, area, now }: ReferralListView,
  numbers: { readonly page: number; readonly pages: number },
  speech: Speech,
): string {
  const counts = { open: referrals.length, late: referrals.filter((referral) => isLate(referral, now)).length };
  const place = area ?? speech.say("referrals.everywhere");
  if (list === "ended") {
    return referrals.length === 0
      ? speech.say("referrals.none-ended")
      : speech.say("referrals.ended", { count: referrals.length, ...numbers });
  }
  if (list === "area") {
    return referrals.length === 0
      ? speech.say("referrals.none-area", { place })
      : speech.say("referrals.area", { place, ...counts, ...numbers });
  }
  return referrals.length === 0
    ? speech.say("referrals.none")
    : speech.say("referrals.mine", { ...counts, ...numbers });
}

function lineOf(referral: Referral, now: number, speech: Speech): string {
  const time = timeLeft(referral, now);
  const state = tellState(referral.state, speech);
  return speech.say("referrals.line", {
    mark: markOf(referral, now),
    code: referral.code,
    need: tellNeed(referral.need.category, speech),
    person: referral.forWhom,
    state: time === undefined ? state : `${state}, ${tellTimeLeft(time, speech)}`,
  });
}

function rowOf(referral: Referral, now: number, speech: Speech): Button {
  const { code, need } = referral;
  return {
    text: `${markOf(referral, now)} ${code} · ${tellNeed(need.category, speech)}`,
    press: { name: "referral", code },
  };
}

function markOf(referral: Referral, now: number): string {
  if (isLate(referral, now)) return "🔴";
  return timeLeft(referral, now) === undefined ? "⚪️" : "🟢";
}

function otherLists({ list, hasArea }: ReferralListView, speech: Speech): Button[] {
  const mine: Button = { text: speech.say("button.my-referrals"), press: { name: "referrals", list: "mine", page: 0 } };
  const ended: Button = {
    text: speech.say("button.ended-referrals"),
    press: { name: "referrals", list: "ended", page: 0 },
  };
  const around: Button = {
    text: speech.say("button.area-referrals"),
    press: { name: "referrals", list: "area", page: 0 },
  };
  return [
    ...(list === "mine" ? [] : [mine]),
    ...(list === "mine" ? [ended] : []),
    ...(!hasArea || list === "area" ? [] : [around]),
  ];
}
