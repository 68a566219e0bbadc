import { LINK_LIMITS, type LinksReading, readLinks } from "../../domain/read-links.ts";
import { isGoodLink } from "../broadcast-problems.ts";
import { shorten } from "../shorten.ts";
import type { Speech } from "../speech.ts";

/** The links that an admin types, where Telegram would take each of them. */
export function readGoodLinks(text: string): LinksReading {
  const reading = readLinks(text);
  const bad = reading.kind === "links" ? reading.links.find(({ url }) => !isGoodLink(url)) : undefined;
  return bad === undefined ? reading : { kind: "unclear", line: bad.url };
}

export function tellLinks(reading: Exclude<LinksReading, { readonly kind: "links" }>, speech: Speech): string {
  switch (reading.kind) {
    case "too many":
      return speech.say("broadcast.links-many", { most: LINK_LIMITS.links });
    case "unclear":
      return speech.say("broadcast.links-unclear", { line: shorten(reading.line, 80) });
    default:
      return speech.say("broadcast.links-long", { line: shorten(reading.line, 80), label: LINK_LIMITS.label });
  }
}
