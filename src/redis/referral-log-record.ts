import { z } from "zod";
import { CLIENT_WORDS, type LogEntry, OUTCOMES, REFUSAL_REASONS, type ReferralEvent } from "../domain/referral.ts";
import { REFERRAL_STATES } from "../domain/referral-state.ts";
import { keys } from "./keys.ts";
import { splitEvent } from "./referral-words.ts";
import { openIfPossible, type Sealer } from "./sealing.ts";

const text = z.string().exactOptional();
const clientWord = z.enum(CLIENT_WORDS);
const client = z.object({
  word: clientWord,
  didFit: clientWord.exactOptional(),
  wasRespected: clientWord.exactOptional(),
});

const EventRecord = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["consent", "acknowledge", "accept", "start", "resume", "no_news"]) }),
  z.object({ kind: z.literal("send"), override: text }),
  z.object({ kind: z.literal("receive"), client: client.exactOptional() }),
  z.object({ kind: z.literal("close"), outcome: z.enum(OUTCOMES).exactOptional() }),
  z.object({ kind: z.literal("refuse"), reason: z.enum(REFUSAL_REASONS).exactOptional(), note: text }),
  z.object({ kind: z.literal("lose_touch"), whom: z.enum(["client", "source"]), reason: text }),
  z.object({ kind: z.enum(["hold", "fail", "cancel", "mistake"]), reason: text }),
]) satisfies z.ZodType<ReferralEvent>;

const TextsRecord = z.object({ reason: text, note: text, override: text });

const EntryRecord = z.object({
  act: z.string(),
  who: z.coerce.number(),
  role: z.enum(["volunteer", "coordinator", "admin"]),
  when: z.coerce.number(),
  from: z.enum(REFERRAL_STATES),
  to: z.enum(REFERRAL_STATES),
  why: z.string(),
  texts: z.string().default(""),
});

export interface FiledEntry {
  /** Names the act that wrote it. */
  readonly act: string;
  readonly entry: LogEntry;
}

export interface LogPosition {
  readonly code: string;
  /** Counts from 1. */
  readonly number: number;
}

/** Fields and values of one entry of the stream, flat. */
export function entryFields({ act, entry }: FiledEntry, at: LogPosition, sealer: Sealer): readonly string[] {
  const { facts, texts } = splitEvent(entry.why);
  return [
    ...["act", act, "who", String(entry.who.id), "role", entry.who.role, "when", String(entry.when)],
    ...["from", entry.from, "to", entry.to, "why", JSON.stringify(facts)],
    ...(Object.keys(texts).length === 0 ? [] : ["texts", sealer.seal(JSON.stringify(texts), sealedPlace(at))]),
  ];
}

/** Texts whose key in DATA_KEYS is gone, or whose writer wanted to be erased, are left out. */
export function readEntry(fields: ReadonlyMap<string, string>, at: LogPosition, sealer: Sealer): FiledEntry {
  const { act, who, role, when, from, to, why, texts } = EntryRecord.parse(Object.fromEntries(fields));
  const opened = texts === "" ? undefined : openIfPossible(sealer, texts, sealedPlace(at));
  const facts = JSON.parse(why) as object;
  const event = EventRecord.parse({ ...facts, ...TextsRecord.parse(JSON.parse(opened ?? "{}")) });
  return { act, entry: { who: { id: who, role }, when, from, to, why: event } };
}

function sealedPlace({ code, number }: LogPosition): string {
  return `${keys.referralLog(code)}:${number}`;
}
