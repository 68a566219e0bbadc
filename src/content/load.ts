import { fileURLToPath } from "node:url";
import type { z } from "zod";
import type { Catalogue } from "../domain/catalogue.ts";
import { WATCHERS } from "../domain/contract-form.ts";
import { LEVELS } from "../domain/level.ts";
import type { MediationWords } from "../domain/mediation-words.ts";
import { PHASES } from "../domain/phase.ts";
import { ROLES } from "../domain/role.ts";
import { GATES } from "../domain/safety.ts";
import { SIGNALS } from "../domain/signal.ts";
import { TECHNIQUES } from "../domain/technique.ts";
import { ContractFile, SessionFile } from "./mediation-schema.ts";
import { readPractice } from "./practice.ts";
import { type ContentMistake, readYaml } from "./read-yaml.ts";
import { ContactsFile, LevelsFile, PhasesFile, RolesFile, SafetyFile, SignalsFile, TechniqueFile } from "./schema.ts";

export const CONTENT_FOLDER = fileURLToPath(new URL("../../content", import.meta.url));

export class ContentError extends Error {
  readonly mistakes: readonly ContentMistake[];

  constructor(mistakes: readonly ContentMistake[]) {
    const list = mistakes.map(({ file, field, problem }) => `  content/${file}, ${field}: ${problem}`).join("\n");
    super(`${mistakes.length} mistake(s) in the content. Mend them, then run \`npm run check:content\`:\n${list}`);
    this.name = "ContentError";
    this.mistakes = mistakes;
  }
}

/** Reads and checks all content files. Throws one ContentError that names every mistake. */
export function loadCatalogue(folder: string = CONTENT_FOLDER): Catalogue {
  const mistakes: ContentMistake[] = [];
  const read = <T>(file: string, schema: z.ZodType<T>): T | undefined => {
    const reading = readYaml(folder, file, schema);
    if ("value" in reading) return reading.value;
    mistakes.push(...reading.mistakes);
    return undefined;
  };
  const requireAll = (file: string, found: readonly string[] | undefined, all: readonly string[]) => {
    if (found === undefined) return;
    for (const id of all.filter((id) => !found.includes(id))) mistakes.push({ file, field: id, problem: "is missing" });
    for (const id of found.filter((id, index) => found.indexOf(id) !== index))
      mistakes.push({ file, field: id, problem: "stands twice" });
  };

  const techniques = TECHNIQUES.map((id) => read(`techniques/${id}.yaml`, TechniqueFile));
  const signals = read("signals.yaml", SignalsFile);
  const safety = read("safety.yaml", SafetyFile);
  const contacts = read("contacts.yaml", ContactsFile);
  const phases = read("phases.yaml", PhasesFile);
  const levels = read("levels.yaml", LevelsFile);
  const roles = read("roles.yaml", RolesFile);
  const contract = read("papers/contract.yaml", ContractFile);
  const session = read("papers/session.yaml", SessionFile);
  const practice = readPractice(folder);
  mistakes.push(...practice.mistakes);

  techniques.forEach((technique, index) => {
    const id = TECHNIQUES[index] ?? "";
    if (technique !== undefined && technique.id !== id) {
      mistakes.push({
        file: `techniques/${id}.yaml`,
        field: "id",
        problem: `says ${technique.id}, the file is named ${id}`,
      });
    }
  });
  requireAll(
    "signals.yaml",
    signals?.signals.map(({ id }) => id),
    SIGNALS,
  );
  requireAll(
    "signals.yaml",
    signals?.screens.flatMap((screen) => screen.signals),
    SIGNALS,
  );
  requireAll(
    "safety.yaml",
    safety?.map(({ id }) => id),
    [...GATES, "profiling"],
  );
  requireAll(
    "phases.yaml",
    phases?.map(({ id }) => id),
    PHASES,
  );
  requireAll(
    "levels.yaml",
    levels?.map(({ id }) => id),
    LEVELS,
  );
  requireAll(
    "roles.yaml",
    roles?.roles.map(({ id }) => id),
    ROLES,
  );
  requireAll(
    "papers/contract.yaml",
    contract?.watchers.map(({ id }) => id),
    WATCHERS,
  );
  requireAll("papers/contract.yaml", contract === undefined ? undefined : idsOf(contract), []);
  requireAll("papers/session.yaml", session === undefined ? undefined : idsOf(session), []);
  for (const card of safety ?? []) {
    for (const id of card.call.filter(
      (id) => contacts !== undefined && !contacts.some((contact) => contact.id === id),
    )) {
      mistakes.push({ file: "safety.yaml", field: `${card.id}.call`, problem: `no contact "${id}" in contacts.yaml` });
    }
  }

  if (mistakes.length > 0 || !signals || !safety || !contacts || !phases || !levels || !roles || !contract || !session)
    throw new ContentError(mistakes);
  return {
    techniques: techniques.filter((technique) => technique !== undefined),
    signals: signals.signals,
    signalScreens: signals.screens,
    safety,
    contacts,
    phases,
    levels,
    roles: roles.roles,
    broker: roles.broker,
    mediation: { contract, session },
    practice: practice.situations,
  };
}

/** A paper tells its points apart by them. */
function idsOf(words: MediationWords["contract"] | MediationWords["session"]): readonly string[] {
  const lists: readonly (readonly { readonly id: string }[])[] =
    "themes" in words
      ? [...words.themes.map(({ examples }) => examples), words.broken]
      : [words.rules, words.issues, words.asks, words.pauses, words.endings];
  return lists.flat().map(({ id }) => id);
}
