import type { BroadcastLink } from "./broadcast-content.ts";

/** Of a link below a message. More than these hide the message on a small phone. */
export const LINK_LIMITS = { links: 8, label: 40, url: 512 } as const;

export type LinksReading =
  | { readonly kind: "links"; readonly links: readonly BroadcastLink[] }
  /** `line`: what could not be read, as it was typed. */
  | { readonly kind: "unclear" | "label too long" | "address too long"; readonly line: string }
  | { readonly kind: "too many" };

/** The address at the end of "Label - https://…", one link a line. */
const ADDRESS = /(?<=[-–—:|=\s])(?:https?|tg):\/\/\S+$/iu;
/** What may part a label from its address. */
const SEPARATOR = /[-–—:|=]$/u;

/** Reads the links that an admin types below a broadcast. An address without letters before it has no label to press. */
export function readLinks(text: string): LinksReading {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (lines.length > LINK_LIMITS.links) return { kind: "too many" };
  const links: BroadcastLink[] = [];
  for (const line of lines) {
    const at = line.search(ADDRESS);
    const url = at === -1 ? "" : line.slice(at);
    const label = line.slice(0, Math.max(at, 0)).trimEnd().replace(SEPARATOR, "").trimEnd();
    if (!/[\p{L}\p{N}]/u.test(label) || !isAddress(url)) return { kind: "unclear", line };
    if (Array.from(label).length > LINK_LIMITS.label) return { kind: "label too long", line };
    if (url.length > LINK_LIMITS.url) return { kind: "address too long", line };
    links.push({ label, url });
  }
  return links.length === 0 ? { kind: "unclear", line: "" } : { kind: "links", links };
}

/** A name with a dot in it, as Telegram wants it: it refuses the whole message for a link to "https://x". */
function isAddress(url: string): boolean {
  return (
    /^tg:\/\/[a-z]+/i.test(url) || /^https?:\/\/[^\s/?#@:.]+(?:\.[^\s/?#@:.]+)+(?::\d+)?(?:[/?#]\S*)?$/iu.test(url)
  );
}
