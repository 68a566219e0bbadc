import type { Update } from "grammy/types";
import { hasConsented, type Member } from "../domain/member.ts";

const POSITIONS = ["location", "venue", "latitude", "longitude"];
const NAMES = new Set([...POSITIONS, "first_name", "last_name", "username", "phone_number", "title", "vcard"]);
const WORDS = new Set(["text", "caption", "entities", "caption_entities"]);

/**
 * An update as the operator may keep it: without names and positions, and without the words of somebody who has not agreed
 * to the notice. What is left tells what kind of update breaks us.
 */
export function writeLetter(update: Update, member: Member | undefined): string {
  const keepsWords = hasConsented(member);
  return JSON.stringify(update, (name, value: unknown) =>
    NAMES.has(name) || (!keepsWords && WORDS.has(name)) ? undefined : value,
  );
}
