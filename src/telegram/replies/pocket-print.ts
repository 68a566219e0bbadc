import { plainSpeech, type Speech } from "../../content/speech.ts";
import { tellYearDay } from "../../content/words/local-moment.ts";
import type { Catalogue, Contact, RoleWords, SafetyCard } from "../../domain/catalogue.ts";
import { isRole, isTechnique, type PocketCard } from "../../domain/pocket-card.ts";
import type { Paper, PrintBlock, PrintDocument } from "../../domain/print-document.ts";
import { stoppingGates } from "../../domain/safety.ts";
import type { Technique } from "../../domain/technique.ts";
import { techniqueOf } from "./cards.ts";

export interface Printing {
  readonly paper: Paper;
  readonly catalogue: Catalogue;
  readonly speech: Speech;
  /** Milliseconds since the epoch: what stands in the catalogue may be different tomorrow. */
  readonly now: number;
}

/** A pocket card, of what the catalogue says now: one A4, or as many small pages as it takes. */
export function writePocketCard(card: PocketCard, asked: Printing): PrintDocument {
  const printing = { ...asked, speech: plainSpeech(asked.speech) };
  const { paper, speech, now } = printing;
  const frame = {
    ...{ paper, language: speech.language, isOnePage: paper === "a4" },
    footer: speech.say("pocket.footer", { day: tellYearDay(now, speech) }),
  };
  if (isTechnique(card)) return { ...frame, ...techniqueCard(techniqueOf(card, printing.catalogue), printing) };
  if (isRole(card)) return { ...frame, ...roleCard(found(printing.catalogue.roles, card), printing) };
  return { ...frame, ...safetyCard(found(printing.catalogue.safety, card), printing) };
}

type Body = Pick<PrintDocument, "title" | "subtitle" | "blocks">;

function techniqueCard(technique: Technique, printing: Printing): Body {
  const { catalogue, speech } = printing;
  const { id, card, role, phases, levels } = technique;
  const names = [
    speech.tell(found(catalogue.roles, role).name),
    [...phases.full, ...phases.half].map((phase) => speech.tell(found(catalogue.phases, phase).name)).join(", "),
    levels.map((level) => speech.tell(found(catalogue.levels, level).name)).join(", "),
  ];
  const led = (key: "purpose" | "avoid" | "works" | "stop" | "simple"): PrintBlock => ({
    kind: "paragraph",
    text: { lead: speech.say(`pocket.${key}`), text: speech.tell(card[key]) },
  });
  return {
    title: `${id} · ${speech.tell(card.name)}`,
    subtitle: names.join(" · "),
    blocks: [
      led("purpose"),
      { kind: "paragraph", text: { lead: speech.say("pocket.when"), text: whenOf(technique, printing) } },
      { kind: "heading", text: speech.say("pocket.steps") },
      { kind: "list", mark: "number", items: card.steps.map(speech.tell) },
      { kind: "heading", text: speech.say("pocket.say") },
      ...card.say.map((words): PrintBlock => ({ kind: "quote", text: `“${speech.tell(words)}”` })),
      { kind: "heading", text: speech.say("pocket.heed") },
      led("avoid"),
      led("works"),
      led("stop"),
      led("simple"),
      ...inDanger(printing),
      { kind: "small", text: { lead: speech.say("pocket.source"), text: speech.tell(card.source) } },
    ],
  };
}

function roleCard(words: RoleWords, printing: Printing): Body {
  const { catalogue, speech } = printing;
  const techniques = catalogue.techniques.filter(({ role }) => role === words.id);
  return {
    title: speech.tell(words.name),
    subtitle: speech.say("pocket.role"),
    blocks: [
      { kind: "paragraph", text: speech.tell(words.meaning) },
      { kind: "paragraph", text: { lead: speech.say("pocket.not"), text: speech.tell(words.not) } },
      ...(words.id === "broker" ? brokerSets(printing) : []),
      ...inDanger(printing),
      { kind: "heading", text: speech.say("pocket.techniques") },
      {
        kind: "table",
        columns: [
          { title: speech.say("pocket.technique"), share: 3 },
          { title: speech.say("pocket.what-for"), share: 5 },
          { title: speech.say("pocket.best-when"), share: 5 },
        ],
        rows: techniques.map((technique) => [
          `${technique.id} · ${speech.tell(technique.card.name)}`,
          speech.tell(technique.card.purpose),
          whenOf(technique, printing),
        ]),
      },
    ],
  };
}

