import { describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { lackOf } from "../../src/domain/referral-lack.ts";
import { eventWith, isUsualReason, REASON_KINDS, reasonOf, USUAL_REASONS } from "../../src/domain/usual-reasons.ts";
import { inState } from "./data/referral-ways.ts";

/** Wider is cut off on a cheap phone. */
const WIDEST_BUTTON = 40;
const speeches = createSpeeches(loadMessages());

describe("a reason", () => {
  it.each(REASON_KINDS)("for %s makes an event that the rules find complete, and is read back from it", (kind) => {
    const event = eventWith(kind, "The road is flooded.");

    expect(reasonOf(event)).toBe("The road is flooded.");
    const emergency = { category: "medicine", urgency: "emergency" } as const;
    expect(lackOf({ ...inState("draf"), need: emergency }, event)).toBeUndefined();
  });

  it.each(LANGUAGES)("that is usual fits on a button (%s)", (language) => {
    for (const reason of REASON_KINDS.flatMap((kind): readonly string[] => USUAL_REASONS[kind])) {
      if (!isUsualReason(reason)) throw new Error(`${reason} is offered and not known.`);
      expect(speeches[language].say(`word.${reason}`).length).toBeLessThanOrEqual(WIDEST_BUTTON);
    }
  });

  it("that somebody wrote is no usual one", () => {
    expect(isUsualReason("The road is flooded.")).toBe(false);
    expect(isUsualReason("toString")).toBe(false);
  });
});
