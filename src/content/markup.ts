/** The tags Telegram shows and we use. */
const TAG = /<(\/?)(b|i|blockquote|blockquote expandable|a href="https:\/\/[^"<>]+"|a)>/y;

/** The words alone, for paper: without tags, a link followed by its address. */
export function toPlainText(markup: string): string {
  return markup
    .replaceAll(/<a href="(https:\/\/[^"<>]+)">(.*?)<\/a>/gs, "$2 ($1)")
    .replaceAll(/<\/?(?:b|i|blockquote|blockquote expandable)>/g, "")
    .replaceAll(/&(lt|gt|quot|amp);/g, (_, name: string) => LETTERS[name] ?? "");
}

const LETTERS: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&" };

/**
 * What Telegram would refuse, at night and in front of a person in danger: an unknown tag, one that is not closed,
 * or closed in the wrong order. Undefined when the text is well.
 */
export function markupProblem(text: string): string | undefined {
  const open: string[] = [];
  for (let at = text.indexOf("<"); at !== -1; at = text.indexOf("<", at + 1)) {
    TAG.lastIndex = at;
    const [, slash, tag = ""] = TAG.exec(text) ?? [];
    const [name = ""] = tag.split(" ");
    const isEnd = slash === "/";
    if (tag === "" || (isEnd && tag !== name) || (tag === "a" && !isEnd)) {
      return "has a '<' that is none of <b>, <i>, <blockquote> or a link";
    }
    if (!isEnd && name === "blockquote" && open.includes(name)) return "has a <blockquote> in a <blockquote>";
    if (!isEnd) open.push(name);
    else if (open.pop() !== name) return `closes </${name}>, which is not the last tag that was opened`;
  }
  const left = open.at(-1);
  return left === undefined ? undefined : `opens <${left}> and never closes it`;
}
