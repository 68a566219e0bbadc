import type { Speech } from "../../content/speech.ts";
import { documentOf } from "./document.ts";
import { html, type View } from "./markup.ts";

/** A page without a menu: for whoever is not in, or not allowed. */
export function plainPage(speech: Speech, title: string, body: View): string {
  return documentOf({
    ...{ language: speech.language, title },
    body: html`<main id="content" class="alone">
      <p class="brand">🕊️ Juru Damai</p>
      <h1>${title}</h1>
      ${body}
    </main>`,
  });
}

export function notForYouView(speech: Speech): string {
  return plainPage(
    speech,
    speech.say("office.not-for-you-title"),
    html`<p>${speech.say("office.not-for-you")}</p>
      <p><a href="/office">${speech.say("office.back-to-start")}</a></p>`,
  );
}

/** The same words for what is not there and for what is somebody else's. */
export function missingView(speech: Speech): { readonly title: string; readonly body: View } {
  return {
    title: speech.say("office.missing-title"),
    body: html`<p>${speech.say("office.missing")}</p>
      <p><a href="/office">${speech.say("office.back-to-start")}</a></p>`,
  };
}

export function missingPage(speech: Speech): string {
  const { title, body } = missingView(speech);
  return plainPage(speech, title, body);
}

export type Trouble = "store" | "too-big" | "form" | "own";

export function troubleView(kind: Trouble, speech: Speech): string {
  return plainPage(
    speech,
    speech.say("office.trouble-title"),
    html`<p role="alert">${speech.say(`office.trouble-${kind}`)}</p>
      <p><a href="/office">${speech.say("office.back-to-start")}</a></p>`,
  );
}
