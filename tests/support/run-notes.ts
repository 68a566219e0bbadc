import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import type { Playground } from "../../src/playground/start-playground.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where a run notes what people typed and what the bots wrote; searched when the run is over. */
    runFolder: string;
  }
}

/** One line of notes of a run. */
export type RunNote =
  | { readonly kind: "typed"; readonly text: string }
  | { readonly kind: "person"; readonly id: number; readonly name: string }
  | { readonly kind: "secret"; readonly name: string; readonly value: string };

export const NOTES = "notes.jsonl";
export const LOGS = "logs.txt";

const SECRETS = ["BOT_TOKEN", "WEBHOOK_SECRET", "DATA_KEYS", "REDIS_URL"] as const;

/** Hears from now on who is there and what everybody but the bot writes in this Telegram. */
export function notePlayground({ world }: Playground): void {
  world.events.subscribe(({ event }) => {
    if (event.kind === "person") note({ kind: "person", id: event.user.id, name: event.user.first_name });
    if (event.kind !== "message" && event.kind !== "edited") return;
    const text = event.message.text ?? event.message.caption;
    if (text !== undefined && event.message.from?.is_bot === false) note({ kind: "typed", text });
  });
}

/** What the bot was started with and must not say. */
export function noteSecrets(environment: Readonly<Record<string, string>>): void {
  for (const name of SECRETS) {
    const value = secretIn(name, environment[name] ?? "");
    if (value !== "") note({ kind: "secret", name, value });
  }
}

/** What a bot process wrote. */
export function noteOutput(text: string): void {
  const folder = folderOfRun();
  if (folder !== undefined) appendFileSync(join(folder, LOGS), text);
}

/** Of an address its password, of the keys the newest one. */
function secretIn(name: (typeof SECRETS)[number], value: string): string {
  if (name === "REDIS_URL")
    return value === "own" || value === "" ? "" : (/:\/\/[^:]*:([^@]+)@/.exec(value)?.[1] ?? "");
  return name === "DATA_KEYS" ? (/:([^,]+)/.exec(value)?.[1] ?? "") : value;
}

function note(line: RunNote): void {
  const folder = folderOfRun();
  if (folder !== undefined) appendFileSync(join(folder, NOTES), `${JSON.stringify(line)}\n`);
}

/** Undefined outside of a run that keeps notes, such as the long runs. */
function folderOfRun(): string | undefined {
  try {
    const folder = inject("runFolder") as string | undefined;
    if (folder !== undefined) mkdirSync(folder, { recursive: true });
    return folder;
  } catch {
    return undefined;
  }
}
