import { createHash, randomUUID } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { HOUR } from "../domain/duration.ts";
import type { SentFile, Visit } from "./visit.ts";

type Lists = Record<string, string[]>;

/** Whatever a field is called, it stands for nothing else. */
const noLists = (): Lists => Object.create(null) as Lists;

type Form = Pick<Visit, "params" | "query" | "fields" | "lists" | "files" | "act" | "request" | "attempt">;

/** What an address and a form say, however they were sent. Everything is text; nothing of it is believed yet. */
export async function readForm(request: FastifyRequest, now: Date): Promise<Form> {
  const { lists, files } = await readBody(request.body);
  const fields = lastOf(lists);
  const alone = `office-${randomUUID()}`;
  return {
    params: request.params as Readonly<Record<string, string>>,
    query: lastOf(listsIn(request.query)),
    ...{ fields, lists, files },
    // A form that is sent twice names its act itself; see `actField`.
    act: /^[\w-]{36}$/.test(fields["act"] ?? "") ? `office-${printOf(request.url, lists, files)}` : alone,
    ...{ request: alone, attempt: attemptIn(now) },
  };
}

export function attemptIn(now: Date): string {
  return `office-${Math.floor(now.getTime() / HOUR)}`;
}

/** Whoever goes back to a form and sends something else with it does something else. */
function printOf(address: string, lists: Lists, files: readonly SentFile[]): string {
  const print = createHash("sha256").update(JSON.stringify([address, Object.entries(lists)]));
  for (const { name, content } of files) print.update(name).update(content);
  return print.digest("base64url");
}

async function readBody(body: unknown): Promise<{ readonly lists: Lists; readonly files: readonly SentFile[] }> {
  const lists = noLists();
  const files: SentFile[] = [];
  for (const [name, value] of Object.entries((body ?? {}) as Readonly<Record<string, unknown>>)) {
    for (const part of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
      if (isFile(part)) files.push({ name: part.filename, content: await part.toBuffer() });
      else (lists[name] ??= []).push(textOf(part));
    }
  }
  return { lists, files };
}

function listsIn(query: unknown): Lists {
  const lists = noLists();
  for (const [name, value] of Object.entries((query ?? {}) as Readonly<Record<string, unknown>>)) {
    lists[name] = [value].flat().map(textOf);
  }
  return lists;
}

function lastOf(lists: Lists): Readonly<Record<string, string>> {
  const fields = Object.create(null) as Record<string, string>;
  for (const [name, values] of Object.entries(lists)) fields[name] = values.at(-1) ?? "";
  return fields;
}

interface FilePart {
  readonly filename: string;
  toBuffer(): Promise<Buffer>;
}

function isFile(part: unknown): part is FilePart {
  return typeof part === "object" && part !== null && "toBuffer" in part;
}

/** A field of a form with a file comes as an object that holds the value. */
function textOf(part: unknown): string {
  const value = typeof part === "object" && part !== null && "value" in part ? part.value : part;
  return typeof value === "string" ? value : "";
}
