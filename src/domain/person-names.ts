/** The names that people have on Telegram just now. Asked for what is shown, and kept nowhere. */
export interface PersonNames {
  /** Whoever is not known there, or not in time, is not in it. */
  namesOf(ids: readonly number[]): Promise<ReadonlyMap<number, string>>;
}
