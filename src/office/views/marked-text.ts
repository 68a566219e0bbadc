import { html, type View } from "./markup.ts";

const TAG = /<(\/?)(b|i|blockquote|blockquote expandable|a)(?: href="(https:\/\/[^"<>]+)")?>/g;
const LETTERS: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&" };

interface Open {
  readonly name: string;
  readonly address: string;
  readonly parts: View[];
}

/** A message of the chat, as Telegram shows it. Made anew from what its tags say; nothing of the text is taken as it is. */
export function markedText(text: string): View {
  const open: Open[] = [{ name: "", address: "", parts: [] }];
  let at = 0;
  for (const tag of text.matchAll(TAG)) {
    const [whole, slash, name = "", address = ""] = tag;
    open.at(-1)?.parts.push(letters(text.slice(at, tag.index)));
    at = tag.index + whole.length;
    if (slash === "") open.push({ name, address: letters(address), parts: [] });
    else close(open);
  }
  open.at(-1)?.parts.push(letters(text.slice(at)));
  while (open.length > 1) close(open);
  return html`<div class="message">${open[0]?.parts}</div>`;
}

function close(open: Open[]): void {
  if (open.length < 2) return;
  const last = open.pop();
  if (last !== undefined) open.at(-1)?.parts.push(elementOf(last));
}

function elementOf({ name, address, parts }: Open): View {
  switch (name) {
    case "b":
      return html`<strong>${parts}</strong>`;
    case "i":
      return html`<em>${parts}</em>`;
    case "a":
      return html`<a href="${address}" rel="noreferrer">${parts}</a>`;
    default:
      return html`<blockquote>${parts}</blockquote>`;
  }
}

function letters(text: string): string {
  return text.replaceAll(/&(lt|gt|quot|amp);/g, (_, name: string) => LETTERS[name] ?? "");
}
