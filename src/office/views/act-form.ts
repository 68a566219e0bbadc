import { actField } from "./act-field.ts";
import { html, type View } from "./markup.ts";

interface ActForm {
  /** After `/office`. */
  readonly to: string;
  readonly words: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly looks?: "danger" | "plain" | "main";
}

/** One button that does one thing. */
export function actForm({ to, words, fields = {}, looks = "plain" }: ActForm): View {
  const button =
    looks === "danger"
      ? html`<button type="submit" data-variant="danger">${words}</button>`
      : looks === "main"
        ? html`<button type="submit">${words}</button>`
        : html`<button type="submit" class="outline">${words}</button>`;
  return html`<form method="post" action="${`/office${to}`}">
    ${actField()}
    ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    ${button}
  </form>`;
}

/** A text of the chat with its paragraphs. */
export function paragraphs(text: string): View {
  return text.split("\n\n").map((paragraph) => html`<p>${paragraph}</p>`);
}
