import type { Speech } from "../../content/speech.ts";
import { CASE_OUTCOMES, CASE_TITLES, type Case, SIDES } from "../../domain/case.ts";
import { isEnded } from "../../domain/referral-state.ts";
import type { CaseView } from "./case-tools.ts";
import { outcomeButton, tellSides, tellTitle } from "./case-words.ts";
import { inPairs } from "./referral-buttons.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton } from "./safety.ts";
import { spellCode } from "./spelled-code.ts";

/** Fewer than two sides are none that are known. */
const FEWEST_SIDES = 2;

/** It is there, with its code; what it is about is one more tap, and may wait. */
export function openedCaseReply({ code, place }: Case, placeName: string | undefined, speech: Speech): Reply {
  return {
    text: speech.say("case.opened", { code, spelled: spellCode(code, speech), place: placeName ?? place }),
    buttons: [
      ...titleRows(code, speech),
      [{ text: speech.say("button.case-later"), press: { name: "case", code } }, emergencyButton(speech)],
    ],
  };
}

export function caseTitlesReply({ code }: Case, speech: Speech): Reply {
  return {
    text: speech.say("case.choose-title", { code }),
    buttons: [...titleRows(code, speech), [backToCase(code, speech)]],
  };
}

export function caseEditReply({ case: it, place }: CaseView, speech: Speech): Reply {
  const { code } = it;
  const counts = Array.from({ length: SIDES.length - FEWEST_SIDES + 1 }, (_, index) => index + FEWEST_SIDES);
  return {
    text: speech.say("case.edit", {
      code,
      title: tellTitle(it.title, speech),
      place: place ?? it.place,
      sides: tellSides(it, speech),
    }),
    buttons: [
      ...inPairs(
        counts.map((count) => ({
          text: speech.say("button.case-sides", { count }),
          press: { name: "caseSides", code, count },
        })),
      ),
      [{ text: speech.say("button.case-sides-unclear"), press: { name: "caseSides", code, count: 0 } }],
      [
        { text: speech.say("button.case-title"), press: { name: "caseTitles", code } },
        { text: speech.say("button.case-place"), press: { name: "caseAreas", code, area: "", page: 0 } },
      ],
      [backToCase(code, speech)],
    ],
  };
}

/** How did it end? What is not finished yet is named, and stands in nobody's way. */
export function closeCaseReply(view: CaseView, keepDays: number, speech: Speech): Reply {
  const { code } = view.case;
  const ends = openEnds(view, speech);
  return {
    text: [
      speech.say("case.close-how", { code, days: keepDays }),
      ...(ends.length === 0 ? [] : [speech.say("case.close-open-ends", { ends: ends.join(", ") })]),
    ].join("\n\n"),
    buttons: [
      ...CASE_OUTCOMES.map((outcome): Button[] => [
        { text: outcomeButton(outcome, speech), press: { name: "caseClosed", code, outcome } },
      ]),
      [{ text: speech.say("button.case-keep-open"), press: { name: "case", code } }],
    ],
  };
}

export function backToCase(code: string, speech: Speech): Button {
  return { text: speech.say("button.case-back", { code }), press: { name: "case", code } };
}

function openEnds({ case: { help }, referrals, papers }: CaseView, speech: Speech): readonly string[] {
  const open = referrals.filter(({ state }) => !isEnded(state)).length;
  const drafts = papers.filter(({ isFinal }) => !isFinal).length;
  return [
    ...(open === 0 ? [] : [speech.say("word.open-referrals", { count: open })]),
    ...(drafts === 0 ? [] : [speech.say("word.open-drafts", { count: drafts })]),
    ...(help === undefined || help.answeredAt !== undefined ? [] : [speech.say("word.open-help")]),
  ];
}

function titleRows(code: string, speech: Speech): Button[][] {
  return inPairs(
    CASE_TITLES.map((title) => ({ text: tellTitle(title, speech), press: { name: "caseTitle", code, title } })),
  );
}
