import type { BroadcastText, TextPart } from "../domain/broadcast-content.ts";

/** Words, and formatting with what stands inside it. */
export type NestedWords = string | { readonly part: TextPart; readonly inside: readonly NestedWords[] };

/** The formatting that stands beside a text, in its place. What overlaps without lying inside is cut where the outer one ends. */
export function nestWords({ text, parts }: BroadcastText): readonly NestedWords[] {
  const ordered = parts.toSorted((one, other) => one.offset - other.offset || other.length - one.length);
  return within(text, [0, text.length], ordered);
}

function within(
  text: string,
  [from, to]: readonly [number, number],
  parts: readonly TextPart[],
): readonly NestedWords[] {
  const nested: NestedWords[] = [];
  let at = from;
  let rest = parts;
  for (;;) {
    const [part, ...others] = rest;
    if (part === undefined) break;
    const start = Math.max(part.offset, at);
    const end = Math.min(endOf(part), to);
    if (start >= end) {
      rest = others;
      continue;
    }
    if (start > at) nested.push(text.slice(at, start));
    const inside = within(
      text,
      [start, end],
      others.filter(({ offset }) => offset < end),
    );
    nested.push({ part: { ...part, offset: start, length: end - start }, inside });
    rest = others.filter((other) => endOf(other) > end);
    at = end;
  }
  if (at < to) nested.push(text.slice(at, to));
  return nested;
}

function endOf({ offset, length }: TextPart): number {
  return offset + length;
}
