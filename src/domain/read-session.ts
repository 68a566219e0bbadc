import { SIDES } from "./case.ts";
import { among, asCount, asObject, asPoint, asSide, asText, listOf, type Read, readObject } from "./read-parts.ts";
import {
  SESSION_LIMITS,
  SESSION_STAGES,
  SETTLED_STEPS,
  type SessionForm,
  type Talk,
  TURN_MINUTES,
  type Turns,
} from "./session-form.ts";

export function writeSession(form: SessionForm): string {
  return JSON.stringify(form);
}

/** The body of a paper; undefined for one of another release. */
export function readSession(body: string): SessionForm | undefined {
  const parts = readObject(body);
  if (parts === undefined) return undefined;
  const sides = asCount(parts["sides"]);
  const rules = listOf(asPoint, SESSION_LIMITS.rules)(parts["rules"]);
  const issues = listOf(asPoint, SESSION_LIMITS.issues)(parts["issues"]);
  const talks = listOf(asTalk, SIDES.length)(parts["talks"]);
  const pauses = listOf(asPoint, SESSION_LIMITS.pauses)(parts["pauses"]);
  const endings = listOf(asPoint, SESSION_LIMITS.endings)(parts["endings"]);
  const settled = listOf(among(SETTLED_STEPS), SETTLED_STEPS.length)(parts["settled"]);
  if (sides === undefined || sides > SIDES.length || !rules || !issues || !talks || !pauses || !endings || !settled) {
    return undefined;
  }
  const [stage, opening] = [among(SESSION_STAGES)(parts["stage"]), asPoint(parts["opening"])];
  const [turns, next] = [asTurns(parts["turns"]), among(["later"])(parts["next"]) ?? asCount(parts["next"])];
  return {
    ...{ sides, rules, issues, talks, pauses, endings, settled, isFiled: parts["isFiled"] === true },
    ...(stage !== undefined && { stage }),
    ...(opening !== undefined && { opening }),
    ...(turns !== undefined && { turns }),
    ...(next !== undefined && { next }),
  };
}

const asTalk: Read<Talk> = (value) => {
  const parts = asObject(value);
  const [side, asks] = [asSide(parts?.["side"]), listOf(asPoint, SESSION_LIMITS.asks)(parts?.["asks"])];
  if (side === undefined || asks === undefined) return undefined;
  const passOn = asText(parts?.["passOn"]);
  return { side, asks, ...(passOn !== undefined && { passOn }) };
};

const asTurns: Read<Turns> = (value) => {
  const parts = asObject(value);
  const begins = asSide(parts?.["begins"]);
  const minutes = TURN_MINUTES.find((one) => one === parts?.["minutes"]);
  return begins === undefined || minutes === undefined ? undefined : { begins, minutes };
};