function brokerSets({ catalogue: { broker }, speech }: Printing): PrintBlock[] {
  return [
    { kind: "heading", text: speech.say("pocket.principles") },
    { kind: "list", mark: "number", items: broker.principles.map(speech.tell) },
    { kind: "heading", text: speech.say("pocket.keywords") },
    {
      kind: "list",
      mark: "number",
      items: broker.keywords.map(({ name, meaning }) => ({
        lead: `${speech.tell(name)}:`,
        text: speech.tell(meaning),
      })),
    },
  ];
}

function safetyCard(card: SafetyCard, { catalogue, speech }: Printing): Body {
  const contacts = card.call.map((id) => found(catalogue.contacts, id));
  return {
    title: speech.tell(card.title),
    blocks: [
      { kind: "list", mark: "number", items: card.actions.map(speech.tell) },
      ...(contacts.length === 0 ? [] : callList(contacts, speech)),
      ...(card.say === undefined
        ? []
        : ([
            { kind: "heading", text: speech.say("pocket.say-this") },
            { kind: "quote", text: `“${speech.tell(card.say)}”` },
          ] as const)),
      ...(isStopping(card.id) ? ([{ kind: "paragraph", text: speech.say("pocket.no-technique") }] as const) : []),
      { kind: "small", text: { lead: speech.say("pocket.ground"), text: speech.tell(card.ground) } },
    ],
  };
}

/** A party that refuses takes away mediation only, and the refusal to name "the other side" takes away nothing. */
function isStopping(id: SafetyCard["id"]): boolean {
  return id !== "profiling" && stoppingGates([id]).length > 0;
}

/** A number on paper grows old: it says when somebody last tried it. */
function callList(contacts: readonly Contact[], speech: Speech): PrintBlock[] {
  return [
    { kind: "heading", text: speech.say("pocket.call") },
    {
      kind: "list",
      mark: "dot",
      items: contacts.map(({ name, number, link, note, lastChecked }) => ({
        lead: number ?? link ?? "",
        text: `${speech.tell(name)}. ${speech.tell(note)} (${speech.say("safety.checked", { month: lastChecked })})`,
      })),
    },
  ];
}

/** Whom to call when there is violence, on each card that speaks of anything else. */
function inDanger({ catalogue, speech }: Printing): PrintBlock[] {
  const { call } = found(catalogue.safety, "R1");
  const numbers = call.flatMap((id) => {
    const { number, name } = found(catalogue.contacts, id);
    return number === undefined ? [] : [`${number} ${speech.tell(name)}`];
  });
  return [
    {
      kind: "quote",
      text: {
        lead: speech.say("pocket.danger"),
        text: speech.say("pocket.danger-call", { numbers: numbers.join(" · ") }),
      },
    },
  ];
}

/** The signals that speak for a technique, each once. */
function whenOf({ bestWhen }: Technique, { catalogue, speech }: Printing): string {
  const signals = new Set(bestWhen.map(({ signal }) => signal));
  const reasons = Array.from(signals, (signal) => speech.tell(found(catalogue.signals, signal).because));
  return `${reasons.join("; ")}.`;
}

function found<Thing extends { readonly id: string }>(things: readonly Thing[], id: Thing["id"]): Thing {
  const thing = things.find((candidate) => candidate.id === id);
  if (thing === undefined) throw new Error(`The catalogue was loaded without ${id}.`);
  return thing;
}
