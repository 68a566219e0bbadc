import { PRACTICE_QUESTIONS, type PracticeQuestion, type PracticeSituation, questionsOf } from "./practice.ts";

/** How one volunteer stands with one situation. */
export interface SituationProgress {
  /** Whether the first answer was right, for each question answered so far, in their order. */
  readonly first: readonly boolean[];
  /** Questions that went wrong when they were answered last. */
  readonly toRepeat: readonly PracticeQuestion[];
}

/** By the id of the situation; those that nobody has begun are not in it. */
export type PracticeProgress = ReadonlyMap<string, SituationProgress>;

export interface QuestionScore {
  readonly right: number;
  readonly answered: number;
}

export interface PracticeSummary {
  readonly done: number;
  readonly total: number;
  /** First answers only. */
  readonly scores: Readonly<Record<PracticeQuestion, QuestionScore>>;
  readonly toRepeat: readonly PracticeSituation[];
}

/** What is told to the volunteer. Situations that are not there any more are left out. */
export function summarisePractice(
  situations: readonly PracticeSituation[],
  progress: PracticeProgress,
): PracticeSummary {
  const score = (question: PracticeQuestion): QuestionScore => {
    const index = PRACTICE_QUESTIONS.indexOf(question);
    const answers = situations.flatMap(({ id }) => progress.get(id)?.first[index] ?? []);
    return { right: answers.filter(Boolean).length, answered: answers.length };
  };
  return {
    done: situations.filter((situation) => isDone(situation, progress)).length,
    total: situations.length,
    scores: { safety: score("safety"), phase: score("phase"), role: score("role"), technique: score("technique") },
    toRepeat: situations.filter((situation) => isToRepeat(situation, progress)),
  };
}

/** The question with the smallest share of right first answers; undefined where all were right. */
export function weakestQuestion({ scores }: PracticeSummary): PracticeQuestion | undefined {
  const share = (question: PracticeQuestion) => scores[question].right / scores[question].answered;
  const wrong = PRACTICE_QUESTIONS.filter((question) => scores[question].right < scores[question].answered);
  return wrong.toSorted((a, b) => share(a) - share(b))[0];
}

/**
 * What to practise next: first what was not finished yet, in the order of the content; then, beginning behind `after`, what
 * went wrong; then, for who wants more, simply the one that follows.
 */
export function nextSituation(
  situations: readonly PracticeSituation[],
  progress: PracticeProgress,
  after: string | undefined,
): PracticeSituation {
  const from = situations.findIndex(({ id }) => id === after) + 1;
  const inTurn = [...situations.slice(from), ...situations.slice(0, from)];
  const next =
    situations.find((situation) => !isDone(situation, progress)) ??
    inTurn.find((situation) => isToRepeat(situation, progress)) ??
    inTurn[0];
  if (next === undefined) throw new Error("The content was loaded without any situation to practise on.");
  return next;
}

function isDone({ id, facts }: PracticeSituation, progress: PracticeProgress): boolean {
  return (progress.get(id)?.first.length ?? 0) >= questionsOf(facts).length;
}

function isToRepeat(situation: PracticeSituation, progress: PracticeProgress): boolean {
  const { toRepeat = [] } = progress.get(situation.id) ?? {};
  return isDone(situation, progress) && toRepeat.some((question) => questionsOf(situation.facts).includes(question));
}
