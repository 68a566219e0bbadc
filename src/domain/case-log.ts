import type { Case, CaseDraft, Offer, Review, Tried } from "./case.ts";
import type { CaseEntry, CaseEvent } from "./case-event.ts";
import { startWatch, watchAfter } from "./case-watch.ts";
import type { CheckIn } from "./check-in.ts";
import { rolesInPhase } from "./phase-change.ts";
import { recommendRole } from "./role.ts";
import { isMediationBarred, NO_MEDIATION, stoppingGates } from "./safety.ts";
import { SIGNALS, type SignalId } from "./signal.ts";

const SIDES_KNOWN = 2;
const CHECK_INS_KEPT = 2;
const AGREED: SignalId = "S25";

export function startCase(draft: CaseDraft): Case {
  const { situation, openedAt } = draft;
  const advice = recommendRole({ ...situation, tried: [] });
  return {
    ...draft,
    ...{ state: "open", version: 0, dangers: stoppingGates(situation.gates) },
    roles: advice.kind === "stop" || draft.isUntold ? [] : [advice.first, ...advice.also].map(({ role }) => role),
    sides: situation.parties === "identified" ? SIDES_KNOWN : 0,
    ...{ tried: [], checkIns: [], reviews: [], notes: 0 },
    ...{ phaseSince: openedAt, touchedAt: openedAt, watch: startWatch(draft) },
  };
}

/** The case as its timeline tells it; the entries in the order in which they were written. */
export function replayCase(draft: CaseDraft, log: readonly CaseEntry[]): Case {
  return log.reduce(applyCaseEntry, startCase(draft));
}

/** The one place where a case changes. The entry is trusted: whether it may be is decided by `moveCase`. */
export function applyCaseEntry(before: Case, entry: CaseEntry): Case {
  const watch = watchAfter(before, entry);
  return { ...changed(before, entry), watch, version: before.version + 1, touchedAt: entry.when };
}

function changed(before: Case, { who, when, what }: CaseEntry): Case {
  switch (what.kind) {
    case "retitle":
      return { ...before, title: what.title };
    case "move place":
      return { ...before, place: what.place };
    case "guided": {
      const { situation, roles } = what;
      return {
        ...withTold(before),
        situation,
        roles,
        // Guidance is given only after the dangers were asked, and there were none.
        dangers: stoppingGates(situation.gates),
        sides: sidesAfter(before, what),
        ...sinceWhen(before, situation.phase, when),
      };
    }
    case "phase": {
      const situation = { ...before.situation, phase: what.phase };
      return { ...withTold(before), situation, roles: what.roles, ...sinceWhen(before, what.phase, when) };
    }
    case "sides":
      return { ...before, sides: what.count };
    case "tried":
      return { ...before, tried: latestWord(before.tried, { ...what, at: when }) };
    case "check-in": {
      const { colour, safety, gates } = what;
      const checkIns = [...before.checkIns, { colour, safety, gates, at: when }].slice(-CHECK_INS_KEPT);
      // A check-in asks for the dangers too: its answer is the newest.
      return { ...before, checkIns, dangers: stoppingGates(gates), ...afterRefusal(before, gates) };
    }
    case "rhythm":
      return { ...before, everyDays: what.everyDays };
    case "note":
      return { ...before, notes: before.notes + 1 };
    case "help":
      return { ...before, help: { askedAt: when, isUrgent: what.isUrgent } };
    case "answer":
      return withAnswer(before, when);
    case "offer":
      return { ...before, offer: offerOf(what, when) };
    case "claim":
      return before.offer === undefined
        ? before
        : { ...before, offer: { to: who.id, reason: before.offer.reason, at: when } };
    case "accept":
    case "take":
      // Whoever takes it in hand answers the call of the one before.
      return { ...withAnswer(withoutOffer(before), when), owner: who.id };
    case "decline":
    case "withdraw":
      return withoutOffer(before);
    case "close":
      return { ...withoutOffer(before), state: "closed", outcome: what.outcome, closedAt: when };
    case "reopen": {
      const { outcome: _outcome, closedAt: _closedAt, ...rest } = before;
      return { ...rest, state: "open" };
    }
    case "danger":
      return { ...before, dangers: stoppingGates([...before.dangers, ...what.gates]) };
    case "ask":
    case "referral":
      return before;
    case "document":
      return what.paper === undefined || what.reviewAt === undefined
        ? before
        : withAgreement(before, { paper: what.paper, at: what.reviewAt });
    case "review": {
      const reviews = before.reviews.map((one) => (one.paper === what.paper ? { ...one, held: what.held } : one));
      return { ...before, reviews };
    }
  }
}

function sidesAfter({ sides }: Case, { situation }: CaseEvent & { readonly kind: "guided" }): number {
  return situation.parties === "unclear" ? 0 : Math.max(sides, SIDES_KNOWN);
}

/** A party that refuses takes mediation away. Only guidance gives it back: an untouched list of dangers says nothing of consent. */
function afterRefusal({ situation, roles }: Case, told: CheckIn["gates"]): Pick<Case, "situation" | "roles"> {
  if (!isMediationBarred(told) || isMediationBarred(situation.gates)) return { situation, roles };
  const next = { ...situation, gates: [...situation.gates, NO_MEDIATION] };
  return { situation: next, roles: rolesInPhase({ situation: next }, next.phase).map(({ role }) => role) };
}

function sinceWhen({ situation, phaseSince }: Case, phase: string, when: number): Pick<Case, "phaseSince"> {
  return { phaseSince: situation.phase === phase ? phaseSince : when };
}

/** One line a technique: the newest word counts. */
function latestWord(tried: readonly Tried[], { technique, helped, at }: Tried): readonly Tried[] {
  return [...tried.filter((other) => other.technique !== technique), { technique, helped, at }];
}

function offerOf({ to, link, reason }: CaseEvent & { readonly kind: "offer" }, at: number): Offer {
  return { ...(to !== undefined && { to }), ...(link !== undefined && { link }), reason, at };
}

function withAnswer(before: Case, when: number): Case {
  return before.help === undefined ? before : { ...before, help: { ...before.help, answeredAt: when } };
}

function withTold(before: Case): Case {
  const { isUntold: _told, ...rest } = before;
  return rest;
}

/** That there is one is a signal from now on: it leads to the tasks that keep an agreement alive. */
function withAgreement(before: Case, review: Review): Case {
  const { situation, reviews } = before;
  const signals = SIGNALS.filter((signal) => signal === AGREED || situation.signals.includes(signal));
  const others = reviews.filter(({ paper }) => paper !== review.paper);
  return { ...before, situation: { ...situation, signals }, reviews: [...others, review] };
}

function withoutOffer(before: Case): Case {
  const { offer: _over, ...rest } = before;
  return rest;
}
