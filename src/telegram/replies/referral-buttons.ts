import type { Speech } from "../../content/speech.ts";
import { tellMove, WAY_ON } from "../../content/words/move-words.ts";
import type { ReferralEventKind } from "../../domain/move-referral.ts";
import type { Referral } from "../../domain/referral.ts";
import type { Button } from "./reply.ts";

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

export function moveButton(referral: Referral, event: ReferralEventKind, speech: Speech): Button {
  const { code, version } = referral;
  return { text: tellMove(referral, event, speech), press: { name: "referralMove", code, seen: version, event } };
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
