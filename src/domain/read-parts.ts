import { SIDES, type Side } from "./case.ts";
import type { Localised } from "./language.ts";
import type { Point } from "./point.ts";

/** Readers of what a paper of an earlier release, or a broken one, may hold: each gives undefined for anything else. */
export type Read<T> = (value: unknown) => T | undefined;

export type Parts = Readonly<Record<string, unknown>>;

/** JSON of an object; undefined for any other text. */
export function readObject(text: string): Parts | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export function asObject(value: unknown): Parts | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Parts) : undefined;
}

/** All of them, or undefined when one cannot be read or there are more than `most`. */
export function listOf<T>(read: Read<T>, most: number): Read<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length > most) return undefined;
    const all = value.map(read);
    return all.every((one) => one !== undefined) ? all : undefined;
  };
}

export function among<const T extends string>(values: readonly T[]): Read<T> {
  return (value) => values.find((one) => one === value);
}

export const asSide: Read<Side> = among(SIDES);

export const asCount: Read<number> = (value) =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined;

export const asText: Read<string> = (value) => (typeof value === "string" ? value : undefined);

export const asPoint: Read<Point> = (value) => {
  const parts = asObject(value);
  const words = asLocalised(parts?.["words"]);
  if (parts === undefined || words === undefined) return undefined;
  const { example } = parts;
  if (example === undefined) return { words };
  return typeof example === "string" ? { example, words } : undefined;
};

const asLocalised: Read<Localised> = (value) => {
  const parts = asObject(value);
  const [id, en] = [asText(parts?.["id"]), asText(parts?.["en"])];
  return id === undefined || en === undefined ? undefined : { id, en };
};
