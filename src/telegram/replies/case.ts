import type { Speech } from "../../content/speech.ts";
import type { Offer } from "../../domain/case.ts";
import { recommendRole } from "../../domain/role.ts";
import { situationOfCase } from "../../domain/situation-of-case.ts";
import { referForCaseButton } from "./case-referrals.ts";
import { type CaseView, toolRows } from "./case-tools.ts";
import {
  tellAgo,
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
import type { Button, Reply } from "./reply.ts";
import { whyRole } from "./result.ts";
import { emergencyButton } from "./safety.ts";

const TRIED_SHOWN = 3;

/** One screen: where the conflict stands, who does what in it, what was tried, and what can be done now. */
export function caseReply(view: CaseView, speech: Speech, note?: string): Reply {
  const parts = [note, headText(view, speech), standingText(view, speech), triedText(view, speech)];
  return {
    text: parts.filter((part) => part !== undefined && part !== "").join("\n\n"),
    buttons: [...workRows(view, speech), ...toolRows(view, speech), ...ownRows(view, speech)],
  };
}

function headText({ case: it, viewer, place, now }: CaseView, speech: Speech): string {
  const { code, title, owner, outcome, closedAt } = it;
  return [
    speech.say("case.head", { code, title: tellTitle(title, speech), place: place ?? it.place }),
    ...(outcome === undefined || closedAt === undefined
      ? []
      : [
          speech.say("case.closed", {
            ago: tellAgo(closedAt, now, speech),
            outcome: tellCaseOutcome(outcome, speech),
          }),
        ]),
    ...(owner === 0 ? [speech.say("case.without-owner")] : []),
    ...(owner === 0 || owner === viewer.id ? [] : [speech.say("case.of-another")]),
  ].join("\n");
}

function standingText(view: CaseView, speech: Speech): string {
  const { case: it, catalogue, referrals, papers } = view;
  return [
    ...(it.dangers.length === 0
      ? []
      : [speech.say("case.danger", { dangers: tellDangers(it.dangers, catalogue, speech) })]),
    ...roleLines(view, speech),
    it.sides === 0 ? speech.say("case.sides-unclear") : speech.say("case.sides", { sides: tellSides(it, speech) }),
    checkInLine(view, speech),
    ...handsLines(view, speech),
    speech.say("case.counts", { notes: it.notes, referrals: referrals.length, papers: papers.length }),
  ].join("\n");
}

/** Of a case that was opened below a safety card nothing more is known than the danger. */
function roleLines({ case: it, catalogue, now }: CaseView, speech: Speech): readonly string[] {
  const [first, ...also] = it.roles;
  if (first === undefined) return [speech.say("case.not-guided")];
  const situation = { ...situationOfCase(it, now), gates: it.situation.gates };
  const advice = recommendRole(situation);
  const why = advice.kind === "roles" && advice.first.role === first ? advice.first : undefined;
  const names = also.map((role) => tellRole(role, catalogue, speech)).join(", ");
  return [
    speech.say("case.phase", {
      phase: tellPhase(it.situation.phase, catalogue, speech),
      ago: speech.say("word.since-opened", { ago: tellAgo(it.phaseSince, now, speech) }),
      level: tellLevel(it.situation.level, catalogue, speech),
    }),
    [
      speech.say("case.role", { role: tellRole(first, catalogue, speech) }),
      ...(why === undefined ? [] : [whyRole(why, situation, catalogue, speech)]),
    ].join(" "),
    ...(names === "" ? [] : [speech.say("case.role-also", { roles: names })]),
  ];
}

function checkInLine({ case: { checkIns }, now }: CaseView, speech: Speech): string {
  const latest = checkIns.at(-1);
  if (latest === undefined) return speech.say("case.no-check-in");
  return speech.say("case.check-in", {
    ago: tellAgo(latest.at, now, speech),
    colour: tellColour(latest.colour, speech),
    safety: latest.safety,
  });
}

/** In whose hands it is, or shall be. */
function handsLines({ case: { help, offer }, now }: CaseView, speech: Speech): readonly string[] {
  const waiting = help !== undefined && help.answeredAt === undefined;
  return [
    ...(help !== undefined && waiting
      ? [speech.say("case.help-waiting", { ago: tellAgo(help.askedAt, now, speech) })]
      : []),
    ...(help?.answeredAt === undefined
      ? []
      : [speech.say("case.help-answered", { ago: tellAgo(help.answeredAt, now, speech) })]),
    ...(offer === undefined ? [] : [speech.say(offeredTo(offer))]),
  ];
}

function offeredTo({ to, link }: Offer) {
  if (link !== undefined) return "case.offered-link" as const;
  return to === undefined ? ("case.offered-coordinator" as const) : ("case.offered-person" as const);
}

/** The newest word first. */
function triedText({ case: { tried }, catalogue, now }: CaseView, speech: Speech): string {
  if (tried.length === 0) return "";
  const shown = tried.toReversed().slice(0, TRIED_SHOWN);
  const more = tried.length - shown.length;
  return [
    speech.say("case.tried"),
    ...shown.map(({ technique, helped, at }) =>
      speech.say("case.tried-line", {
        technique: tellTechnique(technique, catalogue, speech),
        helped: tellHelped(helped, speech),
        ago: tellAgo(at, now, speech),
      }),
    ),
    ...(more > 0 ? [speech.say("case.tried-more", { count: more })] : []),
  ].join("\n");
}

/** While a danger is on, nothing here leads to a technique: the guide asks for the dangers first. */
function workRows({ case: it, referrals }: CaseView, speech: Speech): Button[][] {
  const { code, state, roles, dangers } = it;
  const timeline: Button = { text: speech.say("button.case-timeline"), press: { name: "caseTimeline", code, page: 0 } };
  const ofCase: Button =
    referrals.length === 0
      ? referForCaseButton(code, speech)
      : {
          text: speech.say("button.case-referrals", { count: referrals.length }),
          press: { name: "caseReferrals", code, page: 0 },
        };
  if (state === "closed") return [[timeline], ...(referrals.length === 0 ? [] : [[ofCase]])];
  const hasSteps = roles.length > 0 && dangers.length === 0;
  return [
    [{ text: speech.say("button.case-guide"), press: { name: "caseGuide", code }, style: "success" }],
    ...(hasSteps
      ? [
          [{ text: speech.say("button.case-result"), press: { name: "caseResult", code } } as const],
          [{ text: speech.say("button.case-tries"), press: { name: "caseTries", code } } as const],
        ]
      : []),
    [{ text: speech.say("button.case-note"), press: { name: "caseNote", code } }, timeline],
    [ofCase],
  ];
}

/** What stands below the tools of all parts. */
function ownRows({ case: { code, state, owner }, viewer }: CaseView, speech: Speech): Button[][] {
  const isOpen = state === "open";
  const list = owner === viewer.id ? (isOpen ? "mine" : "closed") : "area";
  const back = { mine: "button.my-cases", closed: "button.closed-cases", area: "button.area-cases" } as const;
  return [
    isOpen
      ? [
          { text: speech.say("button.case-edit"), press: { name: "caseEdit", code } },
          { text: speech.say("button.case-close"), press: { name: "caseClose", code } },
        ]
      : [{ text: speech.say("button.case-reopen"), press: { name: "caseReopen", code } }],
    [{ text: speech.say(back[list]), press: { name: "cases", list, page: 0 } }, emergencyButton(speech)],
  ];
}
