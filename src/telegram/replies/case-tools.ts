import type { Speech } from "../../content/speech.ts";
import type { Case } from "../../domain/case.ts";
import type { CaseEntry } from "../../domain/case-event.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import type { Paper } from "../../domain/paper.ts";
import type { Actor, Referral } from "../../domain/referral.ts";
import { callTools } from "./call-tools.ts";
import { exportTool } from "./case-export.ts";
import { checkInTool } from "./check-in-tool.ts";
import { contractTool } from "./contracts.ts";
import { meetingTool } from "./meeting-tool.ts";
import type { Button } from "./reply.ts";
import { rumourTool } from "./rumours.ts";
import { sessionTool } from "./sessions.ts";

/** A case and what is known about it, for one person whom it concerns, at one moment. */
export interface CaseView {
  readonly case: Case;
  readonly viewer: Actor;
  /** As people say it; undefined where the place is not known. */
  readonly place: string | undefined;
  /** In the order of writing. */
  readonly timeline: readonly CaseEntry[];
  /** The latest changed first. */
  readonly papers: readonly Paper[];
  /** Newest first. */
  readonly referrals: readonly Referral[];
  readonly catalogue: Catalogue;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What a part of the bot puts on the screen of a case: rows of buttons, none where there is nothing to do. */
export type CaseTool = (view: CaseView, speech: Speech) => readonly (readonly Button[])[];

/** In the order in which they stand on the screen. Each looks by itself whether it has its place: danger, closed, whose. */
export const CASE_TOOLS: readonly CaseTool[] = [
  checkInTool,
  rumourTool,
  sessionTool,
  contractTool,
  meetingTool,
  exportTool,
  callTools,
];

export function toolRows(view: CaseView, speech: Speech): readonly (readonly Button[])[] {
  return CASE_TOOLS.flatMap((tool) => tool(view, speech));
}

/** Leads to the screen of a case from anywhere. */
export function openCaseButton(code: string, speech: Speech): Button {
  return { text: speech.say("button.open-case", { code }), press: { name: "case", code } };
}
