import type { Wrong } from "../../domain/directory.ts";
import type { NeedCategory, Urgency } from "../../domain/need.ts";
import type { HandOver, Outcome, RefusalReason } from "../../domain/referral.ts";
import type { ReferralState } from "../../domain/referral-state.ts";
import type { Speech } from "../speech.ts";

/** The names of what a broker speaks of, as they stand in texts and on buttons. */
export const tellNeed = (need: NeedCategory, speech: Speech) => speech.say(`need.${need}`);
export const tellUrgency = (urgency: Urgency, speech: Speech) => speech.say(`urgency.${urgency}`);
export const tellState = (state: ReferralState, speech: Speech) => speech.say(`state.${state}`);
export const tellRefusal = (reason: RefusalReason, speech: Speech) => speech.say(`refusal.${reason}`);
export const tellOutcome = (outcome: Outcome, speech: Speech) => speech.say(`outcome.${outcome}`);
export const tellHandOver = (handOver: HandOver, speech: Speech) => speech.say(`hand-over.${handOver}`);
export const tellWrong = (wrong: Wrong, speech: Speech) => speech.say(`wrong.${wrong}`);
