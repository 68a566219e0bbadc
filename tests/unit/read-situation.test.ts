import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadReader } from "../../src/content/read-situation.ts";
import type { GateId } from "../../src/domain/safety.ts";
import type { SignalId } from "../../src/domain/signal.ts";

interface Sentences {
  readonly dangers: Readonly<Partial<Record<GateId, readonly string[]>>>;
  readonly profiling?: readonly string[];
  readonly signals?: Readonly<Partial<Record<SignalId, readonly string[]>>>;
  readonly calm: readonly string[];
}

const FOLDER = new URL("situations/", import.meta.url);
const FILES = readdirSync(FOLDER).map((file) => ({ file, ...readSentences(file) }));
const reader = loadReader();

describe.each(FILES)("the sentences of $file", ({ dangers, profiling = [], signals = {}, calm }) => {
  const rows = <Id extends string>(table: Readonly<Partial<Record<Id, readonly string[]>>>) =>
    (Object.entries(table) as [Id, readonly string[]][]).flatMap(([id, texts]) => texts.map((text) => ({ id, text })));

  it.each(rows(dangers))("$id: $text", ({ id, text }) => {
    expect(reader.read(text).gates).toContain(id);
  });

  it.each(profiling)("asks to find people: %s", (text) => {
    expect(reader.read(text).profiling).toBe(true);
  });

  it.each(rows(signals))("$id: $text", ({ id, text }) => {
    expect(reader.read(text).signals).toContain(id);
  });

  it.each(calm)("no danger: %s", (text) => {
    expect(reader.read(text)).toMatchObject({ gates: [], profiling: false });
  });
});

describe("a denial", () => {
  it("ends where a new thought starts", () => {
    expect(reader.read("tidak ada yang luka tapi mereka bawa parang").gates).toEqual(["R2"]);
    expect(reader.read("tidak ada luka, senjata, atau api").gates).toEqual([]);
    expect(reader.read("gak ada yg berani nolong, dia dibacok").gates).toContain("R3");
    expect(reader.read("polisi belum datang warga sudah saling bacok").gates).toContain("R1");
  });
});

describe("time", () => {
  it("counts violence of the last day only, and family violence however long ago", () => {
    expect(reader.read("dua tahun lalu ada bentrok di sini").gates).toEqual([]);
    expect(reader.read("ada bentrok besar di sini, itu dua tahun lalu").gates).toEqual([]);
    expect(reader.read("tahun lalu damai, tadi malam bentrok lagi").gates).toContain("R1");
    expect(reader.read("dulu suaminya sering mukul dia").gates).toContain("R4");
  });
});

describe("any text", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.constantFrom(
      "tidak ada ",
      "bacok",
      ", ",
      ". ",
      "anak ",
      "***",
      "<senjata>",
      "=pukul",
      "2",
      "dulu ",
      "ng",
      "\n",
      "🔪",
    ),
  );

  it("is read without an error, twice the same, in the order of the source", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");

        const reading = reader.read(text);

        expect(reader.read(text)).toEqual(reading);
        expect(new Set(reading.gates).size).toBe(reading.gates.length);
      }),
    );
  });

  it.each([
    ["an ordinary message", "tolong pak ada tawuran di depan pasar anak smp bawa clurit, polisi belum datang", 5],
    ["the longest message", "tidak ada yang luka mereka bawa parang anak saya dipukul kalau begitu ".repeat(60), 250],
    ["unknown words", Array.from({ length: 500 }, (_, n) => `k${n.toString(36)}oxzyqa`).join(" "), 250],
    ["one endless word", "ngebacok".repeat(512), 250],
    ["signs only", "*.,!?".repeat(820), 250],
  ])("is read in bounded time: %s", (_name, text, milliseconds) => {
    reader.read(text);

    const times = Array.from({ length: 5 }, () => {
      const before = performance.now();
      reader.read(text);
      return performance.now() - before;
    });

    expect(Math.min(...times)).toBeLessThan(milliseconds);
  });
});

function readSentences(file: string): Sentences {
  return parse(readFileSync(new URL(file, FOLDER), "utf8"));
}
