/** Loaded before a bot process (see bot-clock.ts): everything in it sees the shifted time. */
const shift = Number(process.env["CLOCK_SHIFT_MS"] ?? "0");
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...args: readonly unknown[]) {
    super(...((args.length === 0 ? [RealDate.now() + shift] : args) as [number]));
  }

  static override now(): number {
    return RealDate.now() + shift;
  }
} as DateConstructor;
