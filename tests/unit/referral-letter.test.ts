import { describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { toPrintable } from "../../src/telegram/documents/printable.ts";
import { makeReferralLetter } from "../../src/telegram/documents/referral-letter.ts";
import { type LetterFacts, letterReply, writeLetter } from "../../src/telegram/replies/letter.ts";
import { afterEvents, COMPLETE, MONDAY_MORNING } from "./data/a-referral.ts";
import { aSource } from "./data/a-source.ts";

const speeches = createSpeeches(loadMessages());
const SENT = [COMPLETE.consent, { kind: "send" }] as const;

function facts(told: Partial<LetterFacts> = {}): LetterFacts {
  return {
    referral: afterEvents(SENT),
    source: aSource({ contact: { address: "Jl. KRT Pringgodiningrat 3" } }),
    place: "Depok, Kabupaten Sleman",
    now: MONDAY_MORNING,
    contact: undefined,
    words: undefined,
    ...told,
  };
}

async function letterOf(told: Partial<LetterFacts> = {}): Promise<Buffer> {
  return makeReferralLetter(writeLetter(facts(told), speeches.id), { now: MONDAY_MORNING, compress: false });
}

/** What can be selected on the page: the strings of its text operators, one line for each block of text. */
function textIn(pdf: Buffer): string {
  const blocks = pdf.toString("latin1").matchAll(/BT\n([\s\S]*?)ET/g);
  return Array.from(blocks, ([, block = ""]) =>
    Array.from(block.matchAll(/<([0-9a-f]+)>/g), ([, hex = ""]) => Buffer.from(hex, "hex"))
      .map((bytes) => new TextDecoder("windows-1252").decode(bytes))
      .join(""),
  ).join("\n");
}

const pagesIn = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type \/Page\n/g)?.length;

describe("a referral letter", () => {
  it("tells the code, the need, by when, where, and what the source is asked", async () => {
    const text = textIn(await letterOf());

    expect(text).toContain("SURAT RUJUKAN");
    expect(text).toContain("K7M2QX");
    expect(text).toContain("ka · tujuh · em · dua · ki · eks");
    expect(text).toMatch(/Pangan[\s\S]*Mendesak, 3 hari[\s\S]*Depok, Kabupaten Sleman[\s\S]*Senin, 2 November 2026/);
    expect(text).toMatch(/Dinas Sosial Sleman[\s\S]*Jl\. KRT Pringgodiningrat 3/);
    expect(text).toMatch(/Menjawab surat ini[\s\S]*Memberi tahu relawan/);
    expect(text).toContain("Sudah penuh");
  });

  it.each(["kata ", "W", "WWWWWWWWWWWW "])(
    "is one small page, with as much in it as there can be of “%s”",
    async (piece) => {
      const long = piece.repeat(1500 / piece.length);
      const source = aSource({ organisation: long, service: long, contact: { address: long } });
      const letter = await letterOf({
        ...{ source, words: long, contact: `${long.slice(0, 64)}\nTelegram: https://t.me/${"w".repeat(32)}` },
        referral: afterEvents([COMPLETE.send], { need: { category: "health_care", urgency: "emergency" } }),
      });

      expect(pagesIn(letter)).toBe(1);
      expect(letter.length).toBeLessThan(200_000);
      expect(textIn(letter)).toContain("Surat ini sengaja tidak memuat nama");
    },
  );

  it("leaves out nothing of words as long as they may be in /rujuk", async () => {
    const words = `${"beras dan telur ".repeat(31)}SELESAI`.slice(-500);

    expect(textIn(await letterOf({ words }))).toMatch(/beras[^…]*SELESAI/);
  });

  it("tells who the volunteer is and what is needed only when it was ticked", async () => {
    const bare = textIn(await letterOf());
    const full = textIn(
      await letterOf({ words: "beras untuk lima orang", contact: "Rina\nTelegram: https://t.me/rina" }),
    );

    expect(bare).not.toMatch(/Keterangan|t\.me|Relawan pendamping$/m);
    expect(full).toContain("beras untuk lima orang");
    expect(full).toContain("https://t.me/rina");
  });

  it("never tells for whom it is, nor to which case it belongs", async () => {
    const referral = afterEvents(SENT, { forWhom: "R4T9", case: { code: "7KMQ2", sides: ["A"] } });

    const text = textIn(await letterOf({ referral, words: "beras" }));

    expect(text).not.toMatch(/R4T9|7KMQ2|Pihak/);
  });

  it("says that nobody has agreed yet where it went out in an emergency", async () => {
    const referral = afterEvents([COMPLETE.send], { need: { category: "health_care", urgency: "emergency" } });

    const text = textIn(await letterOf({ referral }));

    expect(text).toContain("keadaan darurat");
    expect(text).not.toContain("sudah setuju");
  });

  it("names a source that was typed in, whatever letters it has", async () => {
    const source = { kind: "typed", name: "Posyandu Café “Séhat” 🕊 Łódź" } as const;

    const text = textIn(await letterOf({ referral: afterEvents(SENT, { source }), source: undefined }));

    expect(text).toContain("Posyandu Café “Séhat” Lódz");
  });
});

describe("letters for the page", () => {
  it.each([
    ["Sekolah Rakyat “Bhinnèka” – Édisi 2", "Sekolah Rakyat “Bhinnèka” – Édisi 2"],
    ["Lembaga Āgama Ṣāliḥ", "Lembaga Agama Salih"],
    ["Yayasan Qurʼan", "Yayasan Qur'an"],
    ["Đặng Nguyễn", "Dang Nguyen"],
    ["👨‍👩‍👧 Rumah ❤️ Aman 🇮🇩", "Rumah Aman"],
    ["e\u0301", "é"],
    ["مسجد", "????"],
    ["© Yayasan A™ ®", "© Yayasan A™ ®"],
    ["A → B, suhu ≥ 38, sudah ✔️", "A -> B, suhu >= 38, sudah v"],
    ["nol\u0000 dan\u200b tak\u00ad tampak", "nol dan tak tampak"],
    ["1️⃣ pertama", "1 pertama"],
    ["dua\nbaris\t dan  spasi", "dua baris dan spasi"],
  ])("%s is printed as %s", (text, printed) => {
    expect(toPrintable(text)).toBe(printed);
  });
});

describe("the question before a letter", () => {
  it("ticks and unticks, and carries the ticks into the letter", () => {
    const reply = letterReply({ code: "K7M2QX", parts: ["contact"], hasUsername: false }, speeches.id);
    const buttons = (reply.buttons ?? []).flat();

    expect(reply.text).toContain("nama pengguna Telegram");
    expect(buttons).toMatchObject([
      { text: "☑️ Kontak Telegramku", press: { name: "letter", parts: [] } },
      { text: "⬜️ Keterangan kebutuhan", press: { name: "letter", parts: ["contact", "words"] } },
      { press: { name: "letterMake", code: "K7M2QX", parts: ["contact"] } },
      { press: { name: "referral", code: "K7M2QX" } },
    ]);
  });
});
