import type { MessageKey, PlainMessageKey } from "../../content/message-keys.ts";
import { plainSpeech, type Speech } from "../../content/speech.ts";
import { tellState } from "../../content/words/broker-words.ts";
import { tellDayAt } from "../../content/words/local-moment.ts";
import type { Held } from "../../domain/case.ts";
import { type CaseSummary, summariseCase } from "../../domain/case-summary.ts";
import type { PaperKind } from "../../domain/paper.ts";
import type { PrintBlock, PrintDocument } from "../../domain/print-document.ts";
import { type CaseExport, tellReceiver } from "./case-export.ts";
import type { CaseView } from "./case-tools.ts";
import {
  tellCaseOutcome,
  tellColour,
  tellDangers,
  tellHelped,
  tellLevel,
  tellPhase,
  tellRole,
  tellSides,
  tellTechnique,
  tellTitle,
} from "./case-words.ts";

/**
 * A case on paper, for an office. All that stands in it is chosen here: codes, kinds, days and counts; the words of a
 * volunteer only where the notes were ticked. Whoever the volunteer is, an office reads Indonesian.
 */
export function writeCase(
  view: CaseView,
  { to, extras }: Pick<CaseExport, "to" | "extras">,
  voice: Speech,
): PrintDocument {
  const speech = plainSpeech(voice);
  const { case: it, now } = view;
  const summary = summariseCase(view);
  const hasNotes = extras.includes("notes");
  const day = dayIn(view, speech);
  return {
    ...{ paper: "a4", language: "id" },
    title: speech.say("case-print.title", { code: it.code }),
    subtitle: speech.say("case-print.subtitle", { day: day(now) }),
    footer: speech.say("case-print.footer", { code: it.code, day: day(now) }),
    blocks: [
      { kind: "facts", rows: factsOf(view, tellReceiver(to, speech), speech) },
      { kind: "small", text: speech.say("case-print.no-judgement") },
      ...phasesIn(summary, view, speech),
      ...dangersIn(summary, view, speech),
      ...triedIn(summary, view, speech),
      ...checkInsIn(summary, view, speech),
      ...referralsIn(summary, speech),
      ...papersIn(summary, view, speech),
      ...(hasNotes ? notesIn(summary, view, speech) : []),
      heading("case-print.left-out", speech),
      { kind: "list", mark: "dot", items: leftOut(hasNotes).map((key) => speech.say(key)) },
      heading("case-print.hand-over", speech),
      { kind: "signatures", labels: [speech.say("case-print.giver"), speech.say("case-print.receiver")] },
    ],
  };
}

function factsOf(view: CaseView, receiver: string, speech: Speech): readonly (readonly [string, string])[] {
  const { case: it, place, catalogue } = view;
  const day = dayIn(view, speech);
  const isTold = it.roles.length > 0;
  const roles = it.roles.map((role) => tellRole(role, catalogue, speech)).join(", ");
  const state =
    it.outcome === undefined || it.closedAt === undefined
      ? speech.say("case-print.open")
      : speech.say("case-print.closed", { day: day(it.closedAt), outcome: tellCaseOutcome(it.outcome, speech) });
  return [
    [speech.say("case-print.to"), receiver],
    [speech.say("case-print.code"), it.code],
    [speech.say("case-print.about"), tellTitle(it.title, speech)],
    [speech.say("case-print.place"), place ?? it.place],
    ...(isTold ? [[speech.say("case-print.level"), tellLevel(it.situation.level, catalogue, speech)] as const] : []),
    [speech.say("case-print.sides"), tellSides(it, speech)],
    [speech.say("case-print.opened"), day(it.openedAt)],
    [speech.say("case-print.state"), state],
    ...(isTold ? [[speech.say("case-print.roles-now"), roles] as const] : []),
  ];
}

function phasesIn({ phases, roles }: CaseSummary, view: CaseView, speech: Speech): PrintBlock[] {
  const day = dayIn(view, speech);
  const names = roles.map((role) => tellRole(role, view.catalogue, speech)).join(", ");
  return [
    heading("case-print.phases", speech),
    table(
      [
        ["case-print.since", 2],
        ["case-print.phase", 5],
      ],
      phases.map(({ what, at }) => [day(at), tellPhase(what, view.catalogue, speech)]),
      speech,
    ),
    ...(names === ""
      ? []
      : [{ kind: "paragraph", text: { lead: speech.say("case-print.roles"), text: names } } as const]),
  ];
}

