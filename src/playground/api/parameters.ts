import { badRequest } from "./api-error.ts";
import { PARAMETER_TYPES, type ParameterType } from "./parameter-types.ts";

export interface UploadedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly content: Buffer;
}

/** The parameters of one call, however they came: JSON body, form, multipart or query string. */
export class Parameters {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #files: ReadonlyMap<string, UploadedFile>;

  constructor(values: Readonly<Record<string, unknown>>, files: ReadonlyMap<string, UploadedFile> = new Map()) {
    this.#values = Object.fromEntries(
      Object.entries(values)
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([name, value]) => [name, readAs(name, PARAMETER_TYPES[name], value)]),
    );
    this.#files = files;
  }

  has(name: string): boolean {
    return name in this.#values;
  }

  text(name: string): string {
    return wordOf(this.#values[name]);
  }

  integer(name: string): number | undefined {
    const value = this.#values[name];
    return typeof value === "number" ? value : undefined;
  }

  flag(name: string): boolean {
    return this.#values[name] === true;
  }

  list(name: string): readonly unknown[] | undefined {
    const value = this.#values[name];
    return Array.isArray(value) ? value : undefined;
  }

  object(name: string): Readonly<Record<string, unknown>> | undefined {
    const value = this.#values[name];
    return isObject(value) ? value : undefined;
  }

  /** A part of a multipart body: sent under the parameter's own name, or under the name after `attach://`. */
  file(name: string): UploadedFile | undefined {
    return this.#files.get(this.text(name).replace(/^attach:\/\//, "")) ?? this.#files.get(name);
  }

  /** For the log of calls: what was asked, with files as their names. */
  toJson(): Readonly<Record<string, unknown>> {
    const names = [...this.#files].map(([part, file]): [string, unknown] => [part, `file ${file.name}`]);
    return { ...Object.fromEntries(names), ...this.#values };
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text, number or flag as it would be written; empty for anything else, which no rule accepts. */
export function wordOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

function readAs(name: string, type: ParameterType | undefined, value: unknown): unknown {
  switch (type) {
    case "integer":
      return readInteger(name, value);
    case "number":
      return readNumber(name, value);
    case "boolean":
      return readBoolean(name, value);
    case "string":
      if (typeof value !== "string" && typeof value !== "number") throw wrongType(name, "String");
      return String(value);
    case "object":
      return readJson(name, value, isObject, "Object");
    case "list":
      return readJson(name, value, Array.isArray, "Array");
    case undefined:
      return value;
  }
}

function readInteger(name: string, value: unknown): number {
  const number = readNumber(name, value);
  if (!Number.isSafeInteger(number)) throw wrongType(name, "Integer");
  return number;
}

function readNumber(name: string, value: unknown): number {
  const isNumberLike = typeof value === "number" || (typeof value === "string" && value.trim() !== "");
  if (!isNumberLike || !Number.isFinite(Number(value))) throw wrongType(name, "Number");
  return Number(value);
}

function readBoolean(name: string, value: unknown): boolean {
  const word = String(value).toLowerCase();
  if (["true", "1", "yes"].includes(word)) return true;
  if (["false", "0", "no", ""].includes(word)) return false;
  throw wrongType(name, "Boolean");
}

function readJson(name: string, value: unknown, fits: (parsed: unknown) => boolean, type: string): unknown {
  if (value === "") return undefined;
  const parsed = typeof value === "string" ? parseJson(name, value) : value;
  if (!fits(parsed)) throw wrongType(name, type);
  return parsed;
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(`can't parse ${name.replaceAll("_", " ")} JSON object`);
  }
}

// Telegram guesses here; the playground refuses, because a wrong type is always a mistake of the bot.
function wrongType(name: string, type: string): Error {
  return badRequest(`parameter "${name}" must be of type ${type}`);
}
