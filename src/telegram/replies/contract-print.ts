import type { Speech } from "../../content/speech.ts";
import { sidesOfContract } from "../../domain/contract-form.ts";
import type { PrintDocument } from "../../domain/print-document.ts";
import { tellWatchers } from "./contract-read.ts";
import { type ContractView, tellBy, tellLongDay } from "./contract-words.ts";
import { tellAllSides } from "./paper-parts.ts";

/** What was agreed, to be signed by pen. Nobody's name is in it; room is left for them. `speech` is without markup. */
export function printContract(view: ContractView, speech: Speech): PrintDocument {
  const { form, words, case: it, paper } = view;
  const code = `${it.code}-${paper.id}`;
  const role = (watcher: (typeof form.watchers)[number]) => tellWatchers([watcher], words, speech);
  const witnesses = [speech.say("print.contract-volunteer"), ...form.watchers.map(role)];
  return {
    ...{ paper: "a4", language: speech.language, title: speech.say("print.contract-title") },
    subtitle: speech.say("print.contract-subtitle", { code }),
    blocks: [
      {
        kind: "paragraph",
        text: speech.say("print.contract-intro", { sides: tellAllSides(form.sides, speech) }),
      },
      { kind: "heading", text: speech.say("print.contract-commitments") },
      {
        kind: "list",
        mark: "number",
        items: form.commitments.map((one) => ({ lead: `${tellBy(one, speech)}:`, text: one.words[speech.language] })),
      },
      { kind: "heading", text: speech.say("print.contract-broken") },
      { kind: "list", mark: "dot", items: form.broken.map((point) => point.words[speech.language]) },
      {
        kind: "facts",
        rows: [
          [speech.say("print.contract-watchers"), tellWatchers(form.watchers, words, speech)],
          [speech.say("print.contract-review"), tellLongDay(form.reviewAt ?? view.now, it.place, speech)],
        ],
      },
      { kind: "quote", text: speech.say("print.contract-law") },
      { kind: "blank", label: speech.say("print.contract-place"), lines: 1 },
      {
        kind: "signatures",
        labels: [
          ...sidesOfContract(form).map((letter) => speech.say("print.contract-signed-side", { letter })),
          ...witnesses.map((name) => speech.say("print.contract-signed-witness", { role: name })),
        ],
      },
    ],
    footer: speech.say("print.contract-footer", { code }),
  };
}
