import { z } from "zod";
import { GATES } from "../domain/safety.ts";
import { SIGNALS } from "../domain/signal.ts";

const CHOICE = "(?:<[a-z_]+>|=?[\\p{Ll}\\p{N}]+(?:_[\\p{Ll}\\p{N}]+)*)";
const PLACE = new RegExp(`^${CHOICE}(?:\\|${CHOICE})*$`, "u");

const Sequence = z
  .string()
  .trim()
  .refine(
    (text) => text.split(/\s+/).every((place) => PLACE.test(place)),
    'write small letters: words, "=word" for one form only, <group>, | between choices, _ inside a choice of several words',
  );

const CueText = z
  .string()
  .trim()
  .refine((text) => text.split(" + ").every((part) => Sequence.safeParse(part).success), {
    message: 'write words or <groups>, with " + " between parts that may stand in any order',
  });

/** "<bawa> + <senjata>": the parts stand near each other, in any order; never in a sentence with an "unless". */
export const Cue = z.union([
  CueText,
  z.strictObject({
    cue: CueText,
    unless: z.array(Sequence).min(1).exactOptional(),
    within: z.number().int().min(1).max(20).exactOptional(),
  }),
]);

const Cues = z.array(Cue).min(1);
const Phrases = z.array(Sequence).min(1);

/** content/reading/words.yaml: groups of words that mean the same here. */
export const WordsFile = z.record(z.string().regex(/^[a-z_]+$/), Phrases);

/** content/reading/slang.yaml: chat spelling -> written form. */
export const SlangFile = z.record(z.string(), z.string());

/** content/reading/harmless.yaml */
export const HarmlessFile = z.strictObject({
  idioms: z.array(z.union([Sequence, z.strictObject({ phrase: Sequence, unless: Phrases })])),
  everyday: z.array(z.string()),
});

/** content/reading/negation.yaml */
export const NegationFile = z.strictObject({
  near: z.strictObject({ words: Phrases, reach: z.number().int().min(1).max(10) }),
  wide: z.strictObject({ words: Phrases, reach: z.number().int().min(1).max(20) }),
  topic: z.strictObject({ words: Phrases, reach: z.number().int().min(1).max(10) }),
  fiction: z.strictObject({ words: Phrases, reach: z.number().int().min(1).max(20) }),
  behind: z.strictObject({
    words: Phrases,
    reach: z.number().int().min(1).max(5),
    not_over: Phrases,
    may_follow: Phrases,
  }),
  not_negating: Phrases,
  ends: Phrases,
  ends_near: Phrases,
  goes_on: Phrases,
  turns: Phrases,
});

/** content/reading/time.yaml */
export const TimeFile = z.strictObject({ past: Phrases, not_past: Phrases, present: Phrases, looks_back: Phrases });

const Danger = z.strictObject({
  /** True: something that is long past is no danger now. */
  now: z.boolean(),
  cues: Cues,
});

/** content/reading/dangers.yaml */
export const DangersFile = z.strictObject(
  Object.fromEntries([...GATES, "profiling" as const].map((id) => [id, Danger])) as Record<
    (typeof GATES)[number] | "profiling",
    typeof Danger
  >,
);

/** content/reading/signals.yaml */
export const SignalCuesFile = z.strictObject(
  Object.fromEntries(SIGNALS.map((id) => [id, Cues])) as Record<(typeof SIGNALS)[number], typeof Cues>,
);
