import type { Speech } from "../../content/speech.ts";
import { html, type View } from "./markup.ts";

interface Turning {
  /** Counts from 0. */
  readonly page: number;
  readonly pages: number;
  /** The address of a page that counts from 0, whole: "/office/referrals?page=2". */
  readonly to: (page: number) => string;
}

/** Earlier and later, as far as there is something; nothing for a single page. */
export function turnPages({ page, pages, to }: Turning, speech: Speech): View {
  if (pages < 2) return null;
  const where = speech.say("statistics.page", { page: page + 1, pages });
  return html`<nav class="buttons turn" aria-label="${where}">
    ${page > 0 && html`<a class="button outline" rel="prev" href="${to(page - 1)}">${speech.say("button.earlier")}</a>`}
    <span>${where}</span>
    ${page < pages - 1 && html`<a class="button outline" rel="next" href="${to(page + 1)}">${speech.say("button.later")}</a>`}
  </nav>`;
}
