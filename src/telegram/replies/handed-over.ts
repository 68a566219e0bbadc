import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import type { Case } from "../../domain/case.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import type { Paper } from "../../domain/paper.ts";
import { type HandOver, type HandOverItem, handOver } from "../../domain/phase-change.ts";
import type { Referral } from "../../domain/referral.ts";
import { isEnded } from "../../domain/referral-state.ts";
import type { PressOf } from "../callback-data.ts";
import { tellPhase } from "./case-words.ts";
import { waysOut } from "./check-in.ts";
import { rhythmRows } from "./check-in-when.ts";
import { guideRow, shiftText } from "./phase-change.ts";
import type { Reply } from "./reply.ts";

/** What a case holds that whoever takes up the new role has to know of. */
export interface Held {
  readonly case: Case;
  readonly papers: readonly Paper[];
  readonly referrals: readonly Referral[];
}

const ITEMS = {
  agreements: "shift.agreements",
  heard: "shift.heard",
  issues: "shift.issues",
  speakers: "shift.speakers",
  missing: "shift.missing",
  ties: "shift.ties",
  goals: "shift.goals",
  needs: "shift.needs",
  sources: "shift.sources",
  promises: "shift.promises",
  stance: "shift.stance",
  dangers: "shift.dangers",
} as const satisfies Readonly<Record<HandOverItem, MessageKey>>;

const CODES_SHOWN = 5;

/** The new phase with its roles, what to hand over, what the case itself holds, and when to ask again. */
export function handedOverReply(
  held: Held,
  { phase, from, was }: Pick<PressOf<"phaseSet">, "phase" | "from" | "was">,
  catalogue: Catalogue,
  speech: Speech,
): Reply {
  const { code, roles } = held.case;
  const shift = handOver({ phase: from, roles: was }, { phase, roles });
  return {
    text: [
      [
        speech.say("phase-change.done", { code, phase: tellPhase(phase, catalogue, speech) }),
        ...(shift === undefined ? [] : [shiftText(shift, catalogue, speech)]),
      ].join("\n"),
      ...(shift === undefined ? [] : [itemsText(shift, speech)]),
      ...heldText(held, speech),
      speech.say("check-in.how-often"),
    ].join("\n\n"),
    buttons: [...rhythmRows(code, speech), guideRow(code, speech), waysOut(code, speech)],
  };
}

function itemsText({ items }: HandOver, speech: Speech): string {
  return [speech.say("shift.title"), ...items.map((item) => `• ${speech.say(ITEMS[item])}`)].join("\n");
}

function heldText({ case: it, papers, referrals }: Held, speech: Speech): readonly string[] {
  const contracts = papers.filter(({ kind }) => kind === "contract").length;
  const plans = papers.length - contracts;
  const open = referrals.filter(({ state }) => !isEnded(state)).map(({ code }) => code);
  const given = it.watch.given.length;
  const isHelpOpen = it.help !== undefined && it.help.answeredAt === undefined;
  const lines = [
    ...(contracts > 0 ? [speech.say("shift.held-contracts", { count: contracts })] : []),
    ...(plans > 0 ? [speech.say("shift.held-papers", { count: plans })] : []),
    ...(open.length > 0
      ? [speech.say("shift.held-referrals", { count: open.length, codes: open.slice(0, CODES_SHOWN).join(", ") })]
      : []),
    ...(isHelpOpen ? [speech.say("shift.held-help")] : []),
    ...(given > 0 ? [speech.say("shift.held-given", { count: given })] : []),
  ];
  return lines.length === 0 ? [] : [[speech.say("shift.held-title"), ...lines.map((line) => `• ${line}`)].join("\n")];
}
