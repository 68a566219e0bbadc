import type { CaseBook } from "../domain/case-book.ts";
import type { CheckInNotes } from "../domain/check-in-notices.ts";
import type { CallNotes } from "../domain/coordinator-call.ts";
import type { Papers } from "../domain/paper.ts";
import type { Rumours } from "../domain/rumour.ts";
import { createCallNotes } from "./call-notes.ts";
import { type CaseBookParts, createCaseBook } from "./case-book.ts";
import { createCheckInNotes } from "./check-in-notes.ts";
import { createPapers } from "./papers.ts";
import { createRumours } from "./rumours.ts";

export interface CaseStores {
  readonly cases: CaseBook;
  readonly papers: Papers;
  readonly rumours: Rumours;
  readonly callNotes: CallNotes;
  readonly checkInNotes: CheckInNotes;
}

export function createCaseStores(parts: Omit<CaseBookParts, "papers">): CaseStores {
  const papers = createPapers(parts);
  const cases = createCaseBook({ ...parts, papers });
  return {
    ...{ papers, cases, rumours: createRumours(parts) },
    ...{ callNotes: createCallNotes(parts.redis), checkInNotes: createCheckInNotes(parts.redis) },
  };
}
