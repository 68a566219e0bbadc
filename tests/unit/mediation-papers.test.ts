import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/content/load.ts";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches, plainSpeech } from "../../src/content/speech.ts";
import { SIDES } from "../../src/domain/case.ts";
import { startCase } from "../../src/domain/case-log.ts";
import { CONTRACT_LISTS, type ContractForm, WATCHERS } from "../../src/domain/contract-form.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import type { Paper } from "../../src/domain/paper.ts";
import { typedPoint } from "../../src/domain/point.ts";
import { proposeFor } from "../../src/domain/propose-session.ts";
import { stopsOfSession } from "../../src/domain/run-session.ts";
import { SESSION_STAGES, SETTLED_STEPS, type SessionForm, type SessionStep } from "../../src/domain/session-form.ts";
import { makePdf } from "../../src/telegram/documents/make-pdf.ts";
import { commitmentReply, contractReply, LAST_PAGE, themeReply } from "../../src/telegram/replies/contract.ts";
import { printContract } from "../../src/telegram/replies/contract-print.ts";
import {
  agreedReply,
  askHeldReply,
  heldReply,
  readAloudReply,
  reviewDueReply,
} from "../../src/telegram/replies/contract-read.ts";
import type { ContractView } from "../../src/telegram/replies/contract-words.ts";
import { noContractReply } from "../../src/telegram/replies/contracts.ts";
import { sessionReply } from "../../src/telegram/replies/session.ts";
import { liveReply, pauseReply } from "../../src/telegram/replies/session-live.ts";
import { printSession } from "../../src/telegram/replies/session-print.ts";
import { talkReply } from "../../src/telegram/replies/session-talks.ts";
import { editSessionReply } from "../../src/telegram/replies/session-whole.ts";
import type { SessionView } from "../../src/telegram/replies/session-words.ts";
import { readPdf, seePdf } from "../support/pdf.ts";
import { aCaseDraft } from "./data/a-case.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";
import { expectFits } from "./data/a-referral-view.ts";

const speeches = createSpeeches(loadMessages());
const catalogue = loadCatalogue();
const { mediation } = catalogue;
const DAY = 24 * 3_600_000;
const IT = { ...startCase(aCaseDraft()), sides: 6 };
const PAPER: Paper = {
  ...{ id: "7K2M", kind: "contract", case: IT.code, version: 1_000_000, isFinal: false, body: "" },
  ...{ openedAt: MONDAY_MORNING, changedAt: MONDAY_MORNING },
};

/** As long as anybody may write, with letters that have to be escaped. */
const long = (count: number, most = 200) =>
  Array.from({ length: count }, (_, at) => typedPoint(`${at} <b>&${"janji ".repeat(most)}`.slice(0, most)));

const FULL: ContractForm = {
  ...{ sides: 6, broken: long(4), watchers: WATCHERS.slice(0, 4), reviewAt: MONDAY_MORNING + 14 * DAY },
  commitments: long(10).map((point, at) => ({ ...point, by: SIDES[at % 6] ?? "all" })),
  ...{ settled: CONTRACT_LISTS, agreed: SIDES },
};
const contractView = (form: ContractForm, more: Partial<ContractView> = {}): ContractView => ({
  ...{ case: IT, paper: PAPER, form, words: mediation.contract, now: MONDAY_MORNING },
  ...more,
});

const sessionForm = (stage: (typeof SESSION_STAGES)[number]): SessionForm => ({
  ...proposeFor(stage, "konflik", mediation.session),
  ...{ sides: 6, stage, rules: long(8), issues: long(10, 120), pauses: long(6), endings: long(6) },
  opening: typedPoint("x".repeat(600)),
  talks: SIDES.map((side) => ({ side, asks: long(6), passOn: "y".repeat(200) })),
  ...{ turns: { begins: "A", minutes: 5 }, next: MONDAY_MORNING + 7 * DAY, settled: SETTLED_STEPS, isFiled: false },
});
const sessionView = (form: SessionForm): SessionView => ({
  ...{ case: IT, paper: { ...PAPER, kind: "session" }, form, words: mediation.session, allowed: SESSION_STAGES },
  now: MONDAY_MORNING,
});

