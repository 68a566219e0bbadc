import type { Context } from "grammy";
import type { Speech } from "../../content/speech.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { type Role, type RoleAdvice, recommendRole } from "../../domain/role.ts";
import { GATES, type GateId, stoppingGates } from "../../domain/safety.ts";
import { SIGNALS, type SignalId } from "../../domain/signal.ts";
import type { Situation } from "../../domain/situation.ts";
import type { Press, PressOf } from "../callback-data.ts";
import { endGuideOfCase } from "../case-guidance.ts";
import type { House, JuruContext } from "../context.ts";
import { clearDanger } from "../danger-mark.ts";
import { show } from "../message-sender.ts";
import { ticksOf } from "../press-fields.ts";
import { heardWords, levelReply, phaseReply, signalsReply } from "../replies/guide.ts";
import { resultReply } from "../replies/result.ts";
import { type Dangers, gateReply } from "../replies/safety.ts";
import type { GivenAnswer } from "../talks/stored-talk.ts";
import { beginAnew, createAsker, GATE_QUESTION, type Talk } from "./question.ts";

/** The version counts up when a question changes its meaning; the old builder stays until its talks have ended. */
export const GUIDE = "guide@2";

/** What is known before the first question: from the volunteer's own words, or from an earlier screen. */
export interface Known {
  readonly gates: readonly GateId[];
  readonly signals: readonly SignalId[];
  /** Why the first question is asked: after the volunteer's own words, or since a danger was told. */
  readonly preface: "none" | "heard" | "danger";
  /** Code of the case that is talked about; undefined outside of one. */
  readonly case?: string;
}

export const NOTHING_KNOWN: Known = { gates: [], signals: [], preface: "none" };

const gateTicks = ticksOf(GATES);
const signalTicks = ticksOf(SIGNALS);

/** What a volunteer wrote reaches the stored talk only as the dangers and signals found in it. */
export function hearStory({ gates, signals }: Dangers): string {
  return `heard ${gateTicks.write(gates)}:${signalTicks.write(signals)}`;
}

function readStory(words: string | undefined): Dangers | undefined {
  const [, gateText = "", signalText = ""] = /^heard (\w+):(\w+)$/.exec(words ?? "") ?? [];
  const gates = gateTicks.read(gateText);
  const signals = signalTicks.read(signalText);
  return gates === undefined || signals === undefined ? undefined : { gates, signals };
}

/** Safety first, then phase, level and signals; then the role and its techniques. */
export function createGuide(house: House) {
  const { catalogue } = house;
  return async (talk: Talk, _ctx: Context, start: Known, answers: readonly GivenAnswer[] = []): Promise<void> => {
    const ask = createAsker(talk, { name: GUIDE, start, answers });

    const known = await ask({
      key: GATE_QUESTION,
      reply: ({ speech, press }) =>
        gateReply(
          isReturn(press) ? inSameCase(press, start) : start,
          prefaceOf(start, catalogue, speech),
          catalogue,
          speech,
        ),
      read: (press, text) => {
        const isSafe = press?.name === "gateDone" && stoppingGates(press.gates).length === 0;
        return isSafe ? press : readStory(text);
      },
    });
    if (!("name" in known)) {
      const gates = [...new Set([...start.gates, ...known.gates])];
      const signals = [...new Set([...start.signals, ...known.signals])];
      return beginAnew<Known>(talk, GUIDE, inSameCase({ gates, signals, preface: "heard" }, start));
    }
    await talk.external((ctx) => clearDanger(ctx, house));

    const { gates } = known;
    const { phase, ...afterPhase } = await ask({
      key: "phase",
      reply: ({ speech, press }) => phaseReply({ gates, signals: ticksAfter(press, known.signals) }, catalogue, speech),
      read: (press) => (press?.name === "phase" ? press : undefined),
    });
    const answered = await ask({
      key: "level",
      reply: ({ speech, press }) => levelReply(ticksAfter(press, afterPhase.signals), catalogue, speech),
      read: (press) => (press?.name === "level" ? press : undefined),
    });
    const signals = await ask({
      key: "signals",
      reply: ({ speech, press }) => signalsReply(ticksAfter(press, answered.signals), 0, catalogue, speech),
      read: (press) => (press?.name === "signalDone" && press.signals.length > 0 ? press.signals : undefined),
    });

    const parties = answered.level === "unclear" ? ("unclear" as const) : ("identified" as const);
    const level = answered.level === "unclear" ? ("meso" as const) : answered.level;
    const situation: Situation = { phase, level, parties, gates, signals, tried: [] };
    await talk.external(async (ctx: JuruContext) => {
      const told = { phase, level, parties, gates, signals };
      const { case: code } = start;
      const isOfCase = code !== undefined;
      await show(
        ctx,
        isOfCase ? await endGuideOfCase(ctx, code, told, house) : resultReply(told, catalogue, ctx.speech),
      );
      // Here it is shown for the first time; its buttons open it again for months, which is no other talk.
      house.usage.note({ kind: "guided", phase, roles: rolesIn(recommendRole(situation)) });
    });
  };
}

/** The case stays the same however the talk is gone through. */
function inSameCase<T extends Dangers>(dangers: T, { case: code }: Known): T {
  return code === undefined ? dangers : { ...dangers, case: code };
}

function rolesIn(advice: RoleAdvice): readonly Role[] {
  return advice.kind === "stop" ? [] : [advice.first, ...advice.also].map(({ role }) => role);
}

function prefaceOf({ preface, signals, case: code }: Known, catalogue: Catalogue, speech: Speech): string | undefined {
  if (preface === "danger") return speech.say("guide.danger-first");
  if (preface === "heard") return heardWords(signals, catalogue, speech);
  return code === undefined ? undefined : speech.say("guide.for-case", { code });
}

/** Ways back to an earlier question carry what is ticked on the screen they leave. */
function isReturn(press: Press | undefined): press is PressOf<"back" | "gateList"> {
  return press?.name === "back" || press?.name === "gateList";
}

/** The ticks that a question begins with: the screen just left knows them better than the stored talk. */
function ticksAfter(press: Press | undefined, stored: readonly SignalId[]): readonly SignalId[] {
  if (!isReturn(press)) return stored;
  return press.name === "back" ? press.signals : [...new Set([...stored, ...press.signals])];
}
