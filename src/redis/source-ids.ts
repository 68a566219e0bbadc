import { createHash } from "node:crypto";
import { sourceIdOf, uuidOf } from "../domain/derived-id.ts";
import type { NewSource, SourceRecord } from "../domain/directory.ts";

/** The same act once more finds what it has made. */
export function idOfAct(act: string): string {
  return sourceIdOf(digest(`source:${act}`));
}

/** With the HSDS identifiers under which it will be exported, where it brings none. */
export function withIdentifiers(source: NewSource, id: string): SourceRecord {
  const [organization, service, location] = ["organization", "service", "location"].map((kind) =>
    uuidOf(digest(`${kind}:${id}`)),
  ) as [string, string, string];
  return { identifiers: { organization, service, location }, ...source, id };
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
