export const FAILURES = ["rejected", "server", "other"] as const;
/** rejected: Telegram does not take this message for this chat; server: its own fault, after all retries. */
export type Failure = (typeof FAILURES)[number];

/** What to do where nobody knows whether the message arrived. Sent again it carries the same visible tag, so that a double shows. */
export const UNCERTAIN_POLICIES = ["send again", "do not repeat"] as const;
export type UncertainPolicy = (typeof UNCERTAIN_POLICIES)[number];

/** A recipient's line. Moments are ms since the epoch; `claims` counts the tries whose end is not known to be "not sent". */
export type LedgerLine =
  | { readonly kind: "waiting"; readonly claims: number }
  /** `by`: the one run of one process that sends; after a restart it is another. */
  | { readonly kind: "claimed"; readonly claims: number; readonly by: string; readonly at: number }
  | { readonly kind: "sent"; readonly claims: number; readonly at: number }
  | { readonly kind: "unreachable"; readonly claims: number; readonly at: number }
  | { readonly kind: "failed"; readonly claims: number; readonly at: number; readonly reason: Failure }
  | { readonly kind: "uncertain"; readonly claims: number; readonly at: number }
  /** Suspended, erased or without consent by now. With `claims` an earlier try may have arrived. */
  | { readonly kind: "withdrawn"; readonly claims: number; readonly at: number };

/** not sent: Telegram said 429, so it may be tried again; unknown: the connection broke or timed out with the answer open. */
export type SendResult =
  | { readonly kind: "sent" | "unreachable" | "not sent" | "unknown" }
  | { readonly kind: "failed"; readonly reason: Failure };

export type LedgerEvent =
  | { readonly kind: "claim"; readonly by: string; readonly policy: UncertainPolicy }
  | { readonly kind: "result"; readonly by: string; readonly result: SendResult }
  /** That run is known to be dead. */
  | { readonly kind: "crash"; readonly by: string }
  /** Since the ledger was written the person has left the audience for good. */
  | { readonly kind: "withdraw" };

/** A message at which the process dies would otherwise kill it for ever, and one person would get it without end. */
export const MOST_CLAIMS = 3;

export const WAITING: LedgerLine = { kind: "waiting", claims: 0 };

/**
 * The line after an event at a moment in ms since the epoch; undefined where the event changes nothing. Only who gets a
 * line for its claim may send: a claim asked for twice, also by the same run, sends once. What is final stays.
 */
export function moveLine(line: LedgerLine, event: LedgerEvent, at: number): LedgerLine | undefined {
  if (event.kind === "claim") {
    return mayClaim(line, event.policy) ? { kind: "claimed", claims: line.claims + 1, by: event.by, at } : undefined;
  }
  if (event.kind === "withdraw") {
    const isOpen = line.kind === "waiting" || line.kind === "uncertain";
    return isOpen ? { kind: "withdrawn", claims: line.claims, at } : undefined;
  }
  // A word that comes late, from a run given up for dead, is about an earlier try than the one under way.
  if (line.kind !== "claimed" || line.by !== event.by) return undefined;
  return event.kind === "crash" ? { kind: "uncertain", claims: line.claims, at } : after(event.result, line.claims, at);
}

function mayClaim(line: LedgerLine, policy: UncertainPolicy): boolean {
  if (line.kind === "waiting") return true;
  return line.kind === "uncertain" && policy === "send again" && line.claims < MOST_CLAIMS;
}

function after(result: SendResult, claims: number, at: number): LedgerLine {
  switch (result.kind) {
    case "unknown":
      return { kind: "uncertain", claims, at };
    case "not sent":
      // What went before may still have arrived: then it is as uncertain as it was.
      return claims === 1 ? WAITING : { kind: "uncertain", claims: claims - 1, at };
    case "failed":
      return { kind: "failed", claims, at, reason: result.reason };
    default:
      return { kind: result.kind, claims, at };
  }
}
