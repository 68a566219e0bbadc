import { readShift, SEEN_WITHIN } from "./jumping-clock.ts";

/** Loaded before a bot process (see jumping-clock.ts): its time of day jumps when somebody sets it. */
const file = process.env["CLOCK_SHIFT_FILE"] ?? "";
const RealDate = Date;
let shift = readShift(file);
setInterval(() => {
  shift = readShift(file);
}, SEEN_WITHIN / 2).unref();

globalThis.Date = class extends RealDate {
  constructor(...args: readonly unknown[]) {
    super(...((args.length === 0 ? [RealDate.now() + shift] : args) as [number]));
  }

  static override now(): number {
    return RealDate.now() + shift;
  }
} as DateConstructor;
