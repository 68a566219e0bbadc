import type { Audience } from "../domain/audience.ts";
import { openSieve } from "../domain/count-audience.ts";
import { type Ledger, MOST_ON_A_PAGE, type Round } from "../domain/ledger.ts";
import type { AudienceReader } from "../domain/recipients.ts";

interface Freezing {
  readonly ledger: Ledger;
  readonly audience: AudienceReader;
  /** False when somebody has cancelled it, or another process sends now. */
  readonly mayGoOn: () => Promise<boolean>;
}

/**
 * Writes down who gets this round, a page at a time, and goes on after the last one who was written down. True when
 * everybody is; false when it was interrupted.
 */
export async function freezeRound(
  round: Round,
  audience: Audience,
  { ledger, audience: reader, mayGoOn }: Freezing,
): Promise<boolean> {
  const state = await ledger.state(round);
  if (state.isComplete) return true;
  let { lastId } = state;
  let ids: number[] = [];

  async function writeDown(most: number): Promise<boolean> {
    const page = ids.slice(0, most);
    const last = page.at(-1);
    if (last === undefined) return true;
    if (!(await ledger.append(round, lastId, page))) return false;
    lastId = last;
    ids = ids.slice(most);
    return true;
  }

  const sieve = openSieve(audience);
  for await (const people of reader.facts(audience, lastId)) {
    if (!(await mayGoOn())) return false;
    ids.push(...people.filter((facts) => sieve.sort(facts).kind === "in").map(({ member }) => member.id));
    while (ids.length >= MOST_ON_A_PAGE) if (!(await writeDown(MOST_ON_A_PAGE))) return false;
  }
  if (!(await writeDown(ids.length))) return false;
  await ledger.complete(round);
  return true;
}
