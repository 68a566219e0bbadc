import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/content/load.ts";
import { loadMessages } from "../../src/content/messages.ts";
import { loadPlaces } from "../../src/content/places.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import type { CaseEvent } from "../../src/domain/case-event.ts";
import { COLOURS } from "../../src/domain/check-in.ts";
import { DAY } from "../../src/domain/duration.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { PHASES } from "../../src/domain/phase.ts";
import { ROLES } from "../../src/domain/role.ts";
import { GATES } from "../../src/domain/safety.ts";
import { TECHNIQUES } from "../../src/domain/technique.ts";
import { decodePress, encodePress } from "../../src/telegram/callback-data.ts";
import {
  colourReply,
  dangerReply,
  gatesReply,
  moreGatesReply,
  safetyReplyOf,
} from "../../src/telegram/replies/check-in.ts";
import { caseDangerReply, filedReply, goOnReply, helpedNote } from "../../src/telegram/replies/check-in-filed.ts";
import { askCheckInReply, gotWorseReply, noNewsReply } from "../../src/telegram/replies/check-in-notices.ts";
import { whenReply } from "../../src/telegram/replies/check-in-when.ts";
import { handedOverReply } from "../../src/telegram/replies/handed-over.ts";
import {
  choosePhaseReply,
  inDangerReply,
  previewPhaseReply,
  untoldReply,
} from "../../src/telegram/replies/phase-change.ts";
import type { Reply } from "../../src/telegram/replies/reply.ts";
import { aCaseDraft, OPEN_CONFLICT } from "./data/a-case.ts";
import { caseAfter } from "./data/a-case-story.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";

const catalogue = loadCatalogue();
const places = await loadPlaces();
const speeches = createSpeeches(loadMessages());
const now = MONDAY_MORNING + 5 * DAY;

const checkIn = (colour: (typeof COLOURS)[number], safety: number, ...gates: readonly (typeof GATES)[number][]) =>
  ({ kind: "check-in", colour, safety, gates }) satisfies CaseEvent;
const GUIDED: CaseEvent = {
  kind: "guided",
  situation: OPEN_CONFLICT,
  roles: ["mediator"],
  techniques: [...TECHNIQUES],
};
const { code } = aCaseDraft();
const after = MONDAY_MORNING + 3 * DAY;

const CASES = {
  "a new case": caseAfter(),
  "a calm case": caseAfter([0, GUIDED], [1, checkIn("green", 7)], [3, checkIn("green", 10)]),
  "a worse case": caseAfter([1, checkIn("green", 10)], [3, checkIn("red", 10)]),
  "a case in danger": caseAfter([0, GUIDED], [1, checkIn("yellow", 10)], [3, checkIn("red", 1, ...GATES)]),
  "a case whose party refuses": caseAfter([3, checkIn("yellow", 5, "R10")]),
};

describe.each(LANGUAGES)("the screens of a check-in in %s", (language) => {
  const speech = speeches[language];
  const view = { catalogue, places, now, speech };
  const answered = { name: "checkInGates", code, after, colour: "yellow", safety: 10, gates: [...GATES] } as const;
  const screens: [string, Reply][] = Object.entries(CASES).flatMap(([name, it]): [string, Reply][] => [
    [`${name}: colour`, colourReply(it, now, speech)],
    [`${name}: filed`, filedReply(it, catalogue, speech)],
    [`${name}: go on`, goOnReply(it, { now, note: helpedNote("M2", "not yet", catalogue, speech) }, catalogue, speech)],
    [`${name}: when`, whenReply(it, speech)],
    [`${name}: asked`, askCheckInReply(it, true, view)],
    [`${name}: no news`, noNewsReply(it, true, view)],
    [`${name}: nobody there`, noNewsReply(it, false, view)],
    [`${name}: got worse`, gotWorseReply(it, view)],
    [`${name}: more dangers`, moreGatesReply(it, catalogue, speech)],
    [`${name}: choose a phase`, choosePhaseReply(it, catalogue, speech)],
    ...PHASES.filter((phase) => phase !== it.situation.phase).map((phase): [string, Reply] => [
      `${name}: ${phase}`,
      previewPhaseReply(it, phase, catalogue, speech),
    ]),
  ]);
  screens.push(
    ["how safe", safetyReplyOf({ name: "checkInColour", code, after, colour: "red" }, speech)],
    ["danger?", dangerReply({ name: "checkInSafety", code, after, colour: "red", safety: 10 }, speech)],
    ["which danger", gatesReply(answered, catalogue, speech)],
    ["no phase in danger", inDangerReply(CASES["a case in danger"], speech)],
    ["no phase yet", untoldReply(CASES["a new case"], speech)],
    ...GATES.map((gate): [string, Reply] => [
      `the card of ${gate}`,
      caseDangerReply(CASES["a case in danger"], gate, catalogue, speech),
    ]),
    ...PHASES.flatMap((from) =>
      PHASES.filter((phase) => phase !== from).map((phase): [string, Reply] => [
        `from ${from} to ${phase}`,
        handedOverReply(
          { case: CASES["a calm case"], papers: [], referrals: [] },
          { phase, from, was: [...ROLES] },
          catalogue,
          speech,
        ),
      ]),
    ),
  );

  it.each(screens)("%s: fits on a phone, and its words are markup or plain, never both", (_name, { text }) => {
    expect(text.length).toBeLessThanOrEqual(4096);
    expect(text).not.toMatch(/&lt;|\{\w+\}|undefined|NaN/);
  });

  it.each(screens)("%s: has buttons that Telegram takes, and a way on", (_name, { buttons = [] }) => {
    expect(buttons.flat().length).toBeGreaterThan(0);
    for (const button of buttons.flat()) {
      expect(Array.from(button.text).length).toBeLessThanOrEqual(45);
      if ("press" in button) expect(decodePress(encodePress(button.press))).toEqual(button.press);
    }
  });

  it("files what is ticked with the button below the list of dangers", () => {
    const pressed = { ...answered, gates: ["R10"] } as const;
    const { buttons = [] } = gatesReply(pressed, catalogue, speech);
    const done = buttons.flat().find((button) => "press" in button && button.style === "success");

    expect(done).toMatchObject({ press: { name: "checkInDone", gates: ["R10"] } });
  });

  it("shows no technique while a danger is on", () => {
    const it = CASES["a case in danger"];
    const shown = [filedReply(it, catalogue, speech), goOnReply(it, { now: now + 30 * DAY }, catalogue, speech)];
    const names = catalogue.techniques.map(({ card }) => speech.tell(card.name));

    expect(shown.filter(({ text }) => names.some((name) => text.includes(name)))).toEqual([]);
  });

  it("asks about one technique after the other, each once, and then about the rhythm", () => {
    const it = CASES["a calm case"];
    const asked: string[] = [];
    for (let last: (typeof TECHNIQUES)[number] | undefined; ; ) {
      const { buttons = [] } = goOnReply(it, { now, ...(last && { after: last }) }, catalogue, speech);
      const press = buttons.flat().flatMap((button) => ("press" in button ? [button.press] : []))[0];
      if (press?.name !== "checkInHelped") break;
      asked.push(press.technique);
      last = press.technique;
    }

    expect(asked).toEqual([...TECHNIQUES]);
  });
});
