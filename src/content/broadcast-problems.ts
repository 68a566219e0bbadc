import type { BroadcastContent } from "../domain/broadcast-content.ts";
import { LANGUAGES, type Language } from "../domain/language.ts";
import { type Speeches, textFor, wordsFor, writtenIn } from "./words/broadcast-letter.ts";

export const MOST_LINKS = 10;
/** UTF-16 units, as Telegram counts them. */
const LONGEST_TEXT = 4096;
const LONGEST_CAPTION = 1024;
/** As long as the ids that the campaigns have. */
const ANY_CAMPAIGN = "K7M2QX";

export type ContentProblem =
  /** Neither words nor a picture. */
  | { readonly kind: "nothing written" }
  /** In UTF-16 units, with all that stands around the words; `over` is how many of them are too many. */
  | { readonly kind: "too long"; readonly language: Language; readonly over: number; readonly most: number }
  | { readonly kind: "too many links"; readonly most: number }
  | { readonly kind: "bad link"; readonly url: string }
  | { readonly kind: "link without a label"; readonly url: string };

/** Why Telegram would refuse it; empty when it can be sent. */
export function problemsOf(content: BroadcastContent, speeches: Speeches): readonly ContentProblem[] {
  const { links, media } = content;
  if (media === undefined && writtenIn(content).length === 0) return [{ kind: "nothing written" }];
  const problems: ContentProblem[] = [...tooLongIn(content, speeches)];
  if (links.length > MOST_LINKS) problems.push({ kind: "too many links", most: MOST_LINKS });
  for (const { url, label } of links) {
    if (!isGoodLink(url)) problems.push({ kind: "bad link", url });
    if (label.trim() === "") problems.push({ kind: "link without a label", url });
  }
  return problems;
}

/** https, http or tg, with a name of a host that Telegram takes. */
export function isGoodLink(url: string): boolean {
  if (/\s/.test(url) || !URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol === "tg:") return url.startsWith("tg://");
  return (protocol === "https:" || protocol === "http:") && /[^.]\.[^.]/.test(hostname);
}

/** One problem for each text, at the reader whose message is longest. */
function tooLongIn(content: BroadcastContent, speeches: Speeches): readonly ContentProblem[] {
  const most = content.media === undefined ? LONGEST_TEXT : LONGEST_CAPTION;
  return writtenIn(content).flatMap((language) => {
    const readers = LANGUAGES.filter((reader) => (textFor(content, reader)?.language ?? reader) === language);
    const lengths = readers.map(
      (reader) => wordsFor({ campaign: ANY_CAMPAIGN, content }, reader, speeches).text.length,
    );
    const over = Math.max(...lengths) - most;
    return over > 0 ? [{ kind: "too long", language, over, most }] : [];
  });
}
