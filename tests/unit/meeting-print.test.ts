import { describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import type { MeetingEdit } from "../../src/domain/meeting-edit.ts";
import { makePdf } from "../../src/telegram/documents/make-pdf.ts";
import { meetingDocument } from "../../src/telegram/replies/meeting-print.ts";
import type { MeetingView } from "../../src/telegram/replies/meeting-words.ts";
import { CLOCK, planned, TODAY } from "../support/meetings.ts";
import { seePdf } from "../support/pdf.ts";
import { OPEN_CONFLICT } from "./data/a-case.ts";

const { id: speech } = createSpeeches(loadMessages());
const PLACE = "Gamping, Kabupaten Sleman";
const A_MARGIN = 30;

function viewOf(...edits: readonly MeetingEdit[]): MeetingView {
  const conflict = { code: "K7M2Q", place: "34.04.01", situation: OPEN_CONFLICT };
  return { case: conflict, paper: "R4T9", meeting: planned(...edits), now: CLOCK.now };
}

async function printed(view: MeetingView, name: string) {
  const pdf = await makePdf(meetingDocument(view, PLACE, speech), { now: CLOCK.now });
  return { size: pdf.length, ...(await seePdf(pdf, name)) };
}

const WHOLE: readonly MeetingEdit[] = [
  { kind: "invite", group: "sides", people: 8 },
  { kind: "invite", group: "women", people: 5 },
  { kind: "invite", group: "elders", people: 0 },
  { kind: "pick", pick: "purpose-hear", isOn: true },
  { kind: "write", list: "purpose", text: "Irigasi “Dusun A” – dibicarakan lagi" },
  { kind: "pick", pick: "ways-circle", isOn: true },
  { kind: "write", list: "alike", text: "Pasar Rabu & sekolah yang sama" },
  { kind: "write", list: "differs", text: "Cara menanam <padi>" },
  { kind: "pick", pick: "learn-rules", isOn: true },
  { kind: "write", list: "problems", text: "Air tidak sampai ke sawah bawah" },
  { kind: "write", list: "goals", text: "Semua sawah dapat air" },
  { kind: "write", list: "options", text: "Air digilir per hari" },
  { kind: "write", list: "for", of: 6, text: "Adil" },
  { kind: "write", list: "against", of: 6, text: "Perlu dijaga" },
  { kind: "pick", pick: "action-clean", isOn: true },
  { kind: "add task", text: "Pinjam tikar dari balai desa" },
  { kind: "give task", id: 9, who: "K1" },
  { kind: "date task", id: 9, day: TODAY + 3 },
  { kind: "add task", text: "Undang kedua pihak" },
  { kind: "give task", id: 10, who: "BS" },
  { kind: "move task", id: 10, move: "done" },
  { kind: "add task", text: "Sewa tenda" },
  { kind: "move task", id: 11, move: "drop" },
];

describe("the printed plan of a meeting", () => {
  it("says who, what for, how long each part takes, and who does what by when", async () => {
    const { text, title, language, size, pages } = await printed(viewOf(...WHOLE), "meeting-whole");

    for (const said of [
      ...[/K7M2Q/, /Gamping, Kabupaten Sleman/, /Perempuan\s+5 orang/, /Sesepuh\s+jumlah belum tahu/],
      ...[/Belum ada di daftar: pemuda, kelompok kecil/, /Saling mendengar pengalaman/],
      ...[/Irigasi “Dusun A” – dibicarakan lagi/, /Pasar Rabu & sekolah/, /Cara menanam <padi>/],
      ...[/0–\d+\s+Pembukaan/, /\d+–90\s+Penutup/, /1\. Air digilir per hari\s+• Adil\s+• Perlu dijaga/],
      ...[
        /1\. Pinjam tikar dari balai desa\s+Kode: K1\s+Tanggal: 29 Nov/,
        /2\. Undang kedua pihak\s+Kode: BS\s+Tanggal: ___/,
      ],
    ])
      expect(text).toMatch(said);
    expect(text).not.toMatch(/Sewa tenda|&amp;|&lt;/);
    expect([title, language]).toEqual(["Rencana pertemuan", "id-ID"]);
    expect(size).toBeLessThan(200_000);
    expect(pages.length).toBeLessThanOrEqual(3);
    for (const { ink, width } of pages) {
      expect(ink?.left).toBeGreaterThanOrEqual(A_MARGIN);
      expect(ink?.right).toBeLessThanOrEqual(width - A_MARGIN);
    }
  });

  it("holds all of the fullest plan there may be, on paper that nothing runs off", async () => {
    const text = (what: string, number: number) =>
      `${what} ${number} ${"panjang sekali ".repeat(12)}`.slice(0, 160).trim();
    const lines = (list: "alike" | "differs" | "learn" | "problems" | "goals" | "options", count: number) =>
      Array.from({ length: count }, (_, n) => ({ kind: "write", list, text: text(list, n) }) as const);
    const tasks = Array.from({ length: 30 }, (_, n) => ({ kind: "add task", text: text("tugas", n) }) as const);
    const options = lines("options", 6);
    const pros = Array.from({ length: 6 }, (_, of) =>
      (["for", "against"] as const).flatMap((list) =>
        Array.from({ length: 3 }, (_, n) => ({ kind: "write", list, of: of + 1, text: text(list, n) }) as const),
      ),
    ).flat();
    const view = viewOf(
      ...options,
      ...pros,
      ...lines("problems", 10),
      ...lines("goals", 5),
      ...lines("alike", 5),
      ...tasks,
    );
    const { text: read, size, pages } = await printed(view, "meeting-fullest");

    const flat = read.replaceAll(/\s+/g, " ");
    for (const { what } of view.meeting.tasks) expect(flat).toContain(what.slice(0, 20));
    expect(view.meeting.tasks).toHaveLength(30);
    expect(size).toBeLessThan(200_000);
    for (const { ink, width } of pages) expect(ink?.right).toBeLessThanOrEqual(width - A_MARGIN);
  });
});
