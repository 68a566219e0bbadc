import { problemsOf } from "../../content/broadcast-problems.ts";
import { type NestedWords, nestWords } from "../../content/nested-words.ts";
import type { Speech } from "../../content/speech.ts";
import { type Speeches, wordsFor } from "../../content/words/broadcast-letter.ts";
import { tellProblem } from "../../content/words/broadcast-problems.ts";
import { tellNumber } from "../../content/words/broadcast-words.ts";
import type { BroadcastLetter } from "../../domain/broadcast-desk.ts";
import { LANGUAGES, type Language } from "../../domain/language.ts";
import type { DraftProblems } from "../read-draft.ts";
import { html, type View } from "./markup.ts";

const BROADCAST_FIELDS = [...LANGUAGES, "links"] as const;
const MOST = { words: 4096, caption: 1024 } as const;

interface Preview {
  readonly letter: BroadcastLetter;
  /** Whose words stand around what the admin wrote. */
  readonly speeches: Speeches;
  readonly speech: Speech;
}

/** While it is typed: what cannot be read of it yet, and the rest of it. */
export function previewPiece(preview: Preview, problems: DraftProblems): View {
  return html`${BROADCAST_FIELDS.map((field) => problems[field] !== undefined && html`<p class="late">${problems[field]}</p>`)}
  ${broadcastPreview(preview)}`;
}

/** The message as the readers of each language will get it. Made of what was read of the words: nothing typed goes through. */
export function broadcastPreview({ letter, speeches, speech }: Preview): View {
  const { content } = letter;
  const isEmpty = Object.keys(content.texts).length === 0 && content.media === undefined;
  const problems = isEmpty ? [] : problemsOf(content, speeches);
  return html`${
    problems.length > 0 &&
    html`<div role="alert" data-variant="warning">
      <ul>${problems.map((problem) => html`<li>${tellProblem(problem, speech)}</li>`)}</ul>
    </div>`
  }
  ${
    isEmpty
      ? html`<p class="quiet">${speech.say("office.broadcast-preview-empty")}</p>`
      : LANGUAGES.map((language) => bubble(language, { letter, speeches, speech }))
  }`;
}

function bubble(language: Language, { letter, speeches, speech }: Preview): View {
  const { content } = letter;
  const words = wordsFor(letter, language, speeches);
  const buttons = [
    ...content.links.map(
      ({ label, url }) => html`<a href="${url}" rel="noopener noreferrer nofollow" target="_blank">${label}</a>`,
    ),
    ...(content.asksToConfirm ? [html`<span>${speeches[language].say("button.acknowledge")}</span>`] : []),
  ];
  const most = content.media === undefined ? MOST.words : MOST.caption;
  const length = { length: tellNumber(words.text.length, speech), most: tellNumber(most, speech) };
  return html`<figure class="bubble">
    <figcaption>
      ${speech.say("office.broadcast-preview-for", { language: speech.say(`word.language-${language}`) })}
      <span class="quiet">${speech.say("office.broadcast-length", length)}</span>
    </figcaption>
    ${content.media !== undefined && html`<p class="attached">🖼 ${speech.say(`word.broadcast-${content.media.kind}`)}</p>`}
    <div class="words" lang="${language}">${nestWords(words).map(shownWords)}</div>
    ${buttons.length > 0 && html`<ul class="below" lang="${language}">${buttons.map((button) => html`<li>${button}</li>`)}</ul>`}
  </figure>`;
}

/** White space counts here, so no line of markup may bring its own. */
function shownWords(nested: NestedWords): View {
  if (typeof nested === "string") return nested;
  const inside = nested.inside.map(shownWords);
  switch (nested.part.type) {
    case "bold":
      return html`<b>${inside}</b>`;
    case "italic":
      return html`<i>${inside}</i>`;
    case "underline":
      return html`<u>${inside}</u>`;
    case "strikethrough":
      return html`<s>${inside}</s>`;
    case "spoiler":
      return html`<span class="spoiler">${inside}</span>`;
    case "code":
    case "pre":
      return html`<code>${inside}</code>`;
    case "blockquote":
    case "expandable_blockquote":
      return html`<q>${inside}</q>`;
    case "text_link":
      return html`<a href="${nested.part.url ?? ""}" rel="noopener noreferrer nofollow" target="_blank">${inside}</a>`;
    default:
      return inside;
  }
}
