import type { ReferralEvent } from "../../../src/domain/referral.ts";
import type { ReferralState } from "../../../src/domain/referral-state.ts";
import { afterEvents, COMPLETE } from "./a-referral.ts";

const { consent, acknowledge, accept, start, receive, close, hold, refuse, fail, cancel } = COMPLETE;
export const SENT = [consent, { kind: "send" }] as const;
export const STARTED = [...SENT, acknowledge, accept, start] as const;

/** The shortest way to each state. */
export const WAYS: Readonly<Record<ReferralState, readonly ReferralEvent[]>> = {
  draf: [],
  terkirim: SENT,
  diakui: [...SENT, acknowledge],
  diterima: [...SENT, acknowledge, accept],
  berjalan: STARTED,
  layanan_diterima: [...STARTED, receive],
  ditutup: [...STARTED, receive, close],
  tertahan: [...SENT, hold],
  ditolak: [...SENT, refuse],
  gagal: [...STARTED, fail],
  tak_terhubungi: [...SENT, COMPLETE.lose_touch],
  dibatalkan: [cancel],
  salah_input: [COMPLETE.mistake],
};

export const ENDED = [
  "ditutup",
  "ditolak",
  "gagal",
  "tak_terhubungi",
  "dibatalkan",
  "salah_input",
] satisfies ReferralState[];
export const inState = (state: ReferralState) => afterEvents(WAYS[state]);
