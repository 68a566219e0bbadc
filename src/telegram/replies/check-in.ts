import type { Speech } from "../../content/speech.ts";
import { tellDuration } from "../../content/words/local-moment.ts";
import type { Case } from "../../domain/case.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { COLOURS, LEAST_SAFE, MOST_SAFE } from "../../domain/check-in.ts";
import { GATES, type GateId, isMediationBarred, NO_MEDIATION } from "../../domain/safety.ts";
import type { Press, PressOf } from "../callback-data.ts";
import { openCaseButton } from "./case-tools.ts";
import { tellColour, tellTitle } from "./case-words.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton } from "./safety.ts";

type Answered = Omit<PressOf<"checkInGates">, "name">;

const IN_A_ROW = 5;

/** First of three taps: each colour in words that one can observe. */
export function colourReply(it: Case, now: number, speech: Speech): Reply {
  const { code, title, checkIns } = it;
  const before = checkIns.at(-1);
  return {
    text: [
      speech.say("check-in.colour", { code, title: tellTitle(title, speech) }),
      ...(before === undefined
        ? []
        : [
            speech.say("check-in.before", {
              ...{ colour: tellColour(before.colour, speech), safety: before.safety },
              ago: tellDuration(now - before.at, speech),
            }),
          ]),
    ].join("\n\n"),
    buttons: [...colourRows(it, speech), waysOut(code, speech)],
  };
}

/** Also below the question that comes by itself. */
export function colourRows({ code, checkIns }: Pick<Case, "code" | "checkIns">, speech: Speech): Button[][] {
  const after = checkIns.at(-1)?.at ?? 0;
  return [
    COLOURS.map(
      (colour): Button => ({
        text: tellColour(colour, speech),
        press: { name: "checkInColour", code, after, colour },
      }),
    ),
  ];
}

/** Second tap: 1 to 10 in two rows. */
export function safetyReplyOf(press: PressOf<"checkInColour">, speech: Speech): Reply {
  const { code, after, colour } = press;
  const steps = Array.from({ length: MOST_SAFE - LEAST_SAFE + 1 }, (_, index): Button => {
    const safety = LEAST_SAFE + index;
    return { text: String(safety), press: { name: "checkInSafety", code, after, colour, safety } };
  });
  return {
    text: speech.say("check-in.safety"),
    buttons: [steps.slice(0, IN_A_ROW), steps.slice(IN_A_ROW), back({ name: "checkIn", code }, speech)],
  };
}

/** Third tap. */
export function dangerReply({ code, after, colour, safety }: PressOf<"checkInSafety">, speech: Speech): Reply {
  const answered = { code, after, colour, safety, gates: [] };
  return {
    text: speech.say("check-in.danger"),
    buttons: [
      [
        {
          ...{ text: speech.say("button.check-in-none"), style: "success" },
          press: { ...answered, name: "checkInDone" },
        },
      ],
      [{ text: speech.say("button.check-in-gates"), press: { ...answered, name: "checkInGates" }, style: "danger" }],
      back({ name: "checkInColour", code, after, colour }, speech),
    ],
  };
}

/** A danger that is pressed is filed at once, a party that refuses is only ticked. */
export function gatesReply(answered: Answered, catalogue: Catalogue, speech: Speech): Reply {
  const { code, after, colour, safety, gates } = answered;
  const answers = { code, after, colour, safety };
  const rows = gateRows(catalogue, (gate): Button => {
    const words = catalogue.safety.find(({ id }) => id === gate)?.button;
    const text = words === undefined ? gate : speech.tell(words);
    if (gate !== NO_MEDIATION) {
      return { text, press: { name: "checkInDone", ...answers, gates: withGate(gates, gate) } };
    }
    const isTicked = isMediationBarred(gates);
    const ticked = isTicked ? [] : [gate];
    return { text: `${isTicked ? "☑️" : "⬜️"} ${text}`, press: { name: "checkInGates", ...answers, gates: ticked } };
  });
  return {
    text: speech.say("check-in.gates"),
    buttons: [
      ...rows,
      [
        {
          ...{ text: speech.say("button.check-in-done"), style: "success" },
          press: { ...answered, name: "checkInDone" },
        },
      ],
      back({ name: "checkInSafety", ...answers }, speech),
    ],
  };
}

/** After a safety card: what else is there? */
export function moreGatesReply({ code, dangers }: Case, catalogue: Catalogue, speech: Speech): Reply {
  const rows = gateRows(catalogue, (gate): Button | undefined => {
    const words = catalogue.safety.find(({ id }) => id === gate)?.button;
    if (gate === NO_MEDIATION || dangers.includes(gate) || words === undefined) return undefined;
    return { text: speech.tell(words), press: { name: "checkInDanger", code, gate } };
  });
  return {
    text: speech.say("check-in.more-gates", { code }),
    buttons: [...rows, waysOut(code, speech)],
  };
}

export function waysOut(code: string, speech: Speech): Button[] {
  return [openCaseButton(code, speech), emergencyButton(speech)];
}

function withGate(gates: readonly GateId[], gate: GateId): readonly GateId[] {
  return GATES.filter((id) => id === gate || gates.includes(id));
}

function gateRows({ safety }: Catalogue, button: (gate: GateId) => Button | undefined): Button[][] {
  return safety.flatMap(({ id }) => {
    const made = id === "profiling" ? undefined : button(id);
    return made === undefined ? [] : [[made]];
  });
}

function back(press: Press, speech: Speech): Button[] {
  return [{ text: speech.say("button.back"), press }, emergencyButton(speech)];
}
