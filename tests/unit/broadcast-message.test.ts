import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { problemsOf } from "../../src/content/broadcast-problems.ts";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { type BroadcastContent, EMPTY_CONTENT, type TextPart } from "../../src/domain/broadcast-content.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { composeMessage } from "../../src/telegram/broadcast-message.ts";
import { decodePress } from "../../src/telegram/callback-data.ts";

const speeches = createSpeeches(loadMessages());
const inIndonesian = (text: string, parts: readonly TextPart[] = []): BroadcastContent => ({
  ...EMPTY_CONTENT,
  texts: { id: { text, parts } },
});
const compose = (content: BroadcastContent, language: "id" | "en" = "id") =>
  composeMessage({ campaign: "K7M2QX", content }, language, speeches);

describe("a broadcast", () => {
  it("ends with its tag, so that a double shows", () => {
    const { method, parameters } = compose(inIndonesian("Rapat besok."));

    expect(method).toBe("sendMessage");
    expect(parameters).toMatchObject({ text: "Rapat besok.\n\nSiaran K7M2QX", entities: [] });
  });

  it("says to a reader of the other language that it is not in theirs, and keeps its formatting in place", () => {
    const { parameters } = compose(inIndonesian("Rapat besok.", [{ type: "bold", offset: 6, length: 5 }]), "en");

    const { text, entities } = parameters as { text: string; entities: { type: string; offset: number }[] };
    expect(text).toBe("Only available in Indonesian.\n\nRapat besok.\n\nBroadcast K7M2QX");
    expect(text.slice(entities[1]?.offset).startsWith("besok")).toBe(true);
    expect(entities.map(({ type }) => type)).toEqual(["italic", "bold"]);
  });

  it("is never read as markup", () => {
    expect(compose(inIndonesian("<b>1 < 2 & *x*")).parameters).toMatchObject({
      text: "<b>1 < 2 & *x*\n\nSiaran K7M2QX",
    });
    expect(compose(inIndonesian("<b>")).parameters).not.toHaveProperty("parse_mode");
  });

  it("brings nobody a mention of a person", () => {
    const parts = [{ type: "text_mention", offset: 0, length: 5 }];

    expect(compose(inIndonesian("Rapat besok.", parts)).parameters).toMatchObject({ entities: [] });
  });

  it.each(["photo", "document"] as const)("with a %s carries its words as the caption", (kind) => {
    const { method, parameters } = compose({ ...inIndonesian("Peta."), media: { kind, fileId: "F1" } });

    expect(method).toBe(kind === "photo" ? "sendPhoto" : "sendDocument");
    expect(parameters).toMatchObject({ [kind]: "F1", caption: "Peta.\n\nSiaran K7M2QX", caption_entities: [] });
  });

  it("with a picture alone carries its tag alone, and no word about a language", () => {
    const content = { ...EMPTY_CONTENT, media: { kind: "photo", fileId: "F1" } } as const;

    expect(compose(content, "en").parameters).toMatchObject({ caption: "Broadcast K7M2QX" });
  });

  it("has its links one below the other, and last the button of who has read it", () => {
    const links = [
      { label: "Peta", url: "https://example.org/a" },
      { label: "Daftar", url: "https://example.org/b" },
    ];
    const { parameters } = compose({ ...inIndonesian("x"), links, asksToConfirm: true, update: "u-7" });

    const rows = parameters.reply_markup.inline_keyboard as { text: string; callback_data?: string }[][];
    expect(rows.map((row) => row.map(({ text }) => text))).toEqual([["Peta"], ["Daftar"], ["✅ Sudah kubaca"]]);
    expect(decodePress(rows[2]?.[0]?.callback_data ?? "")).toEqual({ name: "acknowledge", subject: "u-7" });
  });
});

describe("what Telegram would refuse", () => {
  it.each<[string, BroadcastContent, string[]]>([
    ["nothing", EMPTY_CONTENT, ["nothing written"]],
    ["words of white space", inIndonesian(" \n "), ["nothing written"]],
    ["a picture alone is well", { ...EMPTY_CONTENT, media: { kind: "photo", fileId: "F1" } }, []],
    ["eleven links", { ...inIndonesian("x"), links: manyLinks(11) }, ["too many links"]],
    ["ten links are well", { ...inIndonesian("x"), links: manyLinks(10) }, []],
    [
      "a link without a label",
      { ...inIndonesian("x"), links: [{ label: " ", url: "https://a.id" }] },
      ["link without a label"],
    ],
  ])("%s", (_case, content, expected) => {
    expect(problemsOf(content, speeches).map(({ kind }) => kind)).toEqual(expected);
  });

  it.each([
    ["https://desa.id/peta?x=1", true],
    ["http://desa.id", true],
    ["tg://resolve?domain=x", true],
    ["javascript:alert(1)", false],
    ["https://", false],
    ["https://localhost", false],
    ["https://de sa.id", false],
    ["desa.id", false],
    ["tg:resolve", false],
  ])("the link %s: well is %s", (url, isWell) => {
    const content = { ...inIndonesian("x"), links: [{ label: "Peta", url }] };

    expect(problemsOf(content, speeches)).toEqual(isWell ? [] : [{ kind: "bad link", url }]);
  });

  it("is exactly what is too long for somebody, with the note and the tag", () => {
    const anyContent = fc.record({
      length: fc.oneof(fc.integer({ min: 900, max: 1_030 }), fc.integer({ min: 3_990, max: 4_110 })),
      isCaption: fc.boolean(),
      isInBoth: fc.boolean(),
    });

    fc.assert(
      fc.property(anyContent, ({ length, isCaption, isInBoth }) => {
        const words = { text: "a".repeat(length), parts: [] };
        const content: BroadcastContent = {
          ...EMPTY_CONTENT,
          texts: { id: words, ...(isInBoth && { en: words }) },
          ...(isCaption && { media: { kind: "document", fileId: "F1" } }),
        };
        const most = isCaption ? 1_024 : 4_096;
        const lengths = LANGUAGES.map((language) => lengthOf(compose(content, language).parameters));

        expect(problemsOf(content, speeches).length === 0).toBe(lengths.every((all) => all <= most));
      }),
      { numRuns: 500 },
    );
  });

  function lengthOf(parameters: object): number {
    const { text, caption } = parameters as { text?: string; caption?: string };
    return (text ?? caption ?? "").length;
  }

  function manyLinks(count: number) {
    return Array.from({ length: count }, (_, index) => ({ label: String(index), url: "https://desa.id" }));
  }
});
