import type { Asset } from "../assets.ts";
import type { Visitor } from "../visit.ts";
import { documentOf } from "./document.ts";
import { html, type View } from "./markup.ts";
import { menuOf } from "./menu.ts";

export interface Layout {
  readonly visit: Visitor;
  readonly title: string;
  readonly body: View;
  /** The address that is shown, so that the menu marks it. */
  readonly path: string;
  /** What was done just now, in words. */
  readonly said: string | undefined;
  readonly scripts?: readonly Asset[] | undefined;
}

/** A page with the menu around it. */
export function layout({ visit, title, body, path, said, scripts = [] }: Layout): string {
  const { speech } = visit;
  return documentOf({
    ...{ language: speech.language, title },
    scripts: ["oat.js", "office.js", ...scripts],
    body: html`
      <a class="skip" href="#content">${speech.say("office.skip")}</a>
      <header class="top">
        <p class="brand"><a href="/office">🕊️ Juru Damai</a></p>
        <nav aria-label="${speech.say("office.menu")}">
          <ul>
            ${menuOf(visit, path).map(
              ({ to, words, isHere }) =>
                html`<li><a href="${to}" ${isHere && html`aria-current="page"`}>${words}</a></li>`,
            )}
          </ul>
        </nav>
        <form method="post" action="/office/sign-out">
          <button type="submit" class="outline small">${speech.say("office.sign-out")}</button>
        </form>
      </header>
      <main id="content" tabindex="-1">
        <h1>${title}</h1>
        ${said === undefined ? null : html`<p role="status" class="said">${said}</p>`} ${body}
      </main>
    `,
  });
}
