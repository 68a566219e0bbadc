import { readFile } from "node:fs/promises";
import { languageOf } from "../../src/domain/language.ts";
import { type Asker, Cancelled } from "./asker.ts";
import { checkEverything } from "./check-everything.ts";
import { fillTemplate, readEnvFile, type Variables, writeEnvFile } from "./env-file.ts";
import { interview, languageChoices } from "./interview.ts";
import { type Say, sayIn } from "./words.ts";

export interface SetUpPlace {
  readonly envFile: string;
  readonly templateFile: string;
  /** Variables that stand above the file, such as another TELEGRAM_API_ROOT. */
  readonly given: Variables;
  /** For the name of the back-up. */
  readonly now: Date;
  /** Of the machine, until the person has chosen. */
  readonly locale: string;
}

export type SetUpOutcome = "ready" | "needs mending" | "kept" | "cancelled";

/** Writes .env by asking. "kept" and "cancelled" leave everything as it was. */
export async function setUp(asker: Asker, place: SetUpPlace): Promise<SetUpOutcome> {
  let say = sayIn(languageOf(place.locale, "id"));
  try {
    say = sayIn(await asker.choose("language", "Bahasa / Language", languageChoices()));
    const old = await readEnvFile(place.envFile);
    if (old !== undefined && !(await mayReplace(asker, say))) {
      asker.tell("good", say("leftAlone"));
      return "kept";
    }
    const answers = await interview(asker, say, { ...old, ...place.given });
    await write(asker, say, place, { variables: answers.variables, hasOld: old !== undefined });
    return await lookOnceMore(asker, say, place.envFile, answers.botUsername);
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    asker.tell("bad", say("cancelled"));
    return "cancelled";
  }
}

async function mayReplace(asker: Asker, say: Say): Promise<boolean> {
  const choices = [
    { value: "keep", label: say("keepOld") },
    { value: "replace", label: say("replaceOld") },
  ] as const;
  return (await asker.choose("old file", say("oldFile"), choices)) === "replace";
}

async function write(
  asker: Asker,
  say: Say,
  { envFile, templateFile, now }: SetUpPlace,
  { variables, hasOld }: { readonly variables: Variables; readonly hasOld: boolean },
): Promise<void> {
  const text = fillTemplate(await readFile(templateFile, "utf8"), variables);
  const backup = hasOld ? `${envFile}.backup-${now.toISOString().replaceAll(/\D/g, "").slice(0, 14)}` : undefined;
  await writeEnvFile(envFile, text, backup);
  asker.tell("good", say("written"));
  if (backup !== undefined) asker.tell("good", say("backup", { file: backup }));
}

async function lookOnceMore(asker: Asker, say: Say, envFile: string, bot: string): Promise<SetUpOutcome> {
  try {
    const isFine = await checkEverything(asker, say, (await readEnvFile(envFile)) ?? {});
    asker.tell("note", isFine ? say("next", { bot }) : say("repair"));
    return isFine ? "ready" : "needs mending";
  } catch (error) {
    // The file stands already: cancelling the last look takes nothing back.
    if (!(error instanceof Cancelled)) throw error;
    return "needs mending";
  }
}
