import type { House, JuruContext } from "./context.ts";
import { LONGEST_STORY } from "./fallback.ts";
import { GUIDE, hearStory } from "./flows/guide.ts";
import { hearPlaces, JOIN } from "./flows/join.ts";

/**
 * Which words a running talk gets, and so stores: the guide only the dangers and signals found in them,
 * joining only the places found, every other talk none.
 */
export function wordsForTalk({ reader, places }: House) {
  return ({ words, conversation }: JuruContext): string | undefined => {
    if (words === undefined || words.length > LONGEST_STORY) return undefined;
    if (conversation.active(GUIDE) > 0) return hearStory(reader.read(words));
    return conversation.active(JOIN) > 0 ? hearPlaces(words, places) : undefined;
  };
}
