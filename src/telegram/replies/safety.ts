import type { Speech } from "../../content/speech.ts";
import type { Catalogue, Contact, SafetyCard, SafetyCardId } from "../../domain/catalogue.ts";
import { type GateId, isMediationBarred, stoppingGates, VIOLENCE_GATES } from "../../domain/safety.ts";
import type { SignalId } from "../../domain/signal.ts";
import { callRows } from "./call-button.ts";
import { pocketButton } from "./pocket-button.ts";
import type { Button, Reply } from "./reply.ts";
import { updatedLine } from "./updated-mark.ts";

export interface Dangers {
  readonly gates: readonly GateId[];
  readonly signals: readonly SignalId[];
  /** Code of the case that is talked about; undefined outside of one. */
  readonly case?: string;
}

/** Where nobody is to be called at once, the third says where to turn. */
const ACTIONS_WITHOUT_CALL = 3;

interface SafetyLook {
  /** Found in the person's own words: it can be a mistake, and there is a way to say so. */
  readonly isTold?: boolean;
  /** The danger that was ticked just now; else the most urgent one. */
  readonly opened?: GateId;
}

/** What to do and whom to call, for the most urgent danger; the others behind a button each. No technique. */
export function safetyReply(dangers: Dangers, how: SafetyLook, catalogue: Catalogue, speech: Speech): Reply {
  const { gates } = dangers;
  const { isTold = false, opened } = how;
  const active = stoppingGates(gates);
  const first = opened ?? active[0] ?? "R1";
  // The three cards of violence say the same: keep away and call. One of them is enough to read.
  const isCovered = (gate: GateId) => VIOLENCE_GATES.includes(first) && VIOLENCE_GATES.includes(gate);
  const others = active.filter((gate) => gate !== first && !isCovered(gate));
  const text = [
    ...(isTold ? [speech.say("safety.heard-danger")] : []),
    cardText(first, catalogue, speech),
    `${speech.say("safety.no-technique")}${groundText(first, catalogue, speech)}`,
  ];
  const carried = { gates, ...ofSameTalk(dangers) };
  const isViolent = gates.some((gate) => VIOLENCE_GATES.includes(gate));
  // Only the danger on the card is taken back; others that were heard stay ticked.
  const notThis: Button = {
    text: speech.say("button.not-this"),
    press: { name: "gateList", gates: gates.filter((gate) => gate !== first), ...ofSameTalk(dangers) },
  };
  const calm: Button = { text: speech.say("button.calm"), press: { ...carried, name: "calm" }, style: "success" };
  return {
    text: text.join("\n\n"),
    buttons: [
      ...others.map((gate): Button[] => [safetyButton(gate, catalogue, speech)]),
      ...(isViolent ? [[calm]] : []),
      ...recordRow(dangers, speech),
      ...callRows(dangers, speech),
      [isTold ? notThis : { text: speech.say("button.other-dangers"), press: { ...carried, name: "gateList" } }],
      [pocketButton(first, speech)],
      [
        ...(isViolent ? [] : [{ text: speech.say("button.other-matter"), press: { name: "restart" } } as const]),
        emergencyButton(speech),
      ],
    ],
  };
}

/** Where the whole card would be too much: what it is, what to do first, and whom to call; without a number, what else to do. */
export function firstActionText(id: SafetyCardId, catalogue: Catalogue, speech: Speech): string {
  const card = safetyCardOf(id, catalogue);
  const actions = card.call.length === 0 ? card.actions.slice(0, ACTIONS_WITHOUT_CALL) : card.actions.slice(0, 1);
  return [
    speech.say("safety.title", { title: speech.tell(card.title) }),
    ...actions.map((action) => `• ${speech.tell(action)}`),
    ...callLines(card, catalogue, speech),
  ].join("\n");
}

/** One safety card by itself. */
export function safetyCardReply(id: SafetyCardId, catalogue: Catalogue, speech: Speech): Reply {
  const text = `${cardText(id, catalogue, speech)}${groundText(id, catalogue, speech)}`;
  const calling = id === "profiling" ? [] : callRows({ gates: [id] }, speech);
  const last = [startGuideButton(speech), emergencyButton(speech)];
  return { text, buttons: [...calling, [pocketButton(id, speech)], last] };
}

/** Whom to call, from anywhere. Needs no store: it must also answer when nothing else does. */
export function emergencyReply(catalogue: Catalogue, speech: Speech): Reply {
  return {
    text: [
      speech.say("safety.emergency"),
      catalogue.contacts.map((contact) => contactLine(contact, speech)).join("\n"),
      `${speech.say("safety.emergency-more")}\n<blockquote expandable>${catalogue.contacts.map((contact) => contactNote(contact, speech)).join("\n")}</blockquote>`,
    ].join("\n\n"),
    buttons: [[startGuideButton(speech)]],
  };
}

