import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import type { Case } from "../../domain/case.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { PHASES, type Phase } from "../../domain/phase.ts";
import { type HandOver, handOver, rolesInPhase, type ShiftGround } from "../../domain/phase-change.ts";
import type { Role, RoleReason } from "../../domain/role.ts";
import { tellPhase, tellRole } from "./case-words.ts";
import { waysOut } from "./check-in.ts";
import type { Button, Reply } from "./reply.ts";

const GROUNDS = {
  calmed: "phase-change.calmed",
  opened: "phase-change.opened",
  "closed over": "phase-change.closed-over",
  "passed by": "phase-change.passed-by",
  "flared up": "phase-change.flared-up",
  "brewing again": "phase-change.brewing-again",
} as const satisfies Readonly<Record<ShiftGround, MessageKey>>;

/** "mediator dan broker". */
export function listed(words: readonly string[], speech: Speech): string {
  return new Intl.ListFormat(speech.language, { type: "conjunction" }).format(words);
}

export function suggestText(phase: Phase, speech: Speech): string {
  return speech.say(phase === "pascakonflik" ? "phase-change.suggest-calmed" : "phase-change.suggest-open");
}

/** Only the volunteer changes a phase: the bot asks. */
export function suggestRows(code: string, phase: Phase, speech: Speech): Button[][] {
  const yes = phase === "pascakonflik" ? "button.phase-yes-pascakonflik" : "button.phase-yes-konflik";
  return [
    [{ text: speech.say(yes), press: { name: "phaseChoose", code, phase }, style: "success" }],
    [
      { text: speech.say("button.phase-not-yet"), press: { name: "checkInWhen", code } },
      { text: speech.say("button.phase-change"), press: { name: "phaseChange", code } },
    ],
  ];
}

export function choosePhaseReply(it: Case, catalogue: Catalogue, speech: Speech): Reply {
  const { code, situation } = it;
  const others = PHASES.filter((phase) => phase !== situation.phase);
  return {
    text: speech.say("phase-change.choose", { code, phase: tellPhase(situation.phase, catalogue, speech) }),
    buttons: [
      ...others.map((phase): Button[] => {
        const words = catalogue.phases.find(({ id }) => id === phase);
        const text = words === undefined ? phase : speech.tell(words.button);
        return [{ text, press: { name: "phaseChoose", code, phase } }];
      }),
      waysOut(code, speech),
    ],
  };
}

/** The roles that end and begin, and why, before anything is recorded. */
export function previewPhaseReply(it: Case, phase: Phase, catalogue: Catalogue, speech: Speech): Reply {
  const { code, version, situation, roles } = it;
  const reasons = rolesInPhase(it, phase);
  const shift = handOver({ phase: situation.phase, roles }, { phase, roles: reasons.map(({ role }) => role) });
  return {
    text: [
      speech.say("phase-change.preview", {
        ...{ from: tellPhase(situation.phase, catalogue, speech), to: tellPhase(phase, catalogue, speech) },
      }),
      ...(shift === undefined ? [] : [shiftText(shift, catalogue, speech)]),
      reasons.map((reason) => whyText(reason, phase, speech)).join("\n"),
      speech.say("phase-change.sure"),
    ].join("\n\n"),
    buttons: [
      [
        {
          ...{ text: speech.say("button.phase-set"), style: "success" },
          press: { name: "phaseSet", code, seen: version, phase, from: situation.phase, was: roles },
        },
      ],
      [{ text: speech.say("button.back"), press: { name: "phaseChange", code } }],
      waysOut(code, speech),
    ],
  };
}

/** "Sudah mereda: peran beralih dari mediator ke fasilitator dan broker." */
export function shiftText({ ends, begins, stays, ground }: HandOver, catalogue: Catalogue, speech: Speech): string {
  const names = (roles: readonly Role[]) =>
    listed(
      roles.map((role) => tellRole(role, catalogue, speech)),
      speech,
    );
  const words = { ground: speech.say(GROUNDS[ground]), from: names(ends), to: names(begins), stays: names(stays) };
  if (ends.length > 0 && begins.length > 0) {
    const shift = speech.say("phase-change.shift", words);
    return stays.length === 0 ? shift : `${shift} ${speech.say("phase-change.stays-too", words)}`;
  }
  if (begins.length > 0) return speech.say("phase-change.added", words);
  return speech.say(ends.length > 0 ? "phase-change.dropped" : "phase-change.stays", words);
}

function whyText({ role, ground, signals }: RoleReason, phase: Phase, speech: Speech): string {
  switch (role) {
    case "mediator":
      return speech.say("phase-change.why-mediator");
    case "broker":
      return speech.say(signals.length === 0 ? "phase-change.why-broker-pascakonflik" : "phase-change.why-broker");
    case "fasilitator":
      return speech.say(ground === "not ripe" ? "phase-change.why-not-ripe" : `phase-change.why-fasilitator-${phase}`);
  }
}

/** While a danger is on, no role leads into the conflict. */
export function inDangerReply({ code }: Case, speech: Speech): Reply {
  return {
    text: speech.say("phase-change.in-danger"),
    buttons: [
      [{ text: speech.say("button.check-in-calm"), press: { name: "checkIn", code }, style: "success" }],
      waysOut(code, speech),
    ],
  };
}

/** Opened by a call for help alone: there is no phase yet that could change. */
export function untoldReply({ code }: Case, speech: Speech): Reply {
  return { text: speech.say("phase-change.untold"), buttons: [guideRow(code, speech), waysOut(code, speech)] };
}

/** The signals told last may be old: asked anew, they may call for another role. */
export function guideRow(code: string, speech: Speech): Button[] {
  return [{ text: speech.say("button.case-guide"), press: { name: "caseGuide", code } }];
}
