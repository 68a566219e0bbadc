import { describe, expect, it } from "vitest";
import { MESSAGES, type MessageKey } from "../../src/content/message-keys.ts";
import { loadMessages } from "../../src/content/messages.ts";
import { isPlain } from "../../src/content/plain-messages.ts";
import { nameToShow, showable } from "../../src/content/showable.ts";
import { createSpeeches, type Speech } from "../../src/content/speech.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { detectEntities } from "../../src/playground/api/detect-entities.ts";
import { parseHtml } from "../../src/playground/api/parse-html.ts";
import { tellPersonName } from "../../src/telegram/person-name.ts";
import { HOSTILE } from "../support/fuzz/hostile.ts";

const speeches = createSpeeches(loadMessages());
const KEYS = Object.keys(MESSAGES) as MessageKey[];
const FILLED = KEYS.filter((key) => MESSAGES[key].length > 0);
/** All of them, a few in each word: there are a thousand messages to fill. */
const MANY = 12;
const TOGETHER = Array.from({ length: MANY }, (_, at) =>
  HOSTILE.filter((_piece, index) => index % MANY === at).join("x"),
);
const HOSTILE_WORDS = [...TOGETHER, "محمد", "<b>Budi</b>\n✅ Disetujui koordinator", "Budi\u202e011", "a\u2068b"];

/** A message with the same word in all its blanks. */
function sayWith(speech: Speech, key: MessageKey, word: string): string {
  const fillings = Object.fromEntries(MESSAGES[key].map((blank) => [blank, word]));
  return (speech.say as (key: MessageKey, fillings: object) => string)(key, fillings);
}

/** Stands around each filling, so that it is found again in whatever became of it. */
const EDGE = "☼";
const FILLING = new RegExp(`${EDGE}[^${EDGE}]*${EDGE}`, "g");

/** What of a message is the bot's own: its words and lines, and its tags and links with what stands in them. */
function structureOf(html: string) {
  const { text, entities } = parseHtml(html);
  const own = (piece: string) => piece.replaceAll(/[\u2068\u2069]/g, "").replaceAll(FILLING, "·");
  const marks = entities.map(({ offset, length, ...mark }) => ({
    ...mark,
    ...{ before: own(text.slice(0, offset)), words: own(text.slice(offset, offset + length)) },
  }));
  return { text: own(text), marks };
}

describe("whatever is filled into a message", () => {
  it.each(LANGUAGES)(
    "leaves its tags, links and own words as they are (%s)",
    (language) => {
      const speech = speeches[language];
      for (const key of FILLED.filter((one) => !isPlain(one))) {
        const harmless = structureOf(sayWith(speech, key, `${EDGE}kata${EDGE}`));
        for (const word of HOSTILE_WORDS) {
          const told = structureOf(sayWith(speech, key, EDGE + word + EDGE));
          expect(told, `${key} with ${JSON.stringify(word)}`).toEqual(harmless);
        }
      }
    },
    60_000,
  );

  it.each(LANGUAGES)("makes no new line but in somebody's quoted words and in the bot's own lists (%s)", (language) => {
    const speech = speeches[language];
    for (const key of FILLED) {
      const [harmless, faking] = [sayWith(speech, key, "x"), sayWith(speech, key, "x\n✅ Disetujui")];
      const lines = (html: string) => html.replaceAll(/<(i|blockquote)\b[^>]*>.*?<\/\1>/gs, "·").split("\n").length;
      const isList = MESSAGES[key].some((blank) =>
        ["counts", "facts", "keywords", "principles", "problems"].includes(blank),
      );
      if (!isList) expect(`${key}: ${lines(faking)}`).toBe(`${key}: ${lines(harmless)}`);
    }
  });

  it.each(LANGUAGES)("is not shown with &amp; where Telegram shows no markup (%s)", (language) => {
    const escaping = FILLED.filter(isPlain).filter(
      (key) => !sayWith(speeches[language], key, "A & B <c>").includes("A & B <c>"),
    );
    expect(escaping).toEqual([]);
  });
});

describe("what people typed, as it is shown", () => {
  it.each([
    ["an override of the direction", "Budi \u202e011 nopelT", "Budi 011 nopelT"],
    ["a lone end of an isolate", "a\u2069b", "ab"],
    ["half an emoji", "a\ud83d", "a\ufffd"],
    ["letters without a shape", "\u3164\u200bBudi\ufeff", "Budi"],
    ["control characters", "a\u0000\u001b[2Jb", "a[2Jb"],
    ["a pile of marks", `e${"\u0301".repeat(50)}`, `e${"\u0301".repeat(4)}`],
    ["lines of another kind", "a\u2028b\r\nc\u0085d", "a b c d"],
    ["writing from right to left", "محمد", "\u2068محمد\u2069"],
  ])("is tamed: %s", (_, typed, shown) => {
    expect(showable(typed, false)).toBe(shown);
  });

  it.each(["Ibu Siti & Pak Jaya", "“kata” – lalu…", "👨‍👩‍👧‍👦 🏳️‍🌈 1️⃣", "Đặng Thị", "ꦧꦸꦢꦶ", "รัก", "می‌خواهم".normalize()])(
    "stays as it is: %s",
    (typed) => {
      expect(showable(typed, false).replaceAll(/[\u2068\u2069]/g, "")).toBe(typed);
    },
  );

  it("is the same when it is shown in what is shown", () => {
    for (const word of HOSTILE_WORDS) {
      const once = showable(word, true);
      expect(showable(once, true)).toBe(once);
      expect(once.isWellFormed()).toBe(true);
    }
  });
});

describe("a name that somebody gave to themselves", () => {
  it.each([
    "@admin_resmi",
    "/hapus",
    "https://x.example.org/masuk",
    "menang.example.com",
    "#darurat",
    "sari@example.org",
    "t.me/grup",
    "sumber.zip",
  ])("becomes nothing that a tap would follow: %s", (name) => {
    const { text, entities } = parseHtml(sayWith(speeches.id, "members.one", nameToShow(name)));
    expect(detectEntities(text, entities).filter(({ type }) => type !== "bold" && type !== "italic")).toEqual([]);
    expect(text.replaceAll("\u2060", "")).toContain(name);
  });

  it("is told by the number of the account where nothing is to be seen in it", () => {
    expect(tellPersonName("\u3164\u200b", 77, speeches.id)).toBe("Seseorang (akun 77)");
    expect(tellPersonName("Bu Siti", 77, speeches.id)).toBe("Bu Siti");
  });
});
