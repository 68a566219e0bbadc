import type { Localised } from "./language.ts";
import type { Level } from "./level.ts";
import type { MediationWords } from "./mediation-words.ts";
import type { Phase } from "./phase.ts";
import type { PracticeSituation } from "./practice.ts";
import type { Role } from "./role.ts";
import type { GateId } from "./safety.ts";
import type { SignalId } from "./signal.ts";
import type { Technique } from "./technique.ts";

/** A request to list or find "the other side" is refused with a card of its own. */
export type SafetyCardId = GateId | "profiling";

/** What an admin has changed through the bot within the last 30 days. */
export interface Updatable {
  /** Milliseconds since the epoch. */
  readonly updatedOn?: number;
}

export interface SignalWords {
  readonly id: SignalId;
  /** On a button to tick: at most 40 characters. */
  readonly button: Localised;
  /** After "karena" / "because": a clause in lower case, no full stop. */
  readonly because: Localised;
}

export interface SafetyCard extends Updatable {
  readonly id: SafetyCardId;
  /** On a button to tick: at most 40 characters. */
  readonly button: Localised;
  readonly title: Localised;
  /** What to do now, most urgent first. */
  readonly actions: readonly Localised[];
  /** Whom to call, most urgent first. */
  readonly call: readonly string[];
  /** What to say aloud, where words help. */
  readonly say?: Localised;
  readonly ground: Localised;
}

export interface Contact extends Updatable {
  readonly id: string;
  readonly name: Localised;
  /** As dialled: "110", "119 ext. 8". Absent for a web address only. */
  readonly number?: string;
  readonly link?: string;
  readonly note: Localised;
  /** Year and month in which somebody last checked it: "2026-01". */
  readonly lastChecked: string;
}

/** A phase, a level or a role: its name, what one can observe (on a button), and what it means. */
export interface Explained<Id extends string> extends Updatable {
  readonly id: Id;
  readonly name: Localised;
  readonly button: Localised;
  readonly meaning: Localised;
}

export interface RoleWords extends Explained<Role> {
  /** What this role does not do. */
  readonly not: Localised;
}

/** The source gives the broker two sets of three; both are shown and never mixed. */
export interface BrokerSets {
  readonly principles: readonly Localised[];
  readonly keywords: readonly { readonly name: Localised; readonly meaning: Localised }[];
}

/** Everything the bot can say about peace work. Look it up each time: what admins publish stands here at once. */
export interface Catalogue {
  readonly techniques: readonly Technique[];
  readonly signals: readonly SignalWords[];
  /** The screens on which signals are ticked, with their headings, in order. */
  readonly signalScreens: readonly { readonly heading: Localised; readonly signals: readonly SignalId[] }[];
  readonly safety: readonly SafetyCard[];
  readonly contacts: readonly Contact[];
  readonly phases: readonly Explained<Phase>[];
  readonly levels: readonly Explained<Level>[];
  readonly roles: readonly RoleWords[];
  readonly broker: BrokerSets;
  readonly mediation: MediationWords;
  /** To practise on, in the order in which they are taken. */
  readonly practice: readonly PracticeSituation[];
}
