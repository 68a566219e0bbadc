import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unpackTalk } from "../../src/redis/talk-record.ts";
import { type Typed, typedIn } from "./typed-words.ts";

/**
 * Keys whose words are public by purpose, and why. What is found there was typed to be read by everybody; everywhere
 * else a typed word that can be read is a fault.
 */
export const OPEN_KEYS: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^\{sources\}:/, "entries of the directory, also proposed ones, are written down in order to be found"],
  [/^\{campaign:\w+\}(:log)?$/, "what admins broadcast goes to everybody, and links of it stand in its log"],
  [/^\{guidance\}:updates$/, "words of the guidance are published"],
  [/^\{queue\}:directory-files:/, "the name of a file that an admin sends as the directory of help"],
];

export interface Find {
  /** `{chat:<…>}:talk`: a key without what tells one from another. */
  readonly key: string;
  readonly how: "plain" | "escaped" | "in a talk" | "base64";
  readonly typed: string;
}

/** Everything that was ever written into the append-only file of a folder: one command after another. */
export function* commandsIn(folder: string): Iterable<readonly Buffer[]> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".aof"))
    .toSorted();
  for (const name of files) yield* parseCommands(readFileSync(join(folder, name)));
}

/** Redis writes commands as clients send them: `*<count>`, and for each word `$<bytes>` and the word. */
export function* parseCommands(file: Buffer): Iterable<readonly Buffer[]> {
  let at = 0;
  const line = () => {
    const end = file.indexOf("\r\n", at);
    const text = file.toString("latin1", at, end);
    at = end + 2;
    return text;
  };
  while (at < file.length) {
    const head = line();
    // Notes about time stand between the commands.
    if (!head.startsWith("*")) continue;
    const words: Buffer[] = [];
    for (let left = Number(head.slice(1)); left > 0; left--) {
      const length = Number(line().slice(1));
      words.push(file.subarray(at, at + length));
      at += length + 2;
    }
    yield words;
  }
}

/** Which of what was typed can be read in these commands, each kind of key once for each text. */
export function searchCommands(commands: Iterable<readonly Buffer[]>, typed: Typed): readonly Find[] {
  const found = new Map<string, Find>();
  for (const [, key = Buffer.alloc(0), ...values] of commands) {
    const name = key.toString("latin1");
    if (OPEN_KEYS.some(([pattern]) => pattern.test(name))) continue;
    for (const value of [key, ...values]) {
      const find = readableIn(value, typed);
      if (find === undefined) continue;
      const told = { ...find, key: kindOf(name) };
      found.set(JSON.stringify(told), told);
    }
  }
  return [...found.values()];
}

function readableIn(value: Buffer, typed: Typed): Omit<Find, "key"> | undefined {
  for (const [how, text] of readings(value)) {
    const found = typedIn(text, typed);
    if (found !== undefined) return { how, typed: found };
  }
  return undefined;
}

/** A value as whoever steals it would read it. */
function* readings(value: Buffer): Iterable<readonly [Find["how"], string]> {
  const plain = value.toString();
  yield ["plain", plain];
  if (plain.includes("\\")) yield ["escaped", unescaped(plain)];
  const talk = unpacked(value);
  if (talk !== undefined) {
    yield ["in a talk", talk];
    yield ["in a talk", unescaped(unescaped(talk))];
  }
  for (const [run] of plain.matchAll(/[A-Za-z0-9+/_-]{16,}={0,2}/g))
    yield ["base64", Buffer.from(run, "base64").toString()];
}

function unpacked(value: Buffer): string | undefined {
  try {
    return unpackTalk(value);
  } catch {
    return undefined;
  }
}

/** JSON and HTML. */
function unescaped(text: string): string {
  return text
    .replaceAll(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\\[nrt]/g, " ")
    .replaceAll(/\\(["\\/])/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

function kindOf(key: string): string {
  return key
    .replace(/^\{(\w+):[^}]*\}/, "{$1:…}")
    .replace(/^(\{queue\}:[^:]+:).*$/, "$1…")
    .slice(0, 80);
}
