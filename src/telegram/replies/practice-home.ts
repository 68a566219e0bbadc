import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { pageOf } from "../../domain/pages.ts";
import { PRACTICE_QUESTIONS, type PracticeQuestion } from "../../domain/practice.ts";
import {
  nextSituation,
  type PracticeProgress,
  type PracticeSummary,
  summarisePractice,
  weakestQuestion,
} from "../../domain/practice-progress.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton } from "./safety.ts";

const TITLES_A_PAGE = 8;

/** The first screen of /latihan: how far one has come, and the way on. */
export function practiceHomeReply(
  progress: PracticeProgress,
  { isOverseer }: { readonly isOverseer: boolean },
  catalogue: Catalogue,
  speech: Speech,
): Reply {
  const summary = summarisePractice(catalogue.practice, progress);
  const hasBegun = progress.size > 0;
  const count = summary.toRepeat.length;
  const repeat = speech.say("button.practice-repeat", { count });
  const start = hasBegun ? "button.practice-next" : "button.practice-start";
  return {
    text: [speech.say("practice.home"), ...(hasBegun ? tellSummary(summary, speech) : [])].join("\n\n"),
    buttons: [
      [nextPracticeButton(start, { progress, after: undefined }, catalogue, speech)],
      ...(count > 0 ? [[{ text: repeat, press: { name: "practiceRepeat", page: 0 } } as const]] : []),
      ...(isOverseer ? [[hardButton(speech)]] : []),
      [emergencyButton(speech)],
    ],
  };
}

/** The situations that went wrong, each one tap away. */
export function practiceRepeatReply(
  progress: PracticeProgress,
  asked: number,
  { practice }: Catalogue,
  speech: Speech,
): Reply {
  const { toRepeat } = summarisePractice(practice, progress);
  const { shown, page, pages } = pageOf(toRepeat, asked, TITLES_A_PAGE);
  return {
    text: [
      speech.say(toRepeat.length === 0 ? "practice.nothing-to-repeat" : "practice.repeat-list"),
      ...(pages > 1 ? [speech.say("practice.page", { page: page + 1, pages })] : []),
    ].join("\n\n"),
    buttons: [
      ...shown.map(({ id, title }): Button[] => [{ text: speech.tell(title), press: { name: "practiceOpen", id } }]),
      turnButtons(page, pages, (to) => ({ name: "practiceRepeat", page: to }), speech),
      [homeButton(speech), emergencyButton(speech)],
    ].filter((row) => row.length > 0),
  };
}

export function nextPracticeButton(
  key: Extract<MessageKey, "button.practice-start" | "button.practice-next">,
  { progress, after }: { readonly progress: PracticeProgress; readonly after: string | undefined },
  { practice }: Catalogue,
  speech: Speech,
): Button {
  const { id } = nextSituation(practice, progress, after);
  return { text: speech.say(key), press: { name: "practiceOpen", id }, style: "success" };
}

export function homeButton(speech: Speech): Button {
  return { text: speech.say("button.practice-results"), press: { name: "practice" } };
}

export function questionName(question: PracticeQuestion, speech: Speech): string {
  return speech.say(`word.practice-${question}`);
}

function hardButton(speech: Speech): Button {
  return { text: speech.say("button.practice-hard"), press: { name: "practiceHard", page: 0 } };
}

function tellSummary(summary: PracticeSummary, speech: Speech): readonly string[] {
  const { done, total, scores, toRepeat } = summary;
  const answered = PRACTICE_QUESTIONS.filter((question) => scores[question].answered > 0);
  const weakest = weakestQuestion(summary);
  return [
    speech.say("practice.done", { done, total }),
    [
      speech.say("practice.scores"),
      ...answered.map((question) =>
        speech.say("practice.score", { question: questionName(question, speech), ...scores[question] }),
      ),
    ].join("\n"),
    ...(weakest === undefined ? [] : [speech.say("practice.weakest", { question: questionName(weakest, speech) })]),
    ...(done === total && toRepeat.length === 0 ? [speech.say("practice.all-right")] : []),
  ];
}
