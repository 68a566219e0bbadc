import { type GuidanceItem, ITEM_KINDS } from "../domain/guidance-item.ts";
import type { Visit } from "./visit.ts";

/** Undefined for what is no item at all; whether it is there is another question. */
export function itemIn({ kind, id }: Visit["params"]): GuidanceItem | undefined {
  const known = ITEM_KINDS.find((one) => one === kind);
  return known === undefined || id === undefined ? undefined : { kind: known, id };
}

/** Of an address, which counts from 1; here from 0. */
export function pageIn({ page }: Visit["query"]): number {
  const asked = Number(page ?? 1);
  return Number.isSafeInteger(asked) && asked > 0 ? asked - 1 : 0;
}
