import { createHash } from "node:crypto";
import { z } from "zod";
import { type BroadcastContent, EMPTY_CONTENT } from "../domain/broadcast-content.ts";
import { keys } from "./keys.ts";
import type { Sealer } from "./sealing.ts";

const text = z.string().exactOptional();

const TextRecord = z.object({
  text: z.string(),
  parts: z.array(z.object({ type: z.string(), offset: z.number(), length: z.number(), url: text, language: text })),
});

const ContentRecord = z.object({
  texts: z.object({ id: TextRecord.exactOptional(), en: TextRecord.exactOptional() }),
  media: z.object({ kind: z.enum(["photo", "document"]), fileId: z.string() }).exactOptional(),
  links: z.array(z.object({ label: z.string(), url: z.string() })),
  asksToConfirm: z.boolean(),
  update: text,
}) satisfies z.ZodType<BroadcastContent>;

export function writeContent(id: string, content: BroadcastContent, sealer: Sealer): string {
  return sealer.seal(canonicalJson(content), sealedPlace(id));
}

/**
 * Nothing was written yet where the text is empty; earlier releases wrote it open. Throws for one whose key in DATA_KEYS is gone:
 * a broadcast that says nothing must not go out.
 */
export function readContent(id: string, content: string, sealer: Sealer): BroadcastContent {
  if (content === "") return EMPTY_CONTENT;
  const opened = content.startsWith("{") ? content : sealer.open(content, sealedPlace(id));
  return ContentRecord.parse(JSON.parse(opened));
}

function sealedPlace(id: string): string {
  return `${keys.campaign(id)}:content`;
}

/** The same for what says the same, in whatever order it was put together. */
export function digestOf(content: BroadcastContent): string {
  return createHash("sha256").update(canonicalJson(content)).digest("base64url");
}

/** Keys in their order; what is undefined is left out. */
function canonicalJson(content: unknown): string {
  return JSON.stringify(content, (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
