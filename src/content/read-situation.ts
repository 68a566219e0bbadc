import type { SituationReader, SituationReading } from "../domain/reading.ts";
import { GATES } from "../domain/safety.ts";
import { SIGNALS } from "../domain/signal.ts";
import { CONTENT_FOLDER } from "./load.ts";
import { type Cue, isSaid, parseCue } from "./reading/cue.ts";
import { makeLexicon } from "./reading/lexicon.ts";
import { makeNegation } from "./reading/negation.ts";
import { makeTiming } from "./reading/time.ts";
import { readReadingFiles, textsIn } from "./reading/vocabulary.ts";
import { arrangeWords } from "./reading/words.ts";

/** Reads the vocabulary once. Throws a ContentError that names every mistake in it. */
export function loadReader(folder: string = CONTENT_FOLDER): SituationReader {
  const files = readReadingFiles(folder);
  const slang = new Map(Object.entries(files.slang).map(([chat, plain]) => [chat, plain.split(" ")]));
  const turns = new Set(files.negation.turns);
  const idioms = files.harmless.idioms.map((idiom) =>
    typeof idiom === "string" ? { phrase: idiom, unless: [] } : idiom,
  );
  const known = [files.harmless, files.negation, files.time, files.dangers, files.signals, files.slang]
    .flatMap(textsIn)
    .flatMap((text) => text.split(/[\s|+]+/));
  const lexicon = makeLexicon({ groups: files.words, idioms, known });
  const negate = makeNegation(files.negation);
  const date = makeTiming(files.time);

  const dangers = mapValues(files.dangers, ({ now, cues }): Cues => ({ now, cues: cues.map(parseCue) }));
  const signals = mapValues(files.signals, (cues): Cues => ({ now: false, cues: cues.map(parseCue) }));

  return {
    read(text): SituationReading {
      const words = arrangeWords(text, { slang, turns, namesOf: lexicon.namesOf });
      lexicon.markPhrases(words);
      negate(words);
      date(words);
      const arranged = { words, names: new Set(words.flatMap((word) => [...word.names])) };
      const isAnySaid = ({ cues, now }: Cues) => cues.some((cue) => isSaid(arranged, cue, now));
      return {
        gates: GATES.filter((id) => isAnySaid(dangers[id])),
        signals: SIGNALS.filter((id) => isAnySaid(signals[id])),
        profiling: isAnySaid(dangers.profiling),
      };
    },
  };
}

interface Cues {
  readonly cues: readonly Cue[];
  readonly now: boolean;
}

function mapValues<Key extends string, From, To>(record: Readonly<Record<Key, From>>, change: (from: From) => To) {
  return Object.fromEntries(Object.entries<From>(record).map(([key, value]) => [key, change(value)])) as Readonly<
    Record<Key, To>
  >;
}
