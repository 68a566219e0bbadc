import { z } from "zod";
import type { BrokerSets, Contact, Explained, RoleWords, SafetyCard, SignalWords } from "../domain/catalogue.ts";
import type { Localised } from "../domain/language.ts";
import { LEVELS, type Level } from "../domain/level.ts";
import { PHASES, type Phase } from "../domain/phase.ts";
import type { PracticeSituation } from "../domain/practice.ts";
import { ROLES } from "../domain/role.ts";
import { GATES, stoppingGates } from "../domain/safety.ts";
import { SIGNALS } from "../domain/signal.ts";
import { TECHNIQUES, type Technique } from "../domain/technique.ts";
import { markupProblem } from "./markup.ts";

const Words = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, "is empty: every text needs both languages")
    .max(longest, `is longer than ${longest} characters: it must fit on one phone screen`);

const localised = (words: z.ZodType<string>) => z.strictObject({ id: words, en: words }) satisfies z.ZodType<Localised>;

/** A message of content/messages, which may hold markup. */
export const MarkedText = (longest: number) =>
  localised(
    Words(longest).check(({ value, issues }) => {
      const problem = markupProblem(value);
      if (problem !== undefined) issues.push({ code: "custom", input: value, message: problem });
    }),
  );

/** Everything else stands on buttons and within messages, where markup would be shown as it is written. */
export const LocalisedText = (longest: number) =>
  localised(Words(longest).refine((text) => !text.includes("<"), "has a '<': markup is for content/messages only"));

const Button = LocalisedText(40);
export const Sentence = LocalisedText(180);
const Paragraph = LocalisedText(400);

const Gate = z.enum(GATES);
const Signal = z.enum(SIGNALS);
const TechniqueIdText = z.enum(TECHNIQUES);

const BestWhenClause = z.strictObject({
  signal: Signal,
  with: z.array(Signal).exactOptional(),
  without: z.array(Signal).exactOptional(),
  after: TechniqueIdText.exactOptional(),
  onlyWithoutGates: z.boolean().exactOptional(),
});

/** content/techniques/<id>.yaml */
export const TechniqueFile = z.strictObject({
  id: TechniqueIdText,
  role: z.enum(ROLES),
  phases: z.strictObject({ full: z.array(z.enum(PHASES)), half: z.array(z.enum(PHASES)) }),
  levels: z.array(z.enum(LEVELS)).min(1),
  bestWhen: z.array(BestWhenClause).min(1),
  notWhen: z.strictObject({ signals: z.array(Signal), gates: z.array(Gate) }),
  card: z.strictObject({
    name: LocalisedText(60),
    purpose: Sentence,
    steps: z.array(Sentence).min(3).max(5),
    say: z.array(Sentence).length(2),
    avoid: Sentence,
    works: Sentence,
    stop: Sentence,
    simple: Paragraph,
    source: Sentence,
  }),
}) satisfies z.ZodType<Technique>;

/** content/signals.yaml */
export const SignalsFile = z.strictObject({
  signals: z.array(
    z.strictObject({ id: Signal, button: Button, because: LocalisedText(90) }) satisfies z.ZodType<SignalWords>,
  ),
  screens: z.array(z.strictObject({ heading: LocalisedText(60), signals: z.array(Signal).min(1) })).min(1),
});

export const SafetyEntry = z.strictObject({
  id: z.enum([...GATES, "profiling"]),
  button: Button,
  title: LocalisedText(80),
  actions: z.array(Sentence).min(2).max(5),
  call: z.array(z.string()),
  say: Sentence.exactOptional(),
  ground: Sentence,
}) satisfies z.ZodType<SafetyCard>;

/** content/safety.yaml */
export const SafetyFile = z.array(SafetyEntry);

const DialledNumber = z
  .string()
  .max(30, "is longer than 30 characters")
  .regex(/^\+?\d[\d -]*( ext\. \d+)?$/, "write it as it is dialled, for example 0274-868000 or 119 ext. 8");
const SafeLink = z
  .url({ protocol: /^https$/ })
  .max(120, "is longer than 120 characters")
  .refine((text) => !/["'<>\s]/.test(text), "has a character that no link may have");

export const ContactEntry = z
  .strictObject({
    // It travels in buttons, which hold 64 bytes.
    id: z.string().regex(/^[a-z0-9-]{1,24}$/, "use small letters, digits and dashes, 24 at most"),
    name: LocalisedText(60),
    number: DialledNumber.exactOptional(),
    link: SafeLink.exactOptional(),
    note: Sentence,
    lastChecked: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, "write year and month, for example 2026-01"),
  })
  .refine(
    ({ number, link }) => number !== undefined || link !== undefined,
    "needs a number or a link",
  ) satisfies z.ZodType<Contact>;

/** content/contacts.yaml */
export const ContactsFile = z.array(ContactEntry);

const explained = <Id extends readonly [string, ...string[]]>(ids: Id) =>
  z.strictObject({ id: z.enum(ids), name: LocalisedText(40), button: LocalisedText(60), meaning: Paragraph });

export const PhaseEntry = explained(PHASES) satisfies z.ZodType<Explained<Phase>>;

/** content/phases.yaml, content/levels.yaml */
export const PhasesFile = z.array(PhaseEntry);
export const LevelsFile = z.array(explained(LEVELS)) satisfies z.ZodType<Explained<Level>[]>;

/** content/roles.yaml */
export const RolesFile = z.strictObject({
  roles: z.array(
    z.strictObject({
      id: z.enum(ROLES),
      name: LocalisedText(40),
      button: LocalisedText(60),
      meaning: Paragraph,
      not: Sentence,
    }) satisfies z.ZodType<RoleWords>,
  ),
  broker: z.strictObject({
    principles: z.array(Sentence).length(3),
    keywords: z.array(z.strictObject({ name: LocalisedText(60), meaning: Paragraph })).length(3),
  }) satisfies z.ZodType<BrokerSets>,
});

/** content/practice/<id>.yaml. What would be right is worked out, so there is no field for it. */
export const PracticeFile = z.strictObject({
  title: Button,
  story: Paragraph,
  facts: z
    .strictObject({
      gates: z.array(Gate),
      phase: z.enum(PHASES),
      level: z.enum(LEVELS),
      parties: z.enum(["identified", "unclear"]),
      signals: z.array(Signal),
      tried: z.array(
        z.strictObject({
          technique: TechniqueIdText,
          helped: z.enum(["yes", "partly", "no", "not yet"]),
          daysAgo: z.int().min(0).max(30),
        }),
      ),
    })
    .refine(
      ({ gates, signals }) => stoppingGates(gates).length > 0 || signals.length > 0,
      "has neither a danger nor a signal: say in signals what one can see or hear",
    ),
}) satisfies z.ZodType<Omit<PracticeSituation, "id">>;
