import type { Speech } from "../../content/speech.ts";
import { type Case, HELPED, type Helped } from "../../domain/case.ts";
import { isWorse } from "../../domain/case-alarm.ts";
import { techniquesToAsk } from "../../domain/case-watch.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { type CheckIn, COLOURS } from "../../domain/check-in.ts";
import { suggestPhase } from "../../domain/phase-change.ts";
import { type GateId, isMediationBarred } from "../../domain/safety.ts";
import { TECHNIQUES, type TechniqueId } from "../../domain/technique.ts";
import { callRows } from "./call-button.ts";
import { tellColour, tellHelped, tellRole, tellTechnique } from "./case-words.ts";
import { waysOut } from "./check-in.ts";
import { rhythmRows, tellNext } from "./check-in-when.ts";
import { listed, suggestRows, suggestText } from "./phase-change.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyReply, safetyReply } from "./safety.ts";

const HELPED_BUTTONS = {
  yes: "button.check-in-yes",
  partly: "button.check-in-partly",
  no: "button.check-in-no",
  "not yet": "button.check-in-not-yet",
} as const satisfies Readonly<Record<Helped, string>>;

/** What was recorded, then the next thing to be asked: a danger and what got worse come before everything. */
export function filedReply(it: Case, catalogue: Catalogue, speech: Speech): Reply {
  const [before, now] = it.checkIns.length > 1 ? it.checkIns : [undefined, it.checkIns.at(-1)];
  if (now === undefined) return goOnReply(it, { now: it.touchedAt }, catalogue, speech);
  const [danger] = it.dangers;
  if (danger !== undefined) return caseDangerReply(it, danger, catalogue, speech);
  const { colour, safety } = now;
  const said = { code: it.code, colour: tellColour(colour, speech), safety };
  if (isWorse(before, now)) {
    const { text } = emergencyReply(catalogue, speech);
    return {
      text: `${speech.say("check-in.worse", said)}\n\n${text}`,
      buttons: [
        ...callRows({ gates: [], case: it.code }, speech),
        [{ text: speech.say("button.check-in-on"), press: { name: "checkInOn", code: it.code } }],
        waysOut(it.code, speech),
      ],
    };
  }
  const note = [
    [speech.say("check-in.filed", said), ...compared(before, now, speech)].join("\n"),
    ...refused(it, now, catalogue, speech),
  ].join("\n\n");
  return goOnReply(it, { now: now.at, note }, catalogue, speech);
}

/** The card of a danger, and the ways on within the case: none of them leads to a technique. */
export function caseDangerReply(it: Case, opened: GateId, catalogue: Catalogue, speech: Speech): Reply {
  const { code, dangers } = it;
  const { text } = safetyReply({ gates: dangers, signals: [] }, { opened }, catalogue, speech);
  return {
    text: `${text}\n\n${speech.say("check-in.danger-told", { code })}`,
    buttons: [
      [{ text: speech.say("button.check-in-more"), press: { name: "checkInMore", code } }],
      ...callRows({ gates: dangers, case: code }, speech),
      [{ text: speech.say("button.check-in-calm"), press: { name: "checkIn", code }, style: "success" }],
      waysOut(code, speech),
    ],
  };
}

interface GoingOn {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly note?: string;
  /** The technique that was asked about last. */
  readonly after?: TechniqueId;
}

/** Which techniques helped, whether the phase has changed, how often to ask: one at a time, and none twice. */
export function goOnReply(it: Case, how: GoingOn, catalogue: Catalogue, speech: Speech): Reply {
  const { code, everyDays } = it;
  const { now, note, after } = how;
  const asked = nextOf(techniquesToAsk(it, now), after);
  const above = note === undefined ? [] : [note];
  if (asked !== undefined) {
    return {
      text: [...above, speech.say("check-in.helped", { technique: tellTechnique(asked, catalogue, speech) })].join(
        "\n\n",
      ),
      buttons: [...helpedRows(code, asked, speech), waysOut(code, speech)],
    };
  }
  const phase = suggestPhase(it);
  if (phase !== undefined && it.state === "open") {
    return {
      text: [...above, suggestText(phase, speech)].join("\n\n"),
      buttons: [...suggestRows(code, phase, speech), waysOut(code, speech)],
    };
  }
  const isRhythmAsked = everyDays === undefined && it.state === "open";
  return {
    text: [...above, isRhythmAsked ? speech.say("check-in.how-often") : tellNext(it, speech)].join("\n\n"),
    buttons: [...(isRhythmAsked ? rhythmRows(code, speech) : []), waysOut(code, speech)],
  };
}

/** In the order of the seed, so that it goes on behind the one that was answered last. */
function nextOf(given: readonly TechniqueId[], after: TechniqueId | undefined): TechniqueId | undefined {
  const asked = after === undefined ? 0 : TECHNIQUES.indexOf(after) + 1;
  return TECHNIQUES.slice(asked).find((technique) => given.includes(technique));
}

export function helpedNote(technique: TechniqueId, helped: Helped, catalogue: Catalogue, speech: Speech): string {
  return speech.say("check-in.helped-noted", {
    technique: tellTechnique(technique, catalogue, speech),
    helped: tellHelped(helped, speech),
  });
}

function helpedRows(code: string, technique: TechniqueId, speech: Speech): Button[][] {
  const buttons = HELPED.map(
    (helped): Button => ({
      text: speech.say(HELPED_BUTTONS[helped]),
      press: { name: "checkInHelped", code, technique, helped },
    }),
  );
  return [
    buttons.slice(0, 2),
    buttons.slice(2),
    [
      {
        text: speech.say("button.check-in-skip"),
        press: { name: "checkInHelped", code, technique, helped: "skip" },
      },
    ],
  ];
}

function compared(before: CheckIn | undefined, now: CheckIn, speech: Speech): readonly string[] {
  if (before === undefined) return [];
  const steps = COLOURS.indexOf(before.colour) - COLOURS.indexOf(now.colour);
  if (steps === 0 && before.safety === now.safety) return [speech.say("check-in.same")];
  return steps > 0 || (steps === 0 && now.safety > before.safety) ? [speech.say("check-in.better")] : [];
}

function refused({ roles }: Case, now: CheckIn, catalogue: Catalogue, speech: Speech): readonly string[] {
  if (!isMediationBarred(now.gates)) return [];
  const names = roles.map((role) => tellRole(role, catalogue, speech));
  return [speech.say("check-in.refused", { roles: listed(names, speech) })];
}
