import { SIDES, type Side } from "./case.ts";
import type { SessionForm } from "./session-form.ts";

/** One thing at a time, as it is done on the day. */
export type SessionStop =
  | { readonly kind: "opening" | "rules" | "ending" }
  | { readonly kind: "talk"; readonly side: Side }
  /** `order`: who speaks first, second, ... to this issue; nobody in particular when words are carried between them. */
  | { readonly kind: "issue"; readonly index: number; readonly order: readonly Side[] };

/** From the first word to the last. Each is heard alone before they meet; with each issue the next party begins. */
export function stopsOfSession(form: SessionForm): readonly SessionStop[] {
  const talks = form.talks.map(({ side }): SessionStop => ({ kind: "talk", side }));
  const issues = form.issues.map(
    (_, index): SessionStop => ({
      kind: "issue",
      index,
      order: form.stage === "joint" ? speakersFor(form, index) : [],
    }),
  );
  const start: readonly SessionStop[] = [{ kind: "opening" }, { kind: "rules" }];
  if (form.stage === "joint") return [...talks, ...start, ...issues, { kind: "ending" }];
  return [...start, ...talks, ...(form.stage === "shuttle" ? issues : []), { kind: "ending" }];
}

export function speakersFor({ sides, turns }: Pick<SessionForm, "sides" | "turns">, index: number): readonly Side[] {
  const all = SIDES.slice(0, sides);
  const first = Math.max(0, all.indexOf(turns?.begins ?? "A"));
  return all.map((side, place) => all[(first + index + place) % all.length] ?? side);
}
