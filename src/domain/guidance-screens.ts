import type { GuidanceItem, ItemFields } from "./guidance-item.ts";
import type { Language } from "./language.ts";

/**
 * An item as volunteers see it in the chat, with these words in place of its own: screen by screen, in the markup of the
 * messages. Empty for an item that is not there.
 */
export type GuidanceScreens = (item: GuidanceItem, fields: ItemFields, language: Language) => readonly string[];
