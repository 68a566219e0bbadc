import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/content/load.ts";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import type { CaseEvent } from "../../src/domain/case-event.ts";
import { CASE_LIMITS } from "../../src/domain/case-limits.ts";
import { replayCase } from "../../src/domain/case-log.ts";
import { summariseCase } from "../../src/domain/case-summary.ts";
import { moveCase } from "../../src/domain/move-case.ts";
import { GATES } from "../../src/domain/safety.ts";
import { makePdf } from "../../src/telegram/documents/make-pdf.ts";
import { writeCase } from "../../src/telegram/replies/case-print.ts";
import type { CaseView } from "../../src/telegram/replies/case-tools.ts";
import { readPdf, seePdf } from "../support/pdf.ts";
import { aCaseDraft, OPEN_CONFLICT } from "./data/a-case.ts";
import { afterEvents, COMPLETE, MONDAY_MORNING } from "./data/a-referral.ts";

const DAY = 24 * 3_600_000;
const OWNER = 4_100_200_300;
const catalogue = loadCatalogue();
const speech = createSpeeches(loadMessages()).id;

/** What happened, and on which day after the Monday on which it was opened. */
type Story = readonly (readonly [day: number, what: CaseEvent])[];

function viewOf(story: Story, more: Partial<CaseView> = {}): CaseView {
  const timeline = story.map(([day, what]) => ({
    who: { id: OWNER, role: "volunteer" as const },
    when: MONDAY_MORNING + day * DAY,
    what,
  }));
  return {
    ...{ case: replayCase(aCaseDraft({ owner: OWNER }), timeline), timeline, papers: [], referrals: [], catalogue },
    viewer: { id: OWNER, role: "volunteer" },
    place: "Gamping, Kabupaten Sleman",
    now: MONDAY_MORNING + 30 * DAY,
    ...more,
  };
}

const GUIDED: CaseEvent = { kind: "guided", situation: OPEN_CONFLICT, roles: ["mediator"], techniques: ["M8", "M2"] };
const WHOLE_STORY: Story = [
  [0, GUIDED],
  [1, { kind: "tried", technique: "M8", helped: "partly" }],
  [2, { kind: "note", text: "Bu Sari marah karena air “dialihkan” <malam> & siang 🕊" }],
  [3, { kind: "danger", gates: ["R2", "R6"] }],
  [4, { kind: "check-in", colour: "red", safety: 3, gates: [] }],
  [9, { kind: "check-in", colour: "green", safety: 8, gates: [] }],
  [9, { kind: "phase", phase: "pascakonflik", roles: ["fasilitator", "broker"] }],
  [10, { kind: "help", isUrgent: false, text: "Tolong temani saya bertemu Pak Lurah" }],
  [11, { kind: "sides", count: 3 }],
];

const oneLine = (text: string) => text.replaceAll(/\s+/g, " ");

async function printed(view: CaseView, extras: readonly "notes"[] = []): Promise<string> {
  const pdf = await makePdf(writeCase(view, { to: "kesbangpol", extras }, speech), { now: view.now });
  return oneLine((await readPdf(pdf)).text);
}

