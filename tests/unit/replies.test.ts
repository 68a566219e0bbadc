import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/content/load.ts";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { LEVELS } from "../../src/domain/level.ts";
import { PHASES } from "../../src/domain/phase.ts";
import { ROLES } from "../../src/domain/role.ts";
import { GATES, NO_MEDIATION } from "../../src/domain/safety.ts";
import { SIGNALS } from "../../src/domain/signal.ts";
import { TECHNIQUES } from "../../src/domain/technique.ts";
import { toMarkup } from "../../src/telegram/message-sender.ts";
import {
  brokerSetsReply,
  cardReply,
  cardsMenuReply,
  cardsOfPhaseReply,
  cardsOfRoleReply,
  guidedCardReply,
} from "../../src/telegram/replies/cards.ts";
import { levelReply, phaseReply, signalsReply, unfinishedReply } from "../../src/telegram/replies/guide.ts";
import { carriedAlong } from "../../src/telegram/replies/guided.ts";
import { consentReply, greetingReply, homeReply } from "../../src/telegram/replies/join.ts";
import type { Reply } from "../../src/telegram/replies/reply.ts";
import { planReply, resultReply } from "../../src/telegram/replies/result.ts";
import { emergencyReply, gateReply, safetyCardReply, safetyReply } from "../../src/telegram/replies/safety.ts";

const catalogue = loadCatalogue();
const speeches = createSpeeches(loadMessages());
const views = ["front", "steps", "simple"] as const;

/** What a person reads: without markup, and without what is folded away. */
const visible = ({ text }: Reply) =>
  text
    .replace(/<blockquote expandable>[\s\S]*?<\/blockquote>/g, "")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&quot;", '"').length;
/** About one screen of a small phone, buttons not counted. */
const ONE_SCREEN = 800;

const situations = fc.record({
  phase: fc.constantFrom(...PHASES),
  level: fc.constantFrom(...LEVELS),
  parties: fc.constantFrom("identified" as const, "unclear" as const),
  gates: fc.constantFrom([], [NO_MEDIATION]),
  signals: fc.subarray([...SIGNALS], { minLength: 1, maxLength: 6 }),
});

describe.each(LANGUAGES)("in %s", (language) => {
  const speech = speeches[language];
  const screens: [string, Reply][] = [
    ["the greeting", greetingReply(speeches)],
    ["the home screen", homeReply(speech)],
    ["the phase question", phaseReply({ gates: [], signals: ["S2"] }, catalogue, speech)],
    ["the level question", levelReply(["S2"], catalogue, speech)],
    ["the unfinished guide", unfinishedReply(speech)],
    ["the gate question", gateReply({ gates: ["R1"], signals: [] }, undefined, catalogue, speech)],
    ["the menu of cards", cardsMenuReply(catalogue, speech)],
    ["the emergency", emergencyReply(catalogue, speech)],
    ...catalogue.signalScreens.map((_, page): [string, Reply] => [
      `signals ${page}`,
      signalsReply(["S2"], page, catalogue, speech),
    ]),
    ...ROLES.map((role): [string, Reply] => [`cards of ${role}`, cardsOfRoleReply(role, catalogue, speech)]),
    ...PHASES.map((phase): [string, Reply] => [`cards of ${phase}`, cardsOfPhaseReply(phase, 0, catalogue, speech)]),
    ...GATES.map((gate): [string, Reply] => [
      `the danger ${gate}`,
      safetyReply({ gates: [gate], signals: [] }, {}, catalogue, speech),
    ]),
    ["the refusal to profile", safetyCardReply("profiling", catalogue, speech)],
    ...TECHNIQUES.flatMap((id) =>
      views.map((view): [string, Reply] => [`${id} ${view}`, cardReply(id, view, catalogue, speech)]),
    ),
  ];

  it.each(screens)("%s fits on one screen", (_name, reply) => {
    expect(visible(reply)).toBeLessThanOrEqual(ONE_SCREEN);
    expect(() => toMarkup(reply)).not.toThrow();
  });

  it("the notice of consent and the broker's sets are long, and still one message", () => {
    for (const reply of [consentReply(speech, 180), brokerSetsReply(catalogue, speech)])
      expect(visible(reply)).toBeLessThan(1500);
  });

  it("every result, plan and guided card is one message whose buttons Telegram takes", () => {
    fc.assert(
      fc.property(situations, fc.constantFrom(...TECHNIQUES), fc.constantFrom(...views), (carried, id, view) => {
        const card = guidedCardReply({ id, view }, carriedAlong(carried, speech), catalogue, speech);
        for (const reply of [resultReply(carried, catalogue, speech), planReply(carried, catalogue, speech), card]) {
          expect(visible(reply)).toBeLessThan(2500);
          expect(() => toMarkup(reply)).not.toThrow();
          expect(reply.text).not.toMatch(/\{\w+\}|undefined|&lt;/);
        }
      }),
    );
  });

  it("buttons are short enough for a cheap phone", () => {
    for (const [, reply] of screens) {
      for (const { text } of (reply.buttons ?? []).flat()) expect(text.length).toBeLessThanOrEqual(67);
    }
  });
});

describe("a ticked list", () => {
  it("carries all ticks in every button, so a double tap changes nothing", () => {
    const reply = signalsReply(["S2", "S14"], 0, catalogue, speeches.id);
    const presses = (reply.buttons ?? []).flat().flatMap((button) => ("press" in button ? [button.press] : []));

    expect(
      presses
        .filter(({ name }) => name === "signalTick")
        .every((press) => "signals" in press && press.signals.length === 2),
    ).toBe(true);
    expect(presses).toContainEqual({ name: "signalDone", signals: ["S2", "S14"] });
  });
});

describe("while a danger is on", () => {
  it.each(GATES.filter((gate) => gate !== NO_MEDIATION))("%s shows no technique and whom to call", (gate) => {
    const carried = { phase: "konflik", level: "meso", parties: "identified", gates: [gate], signals: ["S5"] } as const;

    const replies = [
      resultReply(carried, catalogue, speeches.id),
      planReply(carried, catalogue, speeches.id),
      guidedCardReply({ id: "M8", view: "front" }, carriedAlong(carried, speeches.id), catalogue, speeches.id),
    ];

    for (const reply of replies) {
      expect(reply.text).toContain("🛑");
      expect(JSON.stringify(reply.buttons)).not.toContain('"card"');
    }
  });

  it.each(["R1", "R2", "R3"] as const)("%s has its way back: it is calm and safe", (gate) => {
    const reply = safetyReply({ gates: [gate], signals: [] }, {}, catalogue, speeches.id);

    expect(JSON.stringify(reply.buttons)).toContain("reda dan aman");
  });
});
