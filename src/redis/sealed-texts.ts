import type { RedisConnection } from "./connection.ts";
import { sealedIn } from "./sealed-shelves.ts";

/** One value of the store in which sealed texts stand. */
export interface SealedValue {
  readonly texts: readonly SealedText[];
  /** Every text as this makes it anew, unless somebody has changed the value since it was read: then false, and nothing has changed. */
  swap(reseal: (text: SealedText) => string): Promise<boolean>;
}

export interface SealedText {
  readonly sealed: string;
  /** Record and field, as the sealer binds them in. */
  readonly place: string;
  /** An earlier release has written it open: it is the text itself. */
  readonly isOpen?: true;
}

export interface SealedPage {
  /** How many keys of the store it took to find these. */
  readonly looked: number;
  readonly values: readonly SealedValue[];
}

/** How many keys are read at the same time. */
const AT_ONCE = 50;

/** Everything sealed that stands in the store, on every node, page by page; a value may come twice. Throws StoreAway. */
export async function* sealedTexts(redis: RedisConnection): AsyncIterable<SealedPage> {
  for await (const page of redis.scan("{*")) {
    for (let from = 0; from < page.length; from += AT_ONCE) {
      const found = page.slice(from, from + AT_ONCE);
      const values = await Promise.all(found.map((key) => sealedIn(redis, key)));
      yield { looked: found.length, values: values.flat() };
    }
  }
}
