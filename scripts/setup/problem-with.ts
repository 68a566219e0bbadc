import { readEnvironment, SettingsError } from "../../src/config.ts";

/** What the bot itself would say about this value at its start: one judge for the wizard and the bot. */
export function problemWith(variable: string, value: string): string | undefined {
  try {
    readEnvironment({ [variable]: value });
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.mistakes.find((mistake) => mistake.variable === variable)?.problem;
  }
  return undefined;
}
