import type { CaseBook } from "../domain/case-book.ts";
import type { Papers } from "../domain/paper.ts";
import type { Rumours } from "../domain/rumour.ts";
import { type CaseBookParts, createCaseBook } from "./case-book.ts";
import { createPapers } from "./papers.ts";
import { createRumours } from "./rumours.ts";

export interface CaseStores {
  readonly cases: CaseBook;
  readonly papers: Papers;
  readonly rumours: Rumours;
}

export function createCaseStores(parts: Omit<CaseBookParts, "papers">): CaseStores {
  const papers = createPapers(parts);
  return { papers, cases: createCaseBook({ ...parts, papers }), rumours: createRumours(parts) };
}
