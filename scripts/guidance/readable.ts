import type { Catalogue, SafetyCardId } from "../../src/domain/catalogue.ts";
import type { Language, Localised } from "../../src/domain/language.ts";
import type { SignalId } from "../../src/domain/signal.ts";
import type { Answer } from "./answer.ts";

const WORDS = {
  role: { id: "Peran", en: "Role" },
  none: { id: "tidak ada: utamakan keselamatan", en: "none: safety first" },
  also: { id: "Di sampingnya", en: "Beside it" },
  techniques: { id: "Teknik", en: "Techniques" },
  because: { id: "karena", en: "because" },
  score: { id: "nilai", en: "score" },
  stop: { id: "Bahaya", en: "Dangers" },
  noMediation: { id: "mediasi tidak dipakai", en: "no mediation" },
  signals: { id: "Tanda dalam teks", en: "Signals in the text" },
} as const satisfies Record<string, Localised>;

/** The same answer for a person: names instead of codes, reasons in words. */
export function readableAnswer(answer: Answer, catalogue: Catalogue, language: Language): string {
  const say = (words: keyof typeof WORDS) => WORDS[words][language];
  const roleName = (id: string) => catalogue.roles.find((role) => role.id === id)?.name[language] ?? say("none");
  const reason = (id: SignalId) =>
    `${catalogue.signals.find((signal) => signal.id === id)?.because[language] ?? ""} (${id})`;
  const cards: readonly SafetyCardId[] = answer.profiling === true ? [...answer.stop, "profiling"] : answer.stop;

  const techniques = answer.techniques.map(({ id, score, because }) => {
    const name = catalogue.techniques.find((technique) => technique.id === id)?.card.name[language] ?? "";
    const why = because.length === 0 ? "" : `, ${say("because")} ${because.map(reason).join("; ")}`;
    return `  ${id} ${name} (${say("score")} ${score})${why}`;
  });
  return [
    `${say("role")}: ${roleName(answer.role)}`,
    ...(answer.also.length === 0 ? [] : [`${say("also")}: ${answer.also.map(roleName).join(", ")}`]),
    ...(techniques.length === 0 ? [] : [`${say("techniques")}:`, ...techniques]),
    ...(cards.length === 0 ? [] : [`${say("stop")}:`, ...cards.flatMap((id) => safetyLines(id, catalogue, language))]),
    ...(answer.role !== "none" && answer.stop.length > 0 ? [`  (${say("noMediation")})`] : []),
    ...(answer.signals === undefined || answer.signals.length === 0
      ? []
      : [`${say("signals")}: ${answer.signals.map(reason).join("; ")}`]),
  ].join("\n");
}

function safetyLines(id: SafetyCardId, catalogue: Catalogue, language: Language): readonly string[] {
  const card = catalogue.safety.find((one) => one.id === id);
  return card === undefined
    ? []
    : [`  ${id} ${card.title[language]}`, ...card.actions.map((action) => `    - ${action[language]}`)];
}
