import type { Speech } from "../../content/speech.ts";
import { tellNeed, tellState } from "../../content/words/broker-words.ts";
import { pageOf } from "../../domain/pages.ts";
import { backToCase } from "./case-edit.ts";
import type { CaseView } from "./case-tools.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";

const REFERRALS_A_PAGE = 8;

/** The referrals of one case, the newest first. */
export function caseReferralsReply({ case: it, referrals }: CaseView, asked: number, speech: Speech): Reply {
  const { code } = it;
  const { shown, page, pages } = pageOf(referrals, asked, REFERRALS_A_PAGE);
  return {
    text:
      referrals.length === 0
        ? speech.say("case.no-referrals", { code })
        : speech.say("case.referrals", { code, page: page + 1, pages }),
    buttons: [
      ...shown.map((referral): Button[] => [
        {
          text: `${referral.code} · ${tellNeed(referral.need.category, speech)} · ${tellState(referral.state, speech)}`,
          press: { name: "referral", code: referral.code },
        },
      ]),
      turnButtons(page, pages, (to) => ({ name: "caseReferrals", code, page: to }), speech),
      ...(it.state === "open" ? [[referForCaseButton(code, speech)]] : []),
      [backToCase(code, speech)],
    ],
  };
}

export function referForCaseButton(code: string, speech: Speech): Button {
  return { text: speech.say("button.case-refer"), press: { name: "caseRefer", code } };
}
