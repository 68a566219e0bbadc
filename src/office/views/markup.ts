import { html as template } from "hono/html";

/** A piece of a page. Only `html` makes one, so whatever else stands in a page is escaped. */
export interface Markup {
  readonly isEscaped: true;
  toString(): string;
}

/** What may stand in a page: what is false, null or undefined is left out. */
export type View = Markup | string | number | boolean | null | undefined | readonly View[];

/** Attributes with blanks stand in quotes: `href="${address}"`. Nothing in it may be waited for. */
export const html = template as (strings: TemplateStringsArray, ...blanks: readonly View[]) => Markup;

export function toText(view: View): string {
  return html`${view}`.toString();
}
