import { createHash } from "node:crypto";
import { z } from "zod";
import { sourceIdOf, uuidOf as uuidOfDigest } from "../../domain/derived-id.ts";
import type { Source } from "../../domain/source.ts";
import type { Draft } from "./draft.ts";

const Uuid = z.uuid();

export type Identifiers = NonNullable<Source["identifiers"]>;
export interface Identity {
  readonly id: string;
  readonly identifiers: Identifiers;
  /** As it stands in the directory; left out for a new one. */
  readonly stored?: Source;
}

/** The entries that are here already, by the identifiers under which they go out. */
export type KnownEntries = (identifiers: Identifiers) => Identity | undefined;

export async function knowEntries(pages: AsyncIterable<readonly Source[]>): Promise<KnownEntries> {
  const known = new Map<string, Identity>();
  for await (const source of eachOf(pages)) {
    const { id } = source;
    const identifiers = identifiersOf(source);
    // Of two that share a service, the other goes out under an identifier of its own.
    known.set(`${ownService(id)} ${identifiers.location}`, { id, identifiers, stored: source });
    known.set(`${identifiers.service} ${identifiers.location}`, { id, identifiers, stored: source });
  }
  return ({ service, location }) => known.get(`${service} ${location}`);
}

export async function* eachOf(pages: AsyncIterable<readonly Source[]>): AsyncGenerator<Source> {
  for await (const page of pages) yield* page;
}

/** Under which it goes out. */
export function identifiersOf({ id, identifiers }: Pick<Source, "id" | "identifiers">): Identifiers {
  return (
    identifiers ?? { organization: uuidOf(`organization:${id}`), service: ownService(id), location: locationOf(id) }
  );
}

export function ownService(id: string): string {
  return uuidOf(`service:${id}`);
}

function locationOf(id: string): string {
  return uuidOf(`location:${id}`);
}

/** The same row of the same file is the same entry, whenever it comes. */
export function identify({ identifiers, texts }: Draft, known: KnownEntries): Identity {
  if (identifiers !== undefined) {
    const { organization, service, location } = identifiers;
    const named = { organization: asUuid(organization), service: asUuid(service), location: asUuid(location) };
    return known(named) ?? { id: idOf(`hsds:${named.service}:${named.location}`), identifiers: named };
  }
  const { id: ownId = "", organisation = "", service = "", place = "" } = texts;
  const natural = [organisation, service, place].map((text) => sameText(text)).join("\n");
  const key = ownId === "" ? `row:${natural}` : `own:${ownId}`;
  const named = {
    organization: uuidOf(`organization-name:${sameText(organisation)}`),
    service: uuidOf(`service:${key}`),
    location: uuidOf(`location:${key}`),
  };
  return known(named) ?? { id: idOf(key), identifiers: named };
}

function sameText(text: string): string {
  return text.normalize("NFC").toLowerCase().replaceAll(/\s+/g, " ");
}

function asUuid(text: string): string {
  return Uuid.safeParse(text).success ? text.toLowerCase() : uuidOf(`foreign:${text}`);
}

function idOf(key: string): string {
  return sourceIdOf(digest(`import:${key}`));
}

export function uuidOf(name: string): string {
  return uuidOfDigest(digest(name));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
