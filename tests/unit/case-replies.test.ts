import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/content/load.ts";
import { loadMessages } from "../../src/content/messages.ts";
import { loadPlaces } from "../../src/content/places.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import type { CaseEvent } from "../../src/domain/case-event.ts";
import { replayCase } from "../../src/domain/case-log.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { needOfCase, sortCasesByNeed } from "../../src/domain/need-of-case.ts";
import { TECHNIQUES } from "../../src/domain/technique.ts";
import { toMarkup } from "../../src/telegram/message-sender.ts";
import { caseReply } from "../../src/telegram/replies/case.ts";
import {
  caseEditReply,
  caseTitlesReply,
  closeCaseReply,
  openedCaseReply,
} from "../../src/telegram/replies/case-edit.ts";
import { guidedInCase } from "../../src/telegram/replies/case-guidance.ts";
import { askNoteReply, checkNoteReply } from "../../src/telegram/replies/case-notes.ts";
import { casePlacesReply } from "../../src/telegram/replies/case-places.ts";
import { caseLineReply, caseTimelineReply } from "../../src/telegram/replies/case-timeline.ts";
import type { CaseView } from "../../src/telegram/replies/case-tools.ts";
import { caseTriesReply, caseTryReply } from "../../src/telegram/replies/case-tries.ts";
import { casesReply } from "../../src/telegram/replies/cases.ts";
import { recordWhereReply } from "../../src/telegram/replies/record-danger.ts";
import type { Reply } from "../../src/telegram/replies/reply.ts";
import { guidedPlanReply, guidedResultReply } from "../../src/telegram/replies/result.ts";
import { aCaseDraft, OPEN_CONFLICT } from "./data/a-case.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";

const DAY = 24 * 3_600_000;
const LONGEST_TEXT = 4096;
const catalogue = loadCatalogue();
const speeches = createSpeeches(loadMessages());
const places = await loadPlaces();

const after = (events: readonly CaseEvent[], told = {}) => {
  const log = events.map((what, index) => ({
    who: { id: 41, role: "volunteer" as const },
    when: MONDAY_MORNING + index,
    what,
  }));
  return { case: replayCase(aCaseDraft(told), log), log };
};

/** As much of everything as there can be. */
const FULL: readonly CaseEvent[] = [
  {
    kind: "guided",
    situation: OPEN_CONFLICT,
    roles: ["mediator", "fasilitator", "broker"],
    techniques: [...TECHNIQUES],
  },
  ...TECHNIQUES.map((technique): CaseEvent => ({ kind: "tried", technique, helped: "no" })),
  { kind: "check-in", colour: "red", safety: 1, gates: ["R1", "R2", "R3", "R4", "R5"] },
  { kind: "help", isUrgent: true, text: "x".repeat(2000) },
  ...Array.from({ length: 6 }, (): CaseEvent => ({ kind: "note", text: "<&>".repeat(666) })),
];
const full = after(FULL, { title: "return" });
const calm = after(FULL.slice(0, 25));

