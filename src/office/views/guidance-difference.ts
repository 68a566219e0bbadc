import type { Speech } from "../../content/speech.ts";
import { tellPart, textIn } from "../../content/words/guidance-words.ts";
import { type Difference, differencesOf } from "../../domain/guidance-difference.ts";
import type { FieldChange } from "../../domain/guidance-update.ts";
import { LANGUAGES, type Language } from "../../domain/language.ts";
import { type WordRun, wordDifference } from "../../domain/word-difference.ts";
import { html, type Markup, type View } from "./markup.ts";

/** What goes and what comes, part by part and word by word, in both languages. */
export function differenceView(changes: readonly Pick<FieldChange, "field" | "old" | "new">[], speech: Speech): View {
  return html`<div class="differences">
    <p class="quiet">${speech.say("office.guidance-how-to-read")}</p>
    ${differencesOf(changes).map(
      (difference) => html`<section>
        <h3>${tellPart(difference.field, difference.line, speech)}</h3>
        <div class="pair">${textsOf(difference, speech)}</div>
      </section>`,
    )}
  </div>`;
}

function textsOf(difference: Difference, speech: Speech): readonly Markup[] {
  const isPlain = [difference.old, difference.new].some((value) => typeof value === "string");
  if (isPlain) return [html`<p class="difference">${runsIn(difference, speech.language, speech)}</p>`];
  return LANGUAGES.map(
    (language) => html`<div>
      <p class="quiet">${speech.say(`word.language-${language}`)}</p>
      <p class="difference" lang="${language}">${runsIn(difference, language, speech)}</p>
    </div>`,
  );
}

function runsIn({ old, new: next }: Difference, language: Language, speech: Speech): View {
  const [before, after] = [textIn(old, language), textIn(next, language)];
  if (before === after) return html`${after} <span class="quiet">${speech.say("office.guidance-unchanged")}</span>`;
  return wordDifference(before, after).map((run) => html`${runView(run, speech)} `);
}

/** A screen reader passes over marks and colours, so that it is told in words where one begins and ends. */
function runView({ kind, words }: WordRun, speech: Speech): View {
  const aside = (text: string) => html`<span class="unseen">${text}</span>`;
  const end = aside(` ${speech.say("office.guidance-mark-end")} `);
  switch (kind) {
    case "same":
      return words;
    case "out":
      return html`<del>${aside(`${speech.say("office.guidance-mark-out")} `)}${words}${end}</del>`;
    case "in":
      return html`<ins>${aside(`${speech.say("office.guidance-mark-in")} `)}${words}${end}</ins>`;
  }
}
