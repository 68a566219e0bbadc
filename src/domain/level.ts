/** micro: person and family; meso: groups and organisations; macro: state and policy (handed up, not acted on). */
export const LEVELS = ["mikro", "meso", "makro"] as const;
export type Level = (typeof LEVELS)[number];
