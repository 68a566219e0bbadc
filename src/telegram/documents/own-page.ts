import { MESSAGES, type MessageKey } from "../../content/message-keys.ts";
import { escapeHtml, plainSpeech, type Speech } from "../../content/speech.ts";
import { tellMomentIn } from "../../content/words/local-moment.ts";
import { countOf } from "../own-counts.ts";
import { PAGE_STYLE } from "./own-page-style.ts";

/** Enough for any phone; whoever has more finds it in the JSON file. */
const MOST_ITEMS = 200;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;
/** Codes of these facts have words of their own. */
const WORDS_OF: Readonly<Record<string, string>> = {
  category: "need.",
  urgency: "urgency.",
  state: "state.",
  from: "state.",
  to: "state.",
};

export interface OwnPage {
  /** As in the JSON file: each part is shown under its own heading, in this order. */
  readonly parts: Readonly<Record<string, unknown>>;
  /** Version and time (ISO 8601) of the notice that was agreed to. */
  readonly consent: { readonly version: string; readonly at: string } | undefined;
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
  /** Minutes east of UTC where the person lives. */
  readonly offsetMinutes: number;
}

/** One page that needs nothing else: no script, no host, no picture. Everything in it is escaped. */
export function makeOwnPage({ parts, consent, madeAt, offsetMinutes }: OwnPage, speech: Speech): string {
  const plain = plainSpeech(speech);
  const writer = createWriter(plain, offsetMinutes);
  const moment = (at: number) => tellMomentIn(at, offsetMinutes, plain);
  const proof =
    consent === undefined
      ? plain.say("own.no-proof")
      : plain.say("own.proof", { version: consent.version, time: moment(Date.parse(consent.at)) });
  const filled = Object.entries(parts).filter(([, part]) => countOf(part) > 0);
  return [
    `<!doctype html><html lang="${speech.language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<meta name="referrer" content="no-referrer"><title>${escapeHtml(plain.say("own.title"))}</title>`,
    `<style>${PAGE_STYLE}</style></head><body>`,
    `<header><h1>${escapeHtml(plain.say("own.title"))}</h1>`,
    `<p>${escapeHtml(plain.say("own.made", { time: moment(madeAt) }))}</p><p>${escapeHtml(proof)}</p></header>`,
    `<nav><ul>${filled.map(([name, part]) => writer.link(name, countOf(part))).join("")}</ul></nav><main>`,
    ...filled.map(([name, part]) => writer.section(name, part)),
    `</main><footer><p>${escapeHtml(plain.say("own.not-in-it"))}</p></footer></body></html>`,
  ].join("\n");
}

function createWriter(speech: Speech, offsetMinutes: number) {
  const titleOf = (name: string) => escapeHtml(sayIfKnown(`own.part-${name}`, speech) ?? name);
  const labelOf = (name: string) => escapeHtml(sayIfKnown(`own.label-${name}`, speech) ?? name);

  function value(thing: unknown, label: string): string {
    if (Array.isArray(thing)) return list(thing, label);
    if (typeof thing === "object" && thing !== null) return facts(thing);
    return escapeHtml(plainValue(thing, label));
  }

  function plainValue(thing: unknown, label: string): string {
    if (typeof thing === "boolean") return speech.say(thing ? "own.yes" : "own.no");
    if (thing === "you") return speech.say("own.you");
    const text = String(thing);
    if (MOMENT.test(text)) return tellMomentIn(Date.parse(text), offsetMinutes, speech);
    return sayIfKnown(`${WORDS_OF[label] ?? "word.role-"}${text}`, speech) ?? text;
  }

  function list(things: readonly unknown[], label: string): string {
    if (things.length === 0) return escapeHtml(speech.say("own.empty"));
    const shown = things.slice(0, MOST_ITEMS);
    const rest = things.length - shown.length;
    const more = rest > 0 ? `<p>${escapeHtml(speech.say("own.rest", { count: rest }))}</p>` : "";
    if (shown.every((thing) => typeof thing !== "object")) {
      return `${shown.map((thing) => value(thing, label)).join(", ")}${more}`;
    }
    return `<ol>${shown.map((thing) => `<li>${value(thing, label)}</li>`).join("")}</ol>${more}`;
  }

  function facts(thing: object): string {
    const rows = Object.entries(thing).filter(([, fact]) => fact !== undefined && fact !== null);
    return `<dl>${rows.map(([name, fact]) => `<dt>${labelOf(name)}</dt><dd>${value(fact, name)}</dd>`).join("")}</dl>`;
  }

  return {
    link: (name: string, count: number) =>
      `<li><a href="#${escapeHtml(name)}">${titleOf(name)}</a> <b>${count}</b></li>`,
    section: (name: string, part: unknown) =>
      `<section id="${escapeHtml(name)}"><h2>${titleOf(name)}</h2>${value(part, name)}</section>`,
  };
}

function sayIfKnown(key: string, speech: Speech): string | undefined {
  if (!Object.hasOwn(MESSAGES, key)) return undefined;
  const say = speech.say as (known: MessageKey) => string;
  return say(key as MessageKey);
}
