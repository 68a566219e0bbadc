import { createHash } from "node:crypto";
import type { NewSource, SourceRecord } from "../domain/directory.ts";

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** 12 of a-z and 2-7: the same act once more finds what it has made. */
export function idOfAct(act: string): string {
  return [...digest(`source:${act}`).subarray(0, 12)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
}

/** With the HSDS identifiers under which it will be exported, where it brings none. */
export function withIdentifiers(source: NewSource, id: string): SourceRecord {
  const [organization, service, location] = ["organization", "service", "location"].map((kind) =>
    uuidOf(`${kind}:${id}`),
  ) as [string, string, string];
  return { identifiers: { organization, service, location }, ...source, id };
}

/** RFC 9562, version 8: made of a hash. */
function uuidOf(name: string): string {
  const bytes = digest(name).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
