import { CAMPAIGN_SYMBOLS, CASE_SYMBOLS, isOpaqueCode, PERSON_SYMBOLS } from "../domain/opaque-code.ts";
import { readReferralCode } from "../domain/referral-code.ts";
import type { Coordinates } from "../domain/source.ts";

/** How one value of a button stands in its callback data. `read` gives undefined for anything it did not write. */
export interface Field<T> {
  write(value: T): string;
  read(text: string): T | undefined;
  /** May be missing; stands last, so that buttons from before it was there go on working. */
  readonly isOptional?: true;
}

export type OptionalField<T> = Field<T> & { readonly isOptional: true };

export function optional<T>(field: Field<T>): OptionalField<T> {
  return { ...field, isOptional: true };
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
  const weights = new Map(values.map((value, index) => [value, 2 ** index]));
  return {
    write(ticked) {
      let sum = 0;
      for (const value of new Set(ticked)) sum += weights.get(value) ?? 0;
      return sum.toString(36);
    },
    read(text) {
      const sum = /^[0-9a-z]{1,9}$/.test(text) ? Number.parseInt(text, 36) : all;
      if (sum >= all) return undefined;
      const ticked: T[] = [];
      for (let index = 0, left = sum; left > 0; index++, left = Math.floor(left / 2)) {
        if (left % 2 === 1) ticked.push(values[index] as T);
      }
      return ticked;
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

/** As makeOpaqueCode gives it for a person. */
export const personCode: Field<string> = {
  write: (value) => value,
  read: (text) => (isOpaqueCode(text, PERSON_SYMBOLS) ? text : undefined),
};

/** As makeOpaqueCode gives it for a conflict; nothing for none. */
export const caseCode: Field<string> = {
  write: (value) => value,
  read: (text) => (text === "" || isOpaqueCode(text, CASE_SYMBOLS) ? text : undefined),
};

/** As a campaign gets it when it is opened. */
export const broadcastId: Field<string> = {
  write: (value) => value,
  read: (text) => (isOpaqueCode(text, CAMPAIGN_SYMBOLS) ? text : undefined),
};

/** Of a source in the directory. */
export const sourceId: Field<string> = {
  write: (value) => value,
  read: (text) => (/^[a-z0-9-]{1,16}$/.test(text) ? text : undefined),
};

/** Of a broadcast, or of a guidance update. */
export const subjectId: Field<string> = {
  write: (value) => value,
  read: (text) => (/^[A-Za-z0-9_-]{1,40}$/.test(text) ? text : undefined),
};

/** The name of a file in content/practice. */
export const situationId: Field<string> = {
  write: (value) => value,
  read: (text) => (/^\d\d-[a-z-]{2,24}$/.test(text) ? text : undefined),
};

/** As createInvites makes it. */
export const inviteCode: Field<string> = {
  write: (value) => value,
  read: (text) => (/^[\w-]{16}$/.test(text) ? text : undefined),
};

const STEPS_A_DEGREE = 100;

/** About where somebody is: hundredths of a degree, which is a kilometre. Never more exact, for a button is kept. */
export const nearby: Field<Coordinates | "nowhere"> = {
  write(value) {
    if (value === "nowhere") return "";
    const steps = [value.latitude + 90, value.longitude + 180].map((degrees) => Math.round(degrees * STEPS_A_DEGREE));
    return steps.map((step) => step.toString(36).padStart(3, "0")).join("");
  },
  read(text) {
    if (text === "") return "nowhere";
    if (!/^[0-9a-z]{6}$/.test(text)) return undefined;
    const [south, west] = [text.slice(0, 3), text.slice(3)].map((steps) => Number.parseInt(steps, 36));
    if (south === undefined || west === undefined || south > 180 * STEPS_A_DEGREE || west > 360 * STEPS_A_DEGREE) {
      return undefined;
    }
    return {
      latitude: (south - 90 * STEPS_A_DEGREE) / STEPS_A_DEGREE,
      longitude: (west - 180 * STEPS_A_DEGREE) / STEPS_A_DEGREE,
    };
  },
};

/** Of a text that a paper offers, as it stands in content/papers. */
export const exampleId: Field<string> = {
  write: (value) => value,
  read: (text) => (/^[a-z]{1,12}\d{1,2}$/.test(text) ? text : undefined),
};
