import { z } from "zod";
import { CASE_OUTCOMES, CASE_TITLES, HELD, HELPED, OFFER_REASONS } from "../domain/case.ts";
import { type CaseEntry, type CaseEvent, DOCUMENT_KINDS } from "../domain/case-event.ts";
import { CASE_LIMITS } from "../domain/case-limits.ts";
import { COLOURS } from "../domain/check-in.ts";
import { PHASES } from "../domain/phase.ts";
import { ROLES } from "../domain/role.ts";
import { GATES } from "../domain/safety.ts";
import { TECHNIQUES } from "../domain/technique.ts";
import { SituationRecord } from "./case-record.ts";
import { keys } from "./keys.ts";
import { openIfPossible, type Sealer } from "./sealing.ts";

const roles = z.array(z.enum(ROLES));
const gates = z.array(z.enum(GATES));

/** Without what was typed and without people: those stand in fields of their own, to be taken away by themselves. */
const FactsRecord = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("retitle"), title: z.enum(CASE_TITLES) }),
  z.object({ kind: z.literal("move place"), place: z.string() }),
  z.object({ kind: z.literal("guided"), situation: SituationRecord, roles, techniques: z.array(z.enum(TECHNIQUES)) }),
  z.object({ kind: z.literal("tried"), technique: z.enum(TECHNIQUES), helped: z.enum(HELPED) }),
  z.object({ kind: z.literal("phase"), phase: z.enum(PHASES), roles }),
  z.object({ kind: z.literal("sides"), count: z.number() }),
  z.object({ kind: z.literal("check-in"), colour: z.enum(COLOURS), safety: z.number(), gates }),
  z.object({ kind: z.literal("rhythm"), everyDays: z.number() }),
  z.object({ kind: z.literal("ask"), inDays: z.number() }),
  z.object({ kind: z.literal("danger"), gates }),
  z.object({ kind: z.literal("note") }),
  z.object({ kind: z.literal("referral"), code: z.string() }),
  z.object({
    kind: z.literal("document"),
    document: z.enum(DOCUMENT_KINDS),
    paper: z.string().exactOptional(),
    reviewAt: z.number().exactOptional(),
  }),
  z.object({ kind: z.literal("review"), paper: z.string(), held: z.enum(HELD) }),
  z.object({ kind: z.literal("help"), isUrgent: z.boolean() }),
  z.object({ kind: z.literal("answer") }),
  z.object({ kind: z.literal("offer"), reason: z.enum(OFFER_REASONS), link: z.string().exactOptional() }),
  z.object({ kind: z.literal("claim"), link: z.string() }),
  z.object({ kind: z.enum(["accept", "decline", "withdraw", "take", "reopen"]) }),
  z.object({ kind: z.literal("close"), outcome: z.enum(CASE_OUTCOMES) }),
]);

const TextRecord = z.object({ text: z.string().exactOptional() });

const EntryRecord = z.object({
  act: z.string(),
  who: z.coerce.number(),
  role: z.enum(["volunteer", "coordinator", "admin"]),
  when: z.coerce.number(),
  whom: z.coerce.number().exactOptional(),
  what: z.string(),
  texts: z.string().default(""),
});

export interface FiledCaseEntry {
  /** Names the act that wrote it. */
  readonly act: string;
  readonly entry: CaseEntry;
}

interface Position {
  readonly code: string;
  /** Counts from 1. */
  readonly number: number;
}

/** Fields and values of one entry of the stream, flat. */
export function caseEntryFields({ act, entry }: FiledCaseEntry, at: Position, sealer: Sealer): readonly string[] {
  const { who, when, what } = entry;
  const { text, to, ...facts } = what as CaseEvent & { readonly text?: string; readonly to?: number };
  return [
    ...["act", act, "who", String(who.id), "role", who.role, "when", String(when), "what", JSON.stringify(facts)],
    ...(to === undefined ? [] : ["whom", String(to)]),
    ...(text === undefined ? [] : ["texts", sealer.seal(JSON.stringify({ text: limit(text) }), sealedPlace(at))]),
  ];
}

/** Texts whose key in DATA_KEYS is gone, or whose writer wanted to be erased, are left out. */
export function readCaseEntry(fields: ReadonlyMap<string, string>, at: Position, sealer: Sealer): FiledCaseEntry {
  const { act, who, role, when, whom, what, texts } = EntryRecord.parse(Object.fromEntries(fields));
  const opened = texts === "" ? undefined : openIfPossible(sealer, texts, sealedPlace(at));
  const { text } = TextRecord.parse(JSON.parse(opened ?? "{}"));
  const facts = FactsRecord.parse(JSON.parse(what));
  return { act, entry: { who: { id: who, role }, when, what: withPeople(facts, text, whom) } };
}

function withPeople(facts: z.infer<typeof FactsRecord>, text: string | undefined, to: number | undefined): CaseEvent {
  const words = text === undefined ? {} : { text };
  switch (facts.kind) {
    case "note":
      return { ...facts, text: text ?? "" };
    case "answer":
    case "help":
      return { ...facts, ...words };
    case "offer":
      return { ...facts, ...words, ...(to === undefined ? {} : { to }) };
    default:
      return facts;
  }
}

function limit(text: string): string {
  return Array.from(text).slice(0, CASE_LIMITS.words).join("");
}

function sealedPlace({ code, number }: Position): string {
  return `${keys.caseLog(code)}:${number}`;
}
