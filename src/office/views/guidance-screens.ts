import type { Speech } from "../../content/speech.ts";
import type { GuidanceItem, ItemFields } from "../../domain/guidance-item.ts";
import type { GuidanceScreens } from "../../domain/guidance-screens.ts";
import { LANGUAGES } from "../../domain/language.ts";
import { markedText } from "./marked-text.ts";
import { html, type View } from "./markup.ts";

/** An item as volunteers see it in the chat, in both languages side by side. */
export function screensView(item: GuidanceItem, fields: ItemFields, screens: GuidanceScreens, speech: Speech): View {
  return html`<div class="pair">
    ${LANGUAGES.map(
      (language) => html`<section>
        <h3>${speech.say(`word.language-${language}`)}</h3>
        <div lang="${language}">${screens(item, fields, language).map(markedText)}</div>
      </section>`,
    )}
  </div>`;
}
