import type { Speech } from "../../content/speech.ts";
import type { Case } from "../../domain/case.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { guide, hasJustFailed } from "../../domain/guidance.ts";
import { situationOfCase } from "../../domain/situation-of-case.ts";
import type { TechniqueId } from "../../domain/technique.ts";
import { backToCase } from "./case-edit.ts";
import { tellAgo, tellTechnique, tellTitle } from "./case-words.ts";
import { askRows } from "./check-in-when.ts";
import type { Guided } from "./guided.ts";
import { emergencyButton } from "./safety.ts";

/** The guidance of a case at a moment in ms since the epoch: ranked with what was tried, and its buttons carry the code alone. */
export function guidedInCase(it: Case, now: number, catalogue: Catalogue, speech: Speech): Guided {
  const { code, title, dangers } = it;
  const situation = situationOfCase(it, now);
  const { signals } = situation;
  const failed = it.tried.filter(({ technique }) => hasJustFailed({ id: technique }, situation));
  return {
    situation,
    dangers: { gates: dangers, signals, case: code },
    head: speech.say("case.result-head", { code, title: tellTitle(title, speech) }),
    toResult: { name: "caseResult", code },
    toPlan: { name: "casePlan", code },
    toCard: (id, view) => ({ name: "caseCard", code, id, view }),
    toPocket: (id) => ({ name: "casePocket", code, id }),
    rowsFor: (technique) => [[{ text: speech.say("button.case-try"), press: { name: "caseTry", code, technique } }]],
    remarkOn(id) {
      const last = failed.find(({ technique }) => technique === id);
      return last && speech.say("case.just-failed", { ago: tellAgo(last.at, now, speech) });
    },
    ...footOf(
      failed.map(({ technique }) => technique),
      { situation, catalogue },
      speech,
    ),
    ways: [
      ...askRows(code, speech),
      [{ text: speech.say("button.case-tries"), press: { name: "caseTries", code } }],
      [backToCase(code, speech), emergencyButton(speech)],
    ],
  };
}

/** What has fallen out of sight because it did not help is named, so that nobody wonders where it is. */
function footOf(
  failed: readonly TechniqueId[],
  { situation, catalogue }: { readonly situation: Guided["situation"]; readonly catalogue: Catalogue },
  speech: Speech,
): { readonly foot?: string } {
  const guidance = guide(situation, catalogue.techniques);
  const shown = guidance.kind === "stop" ? [] : guidance.suggestions.map(({ id }) => id);
  const fallen = failed.filter((id) => !shown.includes(id));
  if (fallen.length === 0) return {};
  const techniques = fallen.map((id) => tellTechnique(id, catalogue, speech)).join(", ");
  return { foot: speech.say("case.fell", { techniques }) };
}
