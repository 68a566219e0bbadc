import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/content/load.ts";
import type { SafetyCardId } from "../../src/domain/catalogue.ts";
import { LANGUAGES, type Language } from "../../src/domain/language.ts";
import { recommendRole } from "../../src/domain/role.ts";
import {
  GATES,
  type GateId,
  isMediationBarred,
  NO_MEDIATION,
  stoppingGates,
  VIOLENCE_GATES,
} from "../../src/domain/safety.ts";
import { aSituation } from "./data/a-situation.ts";

const STOPPING: readonly GateId[] = ["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9"];

describe("the safety gate", () => {
  it.each(STOPPING)("stops everything on %s", (gate) => {
    const advice = recommendRole(aSituation({ gates: [gate], signals: ["S4", "S13", "S22"] }));

    expect(advice).toEqual({ kind: "stop", gates: [gate] });
  });

  it("takes only mediation away on R10", () => {
    const advice = recommendRole(aSituation({ gates: ["R10"], signals: ["S4", "S13"] }));

    expect(advice).toMatchObject({ kind: "roles", first: { role: "fasilitator" }, also: [] });
  });

  it("stops on a stopping gate with R10 beside it, and names only the one that stops", () => {
    const advice = recommendRole(aSituation({ gates: ["R10", "R4"] }));

    expect(advice).toEqual({ kind: "stop", gates: ["R4"] });
  });

  it("names several gates in the order of the source, each once", () => {
    const gates = stoppingGates(["R9", "R1", "R10", "R4", "R1"]);

    expect(gates).toEqual(["R1", "R4", "R9"]);
  });

  it("is open when nothing is on", () => {
    expect(stoppingGates([])).toEqual([]);
    expect(isMediationBarred([])).toBe(false);
  });

  it.each(GATES)("bars mediation by itself only on R10: %s", (gate) => {
    expect(isMediationBarred([gate])).toBe(gate === NO_MEDIATION);
  });

  it("asks for calm and safety before going on after violence, weapons and injuries", () => {
    expect(VIOLENCE_GATES).toEqual(["R1", "R2", "R3"]);
  });
});

describe.each(LANGUAGES)("the safety cards in %s", (language) => {
  const { safety, contacts } = loadCatalogue();
  const cardOf = (id: SafetyCardId) => {
    const card = safety.find((candidate) => candidate.id === id);
    if (card === undefined) throw new Error(`No card for ${id}.`);
    return card;
  };

  it.each<[SafetyCardId, readonly string[]]>([
    ["R1", ["110", "112", "113", "119"]],
    ["R2", ["110", "112", "113", "119"]],
    ["R3", ["110", "112", "113", "119"]],
    ["R4", ["110", "SAPA 129"]],
    ["R5", ["110", "SAPA 129", "UPTD PPA"]],
    ["R6", ["SAPA 129", "UPTD PPA"]],
    ["R7", ["healing119.id", "119 ext. 8", "110"]],
    ["R9", ["Posbankum", "LBH"]],
  ])("of %s tell to turn to %j", (id, names) => {
    const text = cardOf(id)
      .actions.map((action) => action[language])
      .join(" ");

    for (const name of names) expect(text).toContain(name);
  });

  it.each<[SafetyCardId, readonly string[]]>([
    ["R1", ["110", "112", "113", "119"]],
    ["R2", ["110", "112", "113", "119"]],
    ["R3", ["110", "112", "113", "119"]],
    ["R4", ["110", "129"]],
    ["R5", ["110", "129"]],
    ["R6", ["129"]],
    ["R7", ["110", "119", "119 ext. 8"]],
    ["R8", ["110"]],
  ])("of %s have the numbers %j to call", (id, numbers) => {
    const { call } = cardOf(id);
    const offered = contacts.filter((contact) => call.includes(contact.id)).map(({ number }) => number);

    expect(offered).toEqual(expect.arrayContaining([...numbers]));
  });

  it.each<[SafetyCardId, readonly (string | Record<Language, string>)[]]>([
    ["R1", ["7/2012"]],
    ["R2", ["7/2012"]],
    ["R3", ["7/2012"]],
    ["R4", ["23/2004", "15"]],
    ["R5", ["12/2022", "23"]],
    ["R6", ["27/2022", "25"]],
    ["R7", ["WHO"]],
    ["R10", [{ id: "PBB", en: "UN" }]],
    ["profiling", ["Do No Harm"]],
  ])("of %s name their ground %j", (id, grounds) => {
    const ground = cardOf(id).ground[language];

    for (const name of grounds) expect(ground).toContain(typeof name === "string" ? name : name[language]);
  });

  it.each<SafetyCardId>(["R1", "R2", "R3"])("of %s say that 112 works only where it is active", (id) => {
    const card = cardOf(id);
    const text = card.actions.map((action) => action[language]).find((action) => action.includes("112"));

    expect(text).toMatch({ id: /112 hanya bila aktif/, en: /112 only if it is active/ }[language]);
  });

  it.each<SafetyCardId>(["R1", "R2", "R3"])("of %s let one go on only once it is calm and safe", (id) => {
    const last = cardOf(id).actions.at(-1)?.[language];

    expect(last).toMatch({ id: /reda dan aman/, en: /calm and safe/ }[language]);
  });
});

describe("the numbers to call", () => {
  const { contacts, safety, techniques } = loadCatalogue();

  it.each([
    ["110", "2026-01"],
    ["112", "2025-03"],
    ["129", "2026-01"],
    ["08111-129-129", "2026-01"],
  ])("%s was last checked in %s or later", (number, month) => {
    const contact = contacts.find((candidate) => candidate.number === number);

    expect(contact?.lastChecked.localeCompare(month)).toBeGreaterThanOrEqual(0);
  });

  it("are only those that were checked", () => {
    const numbers = contacts.map(({ number }) => number).toSorted();

    expect(numbers).toEqual(["08111-129-129", "110", "112", "113", "115", "119", "119 ext. 8", "129"]);
  });

  it.each(["LPSK", "KPAI", "Komnas Perempuan", "LPA", "171"])("do not send anybody to %s", (name) => {
    const words = JSON.stringify({ contacts, safety, techniques });

    expect(words).not.toMatch(new RegExp(`\\b${name}\\b`));
  });
});
