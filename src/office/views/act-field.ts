import { randomUUID } from "node:crypto";
import { html, type Markup } from "./markup.ts";

/** In every form that does something: the same form sent twice is one act. */
export function actField(): Markup {
  return html`<input type="hidden" name="act" value="${randomUUID()}" />`;
}
