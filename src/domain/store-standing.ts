/**
 * Whether what is kept can be kept: `full` and `disk` still let read, and take nothing new; the first for want of memory, the
 * second because nothing can be written to the disk.
 */
export const STORE_STANDINGS = ["well", "full", "disk", "away"] as const;
export type StoreStanding = (typeof STORE_STANDINGS)[number];

/** Looks now, by writing something small. Never throws. */
export type LookAtStore = () => Promise<StoreStanding>;
