import type { Referral } from "../domain/referral.ts";
import { AlreadyContinued } from "../domain/referral-book.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { claimNextScript, voidScript } from "./referral-scripts.ts";

/** For as long as an act may still be on its way between its claim and its opening; far longer than a lease. */
const VOID_FOR = 24 * 3600 * 1000;

export interface ReferralNext {
  /** The referral that goes on from this one; undefined while none does, or when it was written by mistake. */
  of(code: string): Promise<Referral | undefined>;
  /**
   * `code` is the one that is to go on from `from`. Throws AlreadyContinued. A claim whose referral was never opened may be
   * taken over; its code is void then, so that whoever was merely slow cannot open it any more.
   */
  claim(from: string, code: string): Promise<void>;
}

export function createReferralNext(
  redis: RedisConnection,
  find: (code: string) => Promise<Referral | undefined>,
): ReferralNext {
  return {
    async of(code) {
      const holder = (await redis.command(keys.referralNext(code), "GET", keys.referralNext(code))) as Buffer | null;
      const held = holder === null ? undefined : await find(String(holder));
      return held !== undefined && goesOn(held, code) ? held : undefined;
    },

    async claim(from, code) {
      for (let replaced = ""; ; ) {
        const holder = await claimNext(redis, from, { code, replaced });
        if (holder === code) return;
        const held = await find(holder);
        if (held !== undefined && goesOn(held, from)) throw new AlreadyContinued(held);
        if (held === undefined && !(await avoid(holder))) continue;
        replaced = holder;
      }
    },
  };

  /** False when it was opened in this very moment. */
  async function avoid(code: string): Promise<boolean> {
    const made = await redis.run(voidScript, [keys.referral(code), keys.referralVoid(code)], [String(VOID_FOR)]);
    return made === 1;
  }
}

/** Gives the code that goes on from it now: this one, or the one that was quicker. */
export async function claimNext(
  redis: RedisConnection,
  from: string,
  { code, replaced = "" }: { readonly code: string; readonly replaced?: string },
): Promise<string> {
  return String(await redis.run(claimNextScript, [keys.referral(from), keys.referralNext(from)], [code, replaced]));
}

/** One that was written by mistake helps nobody. */
export function goesOn({ continues, state }: Referral, from: string): boolean {
  return continues === from && state !== "salah_input";
}
