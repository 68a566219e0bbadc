import type { Speech } from "../../content/speech.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { PHASES } from "../../domain/phase.ts";
import {
  type PracticeQuestion,
  type PracticeSituation,
  questionAfter,
  rightChoices,
  safetyAnswer,
} from "../../domain/practice.ts";
import { choicesOf } from "../../domain/practice-choices.ts";
import type { PracticeProgress } from "../../domain/practice-progress.ts";
import { ROLES } from "../../domain/role.ts";
import { TECHNIQUES } from "../../domain/technique.ts";
import type { PressOf } from "../callback-data.ts";
import { cardReply, cardsOfPhaseReply, cardsOfRoleReply } from "./cards.ts";
import { waysOn } from "./guide.ts";
import { nextPracticeButton } from "./practice-home.ts";
import { type Answered, choiceName, tellVerdict } from "./practice-verdict.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton, safetyButton } from "./safety.ts";

type About = PressOf<"practiceCard">["of"];

const ABOUT_BUTTONS = {
  phase: "button.practice-phase",
  role: "button.practice-role",
  technique: "button.practice-card",
} as const;

/** A situation and one question about it. What may be chosen is the same for everybody. */
export function practiceQuestionReply(
  question: PracticeQuestion,
  situation: PracticeSituation,
  catalogue: Catalogue,
  speech: Speech,
): Reply {
  const { id } = situation;
  return {
    text: `${storyText(situation, speech)}\n\n${speech.say(`practice-question.${question}`)}`,
    buttons: [
      ...choicesOf(question, situation, catalogue.techniques).map((choice): Button[] => [
        { text: choiceName(choice, catalogue, speech), press: { name: "practiceAnswer", id, question, choice } },
      ]),
      [emergencyButton(speech)],
    ],
  };
}

/** Right or not yet, and why; then the card that says more, and the way on. */
export function practiceVerdictReply(
  answered: Answered,
  progress: PracticeProgress,
  catalogue: Catalogue,
  speech: Speech,
): Reply {
  const { situation, question, choice } = answered;
  const after = questionAfter(question, situation.facts);
  const on: Button =
    after === undefined
      ? nextPracticeButton("button.practice-next", { progress, after: situation.id }, catalogue, speech)
      : {
          text: speech.say("button.practice-next-question"),
          press: { name: "practiceAsk", id: situation.id, question: after },
          style: "success",
        };
  return {
    text: [
      storyText(situation, speech),
      speech.say("practice.your-answer", { answer: choiceName(choice, catalogue, speech) }),
      tellVerdict(answered, catalogue, speech),
    ].join("\n\n"),
    buttons: [
      ...aboutButtons(answered, catalogue, speech),
      [on],
      [{ text: speech.say("button.practice-results"), press: { name: "practice" } }, emergencyButton(speech)],
    ],
  };
}

/** What stands behind the button of a verdict. */
export function practiceCardReply(of: About, catalogue: Catalogue, speech: Speech): Reply {
  const phase = PHASES.find((one) => one === of);
  if (phase !== undefined) return cardsOfPhaseReply(phase, 0, catalogue, speech);
  const role = ROLES.find((one) => one === of);
  if (role !== undefined) return cardsOfRoleReply(role, catalogue, speech);
  const technique = TECHNIQUES.find((one) => one === of);
  return technique === undefined ? { text: "" } : cardReply(technique, "front", catalogue, speech);
}

/** After a danger that was told, nothing is practised until it is over. */
export function dangerBeforePracticeReply(speech: Speech): Reply {
  return { text: speech.say("practice.danger-first"), buttons: waysOn(false, speech) };
}

function storyText({ title, story }: PracticeSituation, speech: Speech): string {
  return `${speech.say("practice.title", { title: speech.tell(title) })}\n\n${speech.tell(story)}`;
}

/** To the card of what would be right; where nothing stands in the way there is no safety card. */
function aboutButtons(
  { situation: { facts }, question }: Answered,
  catalogue: Catalogue,
  speech: Speech,
): readonly Button[][] {
  if (question === "safety") {
    const danger = safetyAnswer(facts);
    return danger === "safe" ? [] : [[safetyButton(danger, catalogue, speech)]];
  }
  const [best] = rightChoices(question, facts, catalogue.techniques);
  const of = [...PHASES, ...ROLES, ...TECHNIQUES].find((one) => one === best);
  return of === undefined ? [] : [[{ text: speech.say(ABOUT_BUTTONS[question]), press: { name: "practiceCard", of } }]];
}
