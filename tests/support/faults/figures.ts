/** What a fault did to people, counted. Clean is: nothing lost, nothing taken twice, no message twice without an excuse. */
export interface Figures {
  /** Things that people did and waited for. */
  readonly acts: number;
  /** Acts that got the answer that belongs to them. */
  readonly answers: number;
  readonly answersLost: number;
  /** Answers, taps and notes of which the store or a result shows more than one. */
  readonly appliedTwice: number;
  /** What the screen confirmed: cases, notes, referrals, moves. */
  readonly records: number;
  readonly recordsLost: number;
  /** Messages that reached a chat twice for the same update. */
  readonly sentTwice: number;
  /** Those of them that nobody can avoid: Telegram had accepted the first one, and the answer or the process was cut. */
  readonly sentTwiceExcused: number;
  /** Until anything is shown to the person, a "please wait" too. */
  readonly longestSilenceMs: number;
  /** Until the answer that belongs to what the person did. */
  readonly longestWaitMs: number;
  readonly faults: number;
  readonly seconds: number;
  /** What is not clean, in words for whoever mends it. */
  readonly complaints: readonly string[];
}

/** Throws with everything that is not clean. */
export function expectClean(figures: Figures): void {
  const unclean = whatIsUnclean(figures);
  if (unclean.length > 0) throw new Error([...unclean, ...figures.complaints].join("\n"));
}

export function whatIsUnclean(figures: Figures): readonly string[] {
  const { acts, answersLost, appliedTwice, records, recordsLost, sentTwice, sentTwiceExcused, faults } = figures;
  return [
    ...(answersLost > 0 ? [`${answersLost} answers lost`] : []),
    ...(appliedTwice > 0 ? [`${appliedTwice} answers applied twice`] : []),
    ...(recordsLost > 0 ? [`${recordsLost} records lost`] : []),
    ...(sentTwice > sentTwiceExcused ? [`${sentTwice - sentTwiceExcused} messages sent twice without need`] : []),
    // Figures of a run in which nothing happened would be clean too.
    ...(acts === 0 || records === 0 || faults === 0 ? ["nothing was tried"] : []),
  ];
}