describe("a case on paper", { timeout: 30_000 }, () => {
  it("tells phases, roles, techniques, check-ins, referrals and papers, and has room for two signatures", async () => {
    const view = viewOf(WHOLE_STORY, {
      referrals: [afterEvents([COMPLETE.consent, { kind: "send" }]), afterEvents([])],
      papers: [
        {
          ...{ id: "K7M2", kind: "contract", case: "K7M2Q", version: 3, body: "{}", isFinal: true },
          openedAt: MONDAY_MORNING,
          changedAt: MONDAY_MORNING + 5 * DAY,
        },
      ],
    });
    const pdf = await makePdf(writeCase(view, { to: "kesbangpol", extras: [] }, speech), { now: view.now });
    const { pages, text, title } = await seePdf(pdf, "case-export");

    const told = oneLine(text);
    expect(title).toBe("Kasus K7M2Q");
    expect(pdf.length).toBeLessThan(200_000);
    expect(told).toMatch(/Untuk Kesbangpol Kode K7M2Q Soal Air dan irigasi Tempat Gamping, Kabupaten Sleman/);
    expect(told).toContain("Pihak A, Pihak B, Pihak C");
    expect(told).toMatch(/2 Nov 2026 Konflik 11 Nov 2026 Pascakonflik/);
    expect(told).toMatch(/pernah dijalankan: Mediator, Fasilitator, Broker/);
    expect(told).toMatch(/3 Nov 2026 M8 [^0-9]* sebagian/);
    expect(told).toMatch(/6 Nov 2026 .*3\/10 11 Nov 2026 .*8\/10/);
    expect(told).toMatch(/Belum dikirim: 1.*Terkirim: 1/);
    expect(told).toContain("Kontrak perilaku, disepakati 7 Nov 2026");
    expect(told).toMatch(/Yang menyerahkan: .*Yang menerima: /);
    for (const { ink, width, height } of pages) {
      expect(ink?.right).toBeLessThan(width - 50);
      expect(ink?.bottom).toBeLessThan(height - 10);
    }
  });

  it("leaves out notes, accounts, calls for help and protected dangers, and says so", async () => {
    const told = await printed(viewOf(WHOLE_STORY));

    expect(told).not.toMatch(/Bu Sari|Pak Lurah|4100200300|anak /i);
    expect(told).toContain("Ada senjata, massa, atau api");
    expect(told).toContain("Ada bahaya lain yang jenisnya tidak ditulis");
    expect(told).toMatch(/sengaja tidak ada di sini.*Catatan relawan\./);
  });

  it("takes the notes along, as they were written, when they were ticked", async () => {
    const told = await printed(viewOf(WHOLE_STORY), ["notes"]);

    expect(told).toContain("4 Nov 2026: Bu Sari marah karena air “dialihkan” <malam> & siang");
    expect(told).not.toMatch(/sengaja tidak ada di sini.*Catatan relawan\./);
  });

  it("stays light with as many notes as there may be, each as long as it may be", async () => {
    const note = "Warga bertemu lagi di balai, dan bicara soal giliran air. ";
    const notes = Array.from({ length: CASE_LIMITS.notes }, (_, index) => {
      const text = Array.from(`${index} ${note.repeat(40)}`)
        .slice(0, CASE_LIMITS.words)
        .join("");
      return [index, { kind: "note", text }] as const;
    });
    const view = viewOf([[0, GUIDED], ...notes]);
    const pdf = await makePdf(writeCase(view, { to: "fkdm", extras: ["notes"] }, speech), { now: view.now });

    expect(pdf.length).toBeLessThan(200_000);
    expect((await readPdf(pdf)).text).toContain("99 Warga bertemu");
  });

  it("of a danger alone says that nothing else is known", async () => {
    const told = await printed(viewOf([[0, { kind: "danger", gates: ["R1"] }]], {}));

    expect(told).toMatch(/Ada kekerasan .*\(masih berlangsung\)/);
    expect(told).toContain("Belum ada.");
  });

  it.each(GATES)("never tells %s where it is about one person", (gate) => {
    const { gates, hasProtectedGates } = summariseCase(viewOf([[1, { kind: "danger", gates: [gate] }]]));

    const isOfAPlace = ["R1", "R2", "R3", "R10"].includes(gate);
    expect({ gates, hasProtectedGates }).toEqual({ gates: isOfAPlace ? [gate] : [], hasProtectedGates: !isOfAPlace });
  });

  it("can be made of a closed case too, in which nothing else is written any more", () => {
    const { case: open } = viewOf([[0, GUIDED]]);
    const actor = { id: OWNER, role: "volunteer" } as const;
    const closed = moveCase(open, { kind: "close", outcome: "passed up" }, actor, MONDAY_MORNING);
    if (closed.kind !== "moved") throw new Error("A case can be closed.");

    const exported = moveCase(closed.case, { kind: "document", document: "export" }, actor, MONDAY_MORNING);
    const written = moveCase(closed.case, { kind: "document", document: "contract" }, actor, MONDAY_MORNING);

    expect(exported).toMatchObject({ kind: "moved", case: { state: "closed" } });
    expect(written).toEqual({ kind: "refused", reason: "closed" });
  });
});
