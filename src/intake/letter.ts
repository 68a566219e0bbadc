import type { Update } from "grammy/types";
import { hasConsented, type Member } from "../domain/member.ts";

/** The texts that tell what kind of update it is, by the name of their field: kinds, codes of ours, ids of files. */
const KINDS = new Set([
  ...[
    "type",
    "status",
    "language_code",
    "data",
    "id",
    "chat_instance",
    "mime_type",
    "media_group_id",
    "inline_message_id",
  ],
  ...["file_id", "file_unique_id", "emoji"],
]);
const WORDS = new Set(["text", "caption"]);
const POSITIONS = new Set(["location", "venue", "latitude", "longitude", "contact", "vcard"]);

/**
 * An update as the operator may keep it: without names and positions, and without the words of somebody who has not agreed
 * to the notice. Of other texts only those are kept that are known to name nobody. What is left tells what kind of update
 * breaks us.
 */
export function writeLetter(update: Update, member: Member | undefined): string {
  const keepsWords = hasConsented(member);
  const isKept = (name: string, value: unknown) =>
    typeof value !== "string" || KINDS.has(name) || (keepsWords && WORDS.has(name));
  try {
    return JSON.stringify(update, (name, value: unknown) =>
      !POSITIONS.has(name) && isKept(name, value) ? value : undefined,
    );
  } catch {
    // Nested deeper than can be written: what breaks us is known then.
    return JSON.stringify({ update_id: update.update_id });
  }
}
