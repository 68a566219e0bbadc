import { createHash } from "node:crypto";
import { type BroadcastContent, type BroadcastPart, partOf } from "../domain/broadcast-content.ts";

/** Tells whether a part has changed since, without carrying what stands in it. */
export function markOfPart(content: BroadcastContent, part: BroadcastPart): string {
  const value = JSON.stringify(partOf(content, part)) ?? "";
  return createHash("sha256").update(value).digest("base64url").slice(0, 12);
}
