import { describe, expect, it } from "vitest";
import { markOfPart } from "../../src/content/mark-of-part.ts";
import {
  BROADCAST_PARTS,
  type BroadcastContent,
  EMPTY_CONTENT,
  withoutPart,
} from "../../src/domain/broadcast-content.ts";
import type { HeardMessage } from "../../src/telegram/hear-broadcast.ts";
import { takeIntoContent } from "../../src/telegram/take-broadcast-words.ts";
import { FULL_CONTENT } from "./data/a-broadcast.ts";

const BOLD = { type: "bold", offset: 0, length: 5 };
const WORDS: HeardMessage = { kind: "words", words: { text: "Siaga malam ini", parts: [BOLD] } };
const PHOTO: HeardMessage = { kind: "photo", fileId: "p", words: { text: "Posko", parts: [] } };
const BARE_PHOTO: HeardMessage = { kind: "photo", fileId: "p", words: { text: "", parts: [] } };
const STICKER: HeardMessage = { kind: "other" };

const take = (part: (typeof BROADCAST_PARTS)[number], heard: HeardMessage, content = EMPTY_CONTENT) =>
  takeIntoContent(content, part, heard);

describe("what an admin sends for a broadcast", () => {
  it("keeps its formatting, and leaves the other language alone", () => {
    const before: BroadcastContent = { ...EMPTY_CONTENT, texts: { en: { text: "Be ready", parts: [] } } };

    expect(take("id", WORDS, before)).toEqual({
      content: { ...before, texts: { en: { text: "Be ready", parts: [] }, id: WORDS.words } },
    });
  });

  it("may be a photo with a caption: both go in", () => {
    expect(take("en", PHOTO)).toEqual({
      content: { ...EMPTY_CONTENT, media: { kind: "photo", fileId: "p" }, texts: { en: PHOTO.words } },
    });
  });

  it("gives its caption to a draft without words, and to no other", () => {
    const written: BroadcastContent = { ...EMPTY_CONTENT, texts: { en: { text: "Be ready", parts: [] } } };

    expect(take("media", PHOTO)).toMatchObject({ content: { texts: { id: { text: "Posko" } } } });
    expect(take("media", PHOTO, written)).toMatchObject({
      content: { texts: written.texts },
      note: expect.any(Function),
    });
    expect(take("media", BARE_PHOTO, written)).not.toHaveProperty("note");
  });

  it.each([
    ["id", STICKER],
    ["id", { kind: "words", words: { text: "  \n", parts: [] } }],
    ["media", WORDS],
    ["media", STICKER],
    ["links", PHOTO],
    ["links", WORDS],
  ] as const)("is refused for %s with a word on what to do", (part, heard) => {
    expect(take(part, heard)).toHaveProperty("problem");
  });

  it("leaves nothing of a part that is taken out, and all of the others", () => {
    for (const part of BROADCAST_PARTS) {
      const left = withoutPart(FULL_CONTENT, part);

      expect(markOfPart(left, part)).toBe(markOfPart(EMPTY_CONTENT, part));
      for (const other of BROADCAST_PARTS.filter((one) => one !== part)) {
        expect(markOfPart(left, other)).toBe(markOfPart(FULL_CONTENT, other));
      }
    }
  });
});
