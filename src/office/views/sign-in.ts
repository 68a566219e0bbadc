import type { Speech } from "../../content/speech.ts";
import { documentOf } from "./document.ts";
import { html } from "./markup.ts";
import { plainPage } from "./small-views.ts";

/** For whoever is not in: how to get in. */
export function signInView(speech: Speech): string {
  return plainPage(speech, speech.say("office.sign-in-title"), html`<p>${speech.say("office.sign-in-how")}</p>`);
}

/** One press, so that a program that only looks at the link does not use it up. */
export function linkView(link: string, speech: Speech): string {
  return plainPage(
    speech,
    speech.say("office.sign-in-title"),
    html`<p>${speech.say("office.link-once")}</p>
      <form method="post" action="${`/office/in/${link}`}">
        <button type="submit">${speech.say("office.come-in")}</button>
      </form>`,
  );
}

export function oldLinkView(speech: Speech): string {
  return plainPage(speech, speech.say("office.link-old-title"), html`<p>${speech.say("office.link-old")}</p>`);
}

/** Telegram tells the page who has opened it behind the `#` of the address, which only a script can read. */
export function miniAppView(speech: Speech): string {
  return documentOf({
    ...{ language: speech.language, title: speech.say("office.sign-in-title") },
    scripts: ["mini-app.js"],
    body: html`<main id="content" class="alone">
      <p class="brand">🕊️ Juru Damai</p>
      <h1>${speech.say("office.sign-in-title")}</h1>
      <p role="status" id="coming-in">${speech.say("office.coming-in")}</p>
      <p role="alert" id="not-yours" hidden>${speech.say("office.not-for-you")}</p>
      <p role="alert" id="not-in" hidden>${speech.say("office.not-from-telegram")}</p>
    </main>`,
  });
}
