import fc from "fast-check";
import { expect } from "vitest";
import { DAY } from "../../../src/domain/duration.ts";
import { move } from "../../../src/domain/move-referral.ts";
import type { Actor, LogEntry, Referral, ReferralDraft, ReferralEvent } from "../../../src/domain/referral.ts";
import { startReferral } from "../../../src/domain/referral-log.ts";
import { decodePress, encodePress, LONGEST_DATA, type Press } from "../../../src/telegram/callback-data.ts";
import type { ReferralView } from "../../../src/telegram/replies/referral.ts";
import type { Reply } from "../../../src/telegram/replies/reply.ts";
import { anyDrafts, likelyAttempts, MONDAY_MORNING, OWNER } from "./a-referral.ts";
import { aSource } from "./a-source.ts";

/** One that could have been given out: buttons carry no other. */
export const CODE = "K7M2QK";

interface Lived {
  readonly referral: Referral;
  readonly log: readonly LogEntry[];
}

interface Attempt {
  readonly event: ReferralEvent;
  readonly actor: Actor;
  readonly wait: number;
}

export const livedReferrals: fc.Arbitrary<Lived> = fc
  .tuple(anyDrafts, likelyAttempts)
  .map(([draft, attempts]) => live({ ...draft, code: CODE }, attempts));

/** What the attempts make of a draft: those that the rules refuse leave no trace. */
export function live(draft: ReferralDraft, attempts: readonly Attempt[]): Lived {
  let now = MONDAY_MORNING;
  return attempts.reduce<Lived>(
    (so, { event, actor, wait }) => {
      now += wait;
      const moved = move(so.referral, event, actor, now);
      return moved.kind === "moved" ? { referral: moved.referral, log: [...so.log, moved.entry] } : so;
    },
    { referral: startReferral(draft), log: [] },
  );
}

/** As its owner sees it, a day after it was written. */
export function aView(told: Partial<ReferralView> & Pick<ReferralView, "referral">): ReferralView {
  return {
    ...{ viewer: OWNER, log: [], words: {}, place: "Gamping, Kabupaten Sleman", source: aSource(), next: undefined },
    now: MONDAY_MORNING + DAY,
    ...told,
  };
}

export const pressesOf = ({ buttons = [] }: Reply): readonly Press[] =>
  buttons.flat().flatMap((button) => ("press" in button ? [button.press] : []));

export const labelsOf = ({ buttons = [] }: Reply): readonly string[] => buttons.flat().map(({ text }) => text);

/** How much of it a person reads. */
export const visible = (text: string): number => text.replace(/<[^>]+>/g, "").length;

/** Telegram takes every button, and the bot understands it again. */
export function expectFits(reply: Reply): void {
  for (const press of pressesOf(reply)) {
    expect(Buffer.byteLength(encodePress(press))).toBeLessThanOrEqual(LONGEST_DATA);
    expect(decodePress(encodePress(press))).toEqual(press);
  }
}
