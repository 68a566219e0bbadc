import type { TestHouse } from "../house.ts";
import type { Person } from "../person.ts";
import type { Stored } from "../stored.ts";

/** What somebody does at an open question. */
export type Deed = { readonly press: string | RegExp } | { readonly text: string };

export interface Ground {
  readonly house: TestHouse;
  readonly stored: Stored;
}

/** A way through one talk, so that at each of its questions what is stored can be taken down. */
export interface Walk {
  readonly name: string;
  readonly as?: "admin";
  readonly languageCode?: "id" | "en";
  /** Up to the first question. */
  begins(person: Person, ground: Ground): Promise<void>;
  /** A deed that changes no stored talk (a tick) is done on the way to the next one. */
  readonly deeds: readonly Deed[];
}

/** What stood in the store at a question, and what answered it. */
export interface StoredStep {
  readonly state: unknown;
  readonly act: { readonly data: string } | { readonly text: string };
}

export interface StoredWalk {
  readonly name: string;
  /** The words in the talk are sealed for this chat. */
  readonly person: number;
  readonly steps: readonly StoredStep[];
  /** What was stored behind the last of them; left out when the talk had ended. */
  readonly end?: unknown;
  /**
   * Of a talk whose version has been counted up since: the question that is open behind each step, written down by hand when its
   * line in MIGRATIONS was.
   */
  readonly goesOn?: readonly string[];
}
