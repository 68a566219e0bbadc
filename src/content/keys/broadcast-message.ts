/** What stands around the words of a broadcast. The first two go out as plain text: no markup in them. */
export const BROADCAST_MESSAGE_MESSAGES = {
  "broadcast.other-language-only": [],
  "broadcast.tag": ["campaign"],
  "broadcast.acknowledged": [],
  "broadcast.acknowledged-before": [],
  "button.acknowledge": [],
  "button.acknowledged": [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
