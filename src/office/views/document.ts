import type { Language } from "../../domain/language.ts";
import { type Asset, assetAddress } from "../assets.ts";
import { html, toText, type View } from "./markup.ts";

interface Document {
  readonly language: Language;
  readonly title: string;
  readonly body: View;
  readonly scripts?: readonly Asset[];
}

const STYLES = ["oat.css", "office.css"] as const satisfies readonly Asset[];

/** A whole page of HTML. */
export function documentOf({ language, title, body, scripts = [] }: Document): string {
  const page = html`
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · Juru Damai</title>
        <link rel="icon" href="data:," />
        ${STYLES.map((name) => html`<link rel="stylesheet" href="${assetAddress(name)}" />`)}
        ${scripts.map((name) => html`<script type="module" src="${assetAddress(name)}"></script>`)}
      </head>
      <body>
        ${body}
      </body>
    </html>
  `;
  return `<!doctype html>${toText(page)}`;
}
