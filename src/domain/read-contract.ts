import { SIDES } from "./case.ts";
import { CONTRACT_LIMITS, CONTRACT_LISTS, type Commitment, type ContractForm, WATCHERS } from "./contract-form.ts";
import { among, asCount, asObject, asPoint, asSide, asText, listOf, type Read, readObject } from "./read-parts.ts";

export function writeContract(form: ContractForm): string {
  return JSON.stringify(form);
}

/** The body of a paper; undefined for one of another release. */
export function readContract(body: string): ContractForm | undefined {
  const parts = readObject(body);
  if (parts === undefined) return undefined;
  const sides = asCount(parts["sides"]);
  const commitments = listOf(asCommitment, CONTRACT_LIMITS.commitments)(parts["commitments"]);
  const broken = listOf(asPoint, CONTRACT_LIMITS.broken)(parts["broken"]);
  const watchers = listOf(among(WATCHERS), CONTRACT_LIMITS.watchers)(parts["watchers"]);
  const settled = listOf(among(CONTRACT_LISTS), CONTRACT_LISTS.length)(parts["settled"]);
  const agreed = listOf(asSide, SIDES.length)(parts["agreed"]);
  const [reviewAt, renews] = [asCount(parts["reviewAt"]), asText(parts["renews"])];
  if (sides === undefined || sides > SIDES.length || !commitments || !broken || !watchers || !settled || !agreed) {
    return undefined;
  }
  return {
    ...{ sides, commitments, broken, watchers, settled, agreed },
    ...(reviewAt !== undefined && { reviewAt }),
    ...(renews !== undefined && { renews }),
  };
}

const asCommitment: Read<Commitment> = (value) => {
  const point = asPoint(value);
  const by = among(["all", ...SIDES])(asObject(value)?.["by"]);
  return point === undefined || by === undefined ? undefined : { ...point, by };
};