function dangersIn(summary: CaseSummary, { catalogue }: CaseView, speech: Speech): PrintBlock[] {
  const { gates, gatesNow, hasProtectedGates } = summary;
  const items = gates.map((gate) => {
    const danger = tellDangers([gate], catalogue, speech);
    return gatesNow.includes(gate) ? { lead: danger, text: speech.say("case-print.still") } : danger;
  });
  return [
    heading("case-print.dangers", speech),
    items.length === 0
      ? { kind: "paragraph", text: speech.say("case-print.no-dangers") }
      : { kind: "list", mark: "dot", items },
    ...(hasProtectedGates ? [{ kind: "small", text: speech.say("case-print.protected") } as const] : []),
  ];
}

function triedIn({ tried }: CaseSummary, view: CaseView, speech: Speech): PrintBlock[] {
  const day = dayIn(view, speech);
  return [
    heading("case-print.tried", speech),
    table(
      [
        ["case-print.told-on", 2],
        ["case-print.technique", 5],
        ["case-print.helped", 2],
      ],
      tried.map(({ technique, helped, at }) => [
        day(at),
        tellTechnique(technique, view.catalogue, speech),
        tellHelped(helped, speech),
      ]),
      speech,
    ),
  ];
}

function checkInsIn({ checkIns }: CaseSummary, view: CaseView, speech: Speech): PrintBlock[] {
  const day = dayIn(view, speech);
  return [
    heading("case-print.check-ins", speech),
    table(
      [
        ["case-print.told-on", 2],
        ["case-print.colour", 5],
        ["case-print.safety", 2],
      ],
      checkIns.map(({ at, colour, safety }) => [day(at), tellColour(colour, speech), `${safety}/10`]),
      speech,
    ),
  ];
}

function referralsIn({ referrals }: CaseSummary, speech: Speech): PrintBlock[] {
  if (referrals.length === 0) return [];
  const items = referrals.map(({ state, count }) => `${tellState(state, speech)}: ${count}`);
  return [heading("case-print.referrals", speech), { kind: "list", mark: "dot", items }];
}

function papersIn({ papers, reviews }: CaseSummary, view: CaseView, speech: Speech): PrintBlock[] {
  if (papers.length === 0) return [];
  const day = dayIn(view, speech);
  const items = [
    ...papers.map(({ kind, changedAt, isFinal }) =>
      speech.say(isFinal ? "case-print.paper" : "case-print.paper-draft", {
        paper: speech.say(PAPERS[kind]),
        day: day(changedAt),
      }),
    ),
    ...reviews.map(({ at, held }) =>
      speech.say("case-print.review", {
        day: day(at),
        held: speech.say(held === undefined ? "word.held-unknown" : HELD[held]),
      }),
    ),
  ];
  return [heading("case-print.papers", speech), { kind: "list", mark: "dot", items }];
}

function notesIn({ notes }: CaseSummary, view: CaseView, speech: Speech): PrintBlock[] {
  if (notes.length === 0) return [];
  const day = dayIn(view, speech);
  return [
    heading("case-print.notes", speech),
    ...notes.map(({ what, at }): PrintBlock => ({ kind: "paragraph", text: { lead: `${day(at)}:`, text: what } })),
  ];
}

function leftOut(hasNotes: boolean): PlainMessageKey[] {
  return [
    ...(["case-print.left-accounts", "case-print.left-people", "case-print.left-place"] as const),
    ...(hasNotes ? [] : (["case-print.left-notes"] as const)),
    ...(["case-print.left-referrals", "case-print.left-help", "case-print.left-papers"] as const),
    "case-print.left-dangers",
  ];
}

type Column = readonly [title: PlainMessageKey, share: number];

function table(columns: readonly Column[], rows: readonly (readonly string[])[], speech: Speech): PrintBlock {
  if (rows.length === 0) return { kind: "paragraph", text: speech.say("case-print.none") };
  return { kind: "table", columns: columns.map(([title, share]) => ({ title: speech.say(title), share })), rows };
}

function heading(key: PlainMessageKey, speech: Speech): PrintBlock {
  return { kind: "heading", text: speech.say(key) };
}

/** Days as they are counted where the case is. */
function dayIn({ case: { place } }: CaseView, speech: Speech): (at: number) => string {
  return (at) => tellDayAt(at, place, speech);
}

const PAPERS = {
  contract: "word.paper-of-contract",
  session: "word.paper-of-session",
  meeting: "word.paper-of-meeting",
} as const satisfies Readonly<Record<PaperKind, MessageKey>>;

const HELD = {
  yes: "word.held-yes",
  partly: "word.held-partly",
  no: "word.held-no",
} as const satisfies Readonly<Record<Held, MessageKey>>;
