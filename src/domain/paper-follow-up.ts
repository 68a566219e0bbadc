import type { Paper, Papers } from "./paper.ts";

/** What a paper that was saved brings with it: a day on which somebody is asked about it. Safe to repeat. */
export interface PaperFollowUp {
  afterSave(paper: Paper): Promise<void>;
}

/** The same papers, each followed up when it is saved, before the answer, and again when its act is repeated: a crash between the two loses nothing. */
export function followPapers(papers: Papers, followUps: readonly PaperFollowUp[]): Papers {
  return {
    ...papers,
    async save(change) {
      const saving = await papers.save(change);
      if (saving.kind !== "saved") return saving;
      for (const followUp of followUps) await followUp.afterSave(saving.paper);
      return saving;
    },
  };
}
