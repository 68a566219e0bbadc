/** The seed's phases: before, during and after the open conflict. */
export const PHASES = ["prakonflik", "konflik", "pascakonflik"] as const;
export type Phase = (typeof PHASES)[number];
