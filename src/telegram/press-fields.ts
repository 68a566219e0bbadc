import { readReferralCode } from "../domain/referral-code.ts";

/** How one value of a button stands in its callback data. `read` gives undefined for anything it did not write. */
export interface Field<T> {
  write(value: T): string;
  read(text: string): T | undefined;
}

export function oneOf<const T extends string>(values: readonly T[]): Field<T> {
  return {
    write: (value) => values.indexOf(value).toString(36),
    read: (text) => (/^[0-9a-z]{1,2}$/.test(text) ? values[Number.parseInt(text, 36)] : undefined),
  };
}

/** A set of ticks as one number, so that 28 of them fit into six characters. */
export function ticksOf<T extends string>(values: readonly T[]): Field<readonly T[]> {
  const all = 2 ** values.length;
  return {
    write: (ticked) =>
      values.reduce((sum, value, index) => (ticked.includes(value) ? sum + 2 ** index : sum), 0).toString(36),
    read(text) {
      const sum = /^[0-9a-z]{1,9}$/.test(text) ? Number.parseInt(text, 36) : all;
      if (sum >= all) return undefined;
      return values.filter((_, index) => Math.floor(sum / 2 ** index) % 2 === 1);
    },
  };
}

export const count: Field<number> = {
  write: (value) => value.toString(36),
  read(text) {
    const value = /^[0-9a-z]{1,11}$/.test(text) ? Number.parseInt(text, 36) : Number.NaN;
    return Number.isSafeInteger(value) ? value : undefined;
  },
};

/** A Kemendagri code such as 34.04.01, or nothing for the whole country. */
export const placeCode: Field<string> = {
  write: (value) => value,
  read: (text) => (/^(\d\d(\.\d\d){0,2})?$/.test(text) ? text : undefined),
};

/** As makeReferralCode gives it; any other spelling is made up. */
export const referralCode: Field<string> = {
  write: (value) => value,
  read(text) {
    const reading = readReferralCode(text);
    return reading.kind === "code" && reading.code === text ? text : undefined;
  },
};

/** Of a source in the directory. */
export const sourceId: Field<string> = {
  write: (value) => value,
  read: (text) => (/^[a-z0-9-]{1,16}$/.test(text) ? text : undefined),
};
