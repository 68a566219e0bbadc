import type { MessageKey } from "./message-keys.ts";

/** What is shown on buttons, in the menu of commands, in pop-ups, or is filled into another message. */
const PLAIN_KINDS = [
  ...["button.", "command.", "kind.", "inline.", "toast.", "word."],
  ...["need.", "urgency.", "state.", "refusal.", "outcome.", "hand-over.", "wrong."],
  ...["standing.", "standing-group.", "period.", "chart."],
  ...["office.", "meeting-step.", "meeting-group.", "meeting-pick.", "agenda.", "print."],
];
const PLAIN_MESSAGES: readonly string[] = [
  "cards.ask-search",
  "data.here",
  "own.here",
  "general.old-button",
  "general.private-only",
  "general.store-away-press",
  "general.suspended",
  "guide.also-phase",
  "guide.tick-one",
  "members.admins-only",
  "members.no-name",
  "start.no-place",
] satisfies MessageKey[];

/** Telegram shows no markup there: a message of such a kind holds none, and what is filled into it stays as it is. */
export function isPlain(key: string): boolean {
  return PLAIN_KINDS.some((kind) => key.startsWith(kind)) || PLAIN_MESSAGES.includes(key);
}