describe("the screens of the mediator's tools", () => {
  it.each(LANGUAGES)("fit into a message, also when all of it is as long as it may be (%s)", (language) => {
    const speech = speeches[language];
    const unsettled = (name: string) => FULL.settled.filter((one) => one !== name);
    const { reviewAt: _, ...dateless } = FULL;
    const final = contractView(FULL, { paper: { ...PAPER, isFinal: true } });
    const pages = Array.from({ length: 5 }, (_page, page) => readAloudReply(contractView(FULL), page, speech));
    const replies = [
      contractReply(contractView({ ...FULL, sides: 0 }), speech),
      ...CONTRACT_LISTS.map((name) => contractReply(contractView({ ...FULL, settled: unsettled(name) }), speech)),
      contractReply(contractView(dateless), speech),
      ...mediation.contract.themes.map((_theme, at) => themeReply(contractView(FULL), at, speech)),
      ...FULL.commitments.map((_one, at) => commitmentReply(contractView(FULL), at, speech)),
      ...pages,
      ...[agreedReply(final, speech), readAloudReply(final, LAST_PAGE, speech), askHeldReply(final, speech)],
      ...(["yes", "partly", "no"] as const).map((held) => heldReply(final, held, speech)),
      ...[true, false].map((isOwners) => reviewDueReply({ code: IT.code, paper: PAPER.id }, isOwners, speech)),
      ...(["R1", "R5", "R10"] as const).map((gate) =>
        noContractReply({ kind: "gate", gate }, IT.code, { catalogue, speech }),
      ),
    ];

    for (const reply of replies) expectFits(reply);
  });

  it.each(SESSION_STAGES)("and those of a plan too (%s)", (stage) => {
    const form = sessionForm(stage);
    const { turns: _turns, next: _next, ...undated } = form;
    const open = (step: SessionStep): SessionForm => ({
      ...form,
      settled: SETTLED_STEPS.filter((one) => one !== step),
    });
    const replies = LANGUAGES.flatMap((language) => {
      const speech = speeches[language];
      return [
        ...[sessionReply(sessionView(form), speech), editSessionReply(sessionView(form), speech)],
        ...[sessionReply(sessionView({ ...form, sides: 0 }), speech), sessionReply(sessionView(undated), speech)],
        ...SETTLED_STEPS.map((step) => sessionReply(sessionView(open(step)), speech)),
        ...SIDES.map((side) => talkReply(sessionView(form), side, speech)),
        ...stopsOfSession(form).map((_stop, at) => liveReply(sessionView(form), at, speech)),
        pauseReply(sessionView(form), 3, speech),
      ];
    });

    for (const reply of replies) expectFits(reply);
  });

  it("offer who agrees only where all of it has been read", () => {
    const labels = (page: number) =>
      (readAloudReply(contractView(FULL), page, speeches.id).buttons ?? []).flat().map(({ text }) => text);

    expect(readAloudReply(contractView(FULL), 0, speeches.id).text).toContain("(1/4)");
    expect(labels(0).filter((label) => label.includes("setuju"))).toEqual([]);
    expect(labels(3).filter((label) => label.includes("setuju"))).toHaveLength(7);
  });
});

describe("the papers of the mediator", () => {
  it("hold the whole agreement in Indonesian, with room for names and none of them", async () => {
    const usual: ContractForm = {
      ...{ sides: 2, watchers: ["customs", "security"], reviewAt: MONDAY_MORNING + 14 * DAY },
      commitments: (mediation.contract.themes[0]?.examples ?? [])
        .slice(0, 5)
        .map(({ id, words }, at) => ({ example: id, words, by: (["all", "A", "B"] as const)[at % 3] ?? "all" })),
      broken: mediation.contract.broken.slice(0, 3).map(({ id, words }) => ({ example: id, words })),
      ...{ settled: CONTRACT_LISTS, agreed: ["A", "B"] },
    };
    const print = printContract(contractView(usual, { case: { ...IT, sides: 2 } }), plainSpeech(speeches.id));
    const pdf = await makePdf(print, { now: MONDAY_MORNING });
    const { pages, text, language } = await seePdf(pdf, "contract");

    expect(pdf.length).toBeLessThan(200_000);
    expect(language).toBe("id-ID");
    expect(pages).toHaveLength(1);
    const flat = text.replaceAll(/\s+/g, " ");
    expect(flat).toContain("Pihak A: Menghapus unggahan lama tentang pihak lain dalam 2 hari.");
    expect(flat).toContain("Senin, 16 November 2026");
    expect(flat).toContain("tidak menggantikan hukum");
    for (const signed of ["Pihak A (nama", "Pihak B (nama", "Saksi: relawan", "Saksi: Tokoh adat"]) {
      expect(flat).toContain(signed);
    }
  });

  it("lose nothing of the longest agreement, and show what was typed as it was typed", async () => {
    const pdf = await makePdf(printContract(contractView(FULL), plainSpeech(speeches.id)), { now: MONDAY_MORNING });
    const { text } = await readPdf(pdf);

    expect(pdf.length).toBeLessThan(200_000);
    for (const number of [0, 5, 9]) expect(text).toContain(`${number} <b>&janji`);
  });

  it.each(SESSION_STAGES)("hold the plan of a session on one or two sides (%s)", async (stage) => {
    const form: SessionForm = {
      ...proposeFor(stage, "konflik", mediation.session),
      ...{ sides: 2, issues: mediation.session.issues.slice(0, 5).map(({ id, words }) => ({ example: id, words })) },
      talks: SIDES.slice(0, 2).map((side) => ({ side, asks: proposeFor(stage, "konflik", mediation.session).asks })),
      ...{ turns: { begins: "B", minutes: 5 }, next: "later", settled: SETTLED_STEPS, isFiled: true },
    };
    const pdf = await makePdf(printSession(sessionView(form), plainSpeech(speeches.id)), { now: MONDAY_MORNING });
    const { pages, text } = await seePdf(pdf, `session-${stage}`);

    expect(pdf.length).toBeLessThan(200_000);
    expect(pages.length).toBeLessThanOrEqual(2);
    expect(text).toContain("telepon 110");
    expect(text.includes("Soal, dari yang ringan")).toBe(stage !== "listening");
  });
});
