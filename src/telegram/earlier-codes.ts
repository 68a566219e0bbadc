import { randomBytes } from "node:crypto";
import { CASE_SYMBOLS, makeOpaqueCode, PERSON_SYMBOLS } from "../domain/opaque-code.ts";
import type { Referral } from "../domain/referral.ts";
import type { House, JuruContext } from "./context.ts";
import type { KnownPerson } from "./replies/refer.ts";

const TRIES = 20;

/** The persons a volunteer has referred before, the latest first. */
export async function earlierPersons(ctx: JuruContext, house: House): Promise<readonly KnownPerson[]> {
  const latest = new Map<string, KnownPerson>();
  for (const { forWhom: code, need } of await ownReferrals(ctx, house)) {
    if (!latest.has(code)) latest.set(code, { code, need: need.category });
  }
  return [...latest.values()];
}

/** The conflicts a volunteer works with: the open cases, then labels of earlier referrals, the latest first. */
export async function earlierCases(ctx: JuruContext, house: House): Promise<readonly string[]> {
  const open = (await house.cases.ofOwner(ctx.from?.id ?? 0)).filter(({ state }) => state === "open");
  const labels = (await ownReferrals(ctx, house)).flatMap((referral) => referral.case?.code ?? []);
  return [...new Set([...open.map(({ code }) => code), ...labels])];
}

/** A person's code is the volunteer's own; that of a conflict brings referrals together, so nobody else may have it. */
export async function freshCodes(
  ctx: JuruContext,
  house: House,
): Promise<{ readonly person: string; readonly case: string }> {
  const persons = await earlierPersons(ctx, house);
  const person = await firstFree(PERSON_SYMBOLS, async (code) => persons.every((known) => known.code !== code));
  return {
    person,
    case: await firstFree(CASE_SYMBOLS, (code) => isFreeForCase(code, house)),
  };
}

async function isFreeForCase(code: string, { book, cases }: House): Promise<boolean> {
  return (await cases.find(code)) === undefined && (await book.ofCase(code)).length === 0;
}

function ownReferrals({ from }: JuruContext, { book }: House): Promise<readonly Referral[]> {
  return book.ofOwner(from?.id ?? 0);
}

async function firstFree(symbols: number, isFree: (code: string) => Promise<boolean>): Promise<string> {
  for (let tries = 0; tries < TRIES; tries++) {
    const code = makeOpaqueCode(randomBytes(symbols), symbols);
    if (await isFree(code)) return code;
  }
  throw new Error(`No free code of ${symbols} symbols was found in ${TRIES} tries.`);
}
