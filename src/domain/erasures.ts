/**
 * Remembers that somebody was erased, so that a copy of the store from before that can be put back without them. Nothing in it
 * tells who: it can only be asked about a person whom somebody names. Throws StoreAway.
 */
export interface Erasures {
  /** From now on this person counts as erased at this moment. */
  forget(person: number): Promise<void>;
  /** People who came back with a copy, and had been erased since it was made. */
  again(): Promise<readonly number[]>;
  /** This one is erased again. */
  done(person: number): Promise<void>;
}