describe.each(LANGUAGES)("the screens of a case in %s", (language) => {
  const speech = speeches[language];
  const words = { catalogue, nameOf: (place: string) => place };
  const viewOf = ({ case: it, log }: typeof full): CaseView => ({
    ...{ case: it, timeline: log, papers: [], referrals: [], catalogue, now: MONDAY_MORNING + DAY },
    ...{ viewer: { id: 41, role: "volunteer" }, place: "Gamping, Kabupaten Sleman" },
  });
  const ways = {
    open: (area: string, page: number) => ({ name: "caseSaveAreas", area, page, ...OPEN_CONFLICT }) as const,
    choose: (place: string) => ({ name: "caseSaveAt", place, ...OPEN_CONFLICT }) as const,
    back: undefined,
  };
  const guided = guidedInCase(calm.case, MONDAY_MORNING + DAY, catalogue, speech);
  const list = {
    list: "mine" as const,
    ...{ page: 0, viewer: 41, now: MONDAY_MORNING, area: undefined, hasArea: true, catalogue },
    cases: Array.from({ length: 200 }, () => full.case),
  };
  const screens: [string, Reply | undefined][] = [
    ["a full case", caseReply(viewOf(full), speech, "x".repeat(300))],
    ["a case without danger", caseReply(viewOf(calm), speech)],
    ["its guidance", guidedResultReply(guided, catalogue, speech)],
    ["its plan", guidedPlanReply(guided, catalogue, speech)],
    ["what was tried", caseTriesReply(calm.case, calm.log, catalogue, speech)],
    ["did it help", caseTryReply(calm.case, "M2", catalogue, speech)],
    ["what is changed", caseEditReply(viewOf(full), speech)],
    ["the titles", caseTitlesReply(full.case, speech)],
    ["a new case", openedCaseReply(full.case, "Gamping, Kabupaten Sleman", speech)],
    ["closing", closeCaseReply(viewOf(full), 180, speech)],
    ["the list of 200", casesReply(list, speech)],
    ["where a danger belongs", recordWhereReply(list.cases, OPEN_CONFLICT, "34.04.01", speech)],
    ["the provinces", casePlacesReply({ area: "", page: 0 }, ways, places, speech)],
    ["a regency", casePlacesReply({ area: "34.04", page: 1 }, ways, places, speech)],
    ["asking for a note", askNoteReply("K7M2Q", 2000, speech)],
    [
      "a note that is asked about",
      checkNoteReply("K7M2Q", { text: "x".repeat(2000), details: ["nik", "phone", "e-mail", "address"] }, speech),
    ],
    ...[0, 1, 2].map((page): [string, Reply] => [`page ${page}`, caseTimelineReply(viewOf(full), page, words, speech)]),
    ["a whole note", caseLineReply(viewOf(full), full.log.length, words, speech)],
  ];

  it.each(screens)("%s fits into a message, with buttons that Telegram takes", (_name, reply) => {
    if (reply === undefined) throw new Error("There is no such line.");
    const read = reply.text.replaceAll(/<[^>]+>/g, "").replaceAll(/&(lt|gt|amp|quot);/g, "x");

    expect(read.length).toBeLessThanOrEqual(LONGEST_TEXT);
    expect(reply.text).not.toMatch(/\{\w+\}|undefined|&amp;(lt|gt|amp|quot);/);
    expect(() => toMarkup(reply)).not.toThrow();
  });

  it("show no way to a technique while a danger is on", () => {
    const presses = JSON.stringify(caseReply(viewOf(full), speech).buttons);

    expect(presses).toContain("caseGuide");
    expect(presses).not.toMatch(/caseResult|caseTries|caseCard/);
    expect(
      JSON.stringify(guidedResultReply(guidedInCase(full.case, MONDAY_MORNING, catalogue, speech), catalogue, speech)),
    ).not.toContain("caseCard");
  });

  it("say why a technique stands lower", () => {
    const once = after([FULL[0] as CaseEvent, { kind: "tried", technique: "M8", helped: "no" }]);
    const { text } = guidedResultReply(
      guidedInCase(once.case, MONDAY_MORNING + 2 * DAY, catalogue, speech),
      catalogue,
      speech,
    );

    expect(text).toMatch(language === "id" ? /elum membantu/ : /did not help/);
    expect(guidedInCase(once.case, MONDAY_MORNING + 8 * DAY, catalogue, speech).remarkOn("M8")).toBeUndefined();
  });
});

describe("what a case waits for", () => {
  const DANGER: CaseEvent = { kind: "danger", gates: ["R1"] };
  const colour = (now: "green" | "yellow" | "red"): CaseEvent => ({
    kind: "check-in",
    colour: now,
    safety: 5,
    gates: [],
  });
  it.each([
    ["danger", [DANGER]],
    ["worse", [colour("red")]],
    ["worse", [colour("green"), colour("yellow")]],
    [undefined, [colour("yellow"), colour("green")]],
    ["help asked", [{ kind: "help", isUrgent: false }]],
    ["offered", [{ kind: "offer", to: 7, reason: "away" }]],
    [undefined, [DANGER, { kind: "close", outcome: "calmer" }]],
  ] as const)("%s", (need, events) => {
    expect(needOfCase(after(events).case, 7, MONDAY_MORNING)).toBe(need);
  });

  it("is a check-in when its day has come, and somebody when its volunteer is gone", () => {
    expect(needOfCase(after([]).case, 41, MONDAY_MORNING + 30 * DAY)).toBe("check-in due");
    expect(needOfCase(after([], { owner: 0 }).case, 41, MONDAY_MORNING)).toBe("without owner");
  });

  it("stands first in the list, and of the quiet ones the latest", () => {
    const [quiet, later, bad] = [
      after([], { code: "22222" }).case,
      after(
        [
          { kind: "sides", count: 3 },
          { kind: "sides", count: 2 },
        ],
        { code: "33333" },
      ).case,
      after([DANGER], { code: "44444" }).case,
    ];

    const sorted = sortCasesByNeed([quiet, later, bad], 41, MONDAY_MORNING);

    expect(sorted.map(({ code }) => code)).toEqual(["44444", "33333", "22222"]);
  });
});
