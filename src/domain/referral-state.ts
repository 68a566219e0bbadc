/** From a need to help that has arrived, in this order. Follows the FHIR Gravity Task, plus acknowledgement and the client's word. */
const ON_THE_WAY = ["draf", "terkirim", "diakui", "diterima", "berjalan", "layanan_diterima", "ditutup"] as const;
const ASIDE = ["tertahan", "ditolak", "gagal", "tak_terhubungi", "dibatalkan"] as const;

export const REFERRAL_STATES = [...ON_THE_WAY, ...ASIDE, "salah_input"] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

/** Never reopened: who still needs help gets a new referral, linked to this one. */
const ENDED: readonly ReferralState[] = ["ditutup", "ditolak", "gagal", "tak_terhubungi", "dibatalkan", "salah_input"];

export function isEnded(state: ReferralState): boolean {
  return ENDED.includes(state);
}

interface Step {
  readonly from: readonly ReferralState[];
  readonly to: ReferralState;
}

const WITH_SOURCE: readonly ReferralState[] = ["terkirim", "diakui", "diterima", "berjalan"];

/**
 * Every change of state but the way back from being on hold. Source: domain rules, section 5.
 * Before a source accepts it can refuse; after that it can only fail. Help that came is not cancelled any more.
 * The client's word may be put right until the referral is closed, so "receive" starts from its own end too.
 */
export const STEPS = {
  send: { from: ["draf"], to: "terkirim" },
  acknowledge: { from: ["terkirim"], to: "diakui" },
  accept: { from: ["diakui"], to: "diterima" },
  start: { from: ["diterima"], to: "berjalan" },
  receive: { from: ["berjalan", "layanan_diterima"], to: "layanan_diterima" },
  close: { from: ["layanan_diterima"], to: "ditutup" },
  hold: { from: WITH_SOURCE, to: "tertahan" },
  refuse: { from: ["terkirim", "diakui"], to: "ditolak" },
  fail: { from: ["diterima", "berjalan", "layanan_diterima"], to: "gagal" },
  lose_touch: { from: WITH_SOURCE, to: "tak_terhubungi" },
  cancel: { from: ["draf", ...WITH_SOURCE], to: "dibatalkan" },
  mistake: { from: REFERRAL_STATES, to: "salah_input" },
} as const satisfies Readonly<Record<string, Step>>;
export type StepKind = keyof typeof STEPS;

const LEAVING: readonly StepKind[] = ["refuse", "fail", "lose_touch", "cancel"];

export function isStep(kind: string): kind is StepKind {
  return Object.hasOwn(STEPS, kind);
}

/** On hold, the ways out stay those of the state it was held in; the way on opens again with "resume". */
export function canStep(kind: StepKind, state: ReferralState, heldFrom: ReferralState | undefined): boolean {
  const position = state === "tertahan" && LEAVING.includes(kind) ? (heldFrom ?? state) : state;
  const { from, to }: Step = STEPS[kind];
  return from.includes(position) && (kind === "receive" || state !== to);
}
