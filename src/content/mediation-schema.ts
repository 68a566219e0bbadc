import { z } from "zod";
import { WATCHERS } from "../domain/contract-form.ts";
import type { MediationWords } from "../domain/mediation-words.ts";
import { PHASES } from "../domain/phase.ts";
import { SESSION_LIMITS, SESSION_STAGES } from "../domain/session-form.ts";
import { SIGNALS } from "../domain/signal.ts";
import { LocalisedText } from "./schema.ts";

/** More examples than this do not fit on one screen with a button for each. */
const MOST_EXAMPLES = 8;
const LONGEST_EXAMPLE = 120;

/** It stands in papers for ever. */
const Id = z.string().regex(/^[a-z]{1,12}\d{1,2}$/, "use small letters and a number, for example w1");
const Words = LocalisedText(LONGEST_EXAMPLE);
const Example = z.strictObject({ id: Id, words: Words });
const Stages = z.array(z.enum(SESSION_STAGES)).min(1);
const SessionEntry = z.strictObject({ id: Id, words: Words, stages: Stages, isProposed: z.boolean() });

/** content/papers/contract.yaml */
export const ContractFile = z.strictObject({
  themes: z
    .array(z.strictObject({ name: LocalisedText(30), examples: z.array(Example).min(1).max(MOST_EXAMPLES) }))
    .min(1)
    .max(MOST_EXAMPLES),
  broken: z.array(Example).min(1).max(MOST_EXAMPLES),
  watchers: z.array(z.strictObject({ id: z.enum(WATCHERS), name: LocalisedText(32) })),
}) satisfies z.ZodType<MediationWords["contract"]>;

const Opening = z.strictObject({
  stage: z.enum(SESSION_STAGES),
  phases: z.array(z.enum(PHASES)).min(1),
  words: LocalisedText(SESSION_LIMITS.opening),
});

/** content/papers/session.yaml */
export const SessionFile = z.strictObject({
  rules: z.array(SessionEntry).min(1),
  openings: z.array(Opening).superRefine((openings, context) => {
    for (const stage of SESSION_STAGES) {
      for (const phase of PHASES) {
        const count = openings.filter((one) => one.stage === stage && one.phases.includes(phase)).length;
        const message = `has ${count} openings for "${stage}" in "${phase}", and needs one`;
        if (count !== 1) context.addIssue({ code: "custom", path: [], message });
      }
    }
  }),
  issues: z.array(z.strictObject({ id: Id, words: Words, signals: z.array(z.enum(SIGNALS)) })).min(1),
  asks: z.array(SessionEntry).min(1),
  pauses: z.array(SessionEntry).min(1),
  endings: z.array(SessionEntry).min(1),
}) satisfies z.ZodType<MediationWords["session"]>;
