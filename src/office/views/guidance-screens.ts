import type { Speech } from "../../content/speech.ts";
import type { GuidanceItem, ItemFields } from "../../domain/guidance-item.ts";
import type { GuidanceScreens } from "../../domain/guidance-screens.ts";
import { LANGUAGES, type Language } from "../../domain/language.ts";
import { markedText } from "./marked-text.ts";
import { html, type View } from "./markup.ts";

/** An item as volunteers see it in the chat, in both languages side by side. */
export function screensView(item: GuidanceItem, fields: ItemFields, screens: GuidanceScreens, speech: Speech): View {
  return sideBySide((language) => screens(item, fields, language).map(markedText), speech);
}

/** Only those screens that will look otherwise than now. */
export function changedScreensView(
  item: GuidanceItem,
  { now, drafted }: { readonly now: ItemFields; readonly drafted: ItemFields },
  screens: GuidanceScreens,
  speech: Speech,
): View {
  const changed = (language: Language) => {
    const standing = screens(item, now, language);
    return screens(item, drafted, language).filter((text, index) => text !== standing[index]);
  };
  return sideBySide((language) => {
    const texts = changed(language);
    const none = html`<p class="quiet">${speech.say("office.guidance-no-screen")}</p>`;
    return texts.length === 0 ? none : texts.map(markedText);
  }, speech);
}

function sideBySide(viewIn: (language: Language) => View, speech: Speech): View {
  return html`<div class="pair">
    ${LANGUAGES.map(
      (language) => html`<section>
        <h3>${speech.say(`word.language-${language}`)}</h3>
        <div lang="${language}">${viewIn(language)}</div>
      </section>`,
    )}
  </div>`;
}
