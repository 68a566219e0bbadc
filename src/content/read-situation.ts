import type { SituationReader, SituationReading } from "../domain/reading.ts";
import { GATES } from "../domain/safety.ts";
import { SIGNALS } from "../domain/signal.ts";
import { CONTENT_FOLDER } from "./load.ts";
import { type Cue, isSaid, parseCue } from "./reading/cue.ts";
import { type Lexicon, makeLexicon } from "./reading/lexicon.ts";
import { makeNegation } from "./reading/negation.ts";
import { makeTiming } from "./reading/time.ts";
import { readReadingFiles, textsIn } from "./reading/vocabulary.ts";
import { arrangeWords, type Word } from "./reading/words.ts";

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

  const dangers = new Map(
    Object.entries(files.dangers).map(([id, { now, cues }]) => [id, { now, cues: cues.map(parseCue) }]),
  );
  const signals = new Map(Object.entries(files.signals).map(([id, cues]) => [id, cues.map(parseCue)]));

  return {
    read(text): SituationReading {
      const words = arrangeWords(text, { slang, turns, keysOf: lexicon.keysOf });
      markGroups(words, lexicon);
      negate(words);
      date(words);
      const isDanger = (id: string) => {
        const danger = dangers.get(id);
        return danger !== undefined && isAnySaid(words, danger.cues, danger.now);
      };
      return {
        gates: GATES.filter(isDanger),
        signals: SIGNALS.filter((id) => isAnySaid(words, signals.get(id) ?? [], false)),
        profiling: isDanger("profiling"),
      };
    },
  };
}

function markGroups(words: readonly Word[], lexicon: Lexicon): void {
  for (const word of words) for (const group of lexicon.groupsOf(word.keys)) word.groups.add(group);
  lexicon.markPhrases(words);
}

function isAnySaid(words: readonly Word[], cues: readonly Cue[], onlyNow: boolean): boolean {
  return cues.some((cue) => isSaid(words, cue, onlyNow));
}
