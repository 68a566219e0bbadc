import type { Catalogue } from "../../src/domain/catalogue.ts";
import { type Guidance, guide } from "../../src/domain/guidance.ts";
import type { SituationReader, SituationReading } from "../../src/domain/reading.ts";
import type { Role } from "../../src/domain/role.ts";
import { GATES, type GateId } from "../../src/domain/safety.ts";
import { SIGNALS, type SignalId } from "../../src/domain/signal.ts";
import type { Situation } from "../../src/domain/situation.ts";
import type { TechniqueId } from "../../src/domain/technique.ts";

/** What the reviewers' command prints as JSON, in this order. */
export interface Answer {
  readonly role: Role | "none";
  readonly also: readonly Role[];
  readonly techniques: readonly {
    readonly id: TechniqueId;
    readonly score: number;
    readonly because: readonly SignalId[];
  }[];
  /** All active gates. R10 among them takes only mediation away. */
  readonly stop: readonly GateId[];
  /** Only with a text: what was found in it. */
  readonly gates?: readonly GateId[];
  readonly signals?: readonly SignalId[];
  readonly profiling?: boolean;
}

/** The guidance for what was given, together with what a text says if there is one. */
export function answerFor(given: Situation, reading: SituationReading | undefined, catalogue: Catalogue): Answer {
  const gates = GATES.filter((id) => given.gates.includes(id) || reading?.gates.includes(id));
  const signals = SIGNALS.filter((id) => given.signals.includes(id) || reading?.signals.includes(id));
  const guidance: Guidance =
    reading?.profiling === true ? { kind: "stop", gates } : guide({ ...given, gates, signals }, catalogue.techniques);
  return {
    ...rolesOf(guidance),
    techniques:
      guidance.kind === "stop" ? [] : guidance.suggestions.map(({ id, score, because }) => ({ id, score, because })),
    stop: gates,
    ...(reading === undefined ? {} : { gates: reading.gates, signals: reading.signals, profiling: reading.profiling }),
  };
}

function rolesOf(guidance: Guidance): Pick<Answer, "role" | "also"> {
  if (guidance.kind === "stop") return { role: "none", also: [] };
  return { role: guidance.first.role, also: guidance.also.map(({ role }) => role) };
}

/** One JSON a line of text, an empty line included, so that both sides keep step. */
export async function* answerLines(
  lines: AsyncIterable<string>,
  given: Situation,
  { reader, catalogue }: { readonly reader: SituationReader; readonly catalogue: Catalogue },
): AsyncIterable<Answer> {
  for await (const line of lines) yield answerFor(given, reader.read(line), catalogue);
}
