import { describe, expect, it } from "vitest";
import { createSealer } from "../../src/redis/sealing.ts";
import { createTalkWords } from "../../src/redis/talk-words.ts";

const OLD = { id: "1", key: Buffer.alloc(32, 1) };
const NEW = { id: "2", key: Buffer.alloc(32, 2) };
const WORDS = "Beras untuk Bu Wirasena 🍚";
const CHAT = 7001;

const words = createTalkWords(createSealer([OLD]));
const sealed = words.seal(WORDS, CHAT);

describe("words of a talk", () => {
  it("are read again in their chat, and say nothing meanwhile", () => {
    expect(words.open(sealed, CHAT)).toBe(WORDS);
    expect(Buffer.from(sealed, "base64").toString()).not.toContain("Wirasena");
    expect(words.seal(WORDS, CHAT)).not.toBe(sealed);
  });

  it("are read while their key is among the older ones", () => {
    expect(createTalkWords(createSealer([NEW, OLD])).open(sealed, CHAT)).toBe(WORDS);
  });

  it.each([
    ["in another chat", words, sealed, CHAT + 1],
    ["when their key is gone", createTalkWords(createSealer([NEW])), sealed, CHAT],
    ["when they were changed", words, `${sealed.slice(0, -4)}AAAA`, CHAT],
    ["when nothing was sealed", words, "", CHAT],
  ])("cannot be read %s", (_when, reader, text, chat) => {
    expect(reader.open(text, chat)).toBeUndefined();
  });
});
