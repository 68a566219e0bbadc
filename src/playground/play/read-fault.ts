import type { Fault, FaultKind } from "../api/faults.ts";
import type { Parameters } from "../api/parameters.ts";

const KINDS = [
  "tooManyRequests",
  "forbidden",
  "badRequest",
  "serverError",
  "htmlErrorPage",
  "hang",
  "reset",
  "acceptedThenCut",
  "acceptedThenSilent",
  "acceptedThenHalf",
  "slow",
] as const;

/** A fault as another process describes it in JSON; `"count": -1` means until cleared. */
export function readFault(parameters: Parameters): Fault {
  const count = Number(parameters.text("count") || 1);
  const chatId = Number(parameters.text("chat_id"));
  const method = parameters.text("method");
  return {
    ...readKind(parameters),
    count: count < 0 ? Number.POSITIVE_INFINITY : count,
    ...(parameters.has("chat_id") && { chatId }),
    ...(method !== "" && { method }),
  };
}

function readKind(parameters: Parameters): FaultKind {
  const wanted = parameters.text("kind");
  const kind = KINDS.find((known) => known === wanted);
  const description = parameters.text("description");
  switch (kind) {
    case undefined:
      throw new Error(`No fault is called "${wanted}". Known faults: ${KINDS.join(", ")}.`);
    case "tooManyRequests":
      return { kind, retryAfter: Number(parameters.text("retry_after") || 1) };
    case "slow":
      return { kind, milliseconds: Number(parameters.text("milliseconds") || 1000) };
    case "forbidden":
    case "badRequest":
      return { kind, ...(description !== "" && { description }) };
    default:
      return { kind };
  }
}
