import { REFERRAL_STATES } from "../../src/domain/referral-state.ts";
import { JOB_STATES, QUEUES } from "../../src/domain/store-readings.ts";

const KINDS = ["message", "edited_message", "callback_query", "inline_query", "my_chat_member", "other"];
const TALKS =
  /^(?:guide|join|reason|refer|source-place|propose|edit-source|broadcast|edit-guidance|refuse-member|write|compose)$/;

/** Every label there may be, and each word that it may take. Nothing of a person, a chat, a place or a code fits. */
const LABELS: Readonly<Record<string, readonly string[] | RegExp>> = {
  kind: [...KINDS, "command", "script", "minor", "major", "incremental", "weakcb"],
  outcome: ["done", "again", "dead_letter", "slowed", "ok", "refused", "flood", "trouble", "away"],
  way: ["answers", "bulk"],
  method: /^[a-z][a-zA-Z]{2,39}$/,
  talk: TALKS,
  question: /^[a-z][a-zA-Z-]{0,30}$/,
  standing: /^(?:well|full|disk|away|waiting|claimed|sent|unreachable|failed|uncertain|withdrawn|perhaps_twice|held)$/,
  state: [...REFERRAL_STATES, ...JOB_STATES, "running", "paused"],
  queue: QUEUES,
  le: /^(?:[\d.]+|\+Inf)$/,
  // Of the process itself, by prom-client.
  ...{ space: /^[a-z_]+$/, type: /^[A-Za-z_]+$/, version: /^v\d+\.\d+\.\d+$/ },
  ...{ major: /^\d+$/, minor: /^\d+$/, patch: /^\d+$/ },
};

export function isAllowed(label: string, value: string): boolean {
  const words = LABELS[label];
  return words instanceof RegExp ? words.test(value) : words?.includes(value) === true;
}