/** The gate question with its ticks. */
export function gateReply(dangers: Dangers, preface: string | undefined, catalogue: Catalogue, speech: Speech): Reply {
  const { gates } = dangers;
  const carried = { gates, ...ofSameTalk(dangers) };
  const rows = catalogue.safety.flatMap((card): Button[][] => {
    if (card.id === "profiling") return [];
    const mark = gates.includes(card.id) ? "☑️" : "⬜️";
    return [[{ text: `${mark} ${speech.tell(card.button)}`, press: { ...carried, name: "gateTick", tick: card.id } }]];
  });
  const isStopped = stoppingGates(gates).length > 0;
  const next = isStopped || isMediationBarred(gates) ? "button.go-on" : "button.none-of-these";
  return {
    text: [...(preface === undefined ? [] : [preface]), speech.say("guide.gate")].join("\n\n"),
    buttons: [
      ...rows,
      [{ text: speech.say(next), press: { ...carried, name: "gateDone" }, style: "success" }],
      [emergencyButton(speech)],
    ],
  };
}

export function emergencyButton(speech: Speech): Button {
  return { text: speech.say("button.emergency"), press: { name: "sos" }, style: "danger" };
}

export function startGuideButton(speech: Speech): Button {
  return { text: speech.say("button.start-guide"), press: { name: "guide" }, style: "success" };
}

export function safetyButton(id: GateId, catalogue: Catalogue, speech: Speech): Button {
  const title = speech.tell(safetyCardOf(id, catalogue).button);
  return { text: speech.say("button.safety-card", { title }), press: { name: "safety", id }, style: "danger" };
}

function cardText(id: SafetyCardId, catalogue: Catalogue, speech: Speech): string {
  const card = safetyCardOf(id, catalogue);
  const calls = callLines(card, catalogue, speech);
  return [
    speech.say("safety.title", { title: speech.tell(card.title) }) + updatedLine(card, speech),
    card.actions.map((action) => `• ${speech.tell(action)}`).join("\n"),
    ...(calls.length === 0 ? [] : [calls.join("\n")]),
    ...(card.say === undefined ? [] : [speech.say("safety.say", { words: speech.tell(card.say) })]),
  ].join("\n\n");
}

/** What travels on with the dangers: the signals, and the case if there is one. */
function ofSameTalk({ signals, case: code }: Dangers): Omit<Dangers, "gates"> {
  return { signals, ...(code !== undefined && { case: code }) };
}

/** In a case the danger stands already. Else nothing but the dangers is known by then: what the rest of a situation says is asked when it is safe. */
function recordRow({ gates, signals, case: code }: Dangers, speech: Speech): Button[][] {
  if (code !== undefined) return [[{ text: speech.say("button.open-case", { code }), press: { name: "case", code } }]];
  const unasked = { phase: "konflik", level: "meso", parties: "unclear" } as const;
  return [[{ text: speech.say("button.record-case"), press: { name: "caseSave", ...unasked, gates, signals } }]];
}

function callLines(card: SafetyCard, { contacts }: Catalogue, speech: Speech): readonly string[] {
  const called = contacts.filter((contact) => card.call.includes(contact.id));
  const inOrder = called.toSorted((a, b) => card.call.indexOf(a.id) - card.call.indexOf(b.id));
  return inOrder.length === 0 ? [] : [speech.say("safety.call"), ...inOrder.map((one) => contactLine(one, speech))];
}

/** Folded away on the phone; Telegram sets it apart by itself. */
function groundText(id: SafetyCardId, catalogue: Catalogue, speech: Speech): string {
  return `\n${speech.say("safety.ground", { ground: speech.tell(safetyCardOf(id, catalogue).ground) })}`;
}

export function safetyCardOf(id: SafetyCardId, catalogue: Catalogue) {
  const card = catalogue.safety.find((safety) => safety.id === id);
  if (card === undefined) throw new Error(`The catalogue was loaded without the safety card ${id}.`);
  return card;
}

/** One number by itself, with what is known of it. */
export function contactText(contact: Contact, speech: Speech): string {
  return `${contactLine(contact, speech)}\n${contactNote(contact, speech)}`;
}

function contactLine({ name, number, link, updatedOn }: Contact, speech: Speech): string {
  const called = link === undefined ? speech.tell(name) : `<a href="${link}">${speech.tell(name)}</a>`;
  const mark = updatedOn === undefined ? [] : [`<i>${speech.say("word.updated")}</i>`];
  return ["☎️", ...(number === undefined ? [] : [`<b>${number}</b>`]), called, ...mark].join(" ");
}

function contactNote(contact: Contact, speech: Speech): string {
  const checked = speech.say("safety.checked", { month: contact.lastChecked });
  return `${contact.number ?? speech.tell(contact.name)}: ${speech.tell(contact.note)} (${checked})`;
}
