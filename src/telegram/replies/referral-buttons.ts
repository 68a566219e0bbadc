import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import type { ReferralEventKind } from "../../domain/move-referral.ts";
import type { Referral } from "../../domain/referral.ts";
import type { Button } from "./reply.ts";

const LABELS: Readonly<Record<ReferralEventKind, Extract<MessageKey, `button.move-${string}`>>> = {
  consent: "button.move-consent",
  send: "button.move-send",
  acknowledge: "button.move-acknowledge",
  accept: "button.move-accept",
  start: "button.move-start",
  receive: "button.move-receive",
  close: "button.move-close",
  no_news: "button.move-no-news",
  hold: "button.move-hold",
  resume: "button.move-resume",
  refuse: "button.move-refuse",
  fail: "button.move-fail",
  lose_touch: "button.move-lose-touch",
  cancel: "button.move-cancel",
  mistake: "button.move-mistake",
};

/** The way on, each on a row of its own; the ways aside stand below, two on a row. */
const WAY_ON: readonly ReferralEventKind[] = [
  "consent",
  "send",
  "acknowledge",
  "accept",
  "start",
  "resume",
  "receive",
  "close",
];

/** One button for each event that is allowed, and for no other. */
export function moveRows(referral: Referral, allowed: readonly ReferralEventKind[], speech: Speech): Button[][] {
  const button = (kind: ReferralEventKind): Button => {
    const isFirst = WAY_ON.includes(kind) && kind === allowed[0];
    return { ...moveButton(referral, kind, speech), ...(isFirst && { style: "success" as const }) };
  };
  const onward = allowed.filter((kind) => WAY_ON.includes(kind));
  const noNews = allowed.filter((kind) => kind === "no_news");
  const aside = allowed.filter((kind) => !WAY_ON.includes(kind) && kind !== "no_news");
  return [...[...onward, ...noNews].map((kind) => [button(kind)]), ...inPairs(aside.map(button))];
}

export function moveButton(
  { code, version, state, consent }: Referral,
  event: ReferralEventKind,
  speech: Speech,
): Button {
  return { text: label(), press: { name: "referralMove", code, seen: version, event } };

  function label(): string {
    if (event === "send" && consent === undefined) return speech.say("button.move-send-without");
    if (event === "receive" && state === "layanan_diterima") return speech.say("button.move-receive-again");
    return speech.say(LABELS[event]);
  }
}

/** Leads to the screen of a referral from anywhere. */
export function openButton(code: string, speech: Speech): Button {
  return { text: speech.say("button.open-referral", { code }), press: { name: "referral", code } };
}

export function inPairs(buttons: readonly Button[]): Button[][] {
  return buttons.flatMap((button, index) => {
    const next = buttons[index + 1];
    return index % 2 === 1 ? [] : [next === undefined ? [button] : [button, next]];
  });
}
